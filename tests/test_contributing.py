"""The documents for people say what is true of the project."""

import re

import yaml

from plan_site.load import load
from support import DATA, ROOT, fresh_tree

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_commented_record_is_the_datasets_own() -> None:
    block = re.search(r"```yaml\n(- number: 47-1.*?)```", CONTRIBUTING, re.DOTALL)
    assert block
    [record] = yaml.load(block[1], Loader=yaml.BaseLoader)
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


def test_lock_files_name_no_package_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in text
