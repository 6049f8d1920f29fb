# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""check_stats.py STATS_DUMP: compare the figures of networks with networkx."""

import random
import subprocess
import sys

import networkx as nx
from networkx.algorithms.link_analysis import pagerank_alg

# The one without scipy, which is big
pagerank = getattr(pagerank_alg, "_pagerank_python", nx.pagerank)


def networks():
    """Names and lists of (from, to, symmetric); an end may be None."""
    yield "empty", []
    yield "one link", [("a", "b", False)]
    yield "no links", [("a", None, False), ("b", None, False)]
    yield "parallel", [("a", "b", False)] * 3 + [("b", "a", False),
                                                ("b", "c", False)]
    yield "symmetric", [("a", "b", True), ("b", "c", False), ("c", "d", True),
                        ("e", None, False)]
    yield "karate", [(a, b, False) for a, b in nx.karate_club_graph().edges()]
    yield "star", [("hub", i, False) for i in range(50)]
    yield "cliques", [(a, b, False)
                      for a, b in nx.ring_of_cliques(12, 6).edges()]
    for seed in range(3):
        rng = random.Random(seed)
        made = [
            nx.gnm_random_graph(300, 500, seed=seed),
            nx.barabasi_albert_graph(400, 2, seed=seed),
            nx.planted_partition_graph(8, 30, 0.3, 0.02, seed=seed),
            nx.powerlaw_cluster_graph(500, 3, 0.4, seed=seed),
            nx.watts_strogatz_graph(300, 6, 0.1, seed=seed),
        ]
        for i, graph in enumerate(made):
            links = []
            for a, b in graph.edges():
                if rng.random() < 0.5:
                    a, b = b, a
                links += [(a, b, False)] * (2 if rng.random() < 0.1 else 1)
            links += [(f"lone{k}", None, False) for k in range(seed)]
            yield f"made {i} of seed {seed}", links


def ask(program, links):
    lines = "".join(
        f"{a}\n" if b is None else f"{a} {b}{' s' if s else ''}\n"
        for a, b, s in links)
    out = subprocess.run([program], input=lines, text=True, check=True,
                         stdout=subprocess.PIPE).stdout
    repeated = subprocess.run([program], input=lines, text=True, check=True,
                              stdout=subprocess.PIPE).stdout
    assert out == repeated, "not deterministic"
    rows = [line.split(" ") for line in out.splitlines()]
    figures = {r[0]: (int(r[1]), int(r[2]), int(r[3]), float(r[4]))
               for r in rows[:-1]}
    return figures, int(rows[-1][1]), int(rows[-1][2]), float(rows[-1][3])


def groups(figures, column):
    sets = {}
    for name, values in figures.items():
        sets.setdefault(values[column], set()).add(name)
    return {frozenset(s) for s in sets.values()}


def check(program, links):
    plain = nx.MultiGraph()
    directed = nx.MultiDiGraph()
    for a, b, symmetric in links:
        plain.add_node(str(a))
        directed.add_node(str(a))
        if b is not None:
            plain.add_edge(str(a), str(b))
            directed.add_edge(str(a), str(b))
            if symmetric:
                directed.add_edge(str(b), str(a))
    figures, components, communities, modularity = ask(program, links)
    assert set(figures) == set(plain), "nodes"
    assert {n: f[0] for n, f in figures.items()} == dict(plain.degree), "degree"
    expected = {frozenset(c) for c in nx.connected_components(plain)}
    assert groups(figures, 1) == expected, "components"
    assert components == len(expected), "number of components"
    assert communities == len(groups(figures, 2)), "number of communities"
    if len(directed):
        simple = nx.DiGraph()
        simple.add_nodes_from(directed)
        for a, b in directed.edges():
            weight = simple.get_edge_data(a, b, {"weight": 0})["weight"]
            simple.add_edge(a, b, weight=weight + 1)
        expected = pagerank(simple, tol=1e-12, max_iter=1000)
        worst = max(abs(figures[n][3] - expected[n]) for n in directed)
        assert worst < 1e-6, f"PageRank is off by {worst}"
    if not plain.number_of_edges():
        assert modularity == 0.0
        return 0.0
    measured = nx.community.modularity(plain, groups(figures, 2))
    assert abs(measured - modularity) < 1e-9, "modularity"
    best = nx.community.modularity(
        plain, nx.community.louvain_communities(plain, seed=1))
    assert modularity >= best - 0.01, f"modularity {modularity}, not {best}"
    return modularity - best


def main():
    differences = []
    for name, links in networks():
        try:
            differences.append(check(sys.argv[1], links))
        except AssertionError as error:
            sys.exit(f"{name}: {error}")
    print(f"{len(differences)} networks; modularity above networkx by "
          f"{min(differences):.4f} to {max(differences):.4f}")


main()
