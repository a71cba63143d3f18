/* Filters on the list of measures. The state lives in the address, so that a list can be sent to
   a colleague and the browser's back and forward work; without this file the whole table stands.
   Words are folded and stemmed as in search; their texts come with the first word typed. */
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  const rows = [...document.querySelectorAll("tr[data-number]")];
  const status = document.querySelector(".filters__status");
  const active = document.querySelector(".filters__active");
  const FACETS = ["section", "agency", "topic", "effect", "deadline", "funding"];
  const said = form.dataset;
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const values = new Map(
    rows.map((row) => [row, Object.fromEntries(FACETS.map((f) => [f, row.dataset[f].split(" ")]))]),
  );
  const boxes = (facet) => [...form.querySelectorAll(`input[name=${facet}]`)];

  /* State: { section: [..], …, all: whether every body must be named, q: words } ------------ */
  const read = () => {
    const state = { q: form.elements.q.value.trim(), all: form.elements.all.checked };
    for (const facet of FACETS) {
      state[facet] = boxes(facet).filter((box) => box.checked).map((box) => box.value);
    }
    return state;
  };
  const write = (state) => {
    form.elements.q.value = state.q;
    form.elements.all.checked = state.all;
    for (const facet of FACETS) {
      for (const box of boxes(facet)) box.checked = state[facet].includes(box.value);
    }
  };
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const state = { q: asked.get("q") ?? "", all: asked.get("all") === "1" };
    for (const facet of FACETS) state[facet] = asked.getAll(facet);
    return state;
  };
  const toAddress = (state) => {
    const asked = new URLSearchParams();
    for (const facet of FACETS) state[facet].forEach((value) => asked.append(facet, value));
    if (state.all && state.agency.length > 1) asked.set("all", "1");
    if (state.q) asked.set("q", state.q);
    const query = asked.toString();
    return query ? `?${query}` : location.pathname;
  };

  /* Words: a row has a word when it has a form of it, or a word that begins with it ---------- */
  let texts = null;
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      Object.assign(script, { onload: resolve, onerror: reject });
      document.head.append(script);
    });
  const loadTexts = async () => {
    if (!globalThis.kazakh) await load(said.words);
    const { config, docs } = await fetch(said.index).then((answer) => answer.json());
    const { words, fold, stems } = globalThis.kazakh;
    texts = new Map();
    for (const doc of docs.filter(({ number }) => number)) {
      const bodies = doc.bodies.map((body) => `${body} ${config.bodies[body]}`);
      const folded = words([doc.number, doc.title, doc.text, doc.facts, ...bodies].join(" "))
        .map(({ word }) => fold(word));
      texts.set(doc.number, { folded, forms: new Set(folded.flatMap((w) => stems(w).inflected)) });
    }
  };
  const asked = (q) => {
    if (!q || !texts) return [];
    const { words, fold, joining } = globalThis.kazakh;
    return words(q).map(({ word }) => word).filter((word) => !joining(fold(word)));
  };
  const holds = (row, word) => {
    const { folded, forms } = texts.get(row.dataset.number);
    const { spellings, stems } = globalThis.kazakh;
    return spellings(word).some((spelling) =>
      stems(spelling).inflected.some((form) => forms.has(form))
      || (spelling.length > 2 && folded.some((other) => other.startsWith(spelling))));
  };

  /* Which rows stand -------------------------------------------------------------------------- */
  const passes = (row, facet, wanted, all) => {
    if (!wanted.length) return true;
    const has = values.get(row)[facet];
    return facet === "agency" && all
      ? wanted.every((value) => has.includes(value))
      : wanted.some((value) => has.includes(value));
  };
  const shown = (state, without = null) => {
    const words = asked(state.q);
    return rows.filter((row) =>
      FACETS.every((f) => f === without || passes(row, f, state[f], state.all))
      && words.every((word) => holds(row, word)));
  };

  const chip = (state, label, loosened) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = fill(said.loosen, { filter: label, count: shown(loosened).length });
    button.addEventListener("click", () => {
      write(loosened);
      change();
      form.elements.q.focus();
    });
    return button;
  };
  const chips = (state) => [
    ...FACETS.flatMap((facet) =>
      boxes(facet).filter((box) => box.checked).map((box) =>
        chip(state, box.dataset.name, { ...state, [facet]: state[facet].filter((v) => v !== box.value) }))),
    ...(state.q ? [chip(state, `«${state.q}»`, { ...state, q: "" })] : []),
  ];

  const show = () => {
    const state = read();
    const standing = new Set(shown(state));
    for (const row of rows) row.hidden = !standing.has(row);
    for (const group of document.querySelectorAll("tr.list__group")) {
      const own = [...group.parentElement.querySelectorAll("tr[data-number]")];
      group.hidden = own.every((row) => row.hidden);
    }
    for (const facet of FACETS) {
      const every = facet === "agency" && state.all;
      const others = every ? [...standing] : shown(state, facet);
      for (const box of boxes(facet)) {
        const count = others.filter((row) => values.get(row)[facet].includes(box.value)).length;
        box.closest("label").querySelector(".filters__count").textContent = count;
        box.closest("label").classList.toggle("filters__empty", !count && !box.checked);
      }
    }
    const pattern = standing.size ? said.status : said.none;
    status.textContent = fill(pattern, { shown: standing.size, all: rows.length });
    active.replaceChildren(...chips(state));
    active.hidden = !active.childElementCount;
  };

  const change = (how = "pushState") => {
    show();
    const address = toAddress(read());
    if (address !== (location.search || location.pathname)) history[how](null, "", address);
  };
  const withTexts = (then) => {
    if (texts || !form.elements.q.value.trim()) then();
    else loadTexts().then(then);
  };

  const restore = () => {
    write(fromAddress());
    withTexts(show);
  };
  form.addEventListener("change", (event) => { if (event.target.name !== "q") change(); });
  form.addEventListener("input", (event) => {
    if (event.target.name === "q") withTexts(() => change("replaceState"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    write({ q: "", all: false, ...Object.fromEntries(FACETS.map((facet) => [facet, []])) });
    change();
  });
  addEventListener("popstate", restore);

  // The list comes first: the choices open for a reader who came with some, or asks for them, and
  // are counted then. The page as it is made shows every measure.
  const choices = form.querySelector("details");
  if (location.search) {
    choices.open = true;
    restore();
  } else {
    choices.addEventListener("toggle", show, { once: true });
  }
})();
