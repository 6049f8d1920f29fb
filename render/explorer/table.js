// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The facts as a table.  Rows are made when they come near: thousands at once
// would make the page slow.

weft.makeTable = (app) => {
  "use strict";
  const { model, words } = app;
  const { h } = weft;
  const STEP = 100; // rows
  const PRINT_MAX = 5000; // rows
  const QUOTES = 2; // sentences of a row
  const caption = h("caption");
  const rows = h("tbody");
  const note = h("p.note");
  const more = h("button.more", { type: "button", onclick: () => grow(STEP) });
  const columns = ["subject", "relation", "object", "when", "source"];
  const root = h("div.table", { id: "table", hidden: true, tabindex: "0",
    role: "region", "aria-label": words.table },
  h("table", caption, h("thead", h("tr", columns.map((name) =>
    h("th", { scope: "col" }, words[name])))), rows), more, note);
  let facts = [];
  let shown = 0;
  let stale = true;

  const entityLink = (entity) => app.link({ kind: "entity", entity },
    entity.name);

  function makeRow(fact) {
    const quotes = fact.quotes.slice(0, QUOTES);
    const n = fact.quotes.length + fact.more;
    return h("tr",
      h("td", entityLink(fact.subject)),
      h("td", fact.relation.label, fact.of ? ` (${fact.of})` : "",
        fact.planned ? h("span.badge.planned", words.planned) : [],
        fact.inferred ? h("span.badge.inferred", words.inferred) : []),
      h("td", fact.object ? entityLink(fact.object) : fact.literal),
      h("td", fact.when),
      h("td", quotes.map(({ sentence, rule }) => h("p", sentence.text, " ",
        h("small", [sentence.document.id, rule].filter(Boolean).join(" · ")))),
      app.link({ kind: "facts", facts: [fact] }, words.evidence(n),
        "evidence")));
  }

  function grow(count) {
    rows.append(...facts.slice(shown, shown + count).map(makeRow));
    shown = Math.min(facts.length, shown + count);
    more.hidden = shown === facts.length;
    more.textContent = words.more(facts.length - shown);
  }

  function update() {
    stale = false;
    facts = model.facts.filter(app.filter.passes);
    shown = 0;
    rows.replaceChildren();
    caption.textContent = facts.length === model.facts.length
      ? words.tableCaption(facts.length)
      : words.shownFacts(facts.length, model.facts.length);
    note.textContent = model.leftOut.facts
      ? words.leftOutFacts(model.leftOut.facts) : "";
    grow(STEP);
  }

  function show(visible) {
    root.hidden = !visible;
    if (visible && stale) {
      update();
    }
  }

  const near = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && !more.hidden) {
      grow(STEP);
    }
  }, { rootMargin: "400px" });
  near.observe(more);

  return {
    root,
    show,
    // The filter has changed
    refresh() {
      stale = true;
      if (!root.hidden) {
        update();
      }
    },
    beforePrint() {
      if (stale) {
        update();
      }
      grow(PRINT_MAX - shown);
      if (shown < facts.length) {
        note.textContent = words.printCut(facts.length - shown);
      }
    },
  };
};
