/* The search worker: the theme's page talks to it as to its own (0 setup, 1 ready, 2 query,
   3 result). It answers with measures first, then the other pages.

   lunr holds the index and finds terms, beginnings and near misses, and its stemmers know Russian
   and English; what a Kazakh word is, is kazakh.js's to say; what an everyday word stands for, the
   vocabulary's (data/vocabulary.yaml). How hits are ranked stands here: exact over inflected over
   derived over beginning over near miss, all words before some, a row's number and a body's name
   before everything. */
importScripts("kazakh.js", "lunr.js", "lunr.stemmer.support.js", "lunr.ru.js");

const { fold, lower, spellings, stems, words, joining } = globalThis.kazakh;

/* How much a hit says, by the field it stands in … */
const FIELDS = { label: 1, text: 1, bodies: 0.5, facts: 0.7, topics: 0.3 };
/* … and by how near the word is. Index fields are `<field>.<form>`: the word as written (w),
   stems that it is a form of (i), stems that it is made of (d). */
const NEAR = { exact: 1, inflected: 0.95, derived: 0.65, beginning: 0.5, miss: 0.3 };
/* Below this a hit does not count as the word being there. */
const COUNTS = 0.25;
/* Of a long list the first results are shown in full, the others by title, the rest not at all. */
const MOST = 200, IN_FULL = 40, SNIPPET = 150, BEFORE_PAGES = 5;
/* A question has a dozen words that say something, and no word of the plan is as long as LONGEST. */
const MOST_WORDS = 12, LONGEST = 40;
/* What says less than this part of what the best result says is left out. */
const ENOUGH = 0.3;
/* In other languages a word is found by its stem; what an everyday word stands for says less than
   the word itself would. */
const MEANT = { words: 0.8, bodies: 0.7, topics: 0.55, pages: 1 };
const STEMMERS = {
  ru: (word) => lunr.ru.stemmer(word.replace(/\u0451/g, "\u0435")),
  en: (word) => lunr.stemmer({ update: (stem) => stem(word) }),
};

let docs = [], index, bodyNames = {}, named = {}, vocabulary = [], others = {}, silent = new Set(), shared = new Set();

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
      for (const [field, text] of Object.entries({ ...doc.other?.[language], bodies: names.join(" ") })) {
        for (const stem of stemmed(text, language)) {
          const worths = others[language].get(stem) ?? new Map();
          worths.set(id, Math.max(worths.get(id) ?? 0, FIELDS[field]));
          others[language].set(stem, worths);
        }
      }
    });
  }
};
/* The bodies of a measure, or the one whose page it is. */
const bodiesOf = (doc) => doc.bodies ?? (doc.body ? [doc.body] : []);

const joins = (folded) => joining(folded) || silent.has(folded);
/* Words of a text as a language's stemmer leaves them; Kazakh has many stems, and `alike` for them. */
const stemmed = (text, language) =>
  words(text).map(({ word }) => lower(word)).filter((word) => !joins(fold(word))).map(STEMMERS[language]);
const alike = (language, one, other) => (language === "kk"
  ? stems(fold(one)).inflected.some((stem) => stems(fold(other)).inflected.includes(stem))
  : STEMMERS[language](lower(one)) === STEMMERS[language](lower(other)));
/* Which of the words asked for a phrase is made of: all of its own must be there, or none counts. */
const within = (phrase, asked, language) => {
  const used = words(phrase).map(({ word }) => asked.find((other) => alike(language, word, other)));
  return used.every(Boolean) ? used : [];
};
const LANGUAGES = ["kk", "ru", "en"];

/* A word's documents in the other languages, as `look` gives them. */
const findOther = (word) => {
  const found = new Map();
  if (/\d/.test(word)) return found;
  for (const [language, stem] of Object.entries(STEMMERS)) {
    for (const [id, worth] of others[language].get(stem(lower(word))) ?? []) {
      const value = worth * NEAR.inflected;
      if (value > (found.get(id)?.value ?? 0)) found.set(id, { value, spread: value, terms: new Set() });
    }
  }
  return found;
};

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
/* Word asked for → what the vocabulary says it stands for. */
const meanings = (asked) => {
  const found = new Map();
  for (const entry of vocabulary) {
    const used = new Set(LANGUAGES.flatMap((language) =>
      (entry[language] ?? []).flatMap((phrase) => within(phrase, asked, language))));
    if (!used.size) continue;
    const hits = meant(entry);
    for (const word of used) {
      const known = found.get(word) ?? new Map();
      // Each its own copy: hits are added up word by word.
      for (const [id, hit] of hits) merge(known, new Map([[id, { ...hit, terms: new Set(hit.terms) }]]));
      found.set(word, known);
    }
  }
  return found;
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

/* Index terms → Map(document → { value, spread, terms }): its best field, all its fields, and the
   terms that it has. */
const look = (terms, forms, near) => {
  const hits = new Map();
  for (const term of terms) {
    const postings = index.invertedIndex[term];
    if (!postings) continue;
    for (const field of Object.keys(FIELDS)) {
      for (const form of forms) {
        for (const ref of Object.keys(postings[`${field}.${form}`])) {
          const id = Number(ref);
          const hit = hits.get(id) ?? { value: 0, spread: 0, terms: new Set() };
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
const missed = (word, edits) => matching(lunr.TokenSet.fromFuzzyString(word, edits));

const merge = (into, hits) => {
  for (const [id, hit] of hits) {
    const best = into.get(id);
    if (!best) into.set(id, hit);
    else {
      hit.terms.forEach((term) => best.terms.add(term));
      best.spread = Math.max(best.spread, hit.spread);
      best.value = Math.max(best.value, hit.value);
    }
  }
  return into;
};

/* Every document that one word of the query finds, by the first of its spellings that finds any. */
const find = (word, known) => {
  const found = findOther(word);
  if (known) merge(found, known);
  for (const misses of [false, true]) {
    for (const spelling of spellings(word)) {
      const hits = findSpelled(spelling, misses);
      if (hits.size) return merge(found, hits);
    }
    // A near miss is nobody's guess where the word is known.
    if (found.size) return found;
  }
  return found;
};

const findSpelled = (word, misses = false) => {
  const { inflected, derived } = stems(word);
  const found = look([word], ["w"], NEAR.exact);
  merge(found, look(inflected, ["w", "i"], NEAR.inflected));
  merge(found, look(inflected, ["d"], NEAR.derived));
  merge(found, look(derived, ["w", "i", "d"], NEAR.derived));
  if (/\d/.test(word)) return found;
  if (word.length > 2 || (word.length === 2 && !found.size)) {
    merge(found, look(beginning(word), ["w"], NEAR.beginning));
  }
  if (misses && !found.size && word.length > 4) {
    const terms = missed(word, word.length > 7 ? 2 : 1);
    merge(found, look(terms, ["w", "i"], NEAR.miss));
    merge(found, look(terms, ["d"], NEAR.miss * NEAR.derived));
    if (!found.size) {
      const near = inflected.filter((stem) => stem.length > 3).flatMap((stem) => missed(stem, 1));
      merge(found, look(near, ["w", "i"], NEAR.miss));
    }
  }
  return found;
};

const escape = (text) =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);

/* The original text with the reader's words marked, whatever form they stand in. */
const marked = (text, terms) => {
  let html = "", at = 0, first = -1;
  for (const { word, start, end } of words(text)) {
    const folded = fold(word);
    const { inflected, derived } = stems(folded);
    if (![...inflected, ...derived].some((stem) => terms.has(stem))) continue;
    if (first < 0) first = start;
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return { html: html + escape(text.slice(at)), first };
};

/* A piece of a long text around its first marked word, cut between words. */
const snippet = (text, terms) => {
  const { first } = marked(text, terms);
  if (text.length <= SNIPPET) return marked(text, terms).html;
  let start = Math.max(0, first - SNIPPET / 3);
  if (start > 0) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + SNIPPET);
  if (end < text.length) end = text.lastIndexOf(" ", end);
  const piece = marked(text.slice(start, end), terms).html;
  return `${start > 0 ? "… " : ""}${piece}${end < text.length ? " …" : ""}`;
};

const result = (doc, { terms, rank, place }) => {
  const number = doc.number ? `<span class="number">${escape(doc.number)}</span> ` : "";
  const found = { location: doc.location, score: rank, terms: {} };
  if (place >= IN_FULL) return { ...found, title: number + escape(doc.title), text: "" };
  const bodies = (doc.bodies ?? []).map((body) => {
    const name = marked(bodyNames[body] ?? "", terms);
    const short = marked(body, terms).html;
    return name.first < 0 || terms.has(fold(body)) ? short : `${short} – ${name.html}`;
  });
  const tag = doc.tag
    ? `<span class="tag tag--${escape(doc.effect ?? "page")}">${escape(doc.tag)}</span> `
    : "";
  const text = doc.label_only || !doc.text ? "" : `<p class="found__text">${snippet(doc.text, terms)}</p>`;
  const title = number + marked(doc.title, terms).html;
  return { ...found, title, text: `<p class="found__facts">${tag}${bodies.join(", ")}</p>${text}` };
};

const empty = (id) => ({ id, matched: 0, worth: 0, spread: 0, number: 0, weakest: 1, terms: new Set() });

const search = (value) => {
  const asked = [...new Set(words(value).map(({ word }) => word.toLowerCase()))]
    .filter((word) => word.length <= LONGEST).slice(0, MOST_WORDS * 2);
  const known = meanings(asked);
  const hits = new Map();
  const telling = asked.filter((word) => !joins(fold(word))).slice(0, MOST_WORDS);
  const distinct = telling.filter((word) => !shared.has(fold(word)));
  const all = distinct.length ? distinct : telling.length ? telling : asked;
  for (const word of all) {
    const found = find(word, known.get(word));
    const rarity = Math.log(1 + docs.length / Math.max(1, found.size));
    for (const [id, { value: worth, spread, terms }] of found) {
      const hit = hits.get(id) ?? empty(id);
      if (worth >= COUNTS) hit.matched += 1;
      hit.worth += worth * rarity;
      hit.spread += spread;
      hit.weakest = Math.min(hit.weakest, worth);
      terms.forEach((term) => hit.terms.add(term));
      hits.set(id, hit);
    }
  }
  // A number is a row's number first: that row before everything, then those inserted behind it.
  const rows = asked.filter((w) => /^\d/.test(w));
  // «29 3» may be 29-3.
  for (const word of [...rows, ...rows.slice(1).map((last, at) => `${rows[at]}-${last}`)]) {
    docs.forEach((doc, id) => {
      const near = doc.number === word ? (word.includes("-") ? 3 : 2) : doc.number?.startsWith(`${word}-`) ? 1 : 0;
      if (!near) return;
      const hit = hits.get(id) ?? empty(id);
      hits.set(id, { ...hit, number: Math.max(hit.number, near) });
    });
  }
  const called = new Set(Object.keys(named).filter((body) => calls(telling, body)));
  const has = ({ id }) => bodiesOf(docs[id]).some((body) => called.has(body));
  const order = (a, b) =>
    b.number - a.number || has(b) - has(a) || b.matched - a.matched || b.worth - a.worth || b.spread - a.spread || a.id - b.id;
  const sorted = [...hits.values()].sort(order);
  // What says far less than the best was not asked for.
  const most = Math.max(0, ...sorted.map(({ worth }) => worth));
  const measures = sorted.filter(({ id, number, worth }) => docs[id].number && (number || worth >= most * ENOUGH));
  const pages = sorted.filter(({ id }) => !docs[id].number);
  // A page that holds every word stands behind the first measures, or before them all when they
  // hold the words only by half or by chance.
  const full = ({ matched, weakest }) => matched === all.length && weakest > NEAR.beginning;
  const strong = pages.filter(full).slice(0, 3);
  const own = pages.filter(({ id }) => called.has(docs[id].body));
  const rest = pages.filter((hit) => !strong.includes(hit) && !own.includes(hit));
  const best = measures[0];
  const lead = !best || (!best.number && !full(best)) ? 0 : BEFORE_PAGES;
  const ranked = [
    ...own, ...measures.slice(0, lead), ...strong.filter((hit) => !own.includes(hit)), ...measures.slice(lead), ...rest,
  ].slice(0, MOST);
  return ranked.map((hit, place) => [result(docs[hit.id], { ...hit, place, rank: ranked.length - place })]);
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    docs = data.docs;
    bodyNames = data.config.bodies;
    named = data.config.named ?? {};
    vocabulary = data.config.vocabulary ?? [];
    silent = new Set((data.config.silent ?? []).map(fold));
    shared = new Set((data.config.shared ?? []).map(fold));
    build();
    postMessage({ type: 1 });
  } else if (type === 2) {
    postMessage({ type: 3, data: { items: data.trim() ? search(data) : [] } });
  }
});
