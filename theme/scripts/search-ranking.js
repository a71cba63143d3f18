/* How hits are ranked: exact over inflected over derived over beginning over a guess, what says most first,
   a row's number and a body's name before everything. */
/* Of a long list this many stand, and pages behind so many measures. */
const MOST = 200, BEFORE_PAGES = 5, MOST_PAGES = 3;
/* A question has a dozen words that say something, and no word of the plan is as long as LONGEST. */
const FEW = 3, MOST_WORDS = 12, LONGEST = 40, MOST_LETTERS = 1000, MOST_MISSED = 4;
/* What says less than half of what the best result says is shown apart, under a third not at all;
   of several words, one that many have is not enough, and a topic that all stand for is. */
const ENOUGH = 0.5, ENOUGH_OF_MANY = 0.54, LEAST = 0.3;

const empty = (id) => ({ id, matched: 0, own: 0, worth: 0, spread: 0, number: 0, weakest: 1, terms: new Set() });

/** Words → { ranked, numbers, understood, apart }: what is found, the best first; the numbers of
    measures that hold every word; what the words stand for in this plan; whether a few words that
    measures have each by itself are together in none. What finds nothing may have been
    typed with the other alphabet on. */
const search = (value) => {
  const found = rank(value);
  if (found.ranked.length) return found;
  const again = rank(otherKeyboard(value));
  return again.ranked.length ? again : found;
};

const rank = (value) => {
  const asked = [...new Set(words(value).map(({ word }) => word.toLowerCase()))]
    .filter((word) => word.length <= LONGEST).slice(0, MOST_WORDS * 2);
  // Words that nothing is known of stand for those that they may have been meant for.
  const told = meanings(asked);
  const meantFor = new Map(asked
    .filter((word) => !joins(fold(word)) && !find(word, told.known.get(word), word === asked.at(-1)).size)
    .slice(0, MOST_MISSED).map((word) => [word, variants(word)]));
  const guessed = [...meantFor.values()].flat();
  const { known, understood } = guessed.length ? meanings([...asked, ...guessed]) : told;
  const hits = new Map();
  const telling = asked.filter((word) => !joins(fold(word))).slice(0, MOST_WORDS);
  const distinct = telling.filter((word) => !common(word));
  const all = distinct.length ? distinct : telling.length ? telling : asked;
  let inMeasures = 0;
  for (const word of all) {
    const guesses = meantFor.get(word);
    const found = guesses
      ? weaker(guesses.reduce((all, guess) => merge(all, find(guess, known.get(guess))), new Map()), DOUBT)
      : find(word, known.get(word), word === asked.at(-1));
    if ([...found].some(([id, { own }]) => own && docs[id].number)) inMeasures += 1;
    // A word is as rare as it is written: what it stands for makes it half as much commoner.
    const written = [...found.values()].filter(({ own }) => own).length;
    const rarity = Math.log(1 + docs.length / Math.max(1, (written + found.size) / 2));
    for (const [id, { value: worth, spread, terms, own }] of found) {
      const hit = hits.get(id) ?? empty(id);
      if (worth >= COUNTS) {
        hit.matched += 1;
        if (own) hit.own += 1;
      }
      // A guess never outweighs a word that is known.
      hit.worth += worth * rarity * (guesses ? DOUBT : 1);
      hit.spread += spread;
      hit.weakest = Math.min(hit.weakest, worth);
      terms.forEach((term) => hit.terms.add(term));
      hits.set(id, hit);
    }
  }
  // A number is a row's number first: that row before everything, then those inserted behind it.
  const rows = asked.filter((w) => /^\d/.test(w));
  // «29 3» may be 29-3; a part of «22870,23» is no row.
  const part = ({ start, end }) => /\d[.,]$/.test(value.slice(0, start)) || /^[.,]\d/.test(value.slice(end));
  const whole = words(value).filter((word) => rows.includes(word.word) && !part(word)).map(({ word }) => word);
  for (const word of [...whole, ...rows.slice(1).map((last, at) => `${rows[at]}-${last}`)]) {
    docs.forEach((doc, id) => {
      const near = doc.number === word || doc.also?.includes(word) ? (word.includes("-") ? 3 : 2) : doc.number?.startsWith(`${word}-`) ? 1 : 0;
      if (!near) return;
      const hit = hits.get(id) ?? empty(id);
      hits.set(id, { ...hit, number: Math.max(hit.number, near) });
    });
  }
  const called = new Set(Object.keys(named).filter((body) => calls(telling, body)));
  const among = (bodies) => Number(bodies.some((body) => called.has(body)));
  const has = called.size ? ({ id }) => among(answering(docs[id])) + among(bodiesOf(docs[id])) : () => 0;
  const order = (a, b) =>
    b.number - a.number || has(b) - has(a) || b.worth - a.worth || b.spread - a.spread || a.id - b.id;
  const sorted = [...hits.values()].sort(order);
  // What says far less than the best was not asked for.
  const most = Math.max(0, ...sorted.map(({ worth }) => worth));
  const enough = all.length > 1 ? ENOUGH_OF_MANY : ENOUGH;
  const says = (part) => ({ number, worth }) => number || worth >= most * part;
  const left = sorted.filter(({ id }) => docs[id].number).filter(says(LEAST));
  const measures = left.filter(says(enough));
  const further = left.filter((hit) => !says(enough)(hit)).map((hit) => ({ ...hit, further: true }));
  const pages = sorted.filter(({ id, worth, terms }) => !docs[id].number && (worth >= most * enough || terms.has(LIST) || called.has(docs[id].body)));
  // A page that holds every word stands behind the first measures, or before them all when they
  // hold the words only by half or by chance.
  const full = ({ matched, weakest }) => matched === all.length && weakest > NEAR.beginning;
  const lists = pages.filter(({ terms }) => terms.has(LIST));
  const ofSite = ({ terms }) => terms.has(SITE);
  const filled = pages.filter((hit) => !lists.includes(hit) && full(hit)).sort((a, b) => ofSite(b) - ofSite(a));
  const own = pages.filter(({ id }) => called.has(docs[id].body));
  const best = measures[0];
  // Who asks in a whole sentence is answered by measures, and by one page beside them.
  const sentence = best && asked.length > 2 && telling.length < asked.length;
  const strong = [...lists, ...filled].filter((hit) => !own.includes(hit)).slice(0, lists.length + (sentence ? 1 : MOST_PAGES));
  const rest = sentence ? [] : pages.filter((hit) => !strong.includes(hit) && !own.includes(hit));
  // A page of the site that is all that the words stand for goes before measures that lack them.
  const site = filled.some(ofSite) && best?.own < all.length;
  const lead = !best || (!best.number && (site || !full(best))) ? 0 : BEFORE_PAGES;
  const ranked = [
    ...own, ...measures.slice(0, lead), ...strong, ...measures.slice(lead), ...rest, ...further,
  ].slice(0, MOST);
  // Rows that hold the words themselves; where none does, those that hold what they stand for.
  const holding = (whole) => ranked.filter((hit) => docs[hit.id].number && (hit.number || whole(hit) === all.length));
  const held = holding((hit) => hit.own);
  const numbers = held.length ? held : holding((hit) => hit.matched);
  // Whole sentences are never a measure's words; of two or three a reader may think that they are.
  const few = all.length > 1 && all.length === asked.length && all.length <= FEW && !called.size;
  const apart = few && inMeasures === all.length && !held.length;
  return { ranked, understood, apart, asked, numbers: numbers.map(({ id }) => docs[id].number) };
};
