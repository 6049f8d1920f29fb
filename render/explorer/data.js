// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The data of the page as objects that know each other.  html_data.c writes
// it: arrays, in which things refer to each other by index.

weft.readData = (() => {
  "use strict";

  const PLANNED = 1;
  const INFERRED = 2;

  function readDocuments(raw) {
    const documents = raw.documents.map(([id, date, title, fate, text], i) => ({
      i,
      id,
      date,
      title,
      text,
      tooLarge: fate === 2,
      sentences: [],
      facts: [],
    }));
    const sentences = raw.sentences.map(([doc, start, end, words], i) => {
      const placed = words === undefined;
      const text = placed ? documents[doc].text.slice(start, end) : words;
      const sentence = {
        i, document: documents[doc], start, end, placed, text, facts: [],
      };
      documents[doc].sentences.push(sentence);
      return sentence;
    });
    return { documents, sentences };
  }

  function readEntities(raw, model) {
    return raw.entities.map(([name, type, aliases], i) => ({
      i, name, type: model.types[type], aliases, node: null, facts: [],
    }));
  }

  // Facts, which also know on which side of them an entity stands
  function readFact(raw, i, model) {
    const [subject, relation, object, literal, flags, when, of, confidence,
      quotes, more, premises] = raw;
    const fact = {
      i,
      subject: model.entities[subject],
      relation: model.relations[relation],
      object: object < 0 ? null : model.entities[object],
      literal,
      planned: (flags & PLANNED) !== 0,
      inferred: (flags & INFERRED) !== 0,
      when,
      of,
      confidence,
      more,
      premises, // become facts once all are read
      edge: null,
      quotes: quotes.map(([sentence, rule, sure, from, to]) => ({
        sentence: model.sentences[sentence],
        rule: model.rules[rule],
        confidence: sure,
        names: [from, to],
      })),
    };
    fact.subject.facts.push(fact);
    if (fact.object && fact.object !== fact.subject) {
      fact.object.facts.push(fact);
    }
    const seen = new Set();
    for (const quote of fact.quotes) {
      quote.sentence.facts.push(fact);
      if (!seen.has(quote.sentence.document)) {
        seen.add(quote.sentence.document);
        quote.sentence.document.facts.push(fact);
      }
    }
    fact.relation.count += 1;
    return fact;
  }

  function readPicture(raw, model) {
    model.nodes = raw.nodes.map(([key, entity, name, type, held, facts,
      members], i) => {
      const node = {
        i, key, name, type: model.types[type], edges: [], element: null,
        entity: entity < 0 ? null : model.entities[entity], off: false,
        community: members ? {
          entities: held, facts, members: members.map((m) => model.entities[m]),
        } : null,
      };
      if (node.entity) {
        node.entity.node = node;
      }
      node.type.count += 1;
      return node;
    });
    model.edges = raw.edges.map(([key, from, to, facts, conflict], i) => {
      const edge = {
        i, key, from: model.nodes[from], to: model.nodes[to],
        facts: facts.map((f) => model.facts[f]), element: null, off: false,
        conflict: conflict === 1,
      };
      edge.from.edges.push(edge);
      if (edge.to !== edge.from) {
        edge.to.edges.push(edge);
      }
      for (const fact of edge.facts) {
        fact.edge = edge;
      }
      return edge;
    });
  }

  return function readData(raw) {
    const named = ([name, label], i) => ({ i, name, label, count: 0 });
    const community = weft.words(raw.lang).community;
    const model = {
      lang: raw.lang,
      leftOut: raw.left_out,
      rules: raw.rules,
      types: raw.types.map(([name, label], i) =>
        named([name, label || community], i)),
      relations: raw.relations.map(named),
      ...readDocuments(raw),
    };
    model.entities = readEntities(raw, model);
    model.facts = raw.facts.map((fact, i) => readFact(fact, i, model));
    for (const fact of model.facts) {
      fact.premises = fact.premises.map((i) => model.facts[i]);
    }
    readPicture(raw, model);
    model.nodeOfKey = new Map(model.nodes.map((node) => [node.key, node]));
    model.edgeOfKey = new Map(model.edges.map((edge) => [edge.key, edge]));
    return model;
  };
})();
