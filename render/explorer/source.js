// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Sentences of evidence inside their document: the whole text where the page
// has it, otherwise the sentences that are known, in their order.

weft.makeSources = (app) => {
  "use strict";
  const { words } = app;
  const { h } = weft;
  const LONG = 30000; // letters beyond which only a part is shown at first
  const AROUND = 4000; // letters before and behind the first evidence
  const KNOWN_MAX = 200; // sentences of a document without text

  // Sentences in their order as intervals, each cut where the last one ends
  function inARow(sentences, isStrong) {
    let last = 0;
    return sentences.flatMap((sentence) => {
      const start = Math.max(sentence.start, last);
      last = Math.max(last, sentence.end);
      return start < sentence.end
        ? [{ start, end: sentence.end, sentence, strong: isStrong }] : [];
    });
  }

  // Intervals without overlaps: those of `strong`, and what is left of others
  function intervals(sentences, strong) {
    const blocks = inARow(sentences.filter((s) => strong.has(s)), true);
    const result = [...blocks];
    let first = 0; // block that may cover what comes
    for (const part of
      inARow(sentences.filter((s) => !strong.has(s)), false)) {
      let { start } = part;
      while (first < blocks.length && blocks[first].end <= start) {
        ++first;
      }
      for (let i = first; start < part.end; ++i) {
        const block = blocks[i];
        const end = Math.min(part.end, block?.start ?? Infinity);
        if (start < end) {
          result.push({ ...part, start, end });
        }
        start = Math.max(start, block?.end ?? Infinity);
      }
    }
    return result.sort((a, b) => a.start - b.start);
  }

  // The names that a fact is about stand out in its sentence
  function withNames(text, names) {
    const parts = [];
    let at = 0;
    while (at < text.length) {
      let next = null;
      for (const name of names) {
        const place = text.indexOf(name, at);
        if (place >= 0 && (!next || place < next.place ||
            (place === next.place && name.length > next.name.length))) {
          next = { place, name };
        }
      }
      if (!next) {
        break;
      }
      parts.push(text.slice(at, next.place), h("b", next.name));
      at = next.place + next.name.length;
    }
    parts.push(text.slice(at));
    return parts;
  }

  function mark(text, part, names) {
    if (part.strong) {
      return h("mark", withNames(text, names));
    }
    return app.link(app.factsOf(part.sentence), text, "quoted");
  }

  // Text from `from` to `to` with its marks
  function marked(document, parts, names, from, to) {
    const pieces = [];
    let at = from;
    for (const part of parts) {
      const start = Math.max(part.start, from);
      const end = Math.min(part.end, to);
      if (start < end) {
        pieces.push(document.text.slice(at, start));
        pieces.push(mark(document.text.slice(start, end), part, names));
        at = end;
      }
    }
    pieces.push(document.text.slice(at, to));
    return pieces;
  }

  function showText(document, strong, names) {
    const placed = document.sentences.filter((s) => s.placed);
    const parts = intervals(placed, strong);
    const first = parts.find((part) => part.strong)?.start ?? 0;
    const { length } = document.text;
    const long = length > LONG;
    const from = long ? Math.max(0, first - AROUND) : 0;
    const to = long ? Math.min(length, first + AROUND) : length;
    const text = h("div.text", from > 0 ? "… " : [],
      marked(document, parts, names, from, to), to < length ? " …" : []);
    const more = long && h("button.more", {
      type: "button",
      onclick: () => {
        text.replaceChildren(...marked(document, parts, names, 0, length)
          .filter((piece) => piece !== ""));
        more.remove();
      },
    }, words.whole);
    return [text, more || []];
  }

  // A sentence may lie within another, which then is shown with it marked
  function showKnown(document, strong, names) {
    const known = document.sentences.filter((s) => !s.placed);
    const first = Math.max(0, known.findIndex((s) => strong.has(s)) - 50);
    const some = known.slice(first, first + KNOWN_MAX);
    const outer = some.filter((s) => !some.some((o) => o !== s &&
      o.start <= s.start && o.end >= s.end &&
      (o.end - o.start > s.end - s.start || o.i < s.i)));
    const pieces = outer.map((sentence) => {
      const inner = some.filter((s) => s !== sentence && strong.has(s) &&
        s.start >= sentence.start && s.end <= sentence.end);
      const spans = inner.flatMap((s) => {
        const at = sentence.text.indexOf(s.text);
        return at < 0 ? [] : [{ ...s, start: at, end: at + s.text.length }];
      });
      const chosen = strong.has(sentence) || (inner.length && !spans.length);
      spans.sort((a, b) => a.start - b.start);
      const parts = chosen
        ? [{ start: 0, end: sentence.text.length, sentence, strong: true }]
        : intervals([...spans, {
          ...sentence, start: 0, end: sentence.text.length,
        }], new Set(spans));
      return h("p", marked({ text: sentence.text }, parts, names, 0,
        sentence.text.length));
    });
    const gap = () => h("p.gap", { "aria-hidden": "true" }, "…");
    return h("div.text", pieces.flatMap((piece) => [gap(), piece]), gap());
  }

  // A document as a block; `strong` sentences stand out, `names` within them.
  // `open` is true, false, or "alone" for the text without its heading.
  function show(document, strong, names, open) {
    const body = h("div", { class: "source-body" });
    const fill = () => {
      if (body.childElementCount) {
        return;
      }
      const useful = [...new Set(names)].filter((name) => name.length > 1);
      const unplaced = [...strong].some((s) => !s.placed);
      const address = /^https?:\/\//i.test(document.id);
      body.append(...[
        address ? h("p.note", h("a", {
          href: document.id, target: "_blank", rel: "noopener noreferrer",
        }, document.id)) : [],
        document.text ? showText(document, strong, useful) : [],
        document.text ? [] : h("p.note",
          document.tooLarge ? words.tooLarge : words.noText),
        document.text && !unplaced ? []
          : showKnown(document, strong, useful),
      ].flat());
    };
    if (open === "alone") {
      fill();
      return body;
    }
    const details = h("details.source", { open },
      h("summary", h("span.title", document.title || document.id),
        h("small", [document.date, document.title ? document.id : ""]
          .filter(Boolean).join(" · "))), body);
    details.addEventListener("toggle", () => details.open && fill());
    if (open) {
      fill();
    }
    return details;
  }

  // The documents that facts come from, each with all sentences of the facts
  function showFacts(facts) {
    const documents = new Map();
    for (const fact of facts) {
      for (const { sentence, names } of fact.quotes) {
        const entry = documents.get(sentence.document) ??
          { strong: new Set(), names: [] };
        entry.strong.add(sentence);
        entry.names.push(...names);
        documents.set(sentence.document, entry);
      }
    }
    return [...documents].map(([document, { strong, names }], i) =>
      show(document, strong, names, i < 3));
  }

  return { show, showFacts };
};
