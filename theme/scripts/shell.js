/* What every page loads, and all that it loads before a reader asks for more: the switch for the
   colours (scheme.js set those that were chosen), abbreviations, and the way to the search, whose scripts and index come with its first use. Without this file every page reads
   whole; only search needs it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const own = document.currentScript;
  const SCHEMES = ["system", "light", "dark"];

  /* Colours: what the device prefers, unless the reader chose. Kept on the reader's machine. */
  const store = (scheme) => {
    try { localStorage.setItem("scheme", scheme); } catch { /* a private window keeps nothing */ }
  };
  const apply = (scheme) => {
    if (SCHEMES.slice(1).includes(scheme)) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };

  const switchColours = () => {
    const button = document.querySelector(".scheme");
    const inWords = document.querySelector(".scheme-words");
    const names = JSON.parse(button.dataset.names);
    const show = () => {
      const now = root.dataset.scheme ?? "system";
      const next = SCHEMES[(SCHEMES.indexOf(now) + 1) % SCHEMES.length];
      button.dataset.now = now;
      button.dataset.next = next;
      button.setAttribute("aria-label", names[next]);
      button.title = names[next];
      inWords.textContent = names[next];
    };
    inWords.addEventListener("click", () => button.click());
    button.addEventListener("click", () => {
      store(button.dataset.next);
      apply(button.dataset.next);
      show();
    });
    show();
  };

  /* The same page in another language, at the same place and with the same choices: the links keep
     the page by themselves. */
  const keepPlace = (event) => {
    const link = event.target instanceof Element && event.target.closest(".languages a");
    if (!link) return;
    link.search = location.search;
    link.hash = location.hash;
  };
  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);

  /* Abbreviations work without this; it adds what CSS can't: Escape hides a full name that is in
     the way, names near the right edge open to the left, and in a table the arrow keys go from
     one abbreviation to the next, so that the whole table is one tab stop and not dozens. */
  const explainAbbreviations = () => {
    const nearest = ({ target }) => target instanceof Element && target.closest(".abbr");
    const show = (event) => {
      const abbr = nearest(event);
      if (!abbr) return;
      root.classList.remove("abbreviations-dismissed");
      const { left } = abbr.getBoundingClientRect();
      abbr.classList.toggle("abbr--end", left > root.clientWidth / 2);
    };
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", show);
    const inTable = (table) => [...table.querySelectorAll(".abbr[tabindex]")];
    for (const table of document.querySelectorAll("table")) {
      inTable(table)[0]?.setAttribute("tabindex", "0");
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") root.classList.add("abbreviations-dismissed");
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const abbr = nearest(event);
      const table = abbr && abbr.closest("table");
      if (!step || !table) return;
      const all = inTable(table);
      const next = all[all.indexOf(abbr) + step];
      if (!next) return;
      event.preventDefault();
      abbr.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  };

  /* Search: all that it needs is fetched side by side when a reader first reaches for it; the
     filters and the page of results reach for it too. What failed is fetched anew when it is asked
     for again, what came stays. */
  const fetched = new Map();
  const once = (address, get) => {
    if (!fetched.has(address)) {
      const asked = get(address);
      asked.catch(() => fetched.delete(address));
      fetched.set(address, asked);
    }
    return fetched.get(address);
  };
  globalThis.fetchText = (address) => once(address, () => fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(address);
    return answer.text();
  }));
  const load = (address) =>
    new Promise((resolve, reject) => {
      const sheet = address.endsWith(".css");
      const made = document.createElement(sheet ? "link" : "script");
      Object.assign(made, sheet ? { rel: "stylesheet", href: address } : { src: address });
      Object.assign(made, { onload: resolve, onerror: () => { made.remove(); reject(new Error(address)); } });
      document.head.append(made);
    });
  let engine = null;
  const startEngine = async () => {
    const { dataset } = own;
    const worker = new Worker(dataset.engine);
    const refused = new Promise((_, reject) => { worker.onerror = () => reject(new Error(dataset.engine)); });
    try {
      const scripts = dataset.search.trim().split(" ").map((address) => once(address, load));
      const texts = [dataset.index, dataset.other, dataset.help].map(globalThis.fetchText);
      const [index, other, help] = await Promise.race([refused, Promise.all([...texts, ...scripts])]);
      return await globalThis.searchEngine(worker, { index, other }, JSON.parse(help), () => { engine = null; });
    } catch (error) {
      worker.terminate();
      throw error;
    }
  };
  /* Longer than a slow network takes to bring all that the search needs. */
  const PATIENCE = 15_000;
  /** The engine of search.js, started if there is none; rejected where it can't be had. `late` is
      called while a network says neither yes nor no: what comes after that is used all the same. */
  globalThis.reachSearch = (late) => {
    if (!engine) {
      const started = startEngine();
      engine = started;
      started.catch(() => { if (engine === started) engine = null; });
    }
    const timer = late && setTimeout(late, PATIENCE);
    return engine.finally(() => clearTimeout(timer));
  };

  /** Who can't be answered may have asked for help: without the search nobody knows, and its own box
      may not be there. The footer's numbers are on every page. */
  globalThis.offerHelp = (place) => {
    const line = document.querySelector(".foot__help")?.cloneNode(true);
    if (!line || place.querySelector(".help--search")) return;
    line.className = "help";
    place.replaceChildren(line);
  };

  /** A question that is asked one at a time, however fast a reader types or however long a key is
      held: what was typed meanwhile is asked once, when the last is answered. */
  globalThis.oneAtATime = (question) => {
    let asking = false, again = false;
    return async () => {
      again = true;
      if (asking) return;
      asking = true;
      try {
        while (again) {
          again = false;
          await question(() => !again);
        }
      } finally {
        asking = false;
      }
    };
  };

  const wireSearch = () => {
    const box = document.querySelector(".search");
    const input = box.querySelector(".search__input");
    // HTML allows a search field no such role; what it does is that of one all the same.
    const combobox = { role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
    const status = box.querySelector(".search__status");
    const again = box.querySelector(".search__again");
    const SEARCH = ".search, [data-search-open]";
    let from = null;
    const turn = (on) => {
      if (box.classList.toggle("search--open", on)) reach();
      else {
        input.setAttribute("aria-expanded", "false");
        box.dispatchEvent(new Event("closed"));
      }
    };
    const help = box.querySelector(".search__help");
    const failed = () => {
      status.textContent = box.dataset.failed;
      again.hidden = false;
      globalThis.offerHelp(help);
    };
    const reach = () => {
      if (!globalThis.searchEngine) status.textContent = box.dataset.loading;
      again.hidden = true;
      // Whatever was typed meanwhile is asked now.
      globalThis.reachSearch(failed).then(() => {
        again.hidden = true;
        box.dispatchEvent(new Event("ready"));
      }, failed);
    };
    box.addEventListener("failed", failed);
    again.addEventListener("click", () => {
      input.focus();
      reach();
    });
    const open = (event) => {
      if (event.type === "click" && (event.metaKey || event.ctrlKey)) return; // a tab of its own
      event.preventDefault();
      from = document.activeElement;
      turn(true);
      input.focus();
    };
    const leave = () => {
      const inside = document.activeElement?.closest(".search");
      turn(false);
      // The reader goes on where the search was opened.
      const back = from?.matches?.("[data-search-open]") ? from : document.querySelector(".search-open");
      from = null;
      if (inside && back.offsetParent) back.focus();
    };
    for (const event of ["focus", "input"]) {
      input.addEventListener(event, () => { if (!box.classList.contains("search--open")) turn(true); });
    }
    // A link to the page of lists is a button as soon as it can be one.
    for (const button of document.querySelectorAll("[data-search-open]")) {
      button.setAttribute("role", "button");
      button.addEventListener("click", open);
      button.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
    }
    box.querySelector("[data-search-close]").addEventListener("click", leave);
    box.addEventListener("leave", leave);
    box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    // Who points or tabs elsewhere has left the search; nothing of it stays over the page.
    for (const left of ["pointerdown", "focusin"]) {
      document.addEventListener(left, ({ target }) => {
        if (box.classList.contains("search--open") && !target.closest(SEARCH)) turn(false);
      });
    }
    // One shortcut, by the place of its key: whatever the keyboard's alphabet.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.classList.contains("search--open")) {
        event.preventDefault();
        leave();
      }
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      open(event);
    });
    // Back from a result, the others stand there again.
    const restore = () => {
      if (!history.state?.search) return;
      input.value = history.state.search;
      turn(true);
    };
    addEventListener("pageshow", restore);
    restore();
  };

  /* Escape closes the phone's menu, as it does the search. */
  const wireMenu = () => {
    const menu = document.querySelector(".burger");
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };

  /* A share button where the device offers sharing: the address and the name of one measure. */
  const wireSharing = () => {
    if (!navigator.share) return;
    for (const button of document.querySelectorAll(".share")) {
      const url = new URL(button.dataset.share, location.href).href;
      button.addEventListener("click", () => {
        navigator.share({ title: button.dataset.title, url }).catch(() => { /* the reader left it */ });
      });
      button.hidden = false;
    }
  };

  /* A link to copy is a link: where the clipboard is not to be had, it is followed. What was
     copied is told to the eye and to a screen reader, and then taken away. */
  const wireCopying = () => {
    const status = document.querySelector(".copied");
    const { clipboard } = navigator;
    if (!clipboard) return;
    let shown;
    const copy = (text, otherwise) => clipboard.writeText(text).then(() => {
      status.textContent = own.dataset.copied;
      clearTimeout(shown);
      shown = setTimeout(() => { status.textContent = ""; }, 4000);
    }, otherwise);
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a.copy");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      copy(link.href, () => { location.href = link.href; });
    });
    for (const button of document.querySelectorAll("[data-copy-from]")) {
      const from = document.getElementById(button.dataset.copyFrom);
      // As it was made: a browser's translator may change what the page shows later.
      // What is folded is not laid out, and has no innerText.
      const words = from.innerText || from.textContent;
      button.addEventListener("click", () => {
        copy(button.dataset.copy ?? words, () => getSelection().selectAllChildren(from));
      });
      button.hidden = false;
    }
  };

  /* A table of what the page shows, made here by a script that comes when one is asked for; where it
     can't be had, the whole table is at its own address. */
  const wireTables = () => {
    for (const offer of document.querySelectorAll("[data-script]")) {
      const { dataset } = offer;
      offer.addEventListener("click", ({ target }) => {
        const { table } = target.dataset;
        if (!table) return;
        once(dataset.script, load).then(() => globalThis.takeTable(dataset, table))
          .catch(() => { location.href = dataset.source; });
      });
      offer.hidden = false;
    }
  };

  /* Paper, for who does not know the browser's way to it. */
  const wirePrinting = () => {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => print());
      button.parentElement.hidden = false;
    }
  };

  /* Who comes by a citation (?v=…) is told whether the wording is still the one that was cited. */
  const tellCited = () => {
    const box = document.querySelector(".cited");
    const asked = new URLSearchParams(location.search).get("v");
    if (!box || asked === null) return;
    const known = [...document.querySelectorAll("template[data-version]")];
    const told = known.find(({ dataset }) => dataset.version === asked.toLowerCase());
    box.append((told ?? known.at(-1)).content);
  };

  /* The plan on one page: the column that a reader points at, taps or tabs to is lit; the row is lit
     by the style sheet. Here, for a file of its own would be a request more. */
  const lightColumns = () => {
    for (const table of document.querySelectorAll(".overview table")) {
      const columns = [...table.querySelectorAll("col")];
      const light = ({ target }) => {
        const cell = target instanceof Element && target.closest("th, td");
        if (!cell) return;
        columns.forEach((column, at) => column.classList.toggle("is-lit", at > 0 && at === cell.cellIndex));
      };
      table.addEventListener("pointerover", light);
      table.addEventListener("focusin", light);
      /* A browser leaves what it sees the edge of where it is. */
      table.addEventListener("focusin", ({ target }) => {
        const cell = target.closest("td, thead th");
        if (cell && cell.cellIndex) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      });
    }
  };

  const start = () => {
    lightColumns();
    switchColours();
    explainAbbreviations();
    wireSearch();
    wireMenu();
    wireSharing();
    wireCopying();
    wireTables();
    wirePrinting();
    tellCited();
  };
  /* Behind the first painting, for nobody can use what they do not see yet. */
  const painted = () => requestAnimationFrame(() => setTimeout(start));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", painted);
  else painted();
})();
