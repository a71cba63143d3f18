"""The log of changes and the version that every page's foot says."""

import re

from plan_site import VERSION
from support import ROOT


def test_the_newest_entry_is_of_the_version_that_pages_say() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search("^## (.+)$", log, re.MULTILINE)
    assert newest
    assert newest[1].split(",")[0] == VERSION
