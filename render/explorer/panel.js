// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The panel beside the picture: what is known of the thing that was chosen.

weft.makePanel = (app) => {
  "use strict";
  const { model, words } = app;
  const { h } = weft;
  const STEP = 40; // facts shown at once
  const title = h("h2", { tabindex: "-1", id: "panel-title" });
  const kind = h("p.kind");
  const body = h("div.panel-body");
  const root = h("aside.panel", {
    id: "panel", "aria-labelledby": "panel-title", hidden: true,
    onkeydown: (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        app.choose(null, { focus: true });
      }
    },
  }, h("div.panel-head", h("div", kind, title),
    h("button.icon", {
      type: "button", "aria-label": words.close, title: words.close,
      onclick: () => app.choose(null, { focus: true }),
    }, "✕")), body);

  const badge = (text, style = "") => h(`span.badge${style}`, text);

  function marks(fact) {
    return [
      fact.of ? badge(fact.of) : [],
      fact.when ? badge(fact.when) : [],
      fact.planned ? badge(words.planned, ".planned") : [],
      fact.inferred ? badge(words.inferred, ".inferred") : [],
      h("span.sure", { title: words.confidence },
        `${Math.round(fact.confidence / 10)}%`),
    ];
  }

  // The other end of a fact
  function end(entity, fact) {
    return entity ? app.link({ kind: "entity", entity }, entity.name)
      : h("span.literal", fact.literal);
  }

  const quotesOf = (fact) => fact.quotes.length + fact.more;

  function evidenceLink(fact) {
    const n = quotesOf(fact);
    const label = `${fact.subject.name} ${fact.relation.label} ` +
      (fact.object?.name ?? fact.literal);
    const link = app.link({ kind: "facts", facts: [fact] }, words.evidence(n),
      "evidence");
    link.setAttribute("aria-label", words.evidenceOf(label));
    return link;
  }

  function factItem(entity, fact) {
    const out = fact.subject === entity;
    const other = out ? fact.object : fact.subject;
    return h("li.fact", h("span.what",
      h("span.relation", out ? fact.relation.label
        : `← ${fact.relation.label}`), " ", end(other, fact)),
    h("span.marks", marks(fact), evidenceLink(fact)));
  }

  // What others say of it by name: attributes, then relations, out before in
  function ordered(entity, facts) {
    const order = (fact) => (fact.object ? 1 : 0) +
      (fact.subject === entity ? 0 : 2);
    return [...facts].sort((a, b) => order(a) - order(b) || a.i - b.i);
  }

  function section(name, ...content) {
    return h("section", h("h3", name), content);
  }

  function factSections(entity) {
    const passing = ordered(entity, entity.facts.filter(app.filter.passes));
    const literals = passing.filter((fact) => !fact.object);
    const relations = passing.filter((fact) => fact.object);
    const hidden = entity.facts.length - passing.length;
    const make = (fact) => factItem(entity, fact);
    return [
      literals.length
        ? section(words.attributes, weft.longList(app, literals, STEP, make))
        : [],
      relations.length
        ? section(words.neighbours, weft.longList(app, relations, STEP, make))
        : [],
      entity.facts.length ? [] : h("p.note", words.noFacts),
      hidden ? h("p.note", words.hiddenFacts(hidden)) : [],
    ];
  }

  function pictureButton(node) {
    if (!node?.element) {
      return h("p.note", words.notDrawn);
    }
    return node.off ? h("p.note", words.hiddenNode)
      : h("button.small", {
        type: "button", onclick: () => app.showInPicture(node),
      }, words.show);
  }

  function showEntity({ entity }) {
    title.textContent = entity.name;
    kind.replaceChildren(app.swatch(entity.type), entity.type.label);
    body.replaceChildren(...[
      pictureButton(entity.node),
      entity.aliases.length ? section(words.aliases,
        h("p", entity.aliases.join(words.joined))) : [],
      factSections(entity),
    ].flat(Infinity));
  }

  // A literal, or what is not drawn of a community
  function showNode({ node }) {
    title.textContent = node.name;
    kind.replaceChildren(app.swatch(node.type), node.type.label);
    const facts = node.edges.flatMap((edge) => edge.facts)
      .filter(app.filter.passes);
    const { community } = node;
    body.replaceChildren(...[
      pictureButton(node),
      community ? [
        h("p", words.held(community.entities, community.facts)),
        section(words.members, weft.longList(app, community.members, STEP,
          (entity) => h("li.fact", app.link({ kind: "entity", entity },
            entity.name)))),
      ] : [],
      section(words.facts, weft.longList(app, facts, STEP, factLine)),
    ].flat(Infinity));
  }

  function factLine(fact) {
    return h("li.fact", h("span.what", end(fact.subject, fact), " ",
      h("span.relation", fact.relation.label), " ", end(fact.object, fact)),
    h("span.marks", marks(fact)),
    h("span.rules", [...new Set(fact.quotes.map((quote) => quote.rule))]
      .filter(Boolean).map((rule) => h("code", rule))));
  }

  function showFacts(facts, passing) {
    const left = passing.reduce((sum, fact) => sum + fact.more, 0);
    const premises = [...new Set(passing.flatMap((fact) => fact.premises))];
    const sources = app.sources.showFacts([...passing, ...premises]);
    const quoted = passing.some((fact) => fact.quotes.length);
    body.replaceChildren(...[
      section(words.facts, weft.longList(app, passing, STEP, factLine)),
      facts.length > passing.length
        ? h("p.note", words.hiddenFacts(facts.length - passing.length)) : [],
      quoted ? [] : h("p.note", words.noEvidence),
      premises.length ? section(words.premises,
        weft.longList(app, premises, STEP, factLine)) : [],
      sources.length ? section(words.inDocument, sources) : [],
      left ? h("p.note", words.moreEvidence(left)) : [],
    ].flat(Infinity));
  }

  function showEdge({ edge }) {
    title.textContent = `${edge.from.name} → ${edge.to.name}`;
    kind.replaceChildren([...new Set(edge.facts.map((f) => f.relation.label))]
      .join(words.joined), ...(edge.conflict
      ? [" ", badge(words.conflict, ".conflicting")] : []));
    const passing = edge.facts.filter(app.filter.passes);
    showFacts(edge.facts, passing);
  }

  function showSome({ facts }) {
    const [fact] = facts;
    title.textContent = facts.length > 1 ? words.facts
      : `${fact.subject.name} → ${fact.object?.name ?? fact.literal}`;
    kind.textContent = [...new Set(facts.map((f) => f.relation.label))]
      .join(words.joined);
    showFacts(facts, facts);
  }

  function showDocument({ document }) {
    title.textContent = document.title || document.id;
    kind.textContent = [words.documents, document.date,
      document.title ? document.id : ""].filter(Boolean).join(" · ");
    body.replaceChildren(
      h("p.note", words.allFacts(document.facts.length)),
      app.sources.show(document, new Set(), [], "alone"));
  }

  function showDocuments() {
    title.textContent = words.documents;
    kind.textContent = "";
    body.replaceChildren(weft.longList(app, model.documents, STEP,
      (document) => h("li.fact",
        app.link({ kind: "document", document }, document.title || document.id),
        h("span.marks", document.date ? badge(document.date) : [],
          h("span", words.allFacts(document.facts.length))))));
  }

  function showHelp() {
    title.textContent = words.help;
    kind.textContent = "";
    body.replaceChildren(
      section(words.mouse, h("p", words.mouseText)),
      section(words.keys, h("dl.keys", words.keyList.map(([key, text]) =>
        [h("dt", h("kbd", key)), h("dd", text)]))),
      app.about);
  }

  function showFilter() {
    title.textContent = words.filter;
    kind.textContent = "";
    body.replaceChildren(app.filter.panel);
  }

  const SHOW = {
    entity: showEntity, node: showNode, edge: showEdge, facts: showSome,
    document: showDocument, documents: showDocuments, help: showHelp,
    filter: showFilter,
  };

  // Show a thing, or close the panel
  function show(thing, focus) {
    root.hidden = !thing;
    document.body.classList.toggle("with-panel", Boolean(thing));
    if (thing) {
      SHOW[thing.kind](thing);
      body.scrollTop = 0;
      scrollToMark();
      if (focus) {
        title.focus({ preventScroll: true });
      }
    }
  }

  // The first evidence of a long text stands in view
  function scrollToMark() {
    for (const text of body.querySelectorAll(".text")) {
      const mark = text.querySelector("mark");
      if (mark) {
        text.scrollTop = mark.offsetTop - 40;
      }
    }
  }

  return { root, show };
};
