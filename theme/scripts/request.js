/* A letter whose blanks are filled in on the page. What is written stands in the letter alone: it is
   kept nowhere and sent nowhere; the reader's own mail, clipboard or printer takes it from here. */
importScripts("shell.js"); // it stands here when this goes out
(() => {
  "use strict";
  const letter = document.querySelector(".letter");
  const copy = document.querySelector("[data-copy-from=letter]");
  const mail = document.querySelector("[data-mail]");
  const fields = [...document.querySelectorAll("[data-fills]")];
  const lines = new Map(fields.map((field) => {
    const blanks = [...letter.querySelectorAll(`[data-blank="${field.dataset.fills}"]`)];
    return [field, { blanks, line: blanks[0].textContent }];
  }));

  /* Many a mail program cuts what is longer: such a letter is copied when the mail is opened, for the
     reader to put it there. Without a clipboard the link is all there is. */
  const LONGEST = 2000;
  const hint = document.querySelector("[data-mail-whole]");
  const copied = hint.textContent;
  let long = false;
  const take = () => {
    const words = letter.innerText.trim();
    copy.dataset.copy = words;
    // RFC 6068: lines end in CRLF; whom to write to is the reader's to say.
    const subject = `mailto:?subject=${encodeURIComponent(mail.dataset.mail)}`;
    const full = `${subject}&body=${encodeURIComponent(words.replace(/\r?\n/g, "\r\n"))}`;
    long = full.length > LONGEST && Boolean(navigator.clipboard);
    mail.href = long ? subject : full;
    hint.textContent = long ? copied : hint.dataset.mailWhole;
  };
  mail.addEventListener("click", () => { if (long) copy.click(); });
  const fill = (field) => {
    const written = field.value.trim();
    const { blanks, line } = lines.get(field);
    for (const blank of blanks) {
      blank.textContent = written || line;
      blank.classList.toggle("is-filled", Boolean(written));
      // What to write there is said while nothing is.
      const next = blank.closest("p").nextElementSibling;
      if (next?.matches(".small")) next.hidden = Boolean(written);
    }
    take();
  };
  for (const field of fields) field.addEventListener("input", () => fill(field));

  document.querySelector(".fill").hidden = false;
  for (const way of [mail, copy]) way.parentElement.hidden = false;
  // What the browser put back after a reload or Back stands in the letter too.
  const restore = () => fields.forEach(fill);
  restore();
  addEventListener("pageshow", restore);
})();
