// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Puts the page together: header, picture, table and panel, and what happens
// when something is chosen.

(() => {
  "use strict";
  const { h } = weft;
  const model = weft.readData(
    JSON.parse(document.getElementById("data").textContent));
  const words = weft.words(model.lang);
  const figure = document.getElementById("picture");
  const app = { model, words };
  let chosen = null; // the thing in the panel
  let table = false; // shown instead of the picture
  let quiet = true; // the address is left as it is
  const colours = new Map(); // of types

  // Types have the colours that their nodes have in the picture

  function colourOf(type) {
    if (!colours.has(type)) {
      const shape = model.nodes
        .find((node) => node.type === type && node.element)
        ?.element.querySelector("path, polygon, ellipse");
      const style = shape && getComputedStyle(shape);
      colours.set(type, style
        ? `background:${style.fill};border-color:${style.stroke}` : "");
    }
    return colours.get(type);
  }
  app.swatch = (type) => h("span.swatch", {
    style: colourOf(type) || false, "aria-hidden": "true",
  });

  // What the panel covers of the picture, in pixels
  app.cover = () => {
    const { root } = app.panel;
    if (root.hidden || table) {
      return { right: 0, bottom: 0 };
    }
    return matchMedia("(max-width: 44rem)").matches
      ? { right: 0, bottom: root.offsetHeight }
      : { right: root.offsetWidth, bottom: 0 };
  };

  // Links

  app.link = (thing, text, style = "") => {
    const target = Array.isArray(thing) ? { kind: "facts", facts: thing } : thing;
    return h(style ? `a.${style}` : "a", {
      href: app.state.ofThing(target),
      onclick: (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          app.choose(target, { focus: true });
        }
      },
    }, text);
  };
  app.factsOf = (sentence) => sentence.facts;

  // The address

  const current = () => ({
    thing: chosen, table, query: app.finder.get(), filter: app.filter.get(),
    view: app.picture.isFitted() ? null : app.picture.getView(),
  });
  const write = (push) => {
    const fragment = app.state.write(current());
    if (fragment !== (location.hash || "#")) {
      history[push ? "pushState" : "replaceState"](null, "", fragment);
    }
  };
  const writeLater = weft.later(() => write(false), 250);
  app.remember = () => quiet || writeLater();

  // Choosing

  // What of the picture is chosen: the elements to be in view, and what marks
  // them
  function inPicture(thing) {
    const node = thing?.kind === "entity" ? thing.entity.node : thing?.node;
    const edge = thing?.kind === "edge" ? thing.edge
      : thing?.kind === "facts" && thing.facts.length === 1
        ? thing.facts[0].edge : null;
    const subject = thing?.kind === "facts" ? thing.facts[0].subject.node : null;
    if (node?.element) {
      return [[node.element], () => app.picture.chooseNode(node)];
    }
    if (edge?.element) {
      return [[edge.from.element, edge.to.element],
        () => app.picture.chooseEdge(edge)];
    }
    if (subject?.element) {
      return [[subject.element], () => app.picture.chooseNode(subject)];
    }
    return [[], () => app.picture.chooseNone()];
  }

  const PANELS = new Set(["filter", "documents", "help"]);

  function update(thing, { focus = false, always = false, still = false }) {
    const before = chosen;
    chosen = thing;
    app.panel.show(thing, focus);
    // Measured before it is drawn upon: else all of that is laid out at once
    const [elements, mark] = inPicture(thing);
    if (!still && !table) {
      app.picture.bring(elements, always);
    }
    mark();
    for (const [kind, button] of Object.entries(buttons)) {
      button.setAttribute("aria-expanded", String(thing?.kind === kind));
    }
    if (!thing && focus) {
      const back = before && PANELS.has(before.kind) ? buttons[before.kind]
        : before?.entity?.node?.element ?? app.picture.svg;
      back.focus({ preventScroll: true });
    }
  }

  // Choose a thing, or nothing.  `focus` moves into the panel, or back out of
  // it; `always` brings it to the middle even if it is in view.
  app.choose = (thing, options = {}) => {
    if (!thing && !chosen) {
      return;
    }
    update(thing, options);
    if (!quiet) {
      write(true);
    }
  };
  app.isChosen = () => chosen !== null;
  app.chooseNode = (node, options) => app.choose(node.entity
    ? { kind: "entity", entity: node.entity } : { kind: "node", node }, options);
  app.chooseEdge = (edge) => app.choose({ kind: "edge", edge });
  app.showInPicture = (node) => {
    setTable(false);
    app.picture.bring([node.element], true);
    app.remember();
  };

  // The header

  const buttons = {};
  function makePanelButton(kind) {
    buttons[kind] = h("button", {
      type: "button", "aria-expanded": "false", "aria-controls": "panel",
      onclick: () => app.choose(chosen?.kind === kind ? null : { kind },
        { focus: true }),
    }, words[kind]);
    return buttons[kind];
  }

  const views = { picture: null, table: null };
  function setTable(value) {
    table = value;
    figure.hidden = value;
    document.body.classList.toggle("tabular", value);
    app.table.show(value);
    views.picture.setAttribute("aria-pressed", String(!value));
    views.table.setAttribute("aria-pressed", String(value));
  }
  function makeViewButton(name) {
    views[name] = h("button", {
      type: "button", "aria-pressed": "false",
      onclick: () => {
        setTable(name === "table");
        app.remember();
      },
    }, words[name]);
    return views[name];
  }

  function makeTools() {
    const tool = (label, sign, work) => h("button.icon", {
      type: "button", "aria-label": label, title: label, onclick: work,
    }, sign);
    return h("div.tools", { role: "group", "aria-label": words.tools },
      tool(words.zoomIn, "+", app.picture.zoomIn),
      tool(words.zoomOut, "−", app.picture.zoomOut),
      tool(words.fit, "⤢", () => app.picture.fit(true)));
  }

  function build() {
    app.state = weft.makeState(app);
    app.picture = weft.makePicture(app, figure);
    app.finder = weft.makeFinder(app);
    app.sources = weft.makeSources(app);
    app.filter = weft.makeFilter(app);
    app.about = document.getElementById("about");
    app.panel = weft.makePanel(app);
    app.table = weft.makeTable(app);
    app.onFilter = () => {
      app.table.refresh();
      if (chosen && chosen.kind !== "filter") {
        update(chosen, { still: true });
      } else {
        app.picture.chooseNone();
      }
    };
    document.getElementById("top").append(app.finder.root,
      h("div.group", { role: "group", "aria-label": words.views },
        makeViewButton("picture"), makeViewButton("table")),
      h("div.buttons", makePanelButton("filter"), makePanelButton("documents"),
        makePanelButton("help")));
    app.filterButton = buttons.filter;
    app.about.remove();
    figure.append(makeTools());
    document.getElementById("main").append(app.table.root, app.panel.root);
    document.body.classList.add("app");
  }

  // Show what the address says
  function restore() {
    const { thing, query, view, filter, table: tabular } =
      app.state.read(location.hash);
    quiet = true;
    setTable(tabular);
    app.filter.set(filter, true);
    app.finder.set(query);
    update(thing, { still: true });
    if (view) {
      app.picture.moveTo(view.k, view.x, view.y, false);
    } else {
      app.picture.fit(false);
    }
    quiet = false;
  }

  function onKey(event) {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      app.finder.input.focus();
      app.finder.input.select();
    } else if (event.key === "Escape" && chosen && !typing) {
      app.choose(null, { focus: true });
    }
  }

  build();
  restore();
  addEventListener("popstate", restore);
  addEventListener("keydown", onKey);
  addEventListener("beforeprint", () => {
    app.picture.beforePrint();
    app.table.beforePrint();
  });
  addEventListener("afterprint", () => app.picture.afterPrint());
  new ResizeObserver(() => {
    const before = quiet;
    quiet = true;
    app.picture.onResize();
    quiet = before;
  }).observe(figure);
  weft.app = app;
})();
