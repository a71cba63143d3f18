/* The colours that a reader chose, before anything is painted: a choice that came with the other
   scripts would flash. What is kept is one word, on the reader's machine. */
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
} catch { /* a private window keeps nothing */ }
