# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""Check packs against the schemas that `weft rules schema` prints.

Every file of the given packs must be valid.  Of the broken packs in
rules/bad/*.txt, those whose errors a schema can tell must be rejected: all but
the ones that rules/bad/beyond_schema.txt names.
"""

import glob
import json
import os
import re
import subprocess
import sys

try:
    import jsonschema
except ModuleNotFoundError:
    sys.exit(77)


def strip_comments(text):
    """Blank comments, but not what looks like one inside a string."""
    token = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/', re.S)
    return token.sub(
        lambda m: m[0] if m[0].startswith('"') else " " * len(m[0]), text)


def reject_duplicates(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def parse(text):
    return json.loads(strip_comments(text), object_pairs_hook=reject_duplicates)


def load_schemas():
    schemas = {}
    for kind in ("pack", "rules", "macros"):
        out = subprocess.run([os.environ["WEFT"], "rules", "schema", kind],
                             capture_output=True, check=True).stdout
        schema = json.loads(out)
        jsonschema.Draft202012Validator.check_schema(schema)
        schemas[kind] = jsonschema.Draft202012Validator(schema)
    return schemas


def kind_of(path):
    if os.path.basename(os.path.dirname(path)) == "rules":
        return "rules"
    return {"pack.jsonc": "pack", "macros.jsonc": "macros"}.get(
        os.path.basename(path))


def check_pack(schemas, folder):
    """The number of files checked; exits at the first that is invalid."""
    paths = [p for p in glob.glob(folder + "/**/*.jsonc", recursive=True)]
    for path in sorted(paths):
        with open(path, encoding="utf-8") as file:
            value = parse(file.read())
        for error in schemas[kind_of(path)].iter_errors(value):
            sys.exit(f"FAIL: {path}: {error.json_path}: {error.message[:200]}")
    return len(paths)


def cases(path):
    """Title, files and expected lines of each case."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for block in re.split(r"^==== ", text, flags=re.M)[1:]:
        title, rest = block.split("\n", 1)
        body, expected = rest.split("----\n", 1)
        files = re.findall(r"^\+\+\+\+ (\S+)\n(.*?)(?=^\+\+\+\+ |\Z)", body,
                           re.M | re.S)
        yield title, files, expected


def is_rejected(schemas, files):
    for path, text in files:
        if not path.endswith(".jsonc"):
            continue
        try:
            value = parse(text)
        except ValueError:
            return True
        if not schemas[kind_of("x/" + path)].is_valid(value):
            return True
    return False


def main():
    folder = os.environ["WEFT_TEST_DATA"] + "/rules/bad/"
    schemas = load_schemas()
    count = sum(check_pack(schemas, pack) for pack in sys.argv[1:])
    beyond, rejected, failures = [], 0, 0
    for path in sorted(glob.glob(folder + "*.txt")):
        if path.endswith("beyond_schema.txt"):
            continue
        for title, files, expected in cases(path):
            bad = is_rejected(schemas, files)
            rejected += bad
            if not bad and ": error: " in expected:
                beyond.append(title)
            if bad and ": error: " not in expected and \
                    "means nothing in a rule of kind" not in expected:
                failures += 1
                print(f"FAIL: the schema rejects what loads: {title}")
    with open(folder + "beyond_schema.txt", encoding="utf-8") as file:
        known = [line[2:].rstrip("\n") for line in file
                 if line.startswith("- ")]
    for title in sorted(set(beyond) ^ set(known)):
        failures += 1
        print("FAIL:", "accepted" if title in beyond else "rejected", title)
    print(f"{count} files valid, {rejected} broken packs rejected, "
          f"{len(beyond)} beyond a schema")
    sys.exit(bool(failures))


main()
