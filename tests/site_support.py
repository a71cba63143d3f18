"""What the tests of the pages need: the site in memory, the site built for real, and plans made up.

The changes below put invented records into a copy of the dataset, to try what the real one does
not hold yet. Their words are made up for the tests and stand in no act.
"""

import atexit
import fcntl
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import lxml.html
import yaml

from plan_site.build import Site, build
from plan_site.language.alphabet import row_key
from plan_site.language.catalogue import OFFICIAL, Words, languages
from plan_site.pages.site_views import Views
from plan_site.publication.edition import Publisher
from plan_site.validation import load
from support import DATA, ROOT, fresh_tree

Tree = Any
Element = Any
Change = Callable[[Tree], None]

FOLDERS: Final = ("data", "docs", "hooks", "locale", "theme")
HOST: Final = "https://plan.example/"


READ_PAGES: Final = (
    "",
    "overview/",
    "measures/",
    "measures/29-1/",
    "measures/44/",
    "measures/28/",
    "measures/28/request/",
    "measures/49/request/",
    "sections/",
    "sections/2/",
    "agencies/",
    "agencies/dsm/",
    "agencies/jao/request/",
    "topics/",
    "topics/suicide-prevention/",
    "acts/392/",
    "acts/748/",
    "deadlines/",
    "funding/",
    "glossary/",
    "data/",
    "about/",
    "how-to-read/",
    "how-to-quote/",
    "corrections/",
    "accessibility/",
    "search/",
    "no-such-page/",
)
"""One page of each kind, as a browser asks for it; the last is none, and gets the page for that."""


def ninths(paths: Sequence[str]) -> list[Sequence[str]]:
    """Pages in nine parts, for a test `in_turn(9)` that looks at several at once."""
    return [paths[part::9] for part in range(9)]


# In memory ----------------------------------------------------------------------------------------


@cache
def words() -> Words:
    return Words(ROOT / "locale")


def said(key: str, **values: object) -> str:
    """The catalogue's words as a reader sees them: no markup, ordinary blanks."""
    made = lxml.html.fragment_fromstring(words().get(key, **values), create_parent="p")
    return text(made)


def label(number: str) -> str:
    """A measure's short label, which is ours and may be mended."""
    return dataset().plan.measure(number).label


def write_data(folder: Path, *changes: Change) -> Path:
    """`data/` below `folder`, with the dataset changed in each of the ways; its plan.yaml."""
    shutil.copytree(DATA, folder / "data")
    file = folder / "data" / "plan.yaml"
    if changes:
        tree = fresh_tree()
        for change in changes:
            change(tree)
        text = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, encoding="utf-8")
        # A published text that lies there while its act names none is a fault.
        named = {act.get("source") for act in tree["acts"]}
        for source in (folder / "data" / "sources").iterdir():
            if f"sources/{source.name}" not in named:
                source.unlink()
    return file


@cache
def site(*changes: Change, publisher: tuple[str, str] = ("", ""), url: str = "/") -> Site:
    """The pages of № 392's dataset, or of it changed; the same words, templates and code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_data(folder, *changes)
        official_words(folder)
        official_docs(folder)
        (folder / "theme").symlink_to(ROOT / "theme")
        share_cache(folder)
        return build(folder, url=url, publisher_name=publisher[0], publisher_email=publisher[1])


def official_words(folder: Path) -> None:
    """The official language's catalogue alone: other editions cost as much again, and have tests of
    their own (test_editions.py)."""
    (folder / "locale").mkdir()
    (folder / "locale" / OFFICIAL).symlink_to(ROOT / "locale" / OFFICIAL)


def official_docs(folder: Path) -> None:
    """The hand-written pages of the official language alone."""
    others = shutil.ignore_patterns(*translations())
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=others)


def translations() -> list[str]:
    """The languages of the editions beside the official one."""
    return [each for each in languages(ROOT / "locale") if each != OFFICIAL]


def share_cache(folder: Path) -> None:
    """What this checkout has drawn and compiled is taken: kept by what it is made of."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")


@cache
def dataset(*changes: Change) -> load.Dataset:
    with tempfile.TemporaryDirectory() as name:
        return load.load(write_data(Path(name), *changes))


def views(*changes: Change, url: str = "/") -> Views:
    return Views(dataset(*changes), words(), Publisher(), url)


def content(made: Site, address: str) -> Element:
    """A page's content as a tree; don't change it, for it is shared."""
    return _parsed(made.pages[address].html)


@cache
def _parsed(html: str) -> Element:
    return lxml.html.fragment_fromstring(html, create_parent="main")


def sheet(made: Site, address: str) -> str:
    """All rules of a page's style sheets, in their order."""
    kind = made.pages[address].sheet or "paper"
    return "".join(made.exports[made.asset(f"{name}.css")].decode() for name in ("page", kind))


# Reading trees ------------------------------------------------------------------------------------


def find(root: Element, path: str) -> list[Element]:
    return list(root.xpath(path))


def by_class(root: Element, name: str, tag: str = "*") -> list[Element]:
    return find(root, f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def by_id(root: Element, name: str) -> Element:
    """The one element of an id."""
    [found] = find(root, f".//*[@id='{name}']")
    return found


def text(element: Element) -> str:
    """All its text, blanks closed up."""
    return " ".join(str(element.text_content()).replace("\u00a0", " ").split())


def texts(elements: list[Element]) -> list[str]:
    return [text(element) for element in elements]


def rows(table: Element) -> list[list[str]]:
    """The cells of a table's body and foot, row by row."""
    found = find(table, ".//tbody/tr | .//tfoot/tr")
    return [texts(find(row, "./th | ./td")) for row in found]


def facts(summary: Element) -> dict[str, Element]:
    """A definition list: term → definition."""
    return {text(term): term.getnext() for term in find(summary, ".//dt")}


# The site built for real --------------------------------------------------------------------------


def project(folder: Path, *changes: Change, editions: bool = False) -> Path:
    """A copy of all that a build of the official language reads, or of each language where
    `editions` are asked for, with the dataset changed in each of the ways."""
    folder.mkdir(parents=True, exist_ok=True)
    others = [] if editions else translations()
    for name in FOLDERS:
        if name != "data":
            shutil.copytree(
                ROOT / name,
                folder / name,
                ignore=shutil.ignore_patterns("__pycache__", *others),
            )
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write_data(folder, *changes)
    share_cache(folder)
    return folder


def mkdocs(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs …` in a project's folder, with its output as one text in `stdout`."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", *arguments],
        cwd=folder,
        env=clean_environment() | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=300,  # a plan of 1,000 measures on a busy machine
        check=False,
    )


def clean_environment() -> dict[str, str]:
    """What a build may see of this process: nothing that could change its output."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(kw_only=True)
class Built:
    """A site on disk: the exit code and the output of the build that wrote it."""

    folder: Path
    code: int
    output: str

    @cached_property
    def pages(self) -> dict[str, Path]:
        """Address → file, of every HTML page: `measures/6/`, and `404.html`."""
        return {
            file.relative_to(self.folder).as_posix().removesuffix("index.html"): file
            for file in sorted(self.folder.rglob("*.html"))
        }

    def asset(self, name: str) -> str:
        """The address of an asset, whose name holds a fingerprint: `page.css`."""
        stem, _, suffix = name.rpartition(".")
        [file] = (self.folder / "assets").glob(f"{stem}.????????.{suffix}")
        return file.relative_to(self.folder).as_posix()

    def tree(self, address: str) -> Element:
        return read_page(self.pages[address])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: its path from there → its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@cache
def _pages_read(file: Path, _changed: int) -> Element:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.parse(str(file), parser=parser).getroot()


def read_page(file: Path) -> Element:
    """The tree of a page; don't change it, for it is shared."""
    return _pages_read(file, file.stat().st_mtime_ns)


@cache
def built(
    *changes: Change,
    site_url: str = "",
    precompressed: bool = False,
    publisher: tuple[str, str] = ("", ""),
    editions: bool = False,
) -> Built:
    """The site as `mkdocs build --strict` writes it, once for all workers; nobody changes it.

    In the official language alone, which is quicker, or in each of its `editions`.
    """
    asked = (*map(_name, changes), site_url, precompressed, publisher, editions)
    folder = _sites() / sha256(repr(asked).encode()).hexdigest()
    folder.mkdir(exist_ok=True)
    done = folder / "done.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            made = _build(folder, changes, site_url, precompressed, publisher, editions)
            done.write_text(json.dumps([made.returncode, made.stdout]), encoding="utf-8")
    code, output = json.loads(done.read_text(encoding="utf-8"))
    return Built(folder=folder / "site", code=code, output=output)


@cache
def _sites() -> Path:
    """A folder that all workers of a run of pytest share; elsewhere this process has its own."""
    if named := os.environ.get("PLAN_BUILT"):
        return Path(named)
    folder = tempfile.mkdtemp(prefix="plan-site-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _name(change: Change) -> str:
    """The same in each worker; a function made by another one has none, and is this worker's."""
    name = f"{change.__module__}.{change.__qualname__}"
    return f"{name} {os.getpid()} {id(change)}" if "<" in name else name


def _build(
    folder: Path,
    changes: tuple[Change, ...],
    site_url: str,
    precompressed: bool,
    publisher: tuple[str, str],
    editions: bool,
) -> subprocess.CompletedProcess[str]:
    environment = {"SITE_URL": site_url} if site_url else {}
    environment |= {"PRECOMPRESS": "true"} if precompressed else {}
    root = project(folder / "project", *changes, editions=editions)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for key, value in zip(("name", "email"), publisher, strict=True):
        config = config.replace(f'    {key}: ""\n', f"    {key}: {json.dumps(value)}\n")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    into = ("--site-dir", str(folder / "site"))
    return mkdocs(root, "build", "--strict", *into, **environment)


SCRIPTS: Final = "//script[not(@type='application/ld+json')]"
"""What a browser may run; the others hold data, see test_linked_data.py."""
LINKS: Final = "//*[@href]/@href | //*[@src]/@src | //*[@action]/@action | //object/@data"


def broken_links(made: Built, host: str = HOST) -> Iterator[str]:
    """Every link or source of the site's own that leads to no file or to no id, page by page."""
    own = urlsplit(host)
    ids: dict[str, set[str]] = {
        address: {str(i) for i in find(made.tree(address), "//@id")} for address in made.pages
    }
    for address in made.pages:
        for link in dict.fromkeys(find(made.tree(address), LINKS)):
            target = urlsplit(urljoin(urljoin(host, address), link))
            if target.scheme not in ("http", "https") or target.netloc != own.netloc:
                continue
            if not target.path.startswith(own.path):
                yield f"{address}: {link}: leads out of the site's own path"
                continue
            path = target.path.removeprefix(own.path)
            page = path if path in ids or not path else f"{path.rstrip('/')}/"
            if page in ids:
                if target.fragment and target.fragment not in ids[page]:
                    yield f"{address}: {link}: leads to no id"
            elif not (made.folder / path).is_file():
                yield f"{address}: {link}: leads to no file"


# Plans made up ------------------------------------------------------------------------------------

OLD_6: Final = {
    "act": "748",
    "text": "Балаларға қатысты зорлық-зомбылыққа қарсы өңірлік ақпараттық науқан жүргізу",
    "completion": "ақпараттық науқан",
    "deadline": "жыл сайын маусым",
    "responsible": "ОМ, ЖАО",
    "cost": "талап етілмейді",
    "funding": "-",
}
OLD_44: Final = {
    "act": "748",
    "text": "Кәмелетке толмағандарды қосымша білім берумен 80 % қамту бойынша шаралар қабылдау",
    "completion": "ОМ-ге ақпарат",
    "deadline": "жыл сайын маусым, желтоқсан",
    "responsible": "ЖАО, ОМ",
    "cost": "2023 жылы – 81599,203 млн теңге; 2024 жылы – 92327,978 млн теңге",
    "funding": "ЖБ",
}
ONLY_748: Final = {
    "number": "7",
    "section": "1",
    "label": "Ойдан шығарылған іс-шара",
    "topics": ["violence"],
    "versions": [
        {
            "act": "748",
            "text": "Сынақ үшін ойдан шығарылған іс-шараны ІІМ-мен бірлесіп жүргізу",
            "completion": "ІІМ-ге ақпарат",
            "deadline": "жыл сайын желтоқсан",
            "responsible": "ІІМ",
            "cost": "2024 жылы – 1,5 млн теңге",
            "funding": "РБ",
        }
    ],
}


def record(tree: Tree, kind: str, field: str, name: str) -> Any:
    """A record of the tree by its name."""
    [found] = [r for r in tree[kind] if r[field] == name]
    return found


def measure(tree: Tree, number: str) -> Any:
    return record(tree, "measures", "number", number)


def with_748(tree: Tree) -> None:
    """№ 748's own rows: earlier wordings of 6 and 44, and a measure that № 392 does not touch."""
    measure(tree, "6")["versions"].insert(0, dict(OLD_6))
    measure(tree, "44")["versions"].insert(0, dict(OLD_44))
    tree["measures"].insert(1, deepcopy(ONLY_748))


NEW_29_2: Final = {
    "act": "100",
    "text": "Ұлттық фильмдердің басым тақырыптарының тізбесіне балалар қауіпсіздігі тақырыбын қосу",
    "completion": "фильм",
    "deadline": "2025 жылғы қараша",
    "responsible": "МАМ, ОМ",
    "cost": "-",
    "funding": "РБ (бюджет қаражаты шегінде)",
}
ONLY_100: Final = {
    "number": "29-4",
    "section": "2",
    "subsection": "2.1",
    "label": "Ойдан шығарылған қосымша жол",
    "topics": ["parents"],
    "versions": [
        {
            "act": "100",
            "text": "Сынақ үшін ойдан шығарылған қосымша жолды орындау",
            "completion": "ОМ-ге ақпарат",
            "deadline": "2025 жылғы желтоқсан",
            "responsible": "ДСМ, ОМ",
            "cost": "талап етілмейді",
            "funding": "-",
        }
    ],
}
ACT_100: Final = {
    "number": "100",
    "date": "2025-11-10",
    "body": [
        {"title": "Жоспарға өзгерістер мен толықтырулар енгізу туралы"},
        {"text": "Қазақстан Республикасы Үкіметінің 2025 жылғы 10 қарашадағы № 100 қаулысы"},
        {
            "heading": (
                '"Балалардың суицидтік және аутоагрессивті мінез-құлқының профилактикасы '
                'және оны түзету" деген 2-бөлімде:'
            )
        },
        {
            "instruction": "реттік нөмірі 29-2-жол мынадай редакцияда жазылсын:",
            "rows": ["29-2"],
        },
        {
            "instruction": (
                '"2.1. Қысқа мерзімді шаралар" деген кіші бөлім мынадай мазмұндағы '
                "реттік нөмірі 29-4-жолмен толықтырылсын:"
            ),
            "rows": ["29-4"],
        },
        {"heading": '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'},
        {"instruction": "реттік нөмірі 49-жол алып тасталсын.", "rows": ["49"]},
    ],
}


def with_100(tree: Tree) -> None:
    """A further amending act without a source: 29-2 substituted, 29-4 inserted, 49 repealed."""
    tree["acts"].append(deepcopy(ACT_100))
    measure(tree, "29-2")["versions"].append(dict(NEW_29_2))
    numbers = [m["number"] for m in tree["measures"]]
    tree["measures"].insert(numbers.index("29-3") + 1, deepcopy(ONLY_100))


DOCUMENT: Final = {
    "title": "Сынақ есебі <b>2025</b>",
    "date": "2025-12-20",
    "issuer": "Ойдан шығарылған комитет",
    "address": "https://docs.example.kz/report?id=7",
}


def with_document(tree: Tree) -> None:
    """Evidence on measure 43."""
    measure(tree, "43")["documents"] = [dict(DOCUMENT)]


def with_corrections(tree: Tree) -> None:
    """Two corrections in the log."""
    tree["corrections"] = [
        {"date": "2026-10-01", "text": "Бірінші сынақ түзетуі"},
        {"date": "2026-11-02", "text": "Екінші сынақ түзетуі"},
    ]


def with_questions(tree: Tree) -> None:
    """What readers ask: of a cell, of a measure, of a topic."""
    tree["questions"] = [
        {"text": "Мектеп спортына қанша?", "measure": "43", "field": "cost"},
        {"text": "Қаражат қайдан?", "measure": "43", "field": "funding"},
        {"text": "Психологтар?", "measure": "37-4"},
        {"text": "Интернет?", "topic": "digital"},
    ]


def before_the_end(tree: Tree) -> None:
    """The dataset speaks up to the last day of the plan's term."""
    tree["plan"]["as_of"] = "2025-12-31"


def with_third_wording(tree: Tree) -> None:
    """Measure 6 in three wordings: № 748's, № 392's and № 100's."""
    with_748(tree)
    tree["acts"].append(
        {
            "number": "100",
            "date": "2025-11-10",
            "body": [
                {"title": "Жоспарға өзгерістер енгізу туралы"},
                {
                    "heading": (
                        '"Балалардың зорлық-зомбылықтан, жәбірленуден және оларға қатыгездікпен '
                        'қараудан қорғалу құқығын іске асыру" деген 1-бөлімде:'
                    )
                },
                {
                    "instruction": "реттік нөмірі 6-жол мынадай редакцияда жазылсын:",
                    "rows": ["6"],
                },
            ],
        }
    )
    measure(tree, "6")["versions"].append(
        OLD_6 | {"act": "100", "text": "Ойдан шығарылған үшінші редакцияны жүргізу"}
    )


def with_measures(count: int) -> Change:
    """A plan of `count` measures: № 392's rows, and № 748's made up of their words between them."""

    def change(tree: Tree) -> None:
        real = list(tree["measures"])
        # One row of each section opens a run of rows that № 392 does not touch: 6-1, 6-2 …
        opening = {m["section"]: m for m in real if "-" not in m["number"]}
        words = [word for m in real for word in m["versions"][-1]["text"].split()]
        dice = random.Random(748)
        made = []
        for at in range(count - len(real)):
            model = opening[sorted(opening)[at % len(opening)]]
            version = dice.choice(real)["versions"][-1]
            entry = {
                "number": f"{model['number']}-{at + 1}",
                "section": model["section"],
                "label": " ".join(dice.choices(words, k=6))[:60].strip(),
                "topics": list(dice.choice(real)["topics"]),
                "versions": [
                    {**version, "act": "748", "text": " ".join(dice.choices(words, k=20))}
                ],
            }
            made.append(entry)
        tree["measures"] = sorted(real + made, key=lambda m: row_key(m["number"]))

    return change


EVIL: Final = '<script>alert("x")</script>&amp;\'"<img src=x onerror=alert(1)>'


def with_html(tree: Tree) -> None:
    """HTML in every text of ours, and in official words that no source holds to its letters."""
    with_748(tree)
    with_corrections(tree)
    tree["plan"]["later"] = {"text": f"Кейін {EVIL}", "source": f"Дерек {EVIL}"}
    for entry in tree["agencies"]:
        if "act" not in entry:
            entry["name"] += f" {EVIL}"
        entry["note"] = f"Ескерту {EVIL}"
        entry["later"] = {"text": f"Кейін {EVIL}", "source": f"Дерек {EVIL}"}
    for entry in tree["terms"]:
        entry["name"] += f" {EVIL}"
    for entry in tree["sections"]:
        entry["label"] = f"<b>бөлім</b> & <i>\"' {entry['number']}"
    for entry in tree["topics"]:
        entry["name"] = f"<b>тақырып</b> & <i>\"' {entry['slug']}"
        entry["belongs"] += f" {EVIL}"
    tree["help"]["sources"] = f"Дерек {EVIL}"
    for line in tree["help"]["lines"]:
        line["text"] += f" {EVIL}"
    for entry in tree["corrections"]:
        entry["text"] += f" {EVIL}"
    for entry in tree["measures"]:
        entry["label"] = f"<u>белгі</u> & <i>\"' {entry['number']}"
        entry["notes"] = [
            {"field": field, "text": f"Түсіндірме {EVIL}"}
            for field in ("text", "completion", "deadline", "responsible", "cost", "funding")
        ]
        entry["documents"] = [
            {
                "title": f"Құжат {EVIL}",
                "date": "2025-12-20",
                "issuer": f"Орган {EVIL}",
                "address": "https://docs.example.kz/?a=1&b=2",
            }
        ]
        for version in entry["versions"]:
            if version["act"] == "748":
                version["text"] += f" {EVIL}"
