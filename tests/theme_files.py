"""Where the theme is installed."""

import importlib.util
from pathlib import Path


def theme_templates() -> Path:
    spec = importlib.util.find_spec("material")
    assert spec is not None, "mkdocs-material is not installed"
    assert spec.submodule_search_locations, "material is not a package"
    return Path(spec.submodule_search_locations[0]) / "templates"
