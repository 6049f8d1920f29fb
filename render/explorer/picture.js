// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The picture: zoom (d3-zoom), choosing nodes and edges, moving between nodes
// by keyboard.  What is chosen is drawn again above the rest, which fades as a
// whole: the work of a click does not grow with the picture.

weft.makePicture = (app, figure) => {
  "use strict";
  const { model, words } = app;
  const NEAR_MAX = 400; // edges and nodes drawn again
  const MARGIN = 24; // pixels
  const STEP = 80; // pixels of one arrow key
  const FACTOR = 1.4; // of one key or button
  const CLOSE = 0.9; // scale at which names can be read
  const FAR = 0.3; // scale below which words are too small, but slow to draw
  const HIT_WIDTH = 14; // of edges, in the picture's units

  const svg = figure.querySelector("svg");
  const graph = svg.querySelector("g.graph");
  const box = svg.viewBox.baseVal;
  const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
  const viewport = weft.svg("g", { class: "viewport" });
  const base = weft.svg("g", { class: "base" });
  const overlay = weft.svg("g", { class: "overlay", "aria-hidden": "true" });
  const layer = weft.svg("g", { class: "labels", "aria-hidden": "true" });
  const labels = weft.makeLabels(model, layer, (node) => centre(node));
  let named = []; // nodes whose names matter most
  let centres = null; // of nodes, found when first needed
  let entry = null; // the node that the Tab key or Enter leads to
  let fitted = false; // the whole is shown, also after the window changes
  let fitting = false;
  let view = null; // the last one
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function prepareNode(node, element) {
    node.element = element;
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    element.setAttribute("aria-label",
      words.node(node.name, node.type.label, node.edges.length));
  }

  // A line is too thin to hit: a wider one that cannot be seen lies over it
  function prepareEdge(edge, element) {
    edge.element = element;
    const path = element.querySelector("path");
    if (path) {
      element.append(weft.svg("path", {
        class: "hit", d: path.getAttribute("d"), fill: "none",
        "stroke-width": HIT_WIDTH,
      }));
    }
  }

  function prepare() {
    for (const element of graph.querySelectorAll("g.node, g.edge")) {
      const node = model.nodeOfKey.get(element.id);
      const edge = model.edgeOfKey.get(element.id);
      if (node) {
        prepareNode(node, element);
      } else if (edge) {
        prepareEdge(edge, element);
      }
    }
    // The panel has the links to documents
    for (const link of svg.querySelectorAll("a")) {
      link.removeAttribute("href");
      link.removeAttribute("target");
    }
    for (const name of ["width", "height", "viewBox", "style"]) {
      svg.removeAttribute(name);
    }
    svg.setAttribute("role", "group");
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-label",
      words.pictureLabel(model.nodes.length, model.edges.length));
    svg.querySelector(":scope > title")?.remove(); // else a tooltip everywhere
    base.append(graph);
    viewport.append(base, overlay, layer);
    svg.append(viewport);
    entry = model.nodes.find((node) => node.element) ?? null;
    entry?.element.setAttribute("tabindex", "0");
  }

  // Zoom

  const size = () => [svg.clientWidth || 1, svg.clientHeight || 1];
  // What panels leave of the picture
  function room() {
    const [width, height] = size();
    const cover = app.cover();
    return {
      x: MARGIN, y: MARGIN,
      width: Math.max(80, width - cover.right - 2 * MARGIN),
      height: Math.max(80, height - cover.bottom - 2 * MARGIN),
    };
  }

  let far = false;
  function setFar(value) {
    if (value !== far) {
      far = value;
      base.classList.toggle("far", far);
    }
  }

  // Their letters keep their size: they wait until the picture stands still
  function showLabels() {
    const { k } = now();
    const [left, top] = now().invert([0, 0]);
    const [right, bottom] = now().invert(size());
    if (far) {
      labels(k, { left, top, right, bottom }, named);
    }
    layer.classList.remove("off");
  }
  const showLabelsLater = weft.later(showLabels, 120);
  function showLabelsSoon() {
    layer.classList.add("off");
    if (far) {
      showLabelsLater();
    }
  }

  const zoom = d3.zoom()
    .scaleExtent([0.02, 12])
    .extent(() => [[0, 0], size()])
    .filter(() => !d3.event.button &&
      (d3.event.type === "wheel" || !d3.event.ctrlKey))
    .on("zoom", () => {
      viewport.setAttribute("transform", String(d3.event.transform));
      fitted = fitting;
      setFar(d3.event.transform.k < FAR);
      showLabelsSoon();
      app.remember();
    })
    .on("end", () => {
      view = getView();
    });
  const selection = d3.select(svg);
  const moving = (smooth) =>
    smooth && !still.matches ? selection.transition().duration(250) : selection;
  const now = () => d3.zoomTransform(svg);

  function moveTo(k, x, y, smooth) {
    fitting = false;
    const r = room();
    const transform = d3.zoomIdentity
      .translate(r.x + r.width / 2, r.y + r.height / 2).scale(k).translate(-x, -y);
    moving(smooth).call(zoom.transform, transform);
  }

  function fit(smooth) {
    const r = room();
    const k = Math.max(0.02,
      Math.min(r.width / whole.width, r.height / whole.height, 1.6));
    const transform = d3.zoomIdentity
      .translate(r.x + r.width / 2, r.y + r.height / 2).scale(k)
      .translate(-whole.x - whole.width / 2, -whole.y - whole.height / 2);
    fitting = true;
    const change = moving(smooth);
    change.call(zoom.transform, transform);
    if (change === selection) {
      fitting = false;
    } else {
      change.on("end interrupt", () => {
        fitting = false;
      });
    }
  }

  function onResize() {
    if (fitted) {
      fit(false);
    } else if (view) {
      moveTo(view.k, view.x, view.y, false);
    }
  }

  // Scale and the point in the middle: the same in windows of all sizes
  function getView() {
    const r = room();
    const t = now();
    const [x, y] = t.invert([r.x + r.width / 2, r.y + r.height / 2]);
    return { k: t.k, x, y };
  }

  function boxOf(element) {
    const b = element.getBBox();
    const m = base.getCTM().inverse().multiply(element.getCTM());
    const from = new DOMPoint(b.x, b.y).matrixTransform(m);
    const to = new DOMPoint(b.x + b.width, b.y + b.height).matrixTransform(m);
    return {
      x: Math.min(from.x, to.x), y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y),
    };
  }

  // Bring things into view; what is in view already does not move, unless
  // `always`
  function bring(elements, always) {
    const boxes = elements.filter(Boolean).map(boxOf);
    if (!boxes.length) {
      return;
    }
    const x0 = Math.min(...boxes.map((b) => b.x));
    const y0 = Math.min(...boxes.map((b) => b.y));
    const x1 = Math.max(...boxes.map((b) => b.x + b.width));
    const y1 = Math.max(...boxes.map((b) => b.y + b.height));
    const r = room();
    const t = now();
    const [left, top] = t.apply([x0, y0]);
    const [right, bottom] = t.apply([x1, y1]);
    const inside = left >= r.x && top >= r.y && right <= r.x + r.width &&
      bottom <= r.y + r.height;
    if (inside && !always) {
      return;
    }
    const most = Math.min(r.width / (x1 - x0 + 1), r.height / (y1 - y0 + 1));
    moveTo(Math.min(always ? Math.max(t.k, CLOSE) : t.k, most),
      (x0 + x1) / 2, (y0 + y1) / 2, true);
  }

  // What is chosen

  function draw(things, chosen) {
    const copies = things.filter((thing) => thing.element && !thing.off)
      .slice(0, NEAR_MAX).map((thing) => {
        const copy = thing.element.cloneNode(true);
        for (const name of ["id", "tabindex", "role", "aria-label"]) {
          copy.removeAttribute(name);
        }
        copy.querySelectorAll("title, .hit").forEach((part) => part.remove());
        copy.classList.toggle("chosen", chosen.includes(thing));
        return copy;
      });
    const holder = weft.svg("g", {
      transform: graph.getAttribute("transform"), class: "graph",
    });
    holder.append(...copies);
    overlay.replaceChildren(holder);
    base.classList.toggle("faded", copies.length > 0);
  }

  // Names of what is chosen, and of what is near, if they are far away
  function name(nodes) {
    named = nodes.slice(0, NEAR_MAX);
    showLabelsSoon();
  }

  function chooseNode(node) {
    const edges = node.edges.slice(0, NEAR_MAX / 2);
    const near = new Set(edges.flatMap((edge) =>
      edge.off ? [] : [edge.from, edge.to]));
    near.delete(node);
    draw([...edges, ...near, node], [node]);
    name([node, ...near]);
    setEntry(node);
  }

  function chooseEdge(edge) {
    draw([edge, edge.from, edge.to], [edge]);
    name([edge.from, edge.to]);
  }

  function chooseNone() {
    overlay.replaceChildren();
    base.classList.remove("faded");
    name([]);
  }

  // Keyboard

  function setEntry(node) {
    entry?.element?.setAttribute("tabindex", "-1");
    entry = node;
    entry.element?.setAttribute("tabindex", "0");
  }

  function focusNode(node) {
    setEntry(node);
    node.element.focus({ preventScroll: true });
    bring([node.element], false);
  }

  function centre(node) {
    centres ??= new Map();
    if (!centres.has(node)) {
      const b = boxOf(node.element);
      centres.set(node, [b.x + b.width / 2, b.y + b.height / 2]);
    }
    return centres.get(node);
  }

  // The nearest node in a direction: what is off to the side counts as farther
  function neighbour(node, dx, dy) {
    const [x, y] = centre(node);
    let best = null;
    let least = Infinity;
    for (const other of model.nodes) {
      if (other === node || other.off || !other.element) {
        continue;
      }
      const [ox, oy] = centre(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      const distance = along + 2 * aside;
      if (along > 0 && aside <= 2 * along && distance < least) {
        least = distance;
        best = other;
      }
    }
    return best;
  }

  const ARROWS = {
    ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
  };

  function onArrow(event, [dx, dy]) {
    const node = model.nodeOfKey.get(event.target.id);
    if (node && !event.shiftKey) {
      const next = neighbour(node, dx, dy);
      if (next) {
        focusNode(next);
      }
    } else {
      const { k } = now();
      moving(false).call(zoom.translateBy, -dx * STEP / k, -dy * STEP / k);
    }
  }

  function enter(event) {
    const node = model.nodeOfKey.get(event.target.id);
    if (node) {
      app.chooseNode(node);
      return;
    }
    const first = entry && !entry.off ? entry
      : model.nodes.find((other) => other.element && !other.off);
    if (first) {
      focusNode(first);
    }
  }

  const scaleBy = (factor) => moving(true).call(zoom.scaleBy, factor);

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { key } = event;
    if (key in ARROWS) {
      onArrow(event, ARROWS[key]);
    } else if (key === "Enter" || key === " ") {
      enter(event);
    } else if (key === "+" || key === "=") {
      scaleBy(FACTOR);
    } else if (key === "-" || key === "_") {
      scaleBy(1 / FACTOR);
    } else if (key === "0") {
      fit(true);
    } else if (key === "Escape" && event.target !== svg &&
      !app.isChosen()) {
      svg.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function onClick(event) {
    const id = event.target.closest("g.node, g.edge")?.id;
    const node = model.nodeOfKey.get(id);
    const edge = model.edgeOfKey.get(id);
    event.preventDefault();
    if (node) {
      app.chooseNode(node);
    } else if (edge) {
      app.chooseEdge(edge);
    } else {
      app.choose(null);
    }
  }

  // Paper shows the whole picture

  function beforePrint() {
    svg.setAttribute("viewBox",
      `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
    viewport.removeAttribute("transform");
  }

  function afterPrint() {
    svg.removeAttribute("viewBox");
    viewport.setAttribute("transform", String(now()));
  }

  prepare();
  selection.call(zoom);
  svg.addEventListener("click", onClick);
  svg.addEventListener("keydown", onKey);
  return {
    svg, fit, bring, chooseNode, chooseEdge, chooseNone, getView, moveTo,
    onResize, beforePrint, afterPrint,
    isFitted: () => fitted,
    zoomIn: () => scaleBy(FACTOR),
    zoomOut: () => scaleBy(1 / FACTOR),
  };
};
