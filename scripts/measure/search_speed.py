"""Search at any size, measured in Chromium: `make bench-search`.

Makes a plan of N measures out of the real words (the same seed gives the same plan), serves the
built site with that plan's search index on 127.0.0.1, and prints what a reader of each edition
waits for: bytes fetched, time until the index stands, time a query takes. Fails where bytes or a
query are over their limit.
"""

import gzip
import json
import os
import random
import re
import shutil
import statistics
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from measure.static_server import serve
from plan_site.analysis.fingerprint import fingerprint
from plan_site.dataset.plan import Measure, Plan
from plan_site.dataset.translations import Translation
from plan_site.language.catalogue import Words, languages
from plan_site.pages.search_index import search_index
from plan_site.publication.edition import Edition, Publisher
from plan_site.validation.load import Dataset, load

ROOT = Path(__file__).parents[2]
SEED = 748
ROUNDS = 5
MOST_BYTES = 250_000
"""Of an index with its parts, packed, at a thousand measures in three languages."""
MOST_TIME = 100
"""Milliseconds that a query may take."""
QUERIES = (
    "бала", "кауипсиздик", "МАМ", "ОМ-ге", "29", "500", "суицыд", "тренниг", "дәрігерлерге",
    "Денсаулық сақтау министрлігі", "суицидтик минез-кулык", "balalar", "жоғары оқу орындарында",
    "мемлекеттік тапсырыс көлемін арттыру", "и", "ма", "психиатр для ребёнка", "school sports",
    "ұ" * 3000, "абвгд ежзик " * 250,
)  # fmt: skip
MEASURE = """
async ({script, index, other, queries}) => {
  const worker = new Worker(script);
  let last = 0;
  const ask = (message) => new Promise((resolve) => {
    const start = performance.now();
    worker.onmessage = ({data}) => resolve({time: performance.now() - start, data});
    worker.postMessage({id: last += 1, ...message});
  });
  const text = (address) => fetch(address).then((answer) => answer.text());
  const parts = {index: await text(index), other: await text(other)};
  const built = (await ask(parts)).time;
  const times = [];
  for (const query of queries) {
    const {time, data} = await ask({words: query, most: 10});
    times.push({query, time, found: data.count});
  }
  worker.terminate();
  return {built, times};
}
"""


def made_up(plan: Plan, count: int) -> Plan:
    """The plan with `count` measures whose words are the real ones in another order."""
    dice = random.Random(SEED)
    pool = [word for m in plan.measures for word in re.findall(r"\S+", m.current.text)]

    def measure(number: int) -> Measure:
        model = dice.choice(plan.measures)
        text = " ".join(dice.choices(pool, k=len(model.current.text.split())))
        label = " ".join(dice.choices(pool, k=6))[:60]
        version = model.current.model_copy(update={"text": text})
        changed = {"number": str(number), "label": label, "versions": (version,)}
        return model.model_copy(update=changed)

    measures = tuple(measure(number) for number in range(1, count + 1))
    effects = {("392", m.number): plan.effects["392", "6"] for m in measures}
    made = plan.model_copy(update={"measures": measures})
    made.__dict__["effects"] = effects  # read from instructions that these measures have not
    made.__dict__["repeals"] = {}
    made.__dict__.pop("_measures", None)
    return made


def translated(dataset: Dataset, made: Plan) -> dict[str, Translation]:
    """Translations of a made-up plan, of the words of the real ones in another order."""
    dice = random.Random(SEED)
    done = {}
    for language, translation in dataset.beside.translations.items():
        models = translation.measures
        pool = [word for m in models for word in m.text.split()]
        measures = []
        for measure in made.measures:
            model = dice.choice(models)
            text = " ".join(dice.choices(pool, k=len(model.text.split())))
            label = " ".join(dice.choices(pool, k=6))
            wording = fingerprint(measure.number, measure.current)
            changed = {"number": measure.number, "label": label, "text": text, "wording": wording}
            measures.append(model.model_copy(update=changed))
        done[language] = translation.model_copy(update={"measures": tuple(measures)})
    return done


def index(dataset: Dataset, count: int, language: str) -> tuple[bytes, bytes]:
    """The two parts of an edition's index; of a made-up plan where the dataset has other rows."""
    if count != len(dataset.plan.measures):
        made = made_up(dataset.plan, count)
        beside = replace(dataset.beside, translations=translated(dataset, made))
        dataset = replace(dataset, plan=made, beside=beside)
    words = Words(ROOT / "locale", language)
    return search_index(Edition(dataset, words, Publisher(), marked=False), {})


def packed(parts: tuple[bytes, bytes]) -> int:
    """Bytes as a server sends them."""
    return sum(len(gzip.compress(part, mtime=0)) for part in parts)


def main(counts: list[int]) -> None:
    site = ROOT / "site"
    scripts = [*(site / "assets").glob("search-worker.*.js")]
    if len(scripts) != 1:
        sys.exit("build the site first: make build")
    script = scripts[0].relative_to(site).as_posix()
    dataset = load(ROOT / "data" / "plan.yaml")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    over: list[str] = []
    print("measures  edition  index KB  gzip KB  built ms  query ms: median  slowest (which)")
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        for count, language in product(counts, languages(ROOT / "locale")):
            parts = index(dataset, count, language)
            targets = [site / "search" / f"bench-{part}-{count}.json" for part in range(2)]
            for target, part in zip(targets, parts, strict=True):
                target.write_bytes(part)
            built: list[float] = []
            times: dict[str, list[float]] = {query: [] for query in QUERIES}
            for _ in range(ROUNDS):
                page = browser.new_page()
                page.goto(served.address)
                first, second = (f"search/{target.name}" for target in targets)
                asked = {"index": first, "other": second, "queries": QUERIES, "script": script}
                figures = page.evaluate(MEASURE, asked)
                built.append(figures["built"])
                for entry in figures["times"]:
                    times[entry["query"]].append(entry["time"])
                page.close()
            for target in targets:
                target.unlink()
            medians = {query: statistics.median(each) for query, each in times.items()}
            slowest = max(medians, key=lambda query: medians[query])
            print(
                f"{count:8}  {language:7}  {sum(map(len, parts)) / 1000:8.1f}  "
                f"{packed(parts) / 1000:7.1f}  "
                f"{statistics.median(built):8.0f}  {statistics.median(medians.values()):16.1f}  "
                f"{medians[slowest]:7.1f} ({json.dumps(slowest[:40], ensure_ascii=False)})"
            )
            if packed(parts) > MOST_BYTES:
                over.append(f"{count} measures, {language}: index over {MOST_BYTES} bytes")
            if medians[slowest] > MOST_TIME:
                over.append(f"{count} measures, {language}: a query over {MOST_TIME} ms")
        browser.close()
    if over:
        sys.exit("\n".join(over))


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [17, 1000])
