"""Compiled templates are kept between builds, and never stand in for what would be compiled now."""

import shutil
from importlib import metadata
from pathlib import Path

import pytest
from jinja2 import Environment

import site_support
from plan_site.pages import templating
from plan_site.pages.renderer import Renderer
from support import ROOT


def help_box(kept: Path) -> str:
    return Renderer(site_support.views(), kept).help_box()


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a template is compiled")


def test_what_a_build_has_compiled_the_next_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = help_box(tmp_path / "kept")
    monkeypatch.setattr(Environment, "compile", refuse)
    assert help_box(tmp_path / "kept") == made
    with pytest.raises(AssertionError, match="compiled"):
        help_box(tmp_path / "other")


def test_what_a_checkout_has_compiled_serves_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    made = help_box(tmp_path / "kept")
    place = tmp_path / "copy" / templating.TEMPLATES.relative_to(ROOT)
    shutil.copytree(templating.TEMPLATES, place)
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setattr(templating, "TEMPLATES", place)
    monkeypatch.setattr(Environment, "compile", refuse)
    assert help_box(tmp_path / "kept") == made


def test_another_jinja_compiles_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    help_box(tmp_path)
    monkeypatch.setattr(metadata, "version", lambda _: "0.0")
    monkeypatch.setattr(Environment, "compile", refuse)
    with pytest.raises(AssertionError, match="compiled"):
        help_box(tmp_path)


def test_a_folder_that_cannot_be_used_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert help_box(tmp_path / "file") == help_box(tmp_path / "kept")
