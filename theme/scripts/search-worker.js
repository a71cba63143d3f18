/* The search worker: what a page asks (search.js), it answers. All of it stands in this one file
   when it goes out. */
importScripts("kazakh.js", "lunr.js", "lunr.stemmer.support.js", "lunr.ru.js", "search-index.js", "search-meaning.js", "search-misses.js", "search-ranking.js");

const SNIPPET = 150;

/* Whether the reader asked for a word of a text, whatever form it stands in: by the terms that a
   Kazakh document was found by, by the stems of the words asked for in another language. */
const wantedBy = ({ terms, asked }) => {
  if (language === "kk") {
    return (word) => {
      const { inflected, derived } = stems(fold(word));
      return [...inflected, ...derived].some((stem) => terms.has(stem));
    };
  }
  const stem = STEMMERS[language];
  const stemsAsked = new Set(asked.map((word) => stem(lower(word))));
  return (word) => !joins(fold(word)) && stemsAsked.has(stem(lower(word)));
};
/* A text as [[words, whether the reader asked for them], …]. */
const marked = (text, wanted) => {
  const pieces = [];
  let at = 0, first = -1;
  for (const { word, start, end } of words(text)) {
    if (!wanted(word)) continue;
    if (first < 0) first = start;
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(start, end), true]);
    at = end;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return { pieces, first };
};

/* A piece of a long text around its first marked word, cut between words. */
const snippet = (text, wanted) => {
  const { pieces, first } = marked(text, wanted);
  if (text.length <= SNIPPET) return pieces;
  let start = Math.max(0, first - SNIPPET / 3);
  if (start > 0) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + SNIPPET);
  if (end < text.length) end = text.lastIndexOf(" ", end);
  const piece = marked(text.slice(start, end), wanted).pieces;
  return [...(start > 0 ? [["… ", false]] : []), ...piece, ...(end < text.length ? [[" …", false]] : [])];
};

/* A result as pages show it: its title, bodies and text in pieces, in the page's language. Of its
   bodies the last may be those that are reported to, behind the words for that. */
const result = (asked) => ({ id, terms, further }) => {
  const doc = docs[id];
  const shown = { ...doc, ...doc.shown };
  const wanted = wantedBy({ terms, asked });
  const first = doc.bodies?.length - (doc.receive ?? 0);
  const bodies = doc.bodies?.flatMap((abbreviation, at) => {
    const body = shortNames[abbreviation] ?? abbreviation;
    const name = marked(bodyNames[body] ?? "", wanted);
    const short = marked(body, wanted).pieces;
    const named = name.first < 0 || terms.has(fold(body)) ? short : [...short, [" – ", false], ...name.pieces];
    const before = at === first ? ` · ${recipient} ` : at ? ", " : "";
    return [[before, false], ...named];
  });
  return {
    location: doc.location,
    further,
    number: doc.heading ?? doc.number,
    title: marked(shown.title, wanted).pieces,
    tag: doc.tag,
    effect: doc.effect,
    bodies,
    text: doc.label_only || !shown.text ? null : snippet(shown.text, wanted),
  };
};

addEventListener("message", ({ data: { id, index: made, other, words: asked, most } }) => {
  if (made) {
    setUp(JSON.parse(made), JSON.parse(other));
    readVocabulary();
    learn();
    postMessage({ id });
    return;
  }
  const { ranked, numbers, understood, apart, asked: each } = search(asked.slice(0, MOST_LETTERS));
  postMessage({
    id,
    count: ranked.filter(({ further }) => !further).length,
    results: ranked.slice(0, most).map(result(each)),
    numbers,
    meant: understood,
    apart,
  });
});
