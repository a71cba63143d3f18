/* Filters on the list of measures. The state lives in the address, so that a list can be sent to
   a colleague and the browser's back and forward work; without this file the whole table stands.
   Words that a reader types stand behind the # there, so no server ever hears them.
   Words are found as in search, whose engine comes with the first word typed.
   A list that is too long for its page comes as data with the first filter, and the table holds
   what passes, a part at a time. */
importScripts("shell.js"); // it stands here when this goes out
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  const rows = [...document.querySelectorAll("tr[data-number]")];
  const status = document.querySelector(".filters__status");
  const active = document.querySelector(".filters__active");
  const reset = document.querySelector(".filters [type=reset]");
  const FACETS = ["section", "agency", "topic", "effect", "deadline", "funding"];
  const said = form.dataset;
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  /* What is filtered: { number, facets, row }; of a long list a row is made when it is shown. */
  const facetsOf = (row) => Object.fromEntries(FACETS.map((f) => [f, row.dataset[f].split(" ")]));
  let items = rows.map((row) => ({ number: row.dataset.number, facets: facetsOf(row), row, home: row.parentElement }));
  const table = document.querySelector("div.table");
  const more = document.querySelector(".filters__more");
  const PART = 100;
  const boxes = (facet) => [...form.querySelectorAll(`input[name=${facet}]`)];

  /* State: { section: [..], …, all: whether every body must be named, q: words, sort } --------- */
  const order = form.elements.sort;
  const read = () => {
    const state = { q: form.elements.q.value.trim(), all: form.elements.all.checked, sort: order.value };
    for (const facet of FACETS) {
      state[facet] = boxes(facet).filter((box) => box.checked).map((box) => box.value);
    }
    return state;
  };
  const write = (state) => {
    form.elements.q.value = state.q;
    form.elements.all.checked = state.all;
    order.value = state.sort;
    for (const facet of FACETS) {
      for (const box of boxes(facet)) box.checked = state[facet].includes(box.value);
    }
  };
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const hash = location.hash;
    const typed = hash.startsWith("#q=")
      ? new URLSearchParams(hash.slice(1)).get("q")
      : asked.get("q") ?? (hash ? form.elements.q.value : ""); // an anchor leaves the words as they are
    const sorts = [...order.options].map(({ value }) => value);
    const sort = asked.get("sort")?.toLowerCase();
    const state = { q: typed, all: asked.get("all") === "1", sort: sorts.includes(sort) ? sort : sorts[0] };
    for (const facet of FACETS) state[facet] = asked.getAll(facet).map((value) => value.toLowerCase());
    return state;
  };
  /* What an address asks for that this list does not know is named, not passed over. */
  const nameUnknown = () => {
    const asked = new URLSearchParams(location.search);
    const unknown = FACETS.flatMap((facet) => asked.getAll(facet)
      .filter((value) => !boxes(facet).some((box) => box.value === value.toLowerCase())));
    const line = form.querySelector(".filters__unknown");
    line.hidden = !unknown.length;
    line.textContent = fill(line.dataset.said, { values: unknown.join(", ") });
  };
  const toAddress = (state) => {
    const asked = new URLSearchParams();
    for (const facet of FACETS) state[facet].forEach((value) => asked.append(facet, value));
    if (state.all && state.agency.length > 1) asked.set("all", "1");
    if (state.sort !== order.options[0].value) asked.set("sort", state.sort);
    const query = asked.toString();
    const words = state.q ? `#${new URLSearchParams({ q: state.q })}` : "";
    return `${location.pathname}${query ? `?${query}` : ""}${words}`;
  };

  /* Words are the search's to find; while they can't be asked, the choices hold without them ----- */
  let found = null; // { words, numbers }
  const failure = form.querySelector(".filters__failed");
  const help = form.querySelector(".filters__help");
  const askWords = async () => {
    const words = form.elements.q.value.trim();
    if (!words || found?.words === words) return;
    try {
      const engine = await new Promise((have, lack) => globalThis.reachSearch(lack).then(have, lack));
      const answer = await engine.ask(words, 0);
      found = { words, numbers: new Set(answer.numbers) };
      failure.hidden = true;
      globalThis.searchHelp(help);
    } catch {
      found = null;
      failure.hidden = false;
      globalThis.offerHelp(help);
    }
  };
  const holds = ({ number }, q) => !q || found?.words !== q || found.numbers.has(number);

  /* Which rows stand -------------------------------------------------------------------------- */
  const passes = (item, facet, wanted, all) => {
    if (!wanted.length) return true;
    const has = item.facets[facet];
    return facet === "agency" && all
      ? wanted.every((value) => has.includes(value))
      : wanted.some((value) => has.includes(value));
  };
  const shown = (state, without = null) => {
    return items.filter((item) =>
      FACETS.every((f) => f === without || passes(item, f, state[f], state.all))
      && holds(item, state.q));
  };

  /* The order of the list: that of the plan, under its sections; or of all rows as one. */
  const KEYS = {
    deadline: ({ facets }) => facets.deadline[0] || "9999",
    sum: ({ row }) => -Number(row?.dataset.sum || 0),
    agency: ({ row, facets }) => row?.dataset.body ?? facets.agency[0],
  };
  const sorted = (list, sort) => {
    const key = KEYS[sort];
    if (!key) return list;
    const keyed = list.map((item) => [key(item), item]);
    return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, item]) => item);
  };
  let placed = order.options[0].value;
  const place = (sort) => {
    if (sort === placed) return;
    placed = sort;
    const first = items[0].home;
    for (const item of sorted(items, sort)) (KEYS[sort] ? first : item.home).append(item.row);
  };
  /* A number as the page writes 1234.5: browsers do not know how in each language. */
  const [, apart, point] = said.number.match(/^1(\D*)234(\D)5$/);
  const written = (sum) => {
    const [whole, part] = String(sum).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, apart) + (part ? point + part : "");
  };
  /* The sum of the rows that stand, where all that have one are of the same years and source, and
     none is doubted. */
  const summed = (list) => {
    const costed = list.map(({ row }) => row?.dataset).filter((data) => data?.sum);
    const kinds = new Set(costed.map(({ kind }) => kind));
    if (costed.length < 2 || kinds.size !== 1 || costed.some(({ doubtful }) => doubtful !== undefined)) return "";
    const sum = costed.reduce((all, data) => all + Math.round(Number(data.sum) * 1e6), 0) / 1e6;
    return ` ${fill(said.sum, { count: costed.length, sum: written(sum) })}`;
  };

  /* A long list's table: what passes, once something is asked for. */
  const rowOf = (item) => {
    if (item.row) return item.row;
    const row = document.querySelector(".filters__row").content.firstElementChild.cloneNode(true);
    const [number, label, ...facts] = row.children;
    number.firstElementChild.textContent = item.heading ?? item.number;
    label.firstElementChild.textContent = item.label;
    label.firstElementChild.href = item.page;
    label.lastElementChild.textContent = item.tag;
    label.lastElementChild.classList.add(`tag--${item.effect}`);
    for (const [place, words] of item.facts.entries()) facts[place].textContent = words;
    item.row = row;
    return row;
  };
  const fillTable = (standing, count) => {
    table.querySelector("tbody").replaceChildren(...standing.slice(0, count).map(rowOf));
    more.hidden = standing.length <= count;
    more.onclick = () => {
      fillTable(standing, count + PART);
      rowOf(standing[count]).querySelector("a").focus();
    };
  };

  const chip = ([label, loosened]) => {
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
  /* What is chosen: how it is called, and the state without it. */
  const chosen = (state) => [
    ...FACETS.flatMap((facet) =>
      boxes(facet).filter((box) => box.checked).map((box) =>
        [box.dataset.name, { ...state, [facet]: state[facet].filter((v) => v !== box.value) }])),
    ...(state.all && state.agency.length > 1 ? [[form.elements.all.labels[0].textContent.trim(), { ...state, all: false }]] : []),
    ...(state.q ? [[`«${state.q}»`, { ...state, q: "" }]] : []),
  ];
  /* On paper the choices are gone: it says what it holds, and the address that gives it again. */
  const printed = document.querySelector(".filters__printed");
  const ownAddress = document.querySelector(".written");
  const whole = ownAddress.textContent;
  const onPaper = (state, count) => {
    const held = { ...state, q: found?.words === state.q ? state.q : "" };
    const filters = chosen(held).map(([label]) => label);
    printed.textContent = filters.length ? fill(printed.dataset.said, { count, filters: filters.join("; ") }) : "";
    ownAddress.textContent = whole + decodeURI(toAddress(held).slice(location.pathname.length));
  };

  const show = () => {
    const state = read();
    const passing = shown(state);
    const standing = new Set(passing);
    // The numbers of the list as it stands, for who takes it away.
    said.shown = sorted(passing, state.sort).map(({ number }) => number).join(" ") || "-";
    const nothing = said.list && !state.q && FACETS.every((facet) => !state[facet].length);
    if (said.list) {
      table.hidden = nothing;
      fillTable(nothing ? [] : sorted(passing, state.sort), PART);
    } else {
      place(state.sort);
      for (const item of items) item.row.hidden = !standing.has(item);
    }
    for (const group of document.querySelectorAll("tr.list__group")) {
      const own = items.filter(({ home }) => home === group.parentElement);
      const left = own.filter(({ row }) => !row.hidden).length;
      group.hidden = !left || Boolean(KEYS[state.sort]);
      const count = group.querySelector(".small");
      count.dataset.whole ??= count.textContent;
      count.textContent = left < own.length ? `${left} / ${count.dataset.whole}` : count.dataset.whole;
    }
    for (const facet of FACETS) {
      const every = facet === "agency" && state.all;
      const counts = new Map();
      for (const { facets } of every ? passing : shown(state, facet)) {
        for (const value of facets[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      for (const box of boxes(facet)) {
        const count = counts.get(box.value) ?? 0;
        box.closest("label").querySelector(".filters__count").textContent = count;
        box.closest("label").classList.toggle("filters__empty", !count && !box.checked);
      }
    }
    const count = fill(said.status, { shown: standing.size, all: items.length }) + summed(passing);
    status.textContent = nothing ? "" : standing.size ? count : said.none;
    onPaper(state, count);
    active.replaceChildren(...chosen(state).map(chip));
    active.hidden = reset.hidden = !active.childElementCount;
  };

  const change = (how = "pushState") => {
    show();
    const address = toAddress(read());
    const { pathname, search, hash } = location;
    if (address === `${pathname}${search}${hash}`) return;
    // A browser that counts how often an address changes leaves it for a while; the list is right.
    try { history[how](null, "", address); } catch { /* the next choice sets it */ }
  };
  let fetched = null;
  const loadItems = () => (fetched ??= fetch(said.list).then((answer) => answer.json()).then((made) => { items = made; }));
  /* With all that the filters need at hand; a list that does not come is told, and asked for again. */
  const prepared = async (then) => {
    const needed = [];
    if (said.list && !items.length) needed.push(loadItems());
    if (!form.elements.q.value.trim()) help.replaceChildren();
    else if (failure.hidden) needed.push(askWords());
    else askWords().then(show); // they have failed before: the choices do not wait for them again
    try {
      if (needed.length) await Promise.all(needed);
    } catch {
      fetched = null;
      status.textContent = document.querySelector(".search").dataset.failed;
      return;
    }
    then();
  };

  const restore = () => {
    write(fromAddress());
    nameUnknown();
    prepared(show);
  };
  form.addEventListener("change", (event) => { if (event.target.name !== "q") prepared(() => change()); });
  // However long a key is held, one question at a time.
  const type = globalThis.oneAtATime(() => prepared(() => change("replaceState")));
  form.addEventListener("input", ({ target }) => { if (target.name === "q") type(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    write({ q: "", all: false, sort: order.value, ...Object.fromEntries(FACETS.map((facet) => [facet, []])) });
    prepared(() => change());
    form.elements.q.focus(); // the button goes with what it took off
  });
  failure.querySelector("button").addEventListener("click", () => prepared(show));
  addEventListener("popstate", restore);
  // A page that comes back from the browser's memory may have lost its words, not its list: WebKit
  // empties the form after it has told that the page is shown, on a busy machine not at once. What
  // stands in the address is what was chosen last, so that writing it once more changes nothing.
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const wait of [0, 100, 500]) setTimeout(restore, wait);
  });

  // The list comes first: the choices open for a reader who asks for them, and are counted then;
  // those that an address brings stand above the list, each to be taken off. The page as it is
  // made shows every measure.
  const choices = form.querySelector(":scope > details");
  if (location.search || location.hash.startsWith("#q=")) {
    form.classList.add("filters--asked");
    restore();
    // An address of before words stood behind the #: from here on they do.
    if (new URLSearchParams(location.search).has("q")) {
      history.replaceState(null, "", toAddress(fromAddress()));
    }
  } else {
    choices.addEventListener("toggle", () => prepared(show), { once: true });
  }
})();
