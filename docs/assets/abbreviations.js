/* Abbreviations work without this file; it adds what CSS can't: Escape hides a full name that is
   in the way, names near the right edge open to the left, and in a table the arrow keys go from
   one abbreviation to the next, so that the whole table is one tab stop and not dozens. */
(() => {
  "use strict";
  const root = document.documentElement;
  const nearest = (event) => event.target instanceof Element && event.target.closest(".abbr");

  const show = (event) => {
    const abbr = nearest(event);
    if (!abbr) return;
    root.classList.remove("abbreviations-dismissed");
    const box = abbr.getBoundingClientRect();
    abbr.classList.toggle("abbr--end", box.left > root.clientWidth / 2);
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);

  const tables = document.querySelectorAll("table");
  const inTable = (table) => [...table.querySelectorAll(".abbr[tabindex]")];
  for (const table of tables) inTable(table)[0]?.setAttribute("tabindex", "0");

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
})();
