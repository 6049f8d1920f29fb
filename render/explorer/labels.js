// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names for a picture that is seen from far away, where its own words would be
// too small: the best connected nodes in view, or what is chosen, in letters
// of one size on the screen and as many as fit side by side.

weft.makeLabels = (model, layer, centre) => {
  "use strict";
  const CANDIDATES = 400; // best connected nodes
  const SHOWN_MAX = 40;
  const SIZE = 12; // of letters, in pixels
  const WIDE = 0x1100; // letters from here on are as wide as high
  let ranked = null;

  function widthOf(name) {
    let width = 0;
    for (const c of name) {
      width += c.codePointAt(0) >= WIDE ? SIZE : SIZE * 0.6;
    }
    return width;
  }

  const shorten = (name) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

  const overlaps = (a, b) => a.left < b.right && b.left < a.right &&
    a.top < b.bottom && b.top < a.bottom;

  function place(node, k, view, taken) {
    const [x, y] = centre(node);
    const name = shorten(node.name);
    const half = (widthOf(name) / 2 + 4) / k;
    const box = {
      left: x - half, right: x + half, top: y - SIZE / k, bottom: y + SIZE / k,
    };
    if (!overlaps(box, view) || taken.some((other) => overlaps(box, other))) {
      return null;
    }
    taken.push(box);
    const text = weft.svg("text", {
      x, y, "font-size": SIZE / k, "stroke-width": 3 / k, dy: "0.35em",
    });
    text.textContent = name;
    return text;
  }

  // Names for scale `k` in the part `view` of the picture; `chosen` nodes,
  // if there are any, have them alone
  return (k, view, chosen) => {
    ranked ??= model.nodes.filter((node) => node.element)
      .sort((a, b) => b.edges.length - a.edges.length).slice(0, CANDIDATES);
    const taken = [];
    const texts = [];
    for (const node of chosen.length ? chosen : ranked) {
      const text = node.off || !node.element || texts.length === SHOWN_MAX
        ? null : place(node, k, view, taken);
      if (text) {
        texts.push(text);
      }
    }
    layer.replaceChildren(...texts);
  };
};
