/* What everyday words stand for in this plan, and when words are a body's name: the vocabulary
   (data/vocabulary.yaml) put to use. */
/* What an everyday word stands for says less than the word itself would. */
const MEANT = { words: 0.8, bodies: 0.7, topics: 0.55, pages: 1 };
const MOST_UNDERSTOOD = 4;
/* The marks of pages among a hit's terms: one told of beside what the words stand for, and one that
   is all that they stand for. */
const LIST = "/", SITE = "//";

/* A verb stands in the vocabulary by its noun, which ends in one letter behind the root. */
const phraseRoots = (language, word) => {
  const own = roots(language, word);
  const noun = language === "kk" && own[0].endsWith("\u0443") && own[0].length > LEAST_ROOT;
  return noun ? [...own, own[0].slice(0, -1)] : own;
};
/* Language → root → the phrases that have a word of it: { entry, language, roots: of each word }. */
let phrases = {};
const readVocabulary = () => {
  phrases = Object.fromEntries(LANGUAGES.map((language) => [language, new Map()]));
  for (const entry of vocabulary) {
    entry.stands = null;
    for (const language of LANGUAGES) {
      for (const text of entry[language] ?? []) {
        // Several Russian words are said without the small one between them as well; of two too little is left.
        const every = words(text).map(({ word }) => word);
        const telling = every.filter((word) => !joins(fold(word)));
        const phrase = { entry, language, roots: (telling.length > 1 ? telling : every).map((word) => phraseRoots(language, word)) };
        for (const root of new Set(phrase.roots.flat())) {
          const known = phrases[language].get(root);
          if (known) known.push(phrase);
          else phrases[language].set(root, [phrase]);
        }
      }
    }
  }
};

/* What an entry of the vocabulary stands for. */
const meant = (entry) => (entry.stands ??= standsFor(entry));
const standsFor = (entry) => {
  const found = new Map();
  const add = (id, value, spread = value, ...terms) => merge(found, new Map([[id, { value, spread, terms: new Set(terms) }]]));
  for (const text of entry.words ?? []) {
    // Of a word of several parts each must be there.
    const each = words(text).map(({ word }) => findSpelled(fold(word)));
    for (const [id, { value, terms }] of each[0]) {
      if (!each.every((hits) => (hits.get(id)?.value ?? 0) >= COUNTS)) continue;
      const near = value * MEANT.words;
      merge(found, new Map([[id, { value: near, spread: near, terms: new Set(terms) }]]));
    }
  }
  // Of two measures of a topic the one of fewer topics is more about it.
  docs.forEach((doc, id) => {
    if (entry.topics?.some((topic) => doc.topics?.includes(topic))) add(id, MEANT.topics, MEANT.topics / doc.topics.length);
    if (entry.bodies?.some((body) => doc.bodies?.includes(body))) add(id, MEANT.bodies);
    // A page of what the words are about, as of sums, is told of whatever else is asked.
    const alone = !entry.topics && !entry.bodies;
    const mark = alone ? [entry.words ? LIST : SITE] : [];
    if (entry.pages?.includes(doc.location)) add(id, MEANT.pages, MEANT.pages, ...mark);
  });
  return found;
};
/* `known`: word asked for → what the vocabulary says it stands for; `understood`: that in words. */
const meanings = (asked) => {
  const found = new Map();
  const understood = new Set();
  const used = new Map();
  const near = new Set(LANGUAGES.flatMap((language) =>
    asked.flatMap((word) => typedRoots(language, word).flatMap((root) => phrases[language].get(root) ?? []))));
  for (const phrase of near) {
    // All of a phrase's own words must be there, or none counts.
    const said = phrase.roots.map((own) =>
      asked.find((word) => typedRoots(phrase.language, word).some((root) => own.includes(root))));
    if (!said.every(Boolean)) continue;
    const known = used.get(phrase.entry) ?? new Set();
    said.forEach((word) => known.add(word));
    used.set(phrase.entry, known);
  }
  for (const entry of vocabulary.filter((one) => used.has(one))) {
    const hits = meant(entry);
    for (const said of entry.said ?? []) understood.add(said);
    for (const word of used.get(entry)) {
      const known = found.get(word) ?? new Map();
      // Each its own copy: hits are added up word by word.
      for (const [id, hit] of hits) merge(known, new Map([[id, { ...hit, terms: new Set(hit.terms) }]]));
      found.set(word, known);
    }
  }
  return { known: found, understood: [...understood].filter((said) => !asked.includes(lower(said))).slice(0, MOST_UNDERSTOOD) };
};

/* Whether a body is what is asked for: by its abbreviation, its name, or that without what all
   bodies' names share. */
const calls = (asked, body) => Object.entries(named[body]).some(([language, names]) =>
  names.some((name) => {
    const own = words(name).map(({ word }) => word).filter((word) => !joins(fold(word)));
    const telling = own.filter((word) => !common(word));
    const has = (word) => asked.some((other) => alike(language, word, other));
    const whole = asked.every((other) =>
      common(other) || own.some((word) => alike(language, word, other)));
    // A word such as "health" alone is no ministry: of a name that is one word beside them, one must be there.
    const enough = telling.length > 1 || own.length === telling.length || asked.some((word) => common(word));
    return whole && enough && (telling.length ? telling : own).every(has);
  }));

