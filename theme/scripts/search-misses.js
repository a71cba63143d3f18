/* What a word that nothing is known of may have been meant for: words of the index and of the
   vocabulary that it begins, or that are a slip of the keyboard away. */
/* One letter in a short word, two in a long one; nobody misses a word of three letters by one. */
const slips = (word) => (word.length > 8 ? 2 : word.length > 3 ? 1 : 0);
const MOST_VARIANTS = 3, BEGUN = 4;
/* What is found by a word that was not written says half of what it would. */
const DOUBT = 0.5;

/* Language → length → Map(stem → { word: a word of it, letters }): words of another length or of other
   letters than the one asked are passed over, so that no word takes long, however long it is. */
let lexicon = {};
const bits = (word) => [...word].reduce((all, letter) => all | (1 << (letter.charCodeAt(0) & 31)), 0);
const counted = (mask) => { let count = 0; for (let left = mask; left; left &= left - 1) count += 1; return count; };
const learn = () => {
  lexicon = Object.fromEntries(LANGUAGES.map((language) => [language, new Map()]));
  const add = (language, stem, word) => {
    const known = lexicon[language];
    if (!known.has(stem.length)) known.set(stem.length, new Map());
    if (!known.get(stem.length).has(stem)) known.get(stem.length).set(stem, { word, letters: bits(stem) });
  };
  for (const entry of vocabulary) {
    for (const language of LANGUAGES) {
      for (const { word } of (entry[language] ?? []).flatMap(words)) {
        add(language, language === "kk" ? fold(word) : STEMMERS[language](lower(word)), lower(word));
      }
    }
  }
  for (const term of Object.keys(index.invertedIndex)) if (!/\d/.test(term)) add("kk", term, term);
  for (const language of Object.keys(STEMMERS)) for (const stem of others[language].keys()) add(language, stem, stem);
};

/* How many letters must be put in, left out, changed or swapped to make one word of another; more
   than `most` is `most + 1`. */
const distance = (one, other, most) => {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
};

/* Words of a language at most `most` slips away, the nearest alone. */
const nearest = (language, stem, most) => {
  let found = [], best = most;
  const letters = bits(stem);
  for (let length = stem.length - most; length <= stem.length + most; length += 1) {
    for (const [other, { word, letters: its }] of lexicon[language].get(length) ?? []) {
      if (counted(letters & ~its) > best || counted(its & ~letters) > best) continue;
      // A slip leaves the beginning as it is: a lecture is no section.
      if (other[0] !== stem[0]) continue;
      const far = distance(stem, other, best);
      if (far < best) found = [];
      if (far <= best) found.push(word);
      best = Math.min(best, far);
    }
  }
  return { found, best };
};
const begun = (language, stem) =>
  [...lexicon[language].values()].flatMap((known) => [...known]).filter(([other]) => other.startsWith(stem)).map(([, { word }]) => word);

/** Words that a word may have been meant for, the likeliest alone. */
const variants = (word) => {
  if (/\d/.test(word) || word.length > LONGEST) return [];
  const written = LANGUAGES.flatMap((language) => {
    if (language === "kk") return spellings(word).map((spelling) => [language, spelling]);
    return /[a-z]/i.test(word) === (language === "en") ? [[language, STEMMERS[language](lower(word))]] : [];
  });
  const whole = written.filter(([, stem]) => stem.length >= BEGUN).flatMap(([language, stem]) => begun(language, stem));
  if (whole.length) return [...new Set(whole)].slice(0, MOST_VARIANTS);
  // A form of a word is missed as the word itself is.
  const forms = written.flatMap(([language, stem]) => (language === "kk"
    ? stems(stem).inflected.slice(1).filter((form) => form.length > 3).map((form) => [language, form]) : []));
  for (const [tried, most] of [[written, slips], [forms, () => 1]]) {
    const missed = tried.map(([language, stem]) => nearest(language, stem, most(stem)));
    const best = Math.min(...missed.filter(({ found }) => found.length).map(({ best: far }) => far));
    const found = missed.filter(({ best: far }) => far === best).flatMap(({ found: near }) => near);
    if (found.length) return [...new Set(found)].slice(0, MOST_VARIANTS);
  }
  return [];
};
