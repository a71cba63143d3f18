/* Lights the column that a reader points at, taps or tabs to; the row is lit by the style sheet. */
(() => {
  "use strict";
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
})();
