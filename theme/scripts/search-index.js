/* What is searched and how a word is found in it: by its forms and its beginning in Kazakh, by
   its stem in Russian and English. lunr holds the index; what a Kazakh word is, is
   kazakh.js's to say. */
const { fold, lower, spellings, otherKeyboard, stems, words, joining } = globalThis.kazakh;

/* How much a hit says, by the field it stands in … */
const FIELDS = { label: 1, text: 1, bodies: 0.5, facts: 0.7, topics: 0.3 };
/* … and by how near the word is. Index fields are `<field>.<form>`: the word as written (w),
   stems that it is a form of (i), stems that it is made of (d). */
const NEAR = { exact: 1, inflected: 0.95, derived: 0.65, beginning: 0.5 };
/* Below this a hit does not count as the word being there. */
const COUNTS = 0.25;
const STEMMERS = {
  ru: (word) => lunr.ru.stemmer(word.replace(/\u0451/g, "\u0435")),
  en: (word) => lunr.stemmer({ update: (stem) => stem(word) }),
};

let docs = [], index, bodyNames = {}, shortNames = {}, recipient = "", named = {}, vocabulary = [], others = {}, silent = new Set(), shared = new Set();
/* What the page's language is; what a document is in it stands in `shown`. */
let language = "kk";

const fieldsOf = (...forms) => Object.keys(FIELDS).flatMap((f) => forms.map((form) => `${f}.${form}`));
const tokens = (text) => words(text).map(({ word }) => fold(word)).filter(Boolean);

/* What of a document is searched; bodies by abbreviation and by full name. */
const fieldsFor = (doc) => ({
  label: doc.title,
  text: doc.number ? doc.text : "", // a page is found by its title; its text only describes it
  bodies: (doc.bodies ?? []).map((b) => `${b} ${bodyNames[b] ?? ""}`).join(" "),
  facts: doc.facts ?? "",
  topics: (doc.topics ?? []).join(" "),
});

const setUp = ({ docs: given, config }, other) => {
  // A measure names its topics by their places in one list.
  const topicsOf = (doc, language) => doc.topics?.map((place) => config.topics[place][language]).filter(Boolean);
  language = config.language;
  // What a document shows in the page's language is one of those in which it is searched.
  const shownIn = ({ shown }, each) => (shown && each === language ? { label: shown.title, text: shown.text ?? "" } : {});
  docs = given.map((doc) => ({
    ...doc,
    topics: topicsOf(doc, "kk"),
    other: Object.fromEntries(Object.keys(STEMMERS).map((each) =>
      [each, { topics: topicsOf(doc, each)?.join(" ") ?? "", ...shownIn(doc, each), ...other[doc.location]?.[each] }])),
  }));
  bodyNames = config.bodies;
  shortNames = config.short ?? {};
  recipient = config.recipient;
  named = config.named ?? {};
  vocabulary = config.vocabulary ?? [];
  silent = new Set((config.silent ?? []).map(fold));
  shared = new Set((config.shared ?? []).flatMap((word) => LANGUAGES.flatMap((each) => roots(each, word))));
  build();
};

const build = () => {
  const builder = new lunr.Builder();
  builder.ref("id");
  for (const field of fieldsOf("w", "i", "d")) builder.field(field);
  // Vectors for lunr's own scoring are most of the work of building, and ours is another scoring.
  builder.createFieldVectors = () => { builder.fieldVectors = {}; };
  docs.forEach((doc, id) => {
    const entry = { id };
    for (const [field, text] of Object.entries(fieldsFor(doc))) {
      const folded = tokens(text);
      const found = folded.map(stems);
      entry[`${field}.w`] = folded;
      entry[`${field}.i`] = found.flatMap(({ inflected }) => inflected.slice(1));
      entry[`${field}.d`] = found.flatMap(({ derived }) => derived);
    }
    builder.add(entry);
  });
  index = builder.build();
  others = Object.fromEntries(Object.keys(STEMMERS).map((language) => [language, new Map()]));
  for (const language of Object.keys(STEMMERS)) {
    docs.forEach((doc, id) => {
      const names = bodiesOf(doc).flatMap((body) => named[body]?.[language] ?? []);
      for (const [field, text] of Object.entries({ ...doc.other[language], bodies: names.join(" ") })) {
        for (const stem of stemmed(text, language)) {
          const worths = others[language].get(stem) ?? new Map();
          worths.set(id, Math.max(worths.get(id) ?? 0, FIELDS[field]));
          others[language].set(stem, worths);
        }
      }
    });
  }
};
/* The bodies of a measure, or the one whose page it is; those who answer for it, without those whom
   it is only reported to. */
const bodiesOf = (doc) => doc.bodies ?? (doc.body ? [doc.body] : []);
const answering = (doc) => bodiesOf(doc).slice(0, doc.receive ? -doc.receive : undefined);

const joins = (folded) => joining(folded) || silent.has(folded);
/* Words of a text as a language's stemmer leaves them. */
const stemmed = (text, language) =>
  words(text).map(({ word }) => lower(word)).filter((word) => !joins(fold(word))).map(STEMMERS[language]);
/* What a word may be a form of, one stem or, in Kazakh, several; words are alike that share one. */
const remembered = { kk: new Map(), ru: new Map(), en: new Map() };
const roots = (language, word) => {
  const known = remembered[language];
  if (!known.has(word)) known.set(word, language === "kk" ? stems(fold(word)).inflected : [STEMMERS[language](lower(word))]);
  return known.get(word);
};
/* Of words typed in Kazakh also what they are made of: a verb is said of its noun, an adjective of its own. */
const LEAST_ROOT = 4;
const typedRoots = (language, word) => (language !== "kk" ? roots(language, word) : [
  ...roots(language, word), ...stems(fold(word)).derived.filter((stem) => stem.length >= LEAST_ROOT),
]);
/* Whether a word, in any form, is one that every body's name has. */
const common = (word) => LANGUAGES.some((each) => roots(each, word).some((root) => shared.has(root)));
const alike = (language, one, other) => roots(language, one).some((root) => roots(language, other).includes(root));
const LANGUAGES = ["kk", "ru", "en"];

/* A word's documents in the other languages, as `look` gives them. */
const findOther = (word) => {
  const found = new Map();
  if (/\d/.test(word)) return found;
  for (const [language, stem] of Object.entries(STEMMERS)) {
    for (const [id, worth] of others[language].get(stem(lower(word))) ?? []) {
      const value = worth * NEAR.inflected;
      if (value > (found.get(id)?.value ?? 0)) found.set(id, { value, spread: value, terms: new Set(), own: true });
    }
  }
  return found;
};

/* Index terms → Map(document → { value, spread, terms, own }): its best field, all its fields, the
   terms that it has, and that it has them itself, not what the vocabulary says they stand for. */
const look = (terms, forms, near) => {
  const hits = new Map();
  for (const term of terms) {
    const postings = index.invertedIndex[term];
    if (!postings) continue;
    for (const field of Object.keys(FIELDS)) {
      for (const form of forms) {
        for (const ref of Object.keys(postings[`${field}.${form}`])) {
          const id = Number(ref);
          const hit = hits.get(id) ?? { value: 0, spread: 0, terms: new Set(), own: near !== NEAR.derived };
          hit.value = Math.max(hit.value, FIELDS[field] * near);
          hit.spread += FIELDS[field] * near;
          hit.terms.add(term);
          hits.set(id, hit);
        }
      }
    }
  }
  return hits;
};
const matching = (pattern) => index.tokenSet.intersect(pattern).toArray();
const beginning = (word) => matching(lunr.TokenSet.fromString(`${word}*`));

const merge = (into, hits) => {
  for (const [id, hit] of hits) {
    const best = into.get(id);
    if (!best) into.set(id, hit);
    else {
      hit.terms.forEach((term) => best.terms.add(term));
      best.own ||= hit.own;
      best.spread = Math.max(best.spread, hit.spread);
      best.value = Math.max(best.value, hit.value);
    }
  }
  return into;
};

/* Every document that one word of the query finds, by the first of its spellings that finds any.
   `open`: the reader may not have written it to its end. */
const find = (word, known, open) => {
  const found = findOther(word);
  for (const spelling of spellings(word)) {
    const hits = findSpelled(spelling, open && !found.size && !known);
    if (!hits.size) continue;
    merge(found, hits);
    break;
  }
  return known ? merge(found, known) : found;
};
const weaker = (hits, by) =>
  new Map([...hits].map(([id, hit]) => [id, { ...hit, value: hit.value * by, spread: hit.spread * by }]));

/* Of two letters nearly any word is a beginning: only what is being written is sought by them. */
const findSpelled = (word, open) => {
  const { inflected, derived } = stems(word);
  const found = look([word], ["w"], NEAR.exact);
  merge(found, look(inflected, ["w", "i"], NEAR.inflected));
  merge(found, look(inflected, ["d"], NEAR.derived));
  merge(found, look(derived, ["w", "i", "d"], NEAR.derived));
  if (/\d/.test(word)) return found;
  if (word.length > 2 || (word.length === 2 && open && !found.size)) merge(found, look(beginning(word), ["w"], NEAR.beginning));
  // A word made of one that others here are made of, as who does a thing is of the thing.
  if (!found.size) {
    const made = [...inflected, ...derived].filter((stem) => stem.length > 4);
    merge(found, look(made.flatMap(beginning), ["w"], NEAR.beginning * NEAR.derived));
  }
  return found;
};
