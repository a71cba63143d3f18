"""Search at any size, measured in Chromium: `make bench-search`.

Makes a plan of N measures out of the real words (the same seed gives the same plan), serves the
built site with that plan's search index on 127.0.0.1, and prints what a reader waits for: bytes
fetched, time until the index stands, time a query takes.
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
from pathlib import Path

from playwright.sync_api import sync_playwright

from measure.static_server import serve
from plan_site.dataset.plan import Measure, Plan
from plan_site.dataset.translations import Translation
from plan_site.language.catalogue import Words
from plan_site.pages.search_index import search_index
from plan_site.publication.edition import Edition, Publisher
from plan_site.validation.load import Dataset, load

ROOT = Path(__file__).parents[2]
SEED = 748
ROUNDS = 5
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
  const parts = {index: await text(index), other: await text(other), distress: []};
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
            changed = {"number": measure.number, "label": label, "text": text}
            measures.append(model.model_copy(update=changed))
        done[language] = translation.model_copy(update={"measures": tuple(measures)})
    return done


def main(counts: list[int]) -> None:
    site = ROOT / "site"
    scripts = [*(site / "assets").glob("search-worker.*.js")]
    if len(scripts) != 1:
        sys.exit("build the site first: make build")
    script = scripts[0].relative_to(site).as_posix()
    dataset = load(ROOT / "data" / "plan.yaml")
    plan = dataset.plan
    words = Words(ROOT / "locale")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    print("measures  index KB  gzip KB  built ms  query ms: median  slowest (which)")
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        for count in counts:
            made = plan if count == len(plan.measures) else made_up(plan, count)
            beside = dataset.beside
            if made is not plan:
                beside = replace(beside, translations=translated(dataset, made))
            edition = Edition(replace(dataset, plan=made, beside=beside), words, Publisher())
            parts = search_index(edition, {})
            targets = [site / "search" / f"bench-{part}-{count}.json" for part in range(2)]
            for target, part in zip(targets, parts, strict=True):
                target.write_bytes(part)
            built: list[float] = []
            times: dict[str, list[float]] = {query: [] for query in QUERIES}
            for _ in range(ROUNDS):
                page = browser.new_page()
                page.goto(served.address)
                index, other = (f"search/{target.name}" for target in targets)
                asked = {"index": index, "other": other, "queries": QUERIES, "script": script}
                figures = page.evaluate(MEASURE, asked)
                built.append(figures["built"])
                for entry in figures["times"]:
                    times[entry["query"]].append(entry["time"])
                page.close()
            for target in targets:
                target.unlink()
            whole, packed = (
                sum(map(len, each)) / 1000 for each in (parts, map(gzip.compress, parts))
            )
            medians = {query: statistics.median(each) for query, each in times.items()}
            slowest = max(medians, key=lambda query: medians[query])
            print(
                f"{count:8}  {whole:8.1f}  {packed:7.1f}  "
                f"{statistics.median(built):8.0f}  {statistics.median(medians.values()):16.1f}  "
                f"{medians[slowest]:7.1f} ({json.dumps(slowest[:40], ensure_ascii=False)})"
            )
        browser.close()


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [17, 1000])
