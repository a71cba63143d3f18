/* The page of results: the words behind the # of its address, asked of the search's engine. While
   a reader types, the address follows; each address that is opened shows its results. */
importScripts("shell.js"); // it stands here when this goes out
(() => {
  "use strict";
  const MOST = 200;
  const page = document.querySelector(".results");
  const find = (name) => page.querySelector(`.results__${name}`);
  const input = find("words");
  const status = find("status");
  const list = find("list");
  const nothing = find("nothing");
  const again = find("again");
  const start = status.textContent;
  const said = document.querySelector(".search").dataset;
  const wanted = () => new URLSearchParams(location.hash.slice(1)).get("q")?.trim() ?? "";
  /* What says less than half of the best stands apart, under its own words. */
  const item = (result, at, all) => {
    const made = document.createElement("li");
    if (result.further && !all[at - 1]?.further) {
      const heading = document.createElement("p");
      heading.className = "results__further";
      heading.textContent = list.dataset.further;
      made.append(heading);
    }
    made.append(globalThis.searchResult(result));
    return made;
  };
  const show = (words, answer, pieces) => {
    list.replaceChildren(...answer.results.map(item));
    globalThis.searchHelp(find("help"));
    nothing.hidden = answer.count > 0;
    if (!answer.count) globalThis.searchNothing(nothing, words, pieces);
    status.textContent = globalThis.searchSaid(answer);
  };

  const failed = () => {
    list.replaceChildren();
    status.textContent = said.failed;
    again.hidden = false;
    globalThis.offerHelp(find("help"));
  };

  const ask = globalThis.oneAtATime(async (last) => {
    const words = input.value.trim();
    again.hidden = true;
    nothing.hidden = true;
    if (words.length < 2 && !/\d/.test(words)) {
      list.replaceChildren();
      globalThis.searchHelp?.(find("help"));
      status.textContent = start;
      return;
    }
    try {
      if (!globalThis.searchEngine) status.textContent = said.loading;
      const engine = await globalThis.reachSearch(failed);
      again.hidden = true;
      const answer = await engine.ask(words, MOST);
      if (last()) show(words, answer, engine.help);
    } catch {
      if (last()) failed();
    }
  });
  const open = () => {
    input.value = wanted();
    globalThis.searchHelp?.();
    ask();
  };
  input.addEventListener("input", () => {
    ask();
    const words = input.value.trim();
    // A browser that counts how often an address changes leaves it for a while; the search goes on.
    try { history.replaceState(null, "", words ? `#q=${encodeURIComponent(words)}` : location.pathname); } catch { /* the next word sets it */ }
  });
  page.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  again.addEventListener("click", ask);
  addEventListener("hashchange", open);
  page.hidden = false;
  open();
})();
