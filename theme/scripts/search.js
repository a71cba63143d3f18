/* A search that sounds like distress shows the help box above the results. What is typed stays
   here: it is compared with a short list of words, folded as the search folds them. */
(async () => {
  "use strict";
  const { fold, stems, words } = globalThis.kazakh;
  const input = document.querySelector("[data-md-component=search-query]");
  const output = document.querySelector(".search__output");
  const base = JSON.parse(document.getElementById("__config").textContent).base;
  const address = new URL("search/help.json", new URL(`${base}/`, location.href));
  const answer = await fetch(address).then((response) => (response.ok ? response.json() : null));
  if (!answer) return;

  const box = document.createElement("div");
  box.hidden = true;
  box.setAttribute("role", "status");
  box.innerHTML = answer.html; // our own words, escaped when the site was made
  box.firstElementChild.classList.add("help--search");
  output.prepend(box);

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
