#!/usr/bin/python3
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""Read the exports of one graph with the programs that people use.

check_export.py FOLDER...

Each folder has every format of one graph, and counts.json with what the graph
itself says: entities, facts, literals and, if it knows, supports.  What is not
installed is named and left out.
"""

import collections
import csv
import json
import logging
import os
import re
import shutil
import subprocess
import sys

try:
    import rdflib
    rdflib.NORMALIZE_LITERALS = False
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
except ImportError:
    rdflib = None
try:
    import networkx
except ImportError:
    networkx = None

csv.field_size_limit(1 << 30)

COLUMNS = ("doc,subject_id,subject,subject_type,relation,object_id,object,"
           "object_type,value,unit,status,when,of,confidence,rule,start,end,"
           "evidence").split(",")
WEFT = "urn:weft:"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DATATYPES = {"integer", "decimal", "double", "gYear", "gYearMonth", "date"}
LEXICAL = {
    "integer": r"-?\d+", "decimal": r"-?\d+\.\d+",
    "double": r"-?\d+(\.\d+)?[eE][-+]?\d+", "gYear": r"\d{4}",
    "gYearMonth": r"\d{4}-\d\d", "date": r"\d{4}-\d\d-\d\d",
}
SUPPORT_KEYS = ["doc", "confidence", "rule", "start", "end", "evidence"]

folder = ""
failures = 0


def fail(text):
    global failures
    failures += 1
    print(f"FAIL: {folder}: {text}"[:2000])


def same(what, found, expected):
    """One failure that shows where two lists, sets or numbers part."""
    if found == expected:
        return
    if isinstance(found, (set, collections.Counter)):
        found, expected = (sorted(map(str, found - expected))[:3],
                           sorted(map(str, expected - found))[:3])
    elif isinstance(found, list):
        for place, (a, b) in enumerate(zip(found, expected)):
            if a != b:
                fail(f"{what}: at {place}: {a!r} instead of {b!r}")
                return
        found, expected = len(found), len(expected)
    fail(f"{what}: {found!r} instead of {expected!r}")


def path(name):
    return os.path.join(folder, name)


def text_of(name):
    with open(path(name), encoding="utf-8", newline="") as file:
        return file.read()


def no_nul(text):
    return text.replace("\0", "\ufffd")


def xml_clean(text):
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def command(*words):
    """Its standard output, or None if it is not installed or fails."""
    if not shutil.which(words[0]):
        print(f"skipped: not installed: {words[0]}")
        return None
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        fail(f"{' '.join(words)}: {done.stderr.decode(errors='replace')}")
        return None
    return done.stdout.decode()


# JSON lines: the reference for all others

def read_jsonl(counts):
    headers, triples = [], []
    for line in text_of("graph.jsonl").split("\n")[:-1]:
        record = json.loads(line)
        (headers if "document" in record else triples).append(record)
    same("jsonl: supports", len(triples),
         counts.setdefault("supports", len(triples)))
    return headers, triples


# CSV

def check_csv(triples):
    with open(path("graph.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    same("csv: columns", rows[0], COLUMNS)
    # JSON numbers have lost how they were written
    raw = re.findall(r'"value":("(?:[^"\\]|\\.)*"|[^,}]*)',
                     text_of("graph.jsonl"))
    raw = iter([json.loads(v) if v.startswith('"') else v for v in raw])
    expected = []
    for t in triples:
        s, o, e = t["subject"], t["object"], t["evidence"]
        value = next(raw) if "value" in o else ""
        expected.append([no_nul(str(field)) for field in (
            t["doc"], s["id"], s["name"], s["type"], t["relation"],
            o.get("id", ""), o["name"], o["type"], value, o.get("unit", ""),
            t["status"], t.get("when", ""), t.get("of", ""), t["confidence"],
            t["rule"], e["start"], e["end"], e["text"])])
    same("csv: rows", rows[1:], expected)


# RDF

def check_literal(term):
    if term.datatype is not None:
        name = str(term.datatype).rpartition("#")[2]
        if name not in DATATYPES or not re.fullmatch(LEXICAL[name], str(term)):
            fail(f"rdf: {term!r} is no {name}")


def check_terms(triples):
    for term in {term for triple in triples for term in triple}:
        if isinstance(term, rdflib.Literal):
            check_literal(term)
        elif not re.fullmatch(r"[a-z][a-z+.-]*:[!#-;=?-\[\]_a-z~]*", term):
            fail(f"rdf: {str(term)!r} is no absolute IRI in ASCII")
        elif re.search(r"/\.\.?(/|$)", term):
            fail(f"rdf: {str(term)!r} has a step in its path")


def subjects(triples, name):
    return {s for s, p, o in triples
            if str(p) == RDF + "type" and str(o) == name}


def check_provenance(facts, triples, counts):
    """What the statements say is what JSON lines say."""
    same("rdf: statements", len(subjects(facts, RDF + "Statement")),
         counts["facts"])
    supports = subjects(facts, WEFT + "Support")
    same("rdf: supports", len(supports), counts["supports"])
    names = {s: str(o) for s, p, o in facts if str(p) == RDFS + "label"}
    values = collections.defaultdict(dict)
    for s, p, o in facts:
        if s in supports:
            values[s][str(p).removeprefix(WEFT)] = o
    found = collections.Counter(
        tuple([names[v["document"]]] + [str(v[k]) for k in SUPPORT_KEYS[1:]])
        for v in values.values())
    expected = collections.Counter(
        (t["doc"], str(t["confidence"]), t["rule"], str(t["evidence"]["start"]),
         str(t["evidence"]["end"]), t["evidence"]["text"]) for t in triples)
    same("rdf: provenance", found, expected)


def check_named(quads, triples, headers):
    """A graph for each document, with what that document states."""
    names = {s: str(o) for s, p, o, g in quads
             if str(p) == RDFS + "label" and g is None}
    found = collections.Counter(
        names[g] for s, p, o, g in quads
        if g is not None and str(o) == WEFT + "Support")
    same("rdf: supports in named graphs", found,
         collections.Counter(t["doc"] for t in triples))
    documents = {names[s] for s, p, o, g in quads
                 if g is None and str(o) == WEFT + "Document"}
    same("rdf: documents", documents,
         {t["doc"] for t in triples} | {h["doc"] for h in headers})


def quads_of(name, syntax):
    dataset = rdflib.ConjunctiveGraph()
    dataset.parse(path(name), format=syntax)
    default = dataset.default_context.identifier

    def graph(context):
        identifier = context.identifier if context is not None else default
        plain = isinstance(identifier, rdflib.BNode) or identifier == default
        # rdflib names the default graph after the file
        return None if plain or str(identifier).startswith("file:") \
            else identifier

    return {(s, p, o, graph(c)) for s, p, o, c in dataset.quads()}


def check_rdflib(headers, triples, counts):
    if not rdflib:
        print("skipped: not installed: rdflib")
        return
    facts = set(rdflib.Graph().parse(path("graph.nt"), format="nt"))
    same("nt: each triple once", text_of("graph.nt").count("\n"), len(facts))
    for name, syntax in (("ttl", "turtle"), ("jsonld", "json-ld")):
        graph = rdflib.Graph().parse(path("graph." + name), format=syntax)
        same(f"{name}: triples", set(graph), facts)
    quads = quads_of("graph.nq", "nquads")
    same("nq: each quad once", text_of("graph.nq").count("\n"), len(quads))
    same("trig: quads", quads_of("graph.trig", "trig"), quads)
    same("nq: triples", {quad[:3] for quad in quads}, facts)
    check_terms(facts)
    check_provenance(facts, triples, counts)
    check_named(quads, triples, headers)


def check_rapper():
    expected = None
    for name, syntax in (("nt", "ntriples"), ("ttl", "turtle"),
                         ("nq", "nquads"), ("trig", "trig")):
        out = command("rapper", "-q", "-i", syntax, "-o", "ntriples",
                      path("graph." + name))
        if out is None:
            return
        lines = set(out.splitlines(keepends=True))
        if expected is None:
            expected = lines
            same("rapper: nt: triples", len(lines),
                 text_of("graph.nt").count("\n"))
        same(f"rapper: {name}: triples", lines, expected)


# Property graphs.  Neo4j's tables are the reference, checked against the
# graph; the other formats must say the same.

def read_table(name, header):
    with open(path(name), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if rows[0][:len(header)] != header:
        fail(f"{name}: columns {rows[0]}")
    for column in rows[0]:
        if not re.fullmatch(r"(\w+)?(:(ID|LABEL|START_ID|END_ID|TYPE|long|"
                            r"double|string\[\]))?", column):
            fail(f"{name}: column {column!r}")
    names = [column.partition(":")[0] or column for column in rows[0]]
    for row in rows[1:]:
        same(f"{name}: fields", len(row), len(names))
    return [dict(zip(names, row)) for row in rows[1:]]


def check_neo4j(triples, counts):
    nodes = read_table("nodes.csv", [":ID", ":LABEL"])
    edges = read_table("relationships.csv", [":START_ID", ":END_ID", ":TYPE"])
    same("neo4j: nodes", len(nodes), counts["entities"] + counts["literals"])
    same("neo4j: edges", len(edges), counts["facts"])
    ids = {node[":ID"] for node in nodes}
    same("neo4j: ids are unique", len(ids), len(nodes))
    same("neo4j: edges are unique", len({e["id"] for e in edges}), len(edges))
    same("neo4j: edges without an end",
         [e["id"] for e in edges
          if e[":START_ID"] not in ids or e[":END_ID"] not in ids], [])
    if "" in ids or any(not edge[":TYPE"] for edge in edges):
        fail("neo4j: an empty id or type")
    for node in nodes:
        if node["number"] and not abs(float(node["number"])) < 1e308:
            fail(f"neo4j: {node['number']} is no double")
        kind = node[":LABEL"].split(";")[0]
        same("neo4j: labels", node[":LABEL"].count(";"), int(bool(node["type"])))
        same("neo4j: kind", kind == "Literal", ":" not in node[":ID"] and
             bool(re.fullmatch("[0-9a-f]{32}", node[":ID"])))
    check_places(edges, triples, counts)
    return nodes, edges


def check_places(edges, triples, counts):
    """Every support once: in the fields of an edge or among the others."""
    found = collections.Counter()
    for edge in edges:
        others = json.loads(edge["other_supports"] or "[]")
        same("neo4j: supports", int(edge["supports"]), len(others) + 1)
        for place in others + [edge]:
            found[edge[":TYPE"], edge["status"], edge["when"], edge["of"],
                  *[no_nul(str(place[k])) for k in SUPPORT_KEYS if
                    k != "confidence"]] += 1
    expected = collections.Counter(
        tuple(map(no_nul, (
            t["relation"] or "_", t["status"], t.get("when", ""),
            t.get("of", ""), t["doc"], t["rule"], str(t["evidence"]["start"]),
            str(t["evidence"]["end"]), t["evidence"]["text"])))
        for t in triples)
    same("neo4j: places", found, expected)
    same("neo4j: all supports", sum(found.values()), counts["supports"])


# Cypher: a reader of the part of the language that the script uses

TOKEN = re.compile(r"""\s+|(?P<string>'(?:[^'\\]|\\.)*')
    |(?P<name>`(?:[^`]|``)*`)|(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)
    |(?P<word>[A-Za-z_]\w*)|(?P<sign>->|<-|\+=|[][(){}:;,.=+-])""",
                   re.VERBOSE | re.DOTALL)
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "'": "'", "\\": "\\"}


def unescape(string):
    if re.search(r"\\\\[uU]", string):
        fail("cypher: an escaped backslash before a u")
    return re.sub(r"\\(u[0-9a-f]{4}|.)",
                  lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u"
                  else ESCAPES[m[1]], string[1:-1], flags=re.DOTALL)


class Cypher:
    """Tokens, with strings that are added up joined."""

    def __init__(self, text):
        self.tokens, place = [], 0
        while place < len(text):
            match = TOKEN.match(text, place)
            if not match:
                raise ValueError(f"cypher: at {text[place:place + 50]!r}")
            place = match.end()
            if match.lastgroup:
                self.tokens.append((match.lastgroup, match[0]))
        self.place = 0

    def peek(self):
        return self.tokens[self.place] if self.place < len(self.tokens) \
            else (None, None)

    def take(self, *expected):
        kind, text = self.peek()
        if expected and text not in expected and kind not in expected:
            raise ValueError(f"cypher: {text!r} instead of {expected}")
        self.place += 1
        return text

    def value(self):
        kind, text = self.peek()
        if kind == "string":
            result = unescape(self.take())
            while self.peek()[1] == "+":
                self.take()
                result += unescape(self.take("string"))
            return result
        if kind == "number":
            self.take()
            return float(text) if re.search("[.eE]", text) else int(text)
        if text == "[":
            return self.sequence("[", "]", self.value)
        return dict(self.sequence("{", "}", self.pair))

    def sequence(self, first, last, item):
        self.take(first)
        result = []
        while self.peek()[1] != last:
            result.append(item())
            if self.peek()[1] != last:
                self.take(",")
        self.take(last)
        return result

    def name(self):
        return self.take("name")[1:-1].replace("``", "`")

    def pair(self):
        key = self.name()
        self.take(":")
        return key, self.value()

    def words(self, text):
        for word in text.split():
            self.take(word)

    def statement(self):
        """Kind, rows and the name that they share."""
        if self.peek()[1] == "CREATE":
            while self.take() != ";":
                pass
            return "constraint", [], ""
        self.take("UNWIND")
        rows = self.sequence("[", "]", self.value)
        self.words("AS row")
        if self.peek()[1] == "MERGE":
            return self.node_merge(rows)
        self.words("MATCH ( a : Entity { id : row . source } )")
        self.words("MATCH ( b :")
        end = self.take("Entity", "Literal")
        self.words("{ id : row . target } ) MERGE ( a ) - [ r :")
        name = self.name()
        self.words("{ id : row . fields . id } ] -> ( b ) "
                   "SET r += row . fields ;")
        return "edge" + end, rows, name

    def node_merge(self, rows):
        self.words("MERGE ( n :")
        kind = self.take("Entity", "Literal")
        self.words("{ id : row . id } ) SET n += row")
        name = ""
        if self.peek()[1] == ",":
            self.words(", n :")
            name = self.name()
        self.take(";")
        return kind, rows, name


def name_clean(text):
    return re.sub("[\0-\x1f\x7f]", "\ufffd", text).replace("\\", "\uff3c")


def check_cypher(nodes, edges):
    script = Cypher(text_of("graph.cypher"))
    found_nodes, found_edges, kinds = {}, {}, {}
    while script.peek()[0]:
        kind, rows, name = script.statement()
        for row in rows:
            if kind.startswith("edge"):
                fields = row["fields"]
                found_edges[fields["id"]] = (row["source"], row["target"],
                                             name, fields)
                same("cypher: end", kinds[row["target"]], kind[4:])
            else:
                same("cypher: label", name, name_clean(row.get("type", "")))
                found_nodes[row["id"]] = row
                kinds[row["id"]] = kind
    same("cypher: nodes", set(found_nodes), {node[":ID"] for node in nodes})
    same("cypher: edges", set(found_edges), {edge["id"] for edge in edges})
    for node in nodes:
        row = found_nodes[node[":ID"]]
        aliases = ";".join(a.replace(";", "\uff1b")
                           for a in row.get("aliases", []))
        same("cypher: aliases", aliases, node["aliases"])
        compare_fields("cypher", row, node,
                       ["name", "type", "value", "unit", "number", "supports"])
    for edge in edges:
        source, target, name, fields = found_edges[edge["id"]]
        same("cypher: ends", [source, target, name],
             [edge[":START_ID"], edge[":END_ID"], name_clean(edge[":TYPE"])])
        compare_fields("cypher", fields, edge, EDGE_FIELDS)


EDGE_FIELDS = ["relation", "status", "when", "of", "confidence", "supports",
               "doc", "rule", "start", "end", "evidence", "other_supports"]


def compare_fields(what, found, expected, fields, clean=str):
    for field in fields:
        value, wanted = found.get(field, ""), expected[field]
        if field == "number" and wanted:
            value, wanted = float(value), float(wanted)
        elif field == "other_supports":
            value, wanted = value or "", clean(wanted)
        else:
            value, wanted = str(value), clean(wanted)
        if value != wanted:
            same(f"{what}: {field}", value, wanted)


# XML

def check_xml(name):
    command("xmllint", "--noout", "--huge", path(name))


def check_networkx(nodes, edges, name, read, node_id, edge_id):
    if not networkx:
        print("skipped: not installed: networkx")
        return
    graph = read(path(name))
    same(f"{name}: nodes", graph.number_of_nodes(), len(nodes))
    same(f"{name}: edges", graph.number_of_edges(), len(edges))
    places = {}
    for (key, data), node in zip(graph.nodes(data=True), nodes):
        places[key] = node[":ID"]
        same(f"{name}: id", data[node_id], xml_clean(node["id"]))
        same(f"{name}: label", data["label"] or "", xml_clean(node["name"]))
        aliases = data.get("aliases", "").split("|")
        same(f"{name}: aliases", [a.replace("\uff5c", "|") for a in aliases],
             [xml_clean(a) for a in node["aliases"].split(";")]
             if "\uff1b" not in node["aliases"] and "|" not in node["aliases"]
             else [a.replace("\uff5c", "|") for a in aliases])
        compare_fields(name, data, node, ["type", "value", "unit", "number",
                                          "supports"], xml_clean)
    found = {data[edge_id]: (source, target, data)
             for source, target, data in graph.edges(data=True)}
    for edge in edges:
        source, target, data = found[edge["id"]]
        same(f"{name}: ends", [places[source], places[target]],
             [edge[":START_ID"], edge[":END_ID"]])
        same(f"{name}: label", data["label"] or "", xml_clean(edge["relation"]))
        compare_fields(name, data, edge, EDGE_FIELDS, xml_clean)


# DOT

def dot_label(text):
    text = text.replace("\r", "").replace("\t", " ")
    return re.sub("[\0-\x09\x0b-\x1f\x7f]", "\ufffd", text)


def dot_unescape(text):
    """What Graphviz makes of a label."""
    text = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)
    return text.replace("&amp;", "&")


def compare_dot(found, expected, fields):
    found = {k: dot_unescape(v) for k, v in found.items()
             if isinstance(v, str)}
    compare_fields("dot", found, expected, fields,
                   lambda text: dot_label(no_nul(text)))


def check_dot(nodes, edges, counts):
    if counts["facts"] < 300:  # layout takes long
        out = command("dot", "-Tplain", path("graph.gv"))
        if out is not None:
            kinds = collections.Counter(
                re.findall(r"^(node|edge) [nl]\d", out, re.MULTILINE))
            same("dot: nodes", kinds["node"], len(nodes))
            same("dot: edges", kinds["edge"], len(edges))
    out = command("dot", "-Tdot_json", path("graph.gv"))
    if out is None:
        return
    picture = json.loads(out)
    objects = picture.get("objects", [])
    for found, node in zip(objects, nodes):
        compare_dot(found, node, ["type", "value", "unit", "supports"])
    # Graphviz has an order of its own for edges
    key = ["start", "doc", "status", "when", "of", "rule"]
    for found, edge in zip(
            sorted(picture.get("edges", []), key=lambda e: [
                dot_unescape(e.get(k, "")) for k in ["label"] + key]),
            sorted(edges, key=lambda e: [dot_label(no_nul(e[k]))
                                         for k in ["relation"] + key])):
        compare_dot(found, edge, EDGE_FIELDS[1:])
    same("dot: labels", [dot_unescape(o["label"]) for o in objects],
         [dot_label(no_nul(node["name"])) for node in nodes])
    same("dot: relations",
         sorted(dot_unescape(e["label"]) for e in picture.get("edges", [])),
         sorted(dot_label(no_nul(edge["relation"])) for edge in edges))
    found = [(e["tail"], e["head"]) for e in picture.get("edges", [])]
    order = {node[":ID"]: place for place, node in enumerate(nodes)}
    same("dot: ends", sorted(found),
         sorted((order[e[":START_ID"]], order[e[":END_ID"]]) for e in edges))


# Mermaid: a grammar of what is written

LABEL = r'"(?:[^"#%&<>\\`\n\x00-\x1f\x7f]|#(?:\d+|[a-z]+);)+"'
NODE = rf"(?:n\d+(?:\[{LABEL}\])?|l\d+\(\[{LABEL}\]\))"
EDGE = re.compile(rf"  ({NODE}) (-->|-\.->)\|({LABEL})\| ({NODE})")
COMMENT = re.compile(r"  %% (\d+) of (\d+) facts, (\d+) of (\d+) entities; "
                     r"left out: (\d+) facts, (\d+) entities")


ENTITIES = {"#quot;": '"', "#amp;": "&", "#lt;": "<", "#gt;": ">"}
SPACE = "[\t-\r \x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]"


def mermaid_label(text):
    """What a label comes to, which is cut and never empty."""
    cut = text[:80] + ("\u2026" if len(text) > 80 else "")
    return re.sub("[\0-\x1f\x7f]", "\ufffd", re.sub(SPACE, " ", cut)) or " "


def mermaid_unescape(label):
    return re.sub(r"#(\d+|[a-z]+);",
                  lambda m: ENTITIES.get(m[0]) or chr(int(m[1])), label)


def check_mermaid(nodes, edges, counts):
    text = text_of("graph.mmd")
    if len(text.encode("utf-16-le")) // 2 > 50000:
        fail("mermaid: more than 50,000 characters")
    lines = text.split("\n")
    same("mermaid: first line", lines[0], "flowchart LR")
    comment = COMMENT.fullmatch(lines[1])
    if not comment or lines[-1]:
        fail(f"mermaid: {lines[1]!r}, {lines[-1]!r}")
        return
    arrows, labels, used = [], {}, set()
    for line in lines[2:-1]:
        edge = EDGE.fullmatch(line)
        if not edge and not re.fullmatch("  " + NODE, line):
            fail(f"mermaid: {line!r}")
            continue
        names = []
        for end in [edge[1], edge[4]] if edge else [line.strip()]:
            names.append(re.match(r"\w+", end)[0])
            label = re.search(r'"(.*)"', end)
            if label:
                same("mermaid: named once", names[-1] in labels, False)
                labels[names[-1]] = mermaid_unescape(label[1])
        used.update(names)
        if edge:
            relation = mermaid_unescape(edge[3][1:-1])
            arrows.append((names[0], edge[2], relation, names[1]))
    same("mermaid: named nodes", set(labels), used)
    entities = sum(name.startswith("n") for name in labels)
    same("mermaid: counts", list(map(int, comment.groups())),
         [len(arrows), counts["facts"], entities, counts["entities"],
          counts["facts"] - len(arrows), counts["entities"] - entities])
    if len(arrows) > 500:
        fail("mermaid: more than 500 edges")
    check_best(arrows, labels, nodes, edges)


def check_best(arrows, labels, nodes, edges):
    """The facts with the most supports, and no others, by their names."""
    names = {node[":ID"]: f"n{place}" for place, node in enumerate(nodes)
             if not node[":LABEL"].startswith("Literal")}
    names.update({edge["id"]: f"l{place}" for place, edge in enumerate(edges)})
    expected = {names[node[":ID"]]: mermaid_label(no_nul(node["name"]))
                for node in nodes}
    for name, label in labels.items():
        same("mermaid: label", label, expected[name])
    ranks = collections.defaultdict(list)
    for edge in edges:
        arrow = "-.->" if edge["status"] == "planned" else "-->"
        ranks[names[edge[":START_ID"]], arrow,
              mermaid_label(no_nul(edge["relation"])),
              names[edge[":END_ID"]]].append(
                  (int(edge["supports"]), int(edge["confidence"])))
    best = sorted((rank for group in ranks.values() for rank in group))
    found = []
    for arrow in arrows:
        ranks[arrow].sort()
        found.append(ranks[arrow].pop())
    same("mermaid: best facts", found, best[::-1][:len(arrows)])


def check(name):
    global folder
    folder = name
    counts = json.loads(text_of("counts.json"))
    headers, triples = read_jsonl(counts)
    check_csv(triples)
    check_rdflib(headers, triples, counts)
    check_rapper()
    nodes, edges = check_neo4j(triples, counts)
    check_cypher(nodes, edges)
    for xml in ("graph.graphml", "graph.gexf"):
        check_xml(xml)
    if networkx:
        check_networkx(nodes, edges, "graph.graphml",
                       lambda p: networkx.read_graphml(p, force_multigraph=True),
                       "id", "id")
        check_networkx(nodes, edges, "graph.gexf", networkx.read_gexf,
                       "weft_id", "weft_id")
    else:
        print("skipped: not installed: networkx")
    check_dot(nodes, edges, counts)
    check_mermaid(nodes, edges, counts)


for argument in sys.argv[1:]:
    check(argument)
sys.exit(1 if failures else 0)
