// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The search field with its list of results (a combobox): arrows move, Enter
// chooses, Escape closes.

weft.makeFinder = (app) => {
  "use strict";
  const { model, words } = app;
  const { h } = weft;
  const SHOWN_MAX = 30;
  const input = h("input", {
    type: "search", id: "search", role: "combobox", autocomplete: "off",
    spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": "results", "aria-label": words.search,
    placeholder: words.searchHint,
  });
  const list = h("ul.results", {
    id: "results", role: "listbox", "aria-label": words.results, hidden: true,
  });
  const status = h("p.hidden-label", { role: "status", id: "search-status" });
  const root = h("div.finder", { role: "search" }, input, list, status);
  let search = null; // made when it is first used
  let hits = [];
  let active = -1;

  function targets() {
    const entities = model.entities.map((entity) => ({
      name: entity.name, aliases: entity.aliases, weight: entity.facts.length,
      type: entity.type, thing: { kind: "entity", entity },
    }));
    const literals = model.nodes.filter((node) => !node.entity).map((node) => ({
      name: node.name, aliases: [], weight: node.edges.length, type: node.type,
      thing: { kind: "node", node },
    }));
    return [...entities, ...literals];
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function choose(hit) {
    close();
    app.choose(hit.target.thing, { focus: true, always: true });
  }

  function makeOption(hit, i) {
    return h("li", {
      role: "option", id: `result-${i}`, "aria-selected": "false",
      onmousedown: (event) => event.preventDefault(), // the field keeps focus
      onclick: () => choose(hit),
    }, app.swatch(hit.target.type), h("span.name", hit.target.name,
      hit.via ? h("small", ` = ${hit.via}`) : []),
    h("small", hit.target.type.label));
  }

  function setActive(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function update() {
    search ??= weft.makeSearch(targets());
    const all = search(input.value);
    hits = all.slice(0, SHOWN_MAX);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.map(makeOption));
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = !input.value.trim() ? ""
      : all.length > hits.length ? words.foundMore(hits.length, all.length)
        : words.found(all.length);
    root.classList.toggle("empty", input.value.trim() !== "" && !all.length);
  }

  function onKey(event) {
    const down = event.key === "ArrowDown";
    if (event.isComposing) {
      return; // the keys are the input method's
    }
    if ((down || event.key === "ArrowUp") && hits.length) {
      if (list.hidden) {
        update();
      }
      const { length } = hits;
      setActive((active + (down ? 1 : active < 0 ? 0 : -1) + length) % length);
    } else if (event.key === "Enter" && hits.length) {
      choose(hits[Math.max(active, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  }

  input.addEventListener("input", () => {
    update();
    app.remember();
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => {
    if (input.value) {
      update();
    }
  });
  input.addEventListener("blur", close);
  return {
    root,
    input,
    get: () => input.value,
    set(value) {
      input.value = value;
      status.textContent = "";
    },
  };
};
