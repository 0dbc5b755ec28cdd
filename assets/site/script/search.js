// The search: a dialog with a field, and the sections found under it. It comes
// with the first search (see search-open.js) and brings MiniSearch and the index.
(() => {
  const assets = new URL(".", document.currentScript.src);
  const root = new URL("..", assets);
  const most = 30; // results shown

  // What a term is. The same rule stands in internal/search/term.go, which made
  // the index: a term cut in two ways is found by nobody.

  const wordPattern =
    /\p{N}+(?:[.,]\p{N}+)+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+/gu;
  const letters = "αβγδεζηθικλμνξοπρστυφχψω";
  const letterNames = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi " +
    "omicron pi rho sigma tau upsilon phi chi psi omega").split(" ");

  function term(word) {
    const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");
    return plain.length === 1 && letters.includes(plain) ? letterNames[letters.indexOf(plain)] : plain;
  }

  function terms(text) {
    return (text.match(wordPattern) ?? []).map(term).filter(Boolean);
  }

  // Finding

  const options = {
    fields: ["title", "chapter", "text", "aside"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 4, chapter: 0.5 },
      prefix: (term) => term.length > 1,
      // One letter in five may be wrong. Short words and numbers would become others.
      fuzzy: (term) => (term.length > 4 && !/\p{N}/u.test(term) ? 0.2 : false),
    },
  };

  let sections; // as internal/search/search.go has them
  let engine;

  function script(name) {
    return new Promise((done, fail) => {
      const element = document.createElement("script");
      element.src = new URL(name, assets);
      element.onload = done;
      element.onerror = () => {
        element.remove();
        fail(new Error(`${name} did not load`));
      };
      document.head.append(element);
    });
  }

  let readied;
  function ready() {
    return readied ??= Promise.all([script("minisearch.js"), script("search-index.js")]).then(() => {
      sections = fieldguideIndex.sections;
      engine = MiniSearch.loadJS(fieldguideIndex.index, options);
      fieldguideIndex = undefined; // the engine has it in its own form now
    });
  }

  // Words that find nearly everything count only where there are no others.
  const common = new Set("a an and are as at be by do does for from how i in is it of on or that the to what when with".split(" "));

  // find returns the sections that have all the words, or, if there are none,
  // those that have some.
  function find(query) {
    const asked = terms(query);
    const telling = asked.filter((it) => !common.has(it));
    const wanted = (telling.length > 0 ? telling : asked).join(" ");
    let found = engine.search(wanted, { combineWith: "AND" });
    const all = found.length > 0;
    if (!all) found = engine.search(wanted, { combineWith: "OR" });
    return { all, count: found.length, results: found.slice(0, most) };
  }

  // Excerpts

  // split returns text in pieces, the words of which the terms are found as
  // <mark> elements.
  function split(text, found) {
    const pieces = [];
    let from = 0;
    for (const match of text.matchAll(wordPattern)) {
      if (!found.has(term(match[0]))) continue;
      pieces.push(text.slice(from, match.index), element("mark", {}, match[0]));
      from = match.index + match[0].length;
    }
    pieces.push(text.slice(from));
    return pieces;
  }

  const shown = 180; // characters of an excerpt
  const lead = 50; // characters before its first find, at most

  // excerpt returns the stretch of text with the most of the terms in it.
  function excerpt(text, found) {
    const finds = [];
    for (const match of text.matchAll(wordPattern)) {
      const it = term(match[0]);
      if (found.has(it)) finds.push({ it, at: match.index });
    }
    let best = 0, start = 0;
    for (let i = 0; i < finds.length; i++) {
      const near = new Set();
      let k = i;
      for (; k < finds.length && finds[k].at < finds[i].at + shown - lead; k++) near.add(finds[k].it);
      const worth = near.size * 100 + k - i;
      if (worth > best) [best, start] = [worth, finds[i].at];
    }
    let from = start > lead ? text.indexOf(" ", start - lead) + 1 : 0;
    if (from > start) from = start;
    let to = text.length - from > shown ? text.lastIndexOf(" ", from + shown) : text.length;
    if (to <= start) to = Math.min(text.length, from + shown);
    return [from > 0 ? "… " : "", ...split(text.slice(from, to), found), to < text.length ? " …" : ""];
  }

  // The dialog

  function element(name, attributes, ...children) {
    const it = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
    it.append(...children);
    return it;
  }

  const input = element("input", {
    type: "text", role: "combobox", id: "search:query", placeholder: "Search the guide",
    "aria-label": "Search the guide", "aria-autocomplete": "list", "aria-controls": "search:results",
    "aria-expanded": "false", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const close = element("button", { type: "button", class: "close" }, "Close");
  const status = element("p", { role: "status", class: "status" });
  const hint = element("p", { class: "nothing" });
  const list = element("div", { role: "listbox", id: "search:results", "aria-label": "Sections" });
  const keys = element("p", { class: "keys", "aria-hidden": "true" });
  for (const [key, use] of [["↑ ↓", "choose"], ["Enter", "open"], ["Esc", "close"]]) {
    keys.append(element("span", {}, element("kbd", {}, key), ` ${use}`));
  }
  const dialog = element("dialog", { class: "search", "aria-label": "Search" },
    element("div", { class: "field" }, input, close), status, hint, list, keys);
  document.body.append(dialog);

  let active = null; // the option that Enter opens
  let pending; // a timer: what was typed is not yet searched

  function choose(option) {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    if (!active) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    active.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  // option returns the entry of one section.
  function option(result, i) {
    const { chapter, number, title, address, text } = sections[result.id];
    const found = new Set(result.terms);
    const name = element("span", { class: "name" });
    if (number) name.append(element("span", { class: "number" }, number), " ");
    name.append(...split(title, found));
    const says = element("span", { class: "excerpt" }, ...excerpt(text, found));
    const link = element("a", {
      role: "option", id: `search:option-${i}`, href: new URL(address, root), tabindex: "-1", "aria-selected": "false",
    }, name, " ", says);
    link.addEventListener("click", (event) => follow(event, link, result.terms));
    return { chapter, link };
  }

  // show lists results under their chapters, that with the best result first.
  function show(results) {
    const groups = new Map();
    results.map(option).forEach(({ chapter, link }) => {
      if (!groups.has(chapter)) {
        const { number, title } = sections[chapter];
        const label = element("div", { role: "presentation", class: "in", id: `search:in-${chapter}` }, `${number} ${title}`.trim());
        groups.set(chapter, element("div", { role: "group", "aria-labelledby": label.id }, label));
      }
      groups.get(chapter).append(link);
    });
    list.replaceChildren(...groups.values());
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    choose(list.querySelector("[role=option]"));
  }

  const loading = "Loading the index …";
  let telling;
  // tell says what was found once the reader pauses: a count at every letter
  // would talk over the letters.
  function tell(message) {
    clearTimeout(telling);
    status.setAttribute("aria-busy", "true");
    telling = setTimeout(() => {
      status.textContent = message;
      status.setAttribute("aria-busy", "false");
    }, 250);
  }

  function sectionsOf(n) {
    return n === 1 ? "1 section" : `${n} sections`;
  }

  function search() {
    clearTimeout(pending);
    pending = undefined;
    const query = input.value.trim();
    keep("fieldguide:query", query);
    hint.textContent = "";
    if (!engine || terms(query).length === 0) {
      show([]);
      tell(engine ? "" : loading);
      return;
    }
    const { all, count, results } = find(query);
    show(results);
    if (count === 0) {
      tell(`Nothing found for “${query}”.`);
      hint.textContent = "Try fewer words, or only the beginning of one: “calib” finds calibration.";
      return;
    }
    const few = count > most ? `The best ${most} of ${sectionsOf(count)}` : sectionsOf(count);
    tell(all ? few : `${few}; none has all of these words`);
  }

  function move(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (options.length === 0) return;
    const at = options.indexOf(active);
    const to = { first: 0, last: options.length - 1, next: at + 1, previous: at - 1 }[step];
    choose(options.at(to % options.length));
  }

  const steps = { ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last" };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.key === "Enter") {
      event.preventDefault();
      if (pending) search();
      const { ctrlKey, metaKey, shiftKey } = event;
      active?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    } else if (steps[event.key] && !modified && active) {
      event.preventDefault();
      move(steps[event.key]);
    }
  });
  input.addEventListener("input", () => {
    clearTimeout(pending);
    clearTimeout(telling);
    status.setAttribute("aria-busy", "true");
    pending = setTimeout(search, 40);
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });

  document.addEventListener("fieldguide:search", () => {
    if (dialog.open) {
      input.select();
      return;
    }
    dialog.showModal();
    input.value = kept("fieldguide:query") ?? "";
    input.focus();
    input.select();
    if (!engine) tell(loading);
    ready().then(search, () => {
      readied = undefined; // the next search tries again
      tell("The index could not be loaded.");
    });
  });

  // Following a result

  function keep(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // The reader's browser keeps nothing for this page.
    }
  }

  function kept(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  const page = (url) => url.href.split("#")[0];

  function follow(event, link, found) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // opens elsewhere
    const to = new URL(link.href);
    if (page(to) !== page(new URL(location))) {
      keep("fieldguide:found", JSON.stringify({ page: page(to), found }));
      return;
    }
    event.preventDefault();
    dialog.close();
    document.querySelector(".filter :checked")?.click(); // the section may not be of the carry-on
    location.assign(to);
    light(found);
  }

  // light highlights the terms in the section that the address names, and unfolds
  // what holds them.
  function light(found) {
    if (!CSS.highlights) return;
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("article");
    if (!target) return;
    const wanted = new Set(found);
    const ranges = [];
    const walk = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.parentElement.closest("[data-chrome], annotation, script, style")) continue;
      for (const match of node.data.matchAll(wordPattern)) {
        if (!wanted.has(term(match[0]))) continue;
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
        for (let fold = node.parentElement.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") CSS.highlights.delete("found");
    });
  }

  const before = kept("fieldguide:found");
  if (before) {
    sessionStorage.removeItem("fieldguide:found");
    const { page: wanted, found } = JSON.parse(before);
    if (wanted === page(new URL(location))) light(found);
  }
})();
