"""The documents for people say what is true of the project."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from plan_site.dataset.manual_readings import Reading
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.language.values import CostKind, DeadlineKind, Every, OutcomeKind, Role
from plan_site.validation.load import load
from support import DATA, ROOT, copied_plan, fresh_tree, replace_once, told

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_commented_record_is_one_of_the_fixtures() -> None:
    block = re.search(r"```yaml\n(- number: 47-1.*?)```", CONTRIBUTING, re.DOTALL)
    assert block
    [record] = yaml.load(block[1], Loader=yaml.CBaseLoader)
    [real] = [m for m in fresh_tree()["measures"] if m["number"] == "47-1"]
    assert record == real


def test_every_key_of_a_measure_is_explained() -> None:
    block = re.search(r"```yaml\n(- number: 47-1.*?)```", CONTRIBUTING, re.DOTALL)
    assert block
    plan = load(DATA / "plan.yaml").plan
    measure = plan.measures[0]
    for model in (type(measure), type(measure.versions[0])):
        for key in model.model_fields:
            assert re.search(rf"\b{key}:", block[1]), key


def keys(model: type[BaseModel]) -> set[str]:
    """The keys of a record and of those that stand in it."""
    found = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found |= keys(inner)
    return found


def test_every_key_and_value_of_a_reading_is_shown_and_no_other() -> None:
    block = re.search(r"```yaml\n(    reading:.*?)```", CONTRIBUTING, re.DOTALL)
    assert block
    shown = set(re.findall(r"([a-z_]+): ?", re.sub(r"#.*", "", block[1])))
    assert shown == {"reading", *keys(Reading)}
    for kinds in (OutcomeKind, CostKind, DeadlineKind, Every, Role):
        assert ", ".join(kinds) in block[1]
    reading = yaml.load(block[1], Loader=yaml.CBaseLoader)["reading"]
    names = DeclaredNames(agency=frozenset({"ОМ", "ДСМ"}), term=frozenset({"РБ"}))
    assert Reading.model_validate(reading, context=names)


def test_the_faults_that_the_readme_shows_are_told_just_so(tmp_path: Path) -> None:
    shown = [line for line in README.splitlines() if line.startswith("data/plan.yaml:")]
    assert len(shown) == 3
    file = copied_plan(tmp_path)
    replace_once(file, "label: Балалардың саламаттылығы", "label: Бaлалардың саламаттылығы")
    replace_once(file, "responsible: ҒЖБМ, ДСМ, ОМ\n", "responsible: ОММ, ДСМ, ОМ\n")
    label = "  label: Балалар-жасөспірімдер спорты мен мектептік спорт лигалары\n"
    replace_once(file, label, label * 2)
    # But for the numbers of lines, which a datum added above changes.
    lines = [re.sub(r"(yaml:|line )\d+", r"\1", line) for line in told(file)]
    assert {re.sub(r"(yaml:|line )\d+", r"\1", line) for line in shown} <= set(lines)


def test_the_broken_case_that_is_explained_is_one_of_the_corpus() -> None:
    block = re.search(r"```yaml\n(what: .*?)```", CONTRIBUTING, re.DOTALL)
    assert block
    case = yaml.load(block[1], Loader=yaml.CBaseLoader)
    file = ROOT / "tests" / "broken" / "letters" / "latin-a-in-a-label.yaml"
    real = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    assert case == real | {"told": []}


def test_every_command_that_the_documents_name_is_a_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z-]+)", README + CONTRIBUTING)) - {"alone"}
    assert {"serve", "test", "build", "check", "proof"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_the_readme_names_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert "readme/home.png" in links
    for link in links:
        assert (ROOT / link).is_file(), link


DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md")
MADE = ("site/", ".venv", ".cache", ".hypothesis", "node_modules", "data/sources/748")
"""What a build or a reader makes: such a path need not be there."""


def paths(text: str) -> Iterator[str]:
    """The paths in backquotes that a document names, files and folders."""
    for named in re.findall(r"`([^`\s]+/[^`\s]*)`", text):
        if not named.startswith((*MADE, "http", "/")) and not re.search(r"[*<>{}:…]", named):
            yield named


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for path in paths(text):
        places = [ROOT / path, ROOT / "hooks" / "plan_site" / path]
        assert any(place.exists() for place in places), path


def test_a_path_that_is_gone_is_seen() -> None:
    assert list(paths("`web/x.js` and `data/plan.yaml`, `https://a/b`, `site/`, `make x`")) == [
        "web/x.js",
        "data/plan.yaml",
    ]


def test_lock_files_name_no_package_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in text


def addresses(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Key and text of every address in a package lock, the keys that hold addresses included."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner, key)
    elif key == "resolved" or re.match(r"[a-z+]+:", str(value)):
        yield key, str(value)


def test_the_package_lock_names_no_package_index_and_hashes_every_package() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    # Where a package's authors ask for money is no place to fetch it from.
    assert [found for found in addresses(lock) if found[0] != "url"] == []
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert {"node_modules/lighthouse", "node_modules/vnu-jar"} <= set(packages)
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name


def test_an_address_in_a_package_lock_is_seen() -> None:
    entry = {"resolved": "https://npm.example/a.tgz", "funding": [{"url": "https://a.example/"}]}
    assert list(addresses({"packages": {"a": entry, "b": {"version": "file:../b"}}})) == [
        ("resolved", "https://npm.example/a.tgz"),
        ("url", "https://a.example/"),
        ("version", "file:../b"),
    ]


def test_the_tools_have_exact_versions_and_run_nothing_when_they_are_installed() -> None:
    tools = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert tools["private"] is True
    for version in (tools["dependencies"] | tools["devDependencies"]).values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()
