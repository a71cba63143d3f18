"""Every template prints names that its context has, and its context has none that it does not."""

from dataclasses import fields

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

import site_support
from plan_site.pages import embed, templating
from plan_site.pages.renderer import Renderer
from site_support import with_100, with_748

ENVIRONMENT = Environment(loader=FileSystemLoader(templating.TEMPLATES), autoescape=True)


def contexts() -> dict[str, set[str]]:
    """Template → the names that its views give it, the same for each view of one template."""
    views = site_support.views(with_748, with_100)
    found: dict[str, set[str]] = {}
    every = [*views.all(dict.fromkeys(site_support.site().exports, b""))]
    every.append(embed.view(views, views.plan.measures[0]))
    for view in every:
        names = {each.name for each in fields(view.context)}
        assert found.setdefault(view.template, names) == names
    return found


def printed(template: str) -> set[str]:
    """The names that a template and those that it stands in ask for, but for their own."""
    asked, own = _names(template)
    return asked - own


def _names(template: str) -> tuple[set[str], set[str]]:
    assert ENVIRONMENT.loader is not None
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, template)[0]
    tree = ENVIRONMENT.parse(source)
    asked = set(meta.find_undeclared_variables(tree))
    own = {each.target for each in tree.find_all(nodes.Import)}
    own |= {each.name for each in tree.find_all(nodes.Macro)}
    own |= {
        each.target.name
        for each in tree.find_all(nodes.Assign)
        if isinstance(each.target, nodes.Name)
    }
    for extended in tree.find_all(nodes.Extends):
        others, theirs = _names(str(extended.template.as_const()))
        asked, own = asked | others, own | theirs
    for imported in tree.find_all(nodes.Import):
        asked |= printed(str(imported.template.as_const()))
    return asked, own


HERE = {"here", "link", "abbr", "used", "legend", "view", "card"}


@pytest.mark.thorough
def test_a_template_and_its_context_have_the_same_names() -> None:
    known = HERE | set(Renderer(site_support.views())._environment.globals)
    made = {template: (given, printed(template)) for template, given in contexts().items()}
    assert len(made) > 10
    missing = {name: asked - given - known for name, (given, asked) in made.items()}
    assert {name: names for name, names in missing.items() if names} == {}
    unprinted = {name: given - asked for name, (given, asked) in made.items()}
    assert {name: names for name, names in unprinted.items() if names} == {}


def test_a_name_that_a_context_lacks_is_seen() -> None:
    assert "measure" in printed("measure.html")
    assert "colour" not in printed("measure.html")
