// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What all parts of the explorer share.  The parts are joined in the order in
// which explorer.cmake lists them; each adds one member to `weft`.  Text from
// documents only ever becomes text nodes: nothing here parses markup.

const weft = {};

// h("a.link", {href: "#"}, "text", child...): an element.  Members that begin
// with "on" are listeners; false, null and undefined are left out.
weft.h = (() => {
  "use strict";

  function setMember(element, name, value) {
    if (value === false || value === null || value === undefined) {
      return;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  return function h(what, ...rest) {
    const [tag, ...classes] = what.split(".");
    const element = document.createElement(tag);
    if (classes.length) {
      element.className = classes.join(" ");
    }
    for (const part of rest.flat(Infinity)) {
      if (part instanceof Node || typeof part === "string") {
        element.append(part);
      } else if (typeof part === "number") {
        element.append(String(part));
      } else if (part) {
        for (const [name, value] of Object.entries(part)) {
          setMember(element, name, value);
        }
      }
    }
    return element;
  };
})();

// An element of SVG
weft.svg = (tag, members) => {
  "use strict";
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(members)) {
    element.setAttribute(name, value);
  }
  return element;
};

// Call `work` once things have been quiet for `delay` milliseconds
weft.later = (work, delay) => {
  "use strict";
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), delay);
  };
};

// A list that shows `step` items of `items` and a button for more
weft.longList = (app, items, step, make) => {
  "use strict";
  const list = weft.h("ul.list");
  let shown = 0;
  const more = weft.h("button.more", {
    type: "button",
    onclick: () => {
      const first = shown;
      grow();
      list.children[first].querySelector("a, button")?.focus();
    },
  });
  function grow() {
    list.append(...items.slice(shown, shown + step).map(make));
    shown = Math.min(items.length, shown + step);
    more.textContent = app.words.more(items.length - shown);
    more.hidden = shown === items.length;
  }
  grow();
  return weft.h("div", list, more);
};
