/* The table of what a page shows, to take away: those rows of one of the site's own files whose
   measures stand on the page (in the order of a filtered list), as CSV or as a workbook, which has
   the page's language in its heads, sums as numbers behind the words that the acts print, and a
   sheet that says in that language what columns and codes mean. The table is made here and goes
   nowhere but to the reader's disk. */
(() => {
  "use strict";

  /* CSV (RFC 4180) as records: the text of each as it stands, and its cells. */
  const records = (csv) => {
    const found = [];
    for (const [text] of csv.matchAll(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g)) {
      const cells = [...text.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
      found.push({ text, cells: cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain) });
    }
    return found;
  };

  /* ZIP, stored: what a workbook needs of it. */
  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  const crc = (bytes) => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ CRC[(sum ^ byte) & 255], -1) >>> 0;
  const little = (...fields) => Uint8Array.from(fields.flatMap(([value, size]) =>
    Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)));
  const DAY = (0 << 9) | (1 << 5) | 1; // 1 January 1980: no clock is read
  const zip = (files) => {
    const parts = [], index = [];
    let offset = 0;
    for (const [path, text] of Object.entries(files)) {
      const name = new TextEncoder().encode(path), bytes = new TextEncoder().encode(text);
      const head = [[20, 2], [0x800, 2], [0, 2], [0, 2], [DAY, 2], [crc(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
      const local = little([0x04034b50, 4], ...head);
      index.push(little([0x02014b50, 4], [20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
      parts.push(local, name, bytes);
      offset += local.length + name.length + bytes.length;
    }
    const size = index.reduce((sum, { length }) => sum + length, 0);
    const count = index.length / 2;
    return [...parts, ...index, little([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])];
  };

  /* A workbook of sheets by their titles: numbers are numbers, all else is text, as the file has it. */
  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const OFFICE = "http://schemas.openxmlformats.org";
  const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
  const joined = (of, made) => of.map(made).join("");
  const related = (kind, ...targets) => {
    const one = (target, at) => `<Relationship Id="r${at}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    return `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${joined(targets, one)}</Relationships>`;
  };
  const workbook = (sheets) => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const cell = (value) => typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    const line = (row) => `<row>${joined(row, cell)}</row>`;
    const sheet = (rows) => `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${joined(rows, line)}</sheetData></worksheet>`;
    const named = (title, at) => `<sheet name="${escaped(title)}" sheetId="${at + 1}" r:id="r${at}"/>`;
    const titles = Object.keys(sheets), parts = titles.map((_, at) => `worksheets/sheet${at}.xml`);
    return zip({
      "[Content_Types].xml": `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
      "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
      "xl/workbook.xml": `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>${joined(titles, named)}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": related("worksheet", ...parts),
      ...Object.fromEntries(parts.map((part, at) => [`xl/${part}`, sheet(sheets[titles[at]])])),
    });
  };

  const save = (parts, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const read = async (source) => {
    const answer = await fetch(source);
    if (!answer.ok) throw new Error(source);
    // TextDecoder takes the mark of byte order away; the CSV gets it back, for Excel asks for it.
    return records(await answer.text());
  };

  /* Columns whose cells are numbers, by the names that the files promise. */
  const NUMBERS = ["year", "million_tenge", "measures"];
  const valued = (text, name) => (text && NUMBERS.includes(name) ? Number(text) : text);

  /* Behind each measure its sums as numbers: a column for each year or years, and budget. */
  const summed = async (table, { sums, sum, total }) => {
    const [{ cells: names }, ...all] = await read(sums);
    const found = new Map(), numbers = table.map(({ cells }) => cells[0]);
    for (const { cells } of all) {
      const of = Object.fromEntries(names.map((name, at) => [name, cells[at]]));
      if (!of.million_tenge || !numbers.includes(of.measure)) continue;
      const told = [sum, of.period, of.budget, of.total === "true" && total].filter(Boolean).join(", ");
      if (!found.has(told)) found.set(told, new Map());
      found.get(told).set(of.measure, Number(of.million_tenge));
    }
    const columns = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    return { heads: columns.map(([told]) => told), of: (number) => columns.map(([, by]) => by.get(number) ?? "") };
  };

  const pageAt = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  /* What a workbook says besides, from the page that has it: the list of measures, for all others. */
  const wordsAt = async (page) => {
    const { dataset } = (await pageAt(page)).querySelector(".take__table");
    return { ...dataset, columns: new URL(dataset.columns, new URL(page, location)) };
  };

  /* The sheet of what columns and codes mean, as the page about the data says it: its title and rows. */
  const meanings = async ({ columns, title }, heads) => {
    const { hash } = new URL(columns, location), page = await pageAt(columns);
    const told = (line) => [...line.cells].map(({ textContent }) => textContent.replace(/\s+/g, " ").trim());
    const [[name, , meaning], ...rows] = [...page.querySelectorAll(`${hash} tr`)].map(told);
    return { [page.querySelector("#fields").textContent]: [[title, name, meaning], ...rows.map(([of, , means], at) => [heads[at], of, means])] };
  };

  /** `source` is the file, `rows` the numbers of the measures on the page, none for all of them;
      `sums` the file of the sums, where `source` has them in words alone. */
  globalThis.takeTable = async (asked, format) => {
    const [head, ...all] = await read(asked.source);
    const filtered = document.querySelector(".filters")?.dataset.shown;
    const shown = (filtered ?? asked.rows).split(" ").filter(Boolean);
    const table = shown.length ? shown.flatMap((number) => all.filter(({ cells }) => cells[0] === number)) : all;
    const part = filtered && table.length < all.length ? "-part" : "";
    const make = async () => {
      const said = asked.words ? await wordsAt(asked.words) : asked;
      const sums = asked.sums ? await summed(table, { ...said, sums: asked.sums }) : { heads: [], of: () => [] };
      const heads = said.heads.split("|");
      return workbook({
        [said.title]: [
          [...head.cells.map((name, at) => heads[at] ?? name), ...sums.heads],
          ...table.map(({ cells }) => [...cells.map((text, at) => valued(text, head.cells[at])), ...sums.of(cells[0])]),
        ],
        ...(await meanings(said, heads)),
      });
    };
    save(
      format === "csv" ? ["\ufeff", head.text, ...table.map(({ text }) => text)] : await make(),
      `${asked.name || "measures"}${part}.${format}`,
    );
  };
})();
