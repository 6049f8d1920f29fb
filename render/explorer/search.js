// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Search as one types.  Hangul is matched by initial consonants (ㄴㅇㅂ finds
// 네이버, 네ㅇㅂ too) and while a syllable is still being composed (네입 on the
// way to 네이버); what is found so comes first.  Fuzzysort finds the rest:
// letters left out, in the right order.

weft.makeSearch = (() => {
  "use strict";

  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const FINALS = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ",
    "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ",
    "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
  ];
  // What keyboards make of two consonants in a row
  const PAIRS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
  };
  const FIRST = 0xac00;
  const LAST = 0xd7a3;
  const FUZZY_MIN = 2; // letters
  const FUZZY_WORST = -2000; // fuzzysort's score: 0 is the best

  // One spelling for all: composed, without case, spaces and hyphens
  function fold(text) {
    return text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s\u00b7\u2010-\u2015_-]+/gu, "");
  }

  function foldQuery(text) {
    return fold(text).replace(/[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/gu, (c) => PAIRS[c]);
  }

  function parts(c) {
    const code = c.charCodeAt(0);
    if (code < FIRST || code > LAST) {
      return null;
    }
    const at = code - FIRST;
    return {
      initial: INITIALS[Math.floor(at / 588)],
      open: FIRST + at - (at % 28), // the syllable without its final
      final: FINALS[at % 28],
    };
  }

  function sameLetter(asked, c) {
    return asked === c ||
      (INITIALS.includes(asked) && parts(c)?.initial === asked);
  }

  // Whether the last letter asked for is the beginning of what stands at `at`:
  // its final consonant may yet become the next syllable's initial
  function beginsLast(asked, key, at) {
    if (sameLetter(asked, key[at])) {
      return true;
    }
    const mine = parts(asked);
    const theirs = parts(key[at]);
    if (!mine || !theirs || mine.open !== theirs.open) {
      return false;
    }
    if (!mine.final) {
      return true;
    }
    const rest = theirs.final ? mine.final.slice(theirs.final.length)
      : mine.final;
    if (theirs.final && !mine.final.startsWith(theirs.final)) {
      return theirs.final.startsWith(mine.final);
    }
    return rest === "" ||
      (at + 1 < key.length && parts(key[at + 1])?.initial === rest);
  }

  // Where `query` stands in `key`, or -1
  function find(query, key) {
    const last = query.length - 1;
    for (let start = 0; start + query.length <= key.length; ++start) {
      let i = 0;
      while (i < last && sameLetter(query[i], key[start + i])) {
        ++i;
      }
      if (i === last && beginsLast(query[last], key, start + last)) {
        return start;
      }
    }
    return -1;
  }

  // Lower is better: the whole name, its beginning, then inside it
  function rank(query, form) {
    const at = find(query, form.key);
    if (at < 0) {
      return Infinity;
    }
    const whole = form.key.length === query.length;
    return (at === 0 ? (whole ? 0 : 1) : 2) + (form.alias ? 0.5 : 0) +
      Math.min(form.key.length, 99) / 1000;
  }

  function makeForms(target) {
    const names = [target.name, ...target.aliases];
    return names.map((name, i) => ({
      key: fold(name),
      name,
      alias: i > 0,
      target,
    }));
  }

  function exact(query, forms) {
    const best = new Map();
    for (const form of forms) {
      const order = rank(query, form);
      if (order < (best.get(form.target)?.order ?? Infinity)) {
        best.set(form.target, { order, form });
      }
    }
    return [...best].map(([target, { order, form }]) => ({
      target, order, via: form.alias ? form.name : "",
    }));
  }

  function fuzzy(query, forms, known) {
    if (query.length < FUZZY_MIN || /[ㄱ-ㅎㅏ-ㅣ]/u.test(query)) {
      return [];
    }
    const found = fuzzysort.go(query, forms, {
      key: "prepared", limit: 50, threshold: FUZZY_WORST,
    });
    const hits = [];
    for (const hit of found) {
      const { target, alias, name } = hit.obj;
      if (!known.has(target)) {
        known.add(target);
        hits.push({
          target, order: 10 - hit.score, via: alias ? name : "",
        });
      }
    }
    return hits;
  }

  // makeSearch(targets): targets have `name`, `aliases` and `weight`, by which
  // equally good ones are ordered.  The result finds all that a text may mean.
  return function makeSearch(targets) {
    const forms = targets.flatMap(makeForms).filter((form) => form.key);
    for (const form of forms) {
      form.prepared = fuzzysort.prepare(form.key);
    }
    return (text) => {
      const query = foldQuery(text);
      if (!query) {
        return [];
      }
      const hits = exact(query, forms);
      const known = new Set(hits.map((hit) => hit.target));
      return [...hits, ...fuzzy(query, forms, known)].sort(
        (a, b) => a.order - b.order || b.target.weight - a.target.weight ||
          (a.target.name < b.target.name ? -1 : 1));
    };
  };
})();
