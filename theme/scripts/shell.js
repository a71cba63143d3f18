/* What every page loads, and all that it loads before a reader asks for more: the chosen colours
   (as soon as it comes), the switch for them, abbreviations, and the way to the
   search, whose scripts and index come with its first use. Without this file every page reads
   whole; only search needs it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const own = document.currentScript;
  const SCHEMES = ["system", "light", "dark"];

  /* Colours: what the device prefers, unless the reader chose. Kept on the reader's machine. */
  const stored = () => {
    try { return localStorage.getItem("scheme"); } catch { return null; }
  };
  const store = (scheme) => {
    try { localStorage.setItem("scheme", scheme); } catch { /* a private window keeps nothing */ }
  };
  const apply = (scheme) => {
    if (SCHEMES.slice(1).includes(scheme)) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };
  apply(stored());

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

  /* Search: the theme's script mounts it and fetches the index, so it is loaded when the reader
     first reaches for search, by pointer, by Tab or by the keys / and s. */
  const load = (address) =>
    new Promise((resolve, reject) => {
      const sheet = address.endsWith(".css");
      const made = document.createElement(sheet ? "link" : "script");
      Object.assign(made, sheet ? { rel: "stylesheet", href: address } : { src: address });
      Object.assign(made, { onload: resolve, onerror: reject });
      document.head.append(made);
    });
  const wireSearch = () => {
    const input = document.querySelector("[data-md-component=search-query]");
    const toggle = document.getElementById("__search");
    const opener = document.querySelector(".search-open");
    const SEARCH = ".search, [data-search-open]";
    let loading = null;
    let from = null;
    const reach = () => {
      loading ??= own.dataset.search
        .split(" ")
        .reduce((before, address) => before.then(() => load(address)), Promise.resolve())
        .then(() => {
          // Whatever was typed meanwhile is asked now.
          input.dispatchEvent(new Event("keyup", { bubbles: true }));
        });
      return loading;
    };
    const turn = (on) => { if (toggle.checked !== on) toggle.click(); };
    const open = () => {
      from = document.activeElement;
      turn(true);
      input.focus();
    };
    // A browser may remember the switch over a reload; nobody has opened anything yet.
    toggle.checked = false;
    input.addEventListener("focus", () => { turn(true); reach(); });
    // The theme's script asks at keyup alone: words pasted, dictated or swept in have none.
    input.addEventListener("input", () => input.dispatchEvent(new Event("keyup", { bubbles: true })));
    for (const button of document.querySelectorAll("[data-search-open]")) {
      button.addEventListener("click", open);
    }
    document.querySelector("[data-search-close]").addEventListener("click", () => turn(false));
    toggle.addEventListener("change", () => {
      const at = document.activeElement;
      if (toggle.checked || (at !== document.body && !at.closest(SEARCH))) return;
      // The reader goes on where the search was opened.
      const back = from?.matches?.("[data-search-open]") ? from : opener;
      from = null;
      if (back.offsetParent) back.focus();
    });
    // Who points or tabs elsewhere has left the search; nothing of it stays over the page.
    for (const left of ["pointerdown", "focusin"]) {
      document.addEventListener(left, ({ target }) => {
        if (toggle.checked && !target.closest(SEARCH)) turn(false);
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) turn(false);
      if (loading || event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
      if (typing || !["/", "s", "f"].includes(event.key)) return;
      event.preventDefault();
      open();
    });
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
      const words = button.dataset.copy ?? from.innerText;
      button.addEventListener("click", () => {
        copy(words, () => getSelection().selectAllChildren(from));
      });
      button.hidden = false;
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

  const start = () => {
    switchColours();
    explainAbbreviations();
    wireSearch();
    wireMenu();
    wireSharing();
    wireCopying();
    tellCited();
  };
  /* Behind the first painting, for nobody can use what they do not see yet. */
  const painted = () => requestAnimationFrame(() => setTimeout(start));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", painted);
  else painted();
})();
