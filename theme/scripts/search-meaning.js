/* What everyday words stand for in this plan, and when words are a body's name: the vocabulary
   (data/vocabulary.yaml) put to use. */
/* What an everyday word stands for says less than the word itself would. */
const MEANT = { words: 0.8, bodies: 0.7, topics: 0.55, pages: 1 };
const MOST_UNDERSTOOD = 4;

/* What an entry of the vocabulary stands for. */
const meant = (entry) => {
  const found = new Map();
  const add = (id, value) => merge(found, new Map([[id, { value, spread: value, terms: new Set() }]]));
  for (const text of entry.words ?? []) {
    // Of a word of several parts each must be there.
    const each = words(text).map(({ word }) => findSpelled(fold(word)));
    for (const [id, { value, terms }] of each[0]) {
      if (!each.every((hits) => (hits.get(id)?.value ?? 0) >= COUNTS)) continue;
      const near = value * MEANT.words;
      merge(found, new Map([[id, { value: near, spread: near, terms: new Set(terms) }]]));
    }
  }
  docs.forEach((doc, id) => {
    if (entry.topics?.some((topic) => doc.topics?.includes(topic))) add(id, MEANT.topics);
    if (entry.bodies?.some((body) => doc.bodies?.includes(body))) add(id, MEANT.bodies);
    if (entry.pages?.includes(doc.location)) add(id, MEANT.pages);
  });
  return found;
};
/* `known`: word asked for → what the vocabulary says it stands for; `understood`: that in words. */
const meanings = (asked) => {
  const found = new Map();
  const understood = new Set();
  for (const entry of vocabulary) {
    const used = new Set(LANGUAGES.flatMap((language) =>
      (entry[language] ?? []).flatMap((phrase) => within(phrase, asked, language))));
    if (!used.size) continue;
    const hits = meant(entry);
    for (const said of entry.said ?? []) understood.add(said);
    for (const word of used) {
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
    const telling = own.filter((word) => !shared.has(fold(word)));
    const has = (word) => asked.some((other) => alike(language, word, other));
    const whole = asked.every((other) =>
      shared.has(fold(other)) || own.some((word) => alike(language, word, other)));
    // A word such as "health" alone is no ministry: of a name that is one word beside them, one must be there.
    const enough = telling.length > 1 || own.length === telling.length || asked.some((word) => shared.has(fold(word)));
    return whole && enough && (telling.length ? telling : own).every(has);
  }));

