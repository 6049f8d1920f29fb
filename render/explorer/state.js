// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What one sees, in the part of the address behind `#`: a link reopens it.
//
//   n e i f d    the thing chosen: node or edge by key, entity, facts, document
//   p            a panel: filter, documents or help
//   v            table, if it is the table
//   q            the search
//   xt xr xs     types, relations and statuses that are hidden; c: confidence
//   z            scale, and the point in the middle

weft.makeState = (app) => {
  "use strict";
  const { model } = app;
  const PANELS = ["filter", "documents", "help"];

  function putThing(values, thing) {
    if (!thing) {
      return;
    }
    if (thing.kind === "entity" && thing.entity.node) {
      values.set("n", thing.entity.node.key);
    } else if (thing.kind === "entity") {
      values.set("i", thing.entity.i);
    } else if (thing.kind === "node") {
      values.set("n", thing.node.key);
    } else if (thing.kind === "edge") {
      values.set("e", thing.edge.key);
    } else if (thing.kind === "facts") {
      values.set("f", thing.facts.map((fact) => fact.i).join(","));
    } else if (thing.kind === "document") {
      values.set("d", thing.document.i);
    } else {
      values.set("p", thing.kind);
    }
  }

  // The item that a text numbers, if it does
  const at = (list, text) => (/^\d+$/.test(text ?? "") ? list[Number(text)]
    : undefined);

  // What the page does not have is null
  function getThing(values) {
    const node = model.nodeOfKey.get(values.get("n"));
    const edge = model.edgeOfKey.get(values.get("e"));
    const entity = at(model.entities, values.get("i"));
    const document = at(model.documents, values.get("d"));
    const facts = (values.get("f") ?? "").split(",")
      .map((i) => at(model.facts, i)).filter(Boolean);
    if (node) {
      return node.entity ? { kind: "entity", entity: node.entity }
        : { kind: "node", node };
    }
    if (edge) {
      return { kind: "edge", edge };
    }
    if (entity) {
      return { kind: "entity", entity };
    }
    if (facts.length) {
      return { kind: "facts", facts };
    }
    if (document) {
      return { kind: "document", document };
    }
    return PANELS.includes(values.get("p")) ? { kind: values.get("p") } : null;
  }

  function putList(values, name, list) {
    if (list.length) {
      values.set(name, list.map(encodeURIComponent).join(","));
    }
  }

  function getList(values, name) {
    try {
      return (values.get(name) ?? "").split(",").filter(Boolean)
        .map(decodeURIComponent);
    } catch {
      return []; // not ours
    }
  }

  function write({ thing, view, table, query, filter }) {
    const values = new URLSearchParams();
    putThing(values, thing);
    if (table) {
      values.set("v", "table");
    }
    if (query) {
      values.set("q", query);
    }
    putList(values, "xt", filter.types);
    putList(values, "xr", filter.relations);
    putList(values, "xs", filter.statuses);
    if (filter.confidence) {
      values.set("c", filter.confidence);
    }
    if (view) {
      values.set("z", [view.k.toFixed(3), view.x.toFixed(0), view.y.toFixed(0)]
        .join(","));
    }
    return `#${values}`;
  }

  function read(fragment) {
    const values = new URLSearchParams(fragment.replace(/^#/, ""));
    const [k, x, y] = (values.get("z") ?? "").split(",").map(Number);
    const valid = k > 0 && Number.isFinite(k + x + y);
    return {
      thing: getThing(values),
      table: values.get("v") === "table",
      query: values.get("q") ?? "",
      view: valid ? { k, x, y } : null,
      filter: {
        types: getList(values, "xt"),
        relations: getList(values, "xr"),
        statuses: getList(values, "xs"),
        confidence: Number(values.get("c")) || 0,
      },
    };
  }

  function ofThing(thing) {
    const values = new URLSearchParams();
    putThing(values, thing);
    return `#${values}`;
  }

  return { write, read, ofThing };
};
