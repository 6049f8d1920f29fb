// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What is shown: facts by relation, confidence and status, entities by type.
// Nodes and edges are hidden and shown by a class; only those that change are
// touched.

weft.makeFilter = (app) => {
  "use strict";
  const { model, words } = app;
  const { h } = weft;
  const STATUSES = ["actual", "planned", "stated", "inferred"];
  const off = { types: new Set(), relations: new Set(), statuses: new Set() };
  let least = 0; // confidence, of 1000
  let boxes = []; // {group, name, input}
  const note = h("p.note", { role: "status", id: "hidden-note" });
  const slider = h("input", {
    type: "range", id: "confidence", min: 0, max: 100, step: 5, value: 0,
  });
  const sliderValue = h("output", { for: "confidence" });

  function passes(fact) {
    return !off.relations.has(fact.relation.name) &&
      fact.confidence >= least &&
      !off.statuses.has(fact.planned ? "planned" : "actual") &&
      !off.statuses.has(fact.inferred ? "inferred" : "stated") &&
      !off.types.has(fact.subject.type.name) &&
      !(fact.object && off.types.has(fact.object.type.name));
  }

  const isActive = () =>
    least > 0 || off.types.size > 0 || off.relations.size > 0 ||
    off.statuses.size > 0;

  // An entity goes with its type, or with the last of its facts
  function isNodeOff(node) {
    if (off.types.has(node.type.name)) {
      return true;
    }
    if (node.entity) {
      const { facts } = node.entity;
      return facts.length > 0 && !facts.some(passes);
    }
    return node.edges.length > 0 && !node.edges.some((e) => e.facts.some(passes));
  }

  function setOff(thing, value) {
    if (thing.off !== value) {
      thing.off = value;
      thing.element?.classList.toggle("off", value);
    }
    return value;
  }

  function apply() {
    const active = isActive();
    let nodes = 0;
    let edges = 0;
    for (const node of model.nodes) {
      nodes += setOff(node, active && isNodeOff(node));
    }
    for (const edge of model.edges) {
      edges += setOff(edge, active && (edge.from.off || edge.to.off ||
        (edge.facts.length > 0 && !edge.facts.some(passes))));
    }
    note.textContent = nodes + edges > 0 || active
      ? words.hidden(nodes, edges) : words.nothingHidden;
    if (app.filterButton) {
      app.filterButton.textContent = nodes + edges > 0
        ? words.filterHides(nodes + edges) : words.filter;
      app.filterButton.classList.toggle("active", active);
    }
    app.onFilter?.();
  }

  function show() {
    for (const { group, name, input } of boxes) {
      input.checked = !off[group].has(name);
    }
    slider.value = String(Math.round(least / 10));
    sliderValue.textContent = words.atLeast(Math.round(least / 10));
  }

  function change() {
    show();
    apply();
    app.remember();
  }

  function makeBox(group, name, label, count, mark) {
    const input = h("input", {
      type: "checkbox",
      checked: true,
      onchange: () => {
        off[group][input.checked ? "delete" : "add"](name);
        change();
      },
    });
    boxes.push({ group, name, input });
    return h("label.box", input, mark ?? [], h("span.name", label),
      count === null ? [] : h("span.count", count));
  }

  // All boxes of a group at once
  function makeSwitches(group, names) {
    const all = (checked) => () => {
      off[group] = new Set(checked ? [] : names);
      change();
    };
    return h("span.switches",
      h("button.small", { type: "button", onclick: all(true) }, words.all),
      h("button.small", { type: "button", onclick: all(false) }, words.none));
  }

  function makeGroup(group, title, items, mark) {
    const shown = items.filter((item) => item.count > 0)
      .sort((a, b) => b.count - a.count || a.i - b.i);
    return h("fieldset", h("legend", title),
      makeSwitches(group, shown.map((item) => item.name)),
      shown.map((item) =>
        makeBox(group, item.name, item.label, item.count, mark?.(item))));
  }

  function makeStatuses() {
    const planned = model.facts.filter((fact) => fact.planned).length;
    const inferred = model.facts.filter((fact) => fact.inferred).length;
    const counts = {
      actual: model.facts.length - planned, planned,
      stated: model.facts.length - inferred, inferred,
    };
    return h("fieldset", h("legend", words.status),
      STATUSES.filter((name) => name === "actual" || name === "planned" ||
        inferred > 0)
        .map((name) => makeBox("statuses", name, words[name], counts[name])));
  }

  function makePanel() {
    slider.addEventListener("input", () => {
      least = Number(slider.value) * 10;
      change();
    });
    return h("div.filters", note,
      h("button.small", { type: "button", onclick: () => set({}) },
        words.reset),
      makeGroup("types", words.types, model.types, app.swatch),
      makeGroup("relations", words.relations, model.relations),
      h("fieldset", h("legend", words.confidence),
        h("label.slider", { for: "confidence" },
          h("span.hidden-label", words.confidence), slider), sliderValue),
      makeStatuses());
  }

  // What of `values` is not a name that the page knows is forgotten
  function set(values, quietly) {
    const known = (list) => new Set(list.map((item) => item.name));
    const keep = (asked, names) =>
      new Set((asked ?? []).filter((name) => names.has(name)));
    off.types = keep(values.types, known(model.types));
    off.relations = keep(values.relations, known(model.relations));
    off.statuses = keep(values.statuses, new Set(STATUSES));
    least = Math.min(1000, Math.max(0, Number(values.confidence) || 0));
    show();
    apply();
    if (!quietly) {
      app.remember();
    }
  }

  const panel = makePanel();
  show();
  return {
    panel,
    passes,
    isActive,
    set,
    get: () => ({
      types: [...off.types], relations: [...off.relations],
      statuses: [...off.statuses], confidence: least,
    }),
  };
};
