/* The search worker: the theme's page talks to it as to its own (0 setup, 1 ready, 2 query,
   3 result). It answers with measures first, then the other pages.

   lunr holds the index and finds terms, beginnings and near misses; what a reader's word is, is kazakh.js's to say; how hits
   are ranked stands here: exact over inflected over derived over beginning over near miss, all
   words before some, a row's number before everything. */
importScripts("kazakh.js", "lunr.js");

const { fold, spellings, stems, words, joining } = globalThis.kazakh;

/* How much a hit says, by the field it stands in … */
const FIELDS = { label: 1, text: 1, bodies: 0.9, facts: 0.75, topics: 0.3 };
/* … and by how near the word is. Index fields are `<field>.<form>`: the word as written (w),
   stems that it is a form of (i), stems that it is made of (d). */
const NEAR = { exact: 1, inflected: 0.95, derived: 0.6, beginning: 0.5, miss: 0.3 };
/* Below this a hit does not count as the word being there. */
const COUNTS = 0.25;
/* Of a long list the first results are shown in full, the others by title, the rest not at all. */
const MOST = 200, IN_FULL = 40, SNIPPET = 150, BEFORE_PAGES = 5;

let docs = [], index, bodyNames = {};

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
};

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
const find = (word) => {
  for (const spelling of spellings(word)) {
    const found = findSpelled(spelling);
    if (found.size) return found;
  }
  return new Map();
};

const findSpelled = (word) => {
  const { inflected, derived } = stems(word);
  const found = look([word], ["w"], NEAR.exact);
  merge(found, look(inflected, ["w", "i"], NEAR.inflected));
  merge(found, look(inflected, ["d"], NEAR.derived));
  merge(found, look(derived, ["w", "i", "d"], NEAR.derived));
  if (/\d/.test(word)) return found;
  if (word.length > 2 || (word.length === 2 && !found.size)) {
    merge(found, look(beginning(word), ["w"], NEAR.beginning));
  }
  if (!found.size && word.length > 4) {
    merge(found, look(missed(word, word.length > 7 ? 2 : 1), ["w", "i"], NEAR.miss));
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
  const asked = [...new Set(words(value).map(({ word }) => word.toLowerCase()))];
  const telling = asked.filter((word) => !joining(fold(word)));
  const hits = new Map();
  const all = telling.length ? telling : asked;
  for (const word of all) {
    const found = find(word);
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
  for (const word of asked.filter((w) => /^\d/.test(w))) {
    docs.forEach((doc, id) => {
      const near = doc.number === word ? 2 : doc.number?.startsWith(`${word}-`) ? 1 : 0;
      if (!near) return;
      hits.set(id, { ...(hits.get(id) ?? empty(id)), number: near });
    });
  }
  const order = (a, b) =>
    b.number - a.number || b.matched - a.matched || b.worth - a.worth || b.spread - a.spread || a.id - b.id;
  const sorted = [...hits.values()].sort(order);
  const measures = sorted.filter(({ id }) => docs[id].number);
  const pages = sorted.filter(({ id }) => !docs[id].number);
  // A page that holds every word stands behind the first measures, or before them all when they
  // hold the words only by half or by chance.
  const full = ({ matched, weakest }) => matched === all.length && weakest > NEAR.beginning;
  const strong = pages.filter(full).slice(0, 3);
  const rest = pages.filter((hit) => !strong.includes(hit));
  const best = measures[0];
  const lead = !best || (!best.number && !full(best)) ? 0 : BEFORE_PAGES;
  const ranked = [...measures.slice(0, lead), ...strong, ...measures.slice(lead), ...rest].slice(0, MOST);
  return ranked.map((hit, place) => [result(docs[hit.id], { ...hit, place, rank: ranked.length - place })]);
};

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    docs = data.docs;
    bodyNames = data.config.bodies;
    build();
    postMessage({ type: 1 });
  } else if (type === 2) {
    postMessage({ type: 3, data: { items: data.trim() ? search(data) : [] } });
  }
});
