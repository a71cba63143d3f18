/* The search box: a combobox whose list shows the best results while a reader types. Arrows go
   through the list from the box; Tab goes on into it, as into any links. */
(() => {
  "use strict";
  const MOST = 10;
  const box = document.querySelector(".search");
  const input = box.querySelector(".search__input");
  const list = box.querySelector(".search__list");
  const status = box.querySelector(".search__status");
  const help = box.querySelector(".search__help");
  const nothing = box.querySelector(".search__nothing");
  const options = () => [...list.children];
  const typed = () => input.value.trim();
  let active = null, ready = false;

  const point = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const expand = () => {
    const shown = options().length > 0 && box.classList.contains("search--open");
    list.hidden = !options().length;
    input.setAttribute("aria-expanded", String(shown));
  };
  const pageOf = (words) => {
    const address = new URL(document.querySelector(".search-open").href);
    address.hash = `q=${encodeURIComponent(words)}`;
    return address.href;
  };
  const show = (words, answer, said) => {
    point(null);
    const links = answer.results.filter(({ further }) => !further).map(globalThis.searchResult);
    if (answer.count > links.length || answer.results.some(({ further }) => further)) {
      const all = Object.assign(document.createElement("a"), { className: "search__all", href: pageOf(words) });
      all.textContent = said.said.all.replace("{count}", answer.count);
      links.push(all);
    }
    links.forEach((link, at) => {
      link.id = `search-${at}`;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
    });
    list.replaceChildren(...links);
    globalThis.searchHelp(help);
    nothing.hidden = answer.count > 0;
    if (!answer.count) globalThis.searchNothing(nothing, words, said);
    status.textContent = globalThis.searchSaid(answer);
    expand();
  };
  const clear = () => {
    point(null);
    list.replaceChildren();
    globalThis.searchHelp?.(help);
    nothing.hidden = true;
    status.textContent = box.dataset.start;
    expand();
  };

  /* Two letters or a number are the least that is asked; the last words asked are answered. */
  const enough = (words) => words.length > 1 || /\d/.test(words);
  const ask = globalThis.oneAtATime(async (last) => {
    const words = typed();
    if (!enough(words)) {
      clear();
      return;
    }
    try {
      if (!ready) status.textContent = box.dataset.loading;
      const engine = await globalThis.reachSearch();
      ready = true;
      if (!last()) return;
      const answer = await engine.ask(words, MOST);
      if (last()) show(words, answer, engine.help);
    } catch {
      if (!last()) return;
      clear();
      box.dispatchEvent(new Event("failed"));
    }
  });
  input.addEventListener("input", ask);
  input.addEventListener("focus", expand);
  box.addEventListener("ready", ask);
  // A list that is closed points at nothing; opened again, it begins at its first. Who closed it
  // does not want it back.
  const keep = (search) => { try { history.replaceState(search && { search }, ""); } catch { /* it is not kept */ } };
  box.addEventListener("closed", () => {
    point(null);
    if (history.state?.search) keep(null);
  });

  const step = (from, key) => {
    const all = options();
    const at = all.indexOf(from);
    return { ArrowDown: all[at + 1] ?? all[0], ArrowUp: at < 0 ? all.at(-1) : all[at - 1], Home: all[0], End: all.at(-1) }[key];
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "Enter") {
      event.preventDefault();
      if (active) active.click();
      else if (enough(typed())) {
        box.dispatchEvent(new Event("leave"));
        location.assign(pageOf(typed()));
      }
    } else if (["ArrowDown", "ArrowUp"].includes(key) || (active && ["Home", "End"].includes(key))) {
      if (!options().length) return;
      event.preventDefault();
      box.classList.add("search--open");
      expand();
      point(step(active, key) ?? null);
    } else if (["ArrowLeft", "ArrowRight"].includes(key)) point(null);
  });
  list.addEventListener("keydown", (event) => {
    const at = event.target.closest("[role=option]");
    if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    (step(at, event.key) ?? input).focus();
  });
  // On the page of results the words are those of its address, and the list is in the way.
  list.addEventListener("click", ({ target }) => {
    const found = target.closest(".search__all, .found");
    if (found) box.dispatchEvent(new Event("leave"));
    // Back from a result the reader finds the others (shell.js).
    if (found?.matches(".found")) keep(typed());
  });
})();
