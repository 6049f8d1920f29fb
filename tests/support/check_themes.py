#!/usr/bin/python3
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""check_themes.py THEME.jsonc...

Fails if two types of a theme look alike: same shape, and colours less than
DISTANCE apart (CIEDE2000) for some kind of eyes.  Eyes without red, green or
blue cones are simulated after Machado, Oliveira and Fernandes (2009).  A theme
that names types in their nodes need not tell them apart.
"""

import json
import math
import sys

DISTANCE = 9.0

EYES = {
    "all cones": None,
    "no red cones": ((0.152286, 1.052583, -0.204868),
                     (0.114503, 0.786281, 0.099216),
                     (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968),
                       (0.280085, 0.672501, 0.047413),
                       (-0.011820, 0.042940, 0.968881)),
    "no blue cones": ((1.255528, -0.076749, -0.178779),
                      (-0.078411, 0.930809, 0.147602),
                      (0.004733, 0.691367, 0.303900)),
}


def without_comments(text):
    """JSON of JSON with // comments"""
    out, quoted, i = [], False, 0
    while i < len(text):
        c = text[i]
        if quoted and c == "\\":
            out.append(text[i:i + 2])
            i += 2
            continue
        if c == '"':
            quoted = not quoted
        if not quoted and text.startswith("//", i):
            i = text.find("\n", i)
            if i < 0:
                break
            continue
        out.append(c)
        i += 1
    return "".join(out)


def linear(colour):
    if len(colour) == 4:
        colour = "#" + "".join(c * 2 for c in colour[1:])
    values = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
            for v in values]


def seen(rgb, matrix):
    if matrix is None:
        return rgb
    return [min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb))))
            for row in matrix]


def lab(rgb):
    r, g, b = rgb
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
                  for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def mean_hue(h1, h2, grey):
    if grey or abs(h1 - h2) <= 180:
        return (h1 + h2) if grey else (h1 + h2) / 2
    return (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def ciede2000(one, two):
    """Sharma, Wu and Dalal (2005)"""
    (l1, a1, b1), (l2, a2, b2) = one, two
    cm = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(cm ** 7 / (cm ** 7 + 25.0 ** 7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    grey = c1 * c2 == 0
    h1 = math.degrees(math.atan2(b1, a1)) % 360
    h2 = math.degrees(math.atan2(b2, a2)) % 360
    dh = 0.0 if grey else (h2 - h1 + 180) % 360 - 180
    dl, dc = l2 - l1, c2 - c1
    dhh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = mean_hue(h1, h2, grey)
    t = (1 - 0.17 * math.cos(math.radians(hm - 30))
         + 0.24 * math.cos(math.radians(2 * hm))
         + 0.32 * math.cos(math.radians(3 * hm + 6))
         - 0.20 * math.cos(math.radians(4 * hm - 63)))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = (-2 * math.sqrt(cm ** 7 / (cm ** 7 + 25.0 ** 7))
          * math.sin(math.radians(60 * math.exp(-((hm - 275) / 25) ** 2))))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dhh / sh) ** 2
                     + rt * dc / sc * dhh / sh)


def merged(path, themes):
    theme = themes[path]
    base = theme.get("extends")
    types = {}
    if base:
        path = path.rsplit("/", 1)[0] + "/" + base + ".jsonc"
        themes.setdefault(path, read(path))
        types = merged(path, themes)
    for name, style in theme.get("types", {}).items():
        types[name] = {**types.get(name, {}), **style}
    return types


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.loads(without_comments(file.read()))


def colour_in(style, scheme):
    colour = style["color"]
    return colour[scheme] if isinstance(colour, dict) else colour


def check(path, types):
    failed, least = 0, 1000.0
    names = sorted(name for name in types if name != "Literal")
    for scheme in ("light", "dark"):
        for eyes, matrix in EYES.items():
            labs = {n: lab(seen(linear(colour_in(types[n], scheme)), matrix))
                    for n in names}
            for i, a in enumerate(names):
                for b in names[i + 1:]:
                    distance = ciede2000(labs[a], labs[b])
                    least = min(least, distance)
                    if distance < DISTANCE:
                        print(f"FAIL: {path}: {scheme}, {eyes}: {a} and {b} "
                              f"are {distance:.1f} apart")
                        failed = 1
    print(f"{path}: {len(names)} types, the closest two {least:.1f} apart")
    return failed


def main():
    # Values of the paper's table
    known = ciede2000((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485))
    assert abs(known - 2.0425) < 0.0001, known
    failed = 0
    themes = {path: read(path) for path in sys.argv[1:]}
    for path in sys.argv[1:]:
        if not themes[path].get("names_types"):
            failed |= check(path, merged(path, themes))
    return failed


sys.exit(main())
