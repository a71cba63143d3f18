/* The search's engine as pages ask it, and results as elements. The engine is a worker that holds
   the index; what is typed goes to it and nowhere else. The box in the masthead (search-box.js),
   the page of results (search-page.js) and the filters ask the same engine. Help for words of
   distress waits for no engine. */
importScripts("kazakh.js", "distress.js"); // they stand here when this goes out
(() => {
  "use strict";
  /* Longer than the index takes to be built, and than any answer takes; a worker that is silent so
     long is dead. */
  const BUILDING = 20_000, PATIENCE = 3_000;
  /* Of what nothing is found for, so many letters are said again. */
  const LONGEST = 80;

  /* What help.json says: { html, none, said, distressed }; null while it is not there. */
  let help = null;
  const know = (said) => {
    help ??= { ...said, distressed: globalThis.distress(said.words) };
    globalThis.searchHelp();
  };

  /** A worker, the index in its two parts and what help.json says → { ask, help }, or an error.

      `ask(words, most)` → { count, results, numbers, meant, apart }: how many are found, the first
      of them, the numbers of measures that hold every word, what the words stand for in this plan,
      and whether a few words stand together in no measure. `gone` is called when the worker is of no use. */
  globalThis.searchEngine = (worker, parts, said, gone) => {
    know(said);
    const waiting = new Map();
    let last = 0;
    const dead = () => {
      worker.terminate();
      gone();
      for (const { reject } of waiting.values()) reject(new Error("search"));
      waiting.clear();
    };
    worker.onerror = dead;
    worker.onmessage = ({ data }) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      clearTimeout(asked?.timer);
      asked?.resolve(data);
    };
    const send = (message, patience) => new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve, reject, timer: setTimeout(dead, patience) });
      worker.postMessage({ id, ...message });
    });
    const ask = (words, most) => send({ words, most }, PATIENCE);
    return send(parts, BUILDING).then(() => ({ ask, help }));
  };

  const box = document.querySelector(".search");
  const root = new URL(box.dataset.root, document.baseURI);
  const made = (name, className, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };
  /* [[words, whether marked], …] → what is put into an element. */
  const pieces = (parts) => parts.map(([words, marked]) => (marked ? made("mark", "", words) : words));

  /** A result as a link: its number and title, what it is and of whom, a piece of its text. */
  globalThis.searchResult = ({ location, number, title, tag, effect, bodies, text }) => {
    const link = made("a", "found");
    link.href = new URL(location, root);
    link.dataset.result = "";
    link.append(made("span", "found__title", ...(number ? [made("span", "number", number), " "] : []), ...pieces(title)));
    if (tag || bodies) {
      const facts = made("span", "found__facts", ...(tag ? [made("span", `tag tag--${effect ?? "page"}`, tag), " "] : []));
      facts.append(...pieces(bodies ?? []));
      link.append(facts);
    }
    if (text) {
      link.append(made("span", "found__text", ...pieces(text)));
      // The page that is opened shows the words, where a browser can: they stand behind its #.
      const word = text.find(([, marked]) => marked)?.[0];
      const mark = () => { if (word) link.hash = `:~:text=${encodeURIComponent(word)}`; };
      link.addEventListener("click", mark);
    }
    return link;
  };

  const fill = (place, html) => {
    place.innerHTML = html; // our own words, escaped when the site was made
    for (const link of place.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), root);
  };
  /* The fields in which a reader may ask for help, and where it stands. */
  const FIELDS = { ".search__input": ".search__help", ".results__words": ".results__help", ".filters [name=q]": ".filters__help" };
  /** The help box beside each field whose words sound like distress, and beside no other; what a
      failure put there stays until something is `answered`. */
  globalThis.searchHelp = (answered) => {
    for (const [field, place] of Object.entries(FIELDS)) {
      const at = document.querySelector(place);
      const own = at?.querySelector(".help--search");
      if (help?.distressed(document.querySelector(field)?.value ?? "")) {
        if (own) continue;
        fill(at, help.html);
        at.firstElementChild?.classList.add("help--search");
      } else if (own || answered === at) at?.replaceChildren();
    }
  };
  document.addEventListener("input", () => globalThis.searchHelp());
  globalThis.fetchText(document.querySelector("script[data-help]").dataset.help)
    .then((text) => know(JSON.parse(text)), () => { /* the search tells of it */ });
  /** What is shown where nothing is found: the words, and where to go on. */
  globalThis.searchNothing = (place, words, { none }) => {
    fill(place, none);
    const said = place.querySelector("[data-none]");
    const shown = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    said.textContent = said.dataset.none.replace("{asked}", () => shown);
  };
  globalThis.searchSaid = ({ count, meant, apart }) => {
    const { said } = help;
    if (!count) return said.nothing;
    return [
      said.count.replace("{count}", count),
      ...(apart ? [said.apart] : []),
      ...(meant.length ? [said.meant.replace("{words}", () => meant.join(", "))] : []),
    ].join(" ");
  };
})();
