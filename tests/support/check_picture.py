#!/usr/bin/env python3
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""check_picture.py [--frames N] [--nodes N] [--edges N] [--figures] SVG...

Fails if nodes overlap, if frames overlap or cut through a node, if a label
covers a node or another label, or if an edge ends away from its nodes' borders.
--figures prints what a layout can be judged by.
"""

import argparse
import math
import re
import sys
import xml.etree.ElementTree as tree

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def tag(element):
    return element.tag.rsplit("}", 1)[-1]


def pairs(text):
    values = [float(v) for v in NUMBER.findall(text)]
    return list(zip(values[0::2], values[1::2]))


def around(points):
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))


def shape_of(group):
    """The box around a group's shapes."""
    points = []
    for e in group.iter():
        if tag(e) == "ellipse":
            x, y, rx, ry = (float(e.get(k)) for k in ("cx", "cy", "rx", "ry"))
            points += [(x - rx, y - ry), (x + rx, y + ry)]
        elif tag(e) == "polygon":
            points += pairs(e.get("points"))
        elif tag(e) == "path":
            points += pairs(e.get("d"))
    return around(points) if points else None


def curve_of(group):
    """Points along an edge, with the tips of its arrows."""
    points, tips = [], []
    for e in group.iter():
        if tag(e) == "path" and not points:
            control = pairs(e.get("d"))
            for i in range(0, len(control) - 3, 3):
                for k in range(25):
                    t, u = k / 24, 1 - k / 24
                    w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
                    points.append(
                        tuple(
                            sum(a * p[d] for a, p in zip(w, control[i : i + 4]))
                            for d in (0, 1)
                        )
                    )
        elif tag(e) == "polygon":
            tips.append(pairs(e.get("points"))[:-1])
    return points, tips


def texts_of(group):
    """The box of an edge's words: half an em for a narrow letter."""
    box = None
    for e in group.iter():
        if tag(e) == "text":
            em = float(e.get("font-size"))
            x, y = float(e.get("x")), float(e.get("y"))
            text = "".join(e.itertext())
            half = em * sum(0.5 if ord(c) < 256 else 0.95 for c in text) / 2
            line = (x - half, y - 0.7 * em, x + half, y)
            box = around([line[:2], line[2:]] + ([box[:2], box[2:]] if box else []))
    return box


def shared(a, b, least=1.0):
    return (
        min(a[2], b[2]) - max(a[0], b[0]) > least
        and min(a[3], b[3]) - max(a[1], b[1]) > least
    )


def distance(box, p):
    """From a point to a box's border."""
    dx = max(box[0] - p[0], p[0] - box[2])
    dy = max(box[1] - p[1], p[1] - box[3])
    if dx <= 0 and dy <= 0:
        return -max(dx, dy)
    return math.hypot(max(dx, 0), max(dy, 0))


class Picture:
    def __init__(self, path):
        root = tree.parse(path).getroot()
        self.nodes, self.frames, self.curves, self.labels = {}, [], [], []
        for g in root.iter():
            kind = (g.get("class") or "").split(" ")[0] if tag(g) == "g" else ""
            if kind == "node" and g.get("id") != "legend":
                self.nodes[g.get("id")] = shape_of(g)
            elif kind == "cluster":
                self.frames.append(shape_of(g))
            elif kind == "edge":
                self.curves.append(curve_of(g))
                self.labels.append(texts_of(g))
        box = [float(v) for v in root.get("viewBox").split()]
        self.width, self.height = box[2], box[3]

    def faults(self):
        nodes = list(self.nodes.values())
        for i, a in enumerate(nodes):
            for b in nodes[:i]:
                if shared(a, b):
                    yield f"nodes overlap at {a[0]:.0f},{a[1]:.0f}"
        for i, a in enumerate(self.frames):
            for b in self.frames[:i]:
                if shared(a, b):
                    yield f"frames overlap at {a[0]:.0f},{a[1]:.0f}"
            for b in nodes:
                inside = (
                    b[0] > a[0] - 1
                    and b[1] > a[1] - 1
                    and b[2] < a[2] + 1
                    and b[3] < a[3] + 1
                )
                if shared(a, b) and not inside:
                    yield f"a frame cuts a node at {b[0]:.0f},{b[1]:.0f}"
        for points, tips in self.curves:
            ends = [points[0], points[-1]]
            for tip in tips:
                ends += tip
            near = sum(min(distance(b, e) for e in ends) < 4 for b in nodes)
            if near < 1:
                yield f"an edge ends nowhere at {points[0]}"

    def covered(self):
        """How many labels cover a node or a label."""
        labels = [box for box in self.labels if box]
        nodes = list(self.nodes.values())
        return sum(
            any(shared(a, b, 2.0) for b in nodes)
            or any(shared(a, b, 2.0) for b in labels[:i])
            for i, a in enumerate(labels)
        )

    def through(self):
        """How often an edge runs through a node that is not its own."""
        sum_ = 0
        for points, _ in self.curves:
            box = around(points)
            for b in self.nodes.values():
                if shared(box, b, 0.0) or box[0] == box[2] or box[1] == box[3]:
                    sum_ += any(
                        b[0] + 3 < x < b[2] - 3 and b[1] + 3 < y < b[3] - 3
                        for x, y in points
                    )
        return sum_

    def figures(self):
        area = sum((b[2] - b[0]) * (b[3] - b[1]) for b in self.nodes.values())
        length = sum(
            math.dist(a, b)
            for points, _ in self.curves
            for a, b in zip(points, points[1:])
        )
        return (
            f"{self.width:.0f} x {self.height:.0f}"
            f" ({self.width / self.height:.2f}),"
            f" {100 * area / (self.width * self.height):.0f} % nodes,"
            f" edges {length / max(len(self.curves), 1):.0f} long,"
            f" through nodes {self.through()},"
            f" labels covering {self.covered()}"
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int)
    parser.add_argument("--nodes", type=int)
    parser.add_argument("--edges", type=int)
    parser.add_argument("--figures", action="store_true")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    failed = False
    for path in args.files:
        picture = Picture(path)
        faults = list(picture.faults())
        for what, count in (
            ("frames", len(picture.frames)),
            ("nodes", len(picture.nodes)),
            ("edges", len(picture.curves)),
        ):
            wanted = getattr(args, what)
            if wanted is not None and wanted != count:
                faults.append(f"{count} {what} instead of {wanted}")
        if picture.covered() > len(picture.labels) // 50:
            faults.append(f"{picture.covered()} labels cover something")
        for fault in faults[:10]:
            print(f"FAIL: {path}: {fault}")
        failed = failed or bool(faults)
        if args.figures:
            print(f"{path}: {picture.figures()}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
