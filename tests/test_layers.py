"""The layers: who may import whom, and what the engine never does.

Each rule is a function of sources, so that the tests can show it a breach as well.
"""

import ast
from collections.abc import Callable, Iterator

import pytest

from support import ROOT

PACKAGE = "plan_site"
HOOK = "mkdocs_hooks"

Sources = dict[str, str]
"""Module name, such as «plan_site.load», → its source."""


def engine() -> Sources:
    """Every module under hooks/."""
    found: Sources = {}
    for file in sorted((ROOT / "hooks").rglob("*.py")):
        parts = file.relative_to(ROOT / "hooks").with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = file.read_text(encoding="utf-8")
    return found


def in_package(name: str) -> bool:
    return name == PACKAGE or name.startswith(f"{PACKAGE}.")


def imports(name: str, sources: Sources) -> Iterator[str]:
    """The modules that a module imports, by full name, wherever in it the import stands."""
    base = name.split(".") if name == PACKAGE else name.split(".")[:-1]
    for node in ast.walk(ast.parse(sources[name])):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = base[: len(base) - node.level + 1] if node.level else []
            module = ".".join([*above, *(node.module.split(".") if node.module else [])])
            for alias in node.names:
                # `from . import official` names a module, `from .values import Cost` a thing in it.
                inner = f"{module}.{alias.name}"
                yield inner if inner in sources else module


def importers(sources: Sources, library: str) -> set[str]:
    return {
        name
        for name in sources
        if any(module.split(".")[0] == library for module in imports(name, sources))
    }


# The rules: each gives its breaches


def only_importer(library: str, owner: str) -> Callable[[Sources], list[str]]:
    def rule(sources: Sources) -> list[str]:
        return [f"{name} imports {library}" for name in importers(sources, library) - {owner}]

    return rule


def no_cycles(sources: Sources) -> list[str]:
    """Imports inside the package point one way."""
    graph = {
        name: {module for module in imports(name, sources) if module in sources} - {name}
        for name in sources
    }
    breaches = []
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            breaches.append(" → ".join([*way[way.index(name) :], name]))
            return
        if name in done:
            return
        for module in sorted(graph[name]):
            visit(module, (*way, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return breaches


def package_knows_no_hook(sources: Sources) -> list[str]:
    return [
        f"{name} imports {HOOK}"
        for name in sources
        if in_package(name) and HOOK in imports(name, sources)
    ]


CHANCE = {"time", "random", "secrets"}
CLOCKS = {"now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"}
CHANCES = {"uuid1", "uuid4", "uuid6", "uuid7", "getnode"}
"""A uuid of version 5 is a hash, and no chance."""


def no_clock_and_no_chance(sources: Sources) -> list[str]:
    """The same dataset makes the same site: dates are data."""
    breaches = []
    for name, source in sources.items():
        if not in_package(name):
            continue
        chance = {module.split(".")[0] for module in imports(name, sources)} & CHANCE
        breaches += [f"{name} imports {module}" for module in sorted(chance)]
        # Not only calls: a clock that is handed on is a clock as well.
        breaches += [
            f"{name}:{node.lineno} {node.attr}"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS | CHANCES
        ]
    return breaches


READERS = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "load", "safe_load"}


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything below a node that runs when its module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            # The body waits for a call; defaults and decorators don't.
            parts = [*child.args.defaults, *(d for d in child.args.kw_defaults if d)]
            parts += [] if isinstance(child, ast.Lambda) else child.decorator_list
            for part in parts:
                yield part
                yield from at_import(part)
        elif not is_main_block(child):
            yield child
            yield from at_import(child)


def is_main_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def nothing_is_read_at_import(sources: Sources) -> list[str]:
    """Data is read inside an event, so that `serve` sees it change."""
    breaches = []
    for name, source in sources.items():
        for node in at_import(ast.parse(source)):
            if isinstance(node, ast.Call):
                called = node.func
                word = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
                if word in READERS:
                    breaches.append(f"{name}:{node.lineno} {word}")
    return breaches


Rule = Callable[[Sources], list[str]]
only_the_hook_imports_mkdocs = only_importer("mkdocs", HOOK)
only_yaml_tree_imports_yaml = only_importer("yaml", f"{PACKAGE}.yaml_tree")
only_pages_imports_jinja2 = only_importer("jinja2", f"{PACKAGE}.pages")
only_drawing_imports_pillow = only_importer("PIL", f"{PACKAGE}.drawing")
LIBRARIES = {
    "xlsxwriter": "spreadsheet",
    "icalendar": "calendars",
    "feedgenerator": "feeds",
    "pybtex": "bibtex",
}
"""Library → the only module that knows it."""

RULES: dict[str, Rule] = {
    "only the hook imports mkdocs": only_the_hook_imports_mkdocs,
    "only yaml_tree imports yaml": only_yaml_tree_imports_yaml,
    "only pages imports jinja2": only_pages_imports_jinja2,
    "only drawing imports Pillow": only_drawing_imports_pillow,
    **{
        f"only {owner} imports {library}": only_importer(library, f"{PACKAGE}.{owner}")
        for library, owner in LIBRARIES.items()
    },
    "no cycles": no_cycles,
    "the package knows no hook": package_knows_no_hook,
    "no clock and no chance": no_clock_and_no_chance,
    "nothing is read at import": nothing_is_read_at_import,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_engine_keeps_the_rule(rule: str) -> None:
    assert RULES[rule](engine()) == []


def test_the_rules_see_every_module_of_the_engine() -> None:
    seen = engine()
    assert {
        f"{PACKAGE}{name}"
        for name in ("", ".__main__", ".load", ".check", ".source", ".values", ".official")
    } <= set(seen)
    files = len(list((ROOT / "hooks").rglob("*.py")))
    assert len(seen) == files >= 15


def test_the_rules_see_what_the_engine_truly_imports() -> None:
    sources = engine()
    assert importers(sources, "yaml") == {"plan_site.yaml_tree"}
    assert "plan_site.check" in imports("plan_site.load", sources)
    assert "plan_site.official" in imports("plan_site.fields", sources)
    assert importers(sources, "PIL") == {"plan_site.drawing"}
    assert set(imports("plan_site.values", sources)) & set(sources) == set()


def test_values_and_faults_stand_on_nothing_of_the_package() -> None:
    sources = engine()
    for name in ("values", "faults", "order", "published", "typesetting"):
        below = {m for m in imports(f"{PACKAGE}.{name}", sources) if in_package(m)}
        assert below == set(), name


# Every rule can be broken


@pytest.mark.parametrize(
    ("rule", "name", "source", "breach"),
    [
        (
            "only the hook imports mkdocs",
            "plan_site.pages",
            "from mkdocs.structure.files import File",
            "plan_site.pages imports mkdocs",
        ),
        (
            "only the hook imports mkdocs",
            "plan_site.pages",
            "def f():\n    import mkdocs.config",
            "plan_site.pages imports mkdocs",
        ),
        (
            "only yaml_tree imports yaml",
            "mkdocs_hooks",
            "import os, yaml",
            "mkdocs_hooks imports yaml",
        ),
        (
            "only yaml_tree imports yaml",
            "plan_site.downloads",
            "import yaml as y",
            "plan_site.downloads imports yaml",
        ),
        (
            "only pages imports jinja2",
            "plan_site.views",
            "from jinja2.sandbox import SandboxedEnvironment",
            "plan_site.views imports jinja2",
        ),
        (
            "only drawing imports Pillow",
            "plan_site.cards",
            "from PIL import Image",
            "plan_site.cards imports PIL",
        ),
        (
            "the package knows no hook",
            "plan_site.views",
            "import mkdocs_hooks",
            "plan_site.views imports mkdocs_hooks",
        ),
        (
            "no clock and no chance",
            "plan_site.views",
            "from datetime import date\nx = date.today()",
            "plan_site.views:2 today",
        ),
        (
            "no clock and no chance",
            "plan_site.views",
            "import datetime\ndef f(): return datetime.datetime.now()",
            "plan_site.views:2 now",
        ),
        (
            "no clock and no chance",
            "plan_site.views",
            "from datetime import datetime\nclock = datetime.utcnow",
            "plan_site.views:2 utcnow",
        ),
        (
            "no clock and no chance",
            "plan_site.views",
            "from time import strftime",
            "plan_site.views imports time",
        ),
        (
            "no clock and no chance",
            "plan_site.views",
            "def f():\n    import random",
            "plan_site.views imports random",
        ),
        ("nothing is read at import", "plan_site.words", "x = open('a')", "plan_site.words:1 open"),
        (
            "nothing is read at import",
            "plan_site.words",
            "class A:\n    x = Path('a').read_text()",
            "plan_site.words:2 read_text",
        ),
        (
            "nothing is read at import",
            "plan_site.words",
            "def f(x=Path('a').read_bytes()):\n    pass",
            "plan_site.words:1 read_bytes",
        ),
        (
            "nothing is read at import",
            "mkdocs_hooks",
            "for x in [1]:\n    y = [p for p in Path('a').glob('*')]",
            "mkdocs_hooks:2 glob",
        ),
        (
            "nothing is read at import",
            "mkdocs_hooks",
            "PLAN = load(Path('data/plan.yaml'))",
            "mkdocs_hooks:1 load",
        ),
        (
            "no cycles",
            "plan_site.values",
            "from .official import deadline",
            "plan_site.official → plan_site.values → plan_site.official",
        ),
        (
            "no cycles",
            "plan_site.values",
            "def f():\n    from . import official",
            "plan_site.official → plan_site.values → plan_site.official",
        ),
        (
            "no cycles",
            "plan_site.values",
            "import plan_site.official",
            "plan_site.official → plan_site.values → plan_site.official",
        ),
    ],
)
def test_a_breach_of_the_rule_is_seen(rule: str, name: str, source: str, breach: str) -> None:
    sources = {
        "plan_site": "",
        "plan_site.official": "from .values import Cost",
        "plan_site.values": "",
        "plan_site.yaml_tree": "import yaml",
        "plan_site.pages": "import jinja2",
        "mkdocs_hooks": "import mkdocs",
    }
    assert RULES[rule](sources) == []
    assert RULES[rule]({**sources, name: source}) == [breach]


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return open('a')",
        "class A:\n    def f(self):\n        return Path('a').read_text()",
        "f = lambda path: path.read_text()",
        "from datetime import date, datetime\nDAY = date(2025, 5, 30)",
        "import re\nX = re.compile('a')",
        "if __name__ == '__main__':\n    x = open('a')",
    ],
)
def test_what_the_rules_allow_is_no_breach(source: str) -> None:
    for rule in RULES.values():
        assert rule({"plan_site": "", "plan_site.words": source}) == []
