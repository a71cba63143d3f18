/* Words that sound like distress, from the dataset's list: told in the page itself, so that help
   stands there whatever becomes of the search. */
globalThis.distress = (() => {
  "use strict";
  const { fold, words, stems, otherKeyboard } = globalThis.kazakh;
  /* Nobody says it at greater length, and no word of it is longer. */
  const MOST_LETTERS = 1000, LONGEST = 40;
  const folded = (text) => words(text).map(({ word }) => word).filter((word) => word.length <= LONGEST).map(fold);
  /* A word of the list stands for all its forms; one with a star for all that it begins. */
  const wordsOf = (phrase) => phrase.split(/[\s-]+/).flatMap((part) =>
    folded(part).map((word, at, all) => ({ word, begins: part.endsWith("*") && at === all.length - 1 })));
  const means = ({ word, begins }, said) =>
    (begins ? said.startsWith(word) : stems(said).inflected.some((form) => stems(word).inflected.includes(form)));

  /** The list → whether a text has a phrase of it, in its order; typed with the other alphabet on, too. */
  return (list) => {
    const phrases = list.map(wordsOf).filter(({ length }) => length);
    const has = (said) => phrases.some((phrase) =>
      said.some((_, at) => phrase.every((word, i) => said[at + i] && means(word, said[at + i]))));
    return (text) => {
      const typed = text.slice(0, MOST_LETTERS);
      return [typed, otherKeyboard(typed)].some((each) => has(folded(each)));
    };
  };
})();
