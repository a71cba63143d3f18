"""The hand-written pages of one edition, as views; what is missing in one stands in Kazakh."""

import posixpath
import re
from collections.abc import Collection, Container
from functools import partial

from plan_site.faults import SiteError
from plan_site.language.catalogue import OFFICIAL
from plan_site.pages.contexts import ProsePage
from plan_site.pages.prose_files import Docs, Prose
from plan_site.pages.prose_text import made
from plan_site.pages.prose_values import values
from plan_site.publication import urls
from plan_site.publication.edition import Crumb, Edition, View

NEEDED = (urls.ABOUT, urls.CORRECTIONS)
"""Where templates of ours lead."""


def shown(edition: Edition, docs: Docs) -> list[Prose]:
    """The edition's own pages, and in place of those that it lacks the official ones."""
    language = edition.words.language if edition.translated else ""
    own = [page for page in docs.pages if page.language == language]
    there = {page.address for page in own}
    others = [page for page in docs.pages if not page.language and page.address not in there]
    return sorted([*own, *others], key=lambda page: (page.order, page.name))


def views(
    edition: Edition, docs: Docs, pages: Collection[str], files: Container[str]
) -> list[View[ProsePage]]:
    """Every page of prose; `pages` are the addresses of ours, without the edition's prefix, and
    `files` the downloads'. SiteError tells every fault of all of them."""
    given = {page.address: page for page in shown(edition, docs)}
    known, found, faults = {*pages, *given}, list[View[ProsePage]](), list[str]()
    faults += [
        f"docs/{address.rstrip('/')}.md is missing: pages of ours lead to it"
        for address in NEEDED
        if address not in given
    ]
    said = values(edition)
    for page in given.values():
        if page.address in pages:
            faults.append(
                f"docs/{page.name}: its address is that of {page.address or 'home'}; "
                "rename the file"
            )
            continue
        missing = edition.translated and not page.language
        link = partial(_way, edition, page, docs=docs, pages=known, files=files)
        try:
            text = made(page, docs.values if missing else said, link)
        except SiteError as error:
            faults.append(str(error))
            continue
        found.append(
            View(
                template="prose.html",
                address=page.address,
                title=text.title,
                description=text.description,
                crumbs=edition.crumbs(*_above(page.address, given)),
                context=ProsePage(
                    content=text.html,
                    official=OFFICIAL if missing else "",
                ),
                text=text.text,
            )
        )
    if faults:
        raise SiteError("\n".join(faults))
    return found


def _above(address: str, given: dict[str, Prose]) -> list[Crumb]:
    """The pages of the folders in which a page stands."""
    parts = address.split("/")[:-2]
    folders = ("/".join(parts[: n + 1]) + "/" for n in range(len(parts)))
    return [Crumb(title=given[a].title, address=a) for a in folders if a in given]


def _way(
    edition: Edition,
    page: Prose,
    target: str,
    *,
    docs: Docs,
    pages: Container[str],
    files: Container[str],
) -> str | None:
    """What a link leads to, written as a way between files, as a way between pages."""
    path, tail = re.fullmatch(r"([^?#]*)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
    folder = f"{page.language}/" if page.language else ""
    within = there.startswith(folder)
    address = re.sub(r"(^|/)(index|README)/$", r"\1", f"{there.removesuffix('.md')}/")
    here = edition.at(page.address)
    if path.endswith(".md"):
        address = address.removeprefix(folder) if within else address
        if address not in pages:
            return None
        return urls.relative((edition.at(address) if within else address) + tail, here) or "./"
    if there in docs.files:
        return urls.relative(there + tail, here)
    file = there.removeprefix(folder) if within else there
    return urls.relative(edition.at(file) + tail, here) if file in files else None
