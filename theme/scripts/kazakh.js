/* Kazakh words for search and filters: folding, stems, tokens. The one place for these rules; it
   runs in the page, in the search worker and in tests, and knows nothing of any of them.

   A word is folded (one spelling for Kazakh letters, a Russian keyboard and Latin), then every
   stem is found that legal endings lead to. There is no lexicon: a one-path stemmer would turn
   «қылмысы» into «кылм»; keeping all paths keeps the right one among them.

   The rules are held by tests/browser/test_kazakh.py. */
globalThis.kazakh = (() => {
  "use strict";

  /* Folding ---------------------------------------------------------------------------------
     Letters that a Russian keyboard lacks fall on their neighbours. и, й, і and ы fall together:
     people write any of them for і, and the Latin alphabets write y and i for several. */
  const LETTERS = {
    ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х",
    і: "и", ы: "и", й: "и", ё: "е", э: "е", щ: "ш", я: "иа", ю: "иу", ъ: "", ь: "",
  };
  /* Latin in its Kazakh alphabets (2017, 2018, 2021) and as people improvise it; longest first. */
  const LATIN = [
    ["shch", "ш"], ["iya", "иа"], ["iyu", "иу"], ["sh", "ш"], ["ch", "ч"], ["zh", "ж"],
    ["kh", "х"], ["gh", "г"], ["ts", "ц"], ["ya", "иа"], ["yu", "иу"], ["yo", "е"],
    ["a", "а"], ["ä", "а"], ["á", "а"], ["ə", "а"], ["b", "б"], ["c", "ц"], ["d", "д"],
    ["e", "е"], ["f", "ф"], ["g", "г"], ["ğ", "г"], ["ǵ", "г"], ["h", "х"], ["i", "и"],
    ["ı", "и"], ["í", "и"], ["ï", "и"], ["j", "ж"], ["k", "к"], ["l", "л"], ["m", "м"],
    ["n", "н"], ["ñ", "н"], ["ń", "н"], ["ŋ", "н"], ["o", "о"], ["ö", "о"], ["ó", "о"],
    ["p", "п"], ["q", "к"], ["r", "р"], ["s", "с"], ["ş", "ш"], ["ś", "ш"], ["š", "ш"],
    ["t", "т"], ["u", "у"], ["ū", "у"], ["ú", "у"], ["ü", "у"], ["v", "в"], ["w", "у"],
    ["ý", "у"], ["x", "х"], ["y", "и"], ["z", "з"], ["ž", "ж"], ["ç", "ч"],
  ];
  const latin = (word) => {
    let folded = "";
    for (let at = 0; at < word.length; ) {
      const pair = LATIN.find(([from]) => word.startsWith(from, at));
      folded += pair ? pair[1] : word[at];
      at += pair ? pair[0].length : 1;
    }
    return folded;
  };
  // İ falls apart into i and a dot above when it is made lower case; the dot goes.
  const lower = (word) => word.normalize("NFC").toLowerCase().replace(/i\u0307/g, "i");
  const letters = (word) => {
    const folded = [...word].map((letter) => LETTERS[letter] ?? letter).join("");
    return folded.length > 3 ? folded.replace(/и{2,}/g, "и") : folded;
  };
  /** One spelling of a word: lower case, folded letters. */
  const folded = new Map();
  const fold = (word) => {
    if (!folded.has(word)) folded.set(word, letters(latin(lower(word))));
    return folded.get(word);
  };
  /** The spellings that a word may mean: «TSM» is ТСМ as well as ЦМ. The likeliest stands first. */
  const spellings = (word) => {
    const apart = [...lower(word)].map((letter) => latin(letter)).join("");
    return [...new Set([fold(word), letters(apart)])];
  };

  /* The same keys under the Latin and the Cyrillic alphabet, and the letters that the Kazakh layout
     has in the row of digits. */
  const KEYS = [
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-=",
    "йцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ",
  ];
  /** What the same keys write with the other alphabet on. */
  const otherKeyboard = (text) => {
    const [from, to] = /[a-z]/i.test(text) ? KEYS : [KEYS[1], KEYS[0]];
    return [...lower(text)].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
  };

  /* Endings ----------------------------------------------------------------------------------
     Each row: the endings (folded, so ды and ді are one), what may stand before them, and what
     part of the word is left: rows of a part are tried on what the parts behind it leave.
     Which of ға/қа, ды/ты, лар/дар/тар stands is a rule of the letter before it. */
  const VOWEL = "аеиоу";
  const BEFORE = {
    any: /./,
    vowel: /[аеиоу]$/,
    consonant: /[^аеио]$/, // у may be a consonant: «тау», «оқу»
    soft: /[аеиоурлмнзж]$/, // vowels, sonorants, з, ж
    hard: /[пткфхсшчцбвгд]$/, // voiceless letters, and the voiced ones that loans end in
    nasal: /[аеиоумн]$/,
    flowing: /[рлиузж]$/,
    open: /[аеиоур]$/,
    closed: /[лмнзж]$/,
    third: /и$/, // a third person possessive: «баласы-на»
    owned: /...[мн]$/, // a first or second person possessive: «балам-а», not «ден-е»
    verb: /[^ьъ]$/,
  };
  const CASE = [
    ["нин", "nasal"], ["дин", "flowing"], ["тин", "hard"], // genitive
    ["га ге", "soft"], ["ка ке", "hard"], ["на не", "third"], ["а е", "owned"], // dative
    ["ни", "vowel"], ["ди", "soft"], ["ти", "hard"], ["н", "third"], // accusative
    ["да де", "soft"], ["та те", "hard"], ["нда нде", "third"], // locative
    ["дан ден", "soft"], ["тан тен", "hard"], ["нан нен", "nasal"], // ablative
    ["мен", "soft"], ["бен", "soft"], ["пен", "hard"], ["бен", "hard"], // instrumental
    ["даги деги", "soft"], ["таги теги", "hard"], ["ндаги ндеги", "third"], // «мектептегі»
  ];
  const POSSESSIVE = [
    ["си", "vowel"], ["и", "consonant"], // third person
    ["м", "vowel"], ["им", "consonant"], ["миз", "vowel"], ["имиз", "consonant"], // first
    ["н", "vowel"], ["ин", "consonant"], ["низ", "vowel"], ["иниз", "consonant"], // second
  ];
  const PLURAL = [["лар лер", "open"], ["дар дер", "closed"], ["тар тер", "hard"]];
  /* Words made of words: «суицид-тік», «қауіп-сіз», «қауіпсіз-дік», «дәрі-лік», «журнал-шы». */
  const DERIVED = [
    ["лик", "open"], ["дик", "closed"], ["тик", "hard"],
    ["ли", "open"], ["ди", "closed"], ["ти", "hard"], ["сиз", "any"], ["ши", "any"],
    ["лас лес", "open"], ["дас дес", "closed"], ["тас тес", "hard"],
    ["ги", "soft"], ["ки", "hard"], ["ша ше", "any"], ["иа", "consonant"], ["ика", "consonant"],
  ];
  /* Forms of verbs, down to the verb's own stem: «даярла-у», «даярла-йтын», «бағыттал-ған». */
  const VERBAL_NOUN = [["у", "verb"], ["уши", "verb"]];
  const VERBAL = [
    ["ган ген", "soft"], ["кан кен", "hard"],
    ["атин етин", "consonant"], ["итин", "vowel"], ["ади еди", "consonant"], ["иди", "vowel"], ["ип", "consonant"], ["п", "vowel"],
    ["ар ер", "consonant"], ["р", "vowel"], ["ди", "soft"], ["ти", "hard"], ["са се", "verb"],
    ["ма ме", "soft"], ["ба бе", "soft"], ["па пе", "hard"],
  ];
  const VOICE = [
    ["ил", "consonant"], ["л", "vowel"], ["ин", "consonant"], ["н", "vowel"], ["т", "vowel"],
    ["дир", "soft"], ["тир", "hard"], ["гиз", "soft"], ["киз", "hard"], ["ис", "consonant"],
    ["лан лен", "open"], ["дан ден", "closed"], ["тан тен", "hard"],
    ["ла ле", "open"], ["да де", "closed"], ["та те", "hard"], ["им", "consonant"], ["м", "vowel"],
  ];

  const table = (rows) =>
    rows.flatMap(([endings, before]) => endings.split(" ").map((e) => [e, BEFORE[before]]));
  const hasVowel = (stem) => [...stem].some((letter) => VOWEL.includes(letter));

  /** What is left of a word when one ending of a table is taken off, in every spelling. */
  const strip = (word, rows, shortest) => {
    const left = new Set();
    for (const [ending, before] of rows) {
      if (!word.endsWith(ending)) continue;
      const stem = word.slice(0, -ending.length);
      if (stem.length < shortest || !before.test(stem) || !hasVowel(stem)) continue;
      left.add(stem);
      if (!VOWEL.includes(ending[0])) continue;
      // Before a vowel к and п are voiced («бұйрығы», «мектебі») …
      if (stem.endsWith("г")) left.add(`${stem.slice(0, -1)}к`);
      if (stem.endsWith("б")) left.add(`${stem.slice(0, -1)}п`);
    }
    return left;
  };
  /** … and a narrow vowel falls out of the last syllable («құлық» → «құлқы»). */
  const filled = (stem) => {
    const [before, last] = stem.slice(-2);
    const narrow = stem.length > 2 && !"аео".includes(before) && /[кгнлрзсп]/.test(last ?? "");
    return narrow && !VOWEL.includes(last) ? `${stem.slice(0, -1)}и${last}` : null;
  };

  const CASES = table(CASE), POSSESSIVES = table(POSSESSIVE), PLURALS = table(PLURAL);
  const DERIVATIONS = table(DERIVED), VERBAL_NOUNS = table(VERBAL_NOUN);
  const VERBS = table(VERBAL), VOICES = table(VOICE);

  const cache = new Map();
  /** Folded word → { inflected, derived }: stems that are forms of the word itself, and stems of
      words that it is made of. The word itself is the first inflected stem. */
  const stems = (word) => {
    const known = cache.get(word);
    if (known) return known;
    const inflected = new Set([word]);
    if (!/\d/.test(word)) {
      const cased = new Set([word, ...strip(word, CASES, 2)]);
      const owned = new Set(cased);
      for (const stem of cased) {
        for (const base of strip(stem, POSSESSIVES, 2)) {
          owned.add(base);
          const full = filled(base);
          if (full) owned.add(full);
        }
      }
      for (const stem of owned) {
        inflected.add(stem);
        for (const base of strip(stem, PLURALS, 2)) inflected.add(base);
      }
    }
    const derived = new Set();
    let front = [...inflected];
    // A verb's root is short («оқы»), but its other forms are sought on longer ones only: on short
    // ones nearly any letter looks like an ending («қауіп» is no form of «қау»).
    for (const [rows, shortest] of [
      [DERIVATIONS, 3], [DERIVATIONS, 3], [VERBAL_NOUNS, 3], [VERBS, 4], [VOICES, 4], [VOICES, 4],
    ]) {
      const next = front.flatMap((stem) => (/\d/.test(stem) ? [] : [...strip(stem, rows, shortest)]));
      // What is left of a long word after many endings says little about it.
      for (const stem of next) {
        if (!inflected.has(stem) && stem.length >= 0.4 * word.length) derived.add(stem);
      }
      front = [...new Set([...front, ...next])];
    }
    const found = { inflected: [...inflected], derived: [...derived] };
    cache.set(word, found);
    return found;
  };

  /* Tokens ------------------------------------------------------------------------------------ */
  const CASE_ENDING = /^(нин|дин|тин|га|ге|ка|ке|ни|ди|ти|да|де|та|те|дан|ден|тан|тен|нан|нен|мен|бен|пен|даги|деги|таги|теги|жол\p{L}*|бап\p{L}*)$/u;
  /** A text → its words as written, with their place: [{ word, start, end }]. A hyphen parts
      words («ата-ана»), but not a row's number («29-1»), and a case ending behind a hyphen
      belongs to the word before it («ОМ-ге», «29-1-жол»). */
  const words = (text) => {
    const found = [];
    // A sum may have blanks in it: «23 214,635».
    for (const match of text.matchAll(/\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}[-‐‑–]\d{1,2}(?!\d)|\d+|[\p{L}\p{M}]+/gu)) {
      const word = match[0].replace(/[\s\u00a0\u202f]/g, "");
      const last = found.at(-1);
      const joined = last && last.end === match.index - 1 && text[last.end] === "-";
      if (joined && CASE_ENDING.test(fold(word))) {
        last.end = match.index + match[0].length;
        continue;
      }
      found.push({ word: word.replace(/[‐‑–]/, "-"), start: match.index, end: match.index + match[0].length });
    }
    return found;
  };

  /* Words that join others or ask, and say nothing by themselves; they count only when nothing else
     is asked. Folded. */
  const JOINING = new Set(
    ("жане мен бен пен немесе не да де та те боинша турали ушин сондаи ак арасинда кезинде жонинде "
      + "ме ма бе ба па пе ше ким кимге нени неге канша кандаи каи каида каиси кашан калаи неше бар жок "
      + "карси жаили жаинда боиинша деиин кеиин аркили калаи каитип кимдер кимнин киммен каиси каисиси неден неге немен "
      + "керек болади бола болар болса болип болинди болинген деген деп бул оси сол ол мен маган меним биз бизге бизди сиз олар "
      + "жок па бар ма ма екен ед еди еш еште тек гана таги барлик бари аркандаи улкен "
      + "отир жур жатир тур отирган жатирган етеди етти етиледи килади истеиди истеу истеуи истеледи истеп иске "
      + "береди берди берип бериледи алади алди алуга болат мумкин тиис")
      .split(" "),
  );

  return { fold, lower, spellings, otherKeyboard, stems, words, joining: (word) => JOINING.has(word) };
})();
