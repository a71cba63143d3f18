/* What stands around the theme's list of results: the help box for a search that sounds like
   distress, and the way on where nothing is found. What is typed stays here: it is compared with a
   short list of words, folded as the search folds them. */
(async () => {
  "use strict";
  const { fold, stems, words } = globalThis.kazakh;
  const input = document.querySelector("[data-md-component=search-query]");
  const output = document.querySelector(".search__output");
  const base = JSON.parse(document.getElementById("__config").textContent).base;
  // On the page for a wrong address the base has its slash already.
  const root = new URL(base.endsWith("/") ? base : `${base}/`, location.href);
  const address = new URL("search/help.json", root);
  const answer = await fetch(address).then((response) => (response.ok ? response.json() : null));
  if (!answer) return;

  const box = document.createElement("div");
  box.hidden = true;
  box.setAttribute("role", "status");
  box.innerHTML = answer.html; // our own words, escaped when the site was made
  box.firstElementChild.classList.add("help--search");
  output.prepend(box);

  const none = document.createElement("div");
  none.hidden = true;
  none.innerHTML = answer.none;
  for (const link of none.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), root);
  output.append(none);
  const said = none.querySelector("[data-none]");
  const list = output.querySelector("ol");
  const listed = () => {
    for (const link of list.querySelectorAll("a[href]:not([data-result])")) link.dataset.result = "";
    none.hidden = !input.value.trim() || list.childElementCount > 0;
    said.textContent = said.dataset.none.replace("{asked}", input.value.trim());
  };
  new MutationObserver(listed).observe(output.querySelector(".md-search-result__meta"), { childList: true, characterData: true, subtree: true });
  new MutationObserver(listed).observe(list, { childList: true });

  const folded = (text) => words(text).map(({ word }) => fold(word));
  const forms = (word) => stems(word).inflected;
  const alike = (a, b) => forms(a).some((form) => forms(b).includes(form));
  const phrases = answer.words.map(folded);
  const distressed = (text) => {
    const said = folded(text);
    return phrases.some((phrase) =>
      said.some((_, at) => phrase.every((word, i) => said[at + i] && alike(said[at + i], word))));
  };
  const look = () => { box.hidden = !distressed(input.value); };
  input.addEventListener("input", look);
  input.form.addEventListener("reset", () => { box.hidden = true; });
  look();
})();
