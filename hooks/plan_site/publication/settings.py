"""What `mkdocs.yml` says of the published site: where it stands, and who answers for it."""

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from plan_site.faults import SiteError
from plan_site.publication.edition import Publisher

PORTS: Final = range(1, 65_536)
EMAIL: Final = re.compile(r"[^\s@?&,;:<>()\"\\]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
"""One address of mail and nothing that a mail program would read as more."""


def site_address(given: str) -> str:
    """Where the site will stand, with the slash at its end; `/` where nothing is given.

    A host in other letters is given in those of DNS (IDNA), the same in every file. SiteError for
    what is no plain http or https address.
    """
    if not given:
        return "/"

    def wrong(what: str) -> SiteError:
        return SiteError(f"mkdocs.yml: site_url (SITE_URL): {given!r} {what}")

    if re.search(r"[\s\x00-\x1f\\]", given):
        raise wrong("has a blank or a sign that no address has")
    try:
        parts = urlsplit(given)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # a UnicodeError too
        raise wrong("has a host or a port that there can't be") from None
    if parts.scheme not in ("http", "https"):
        raise wrong("does not begin with https:// or http://")
    if not re.fullmatch(r"[0-9a-z]([0-9a-z.-]*[0-9a-z])?|\[[0-9a-f:.]+\]", _bracketed(host)):
        raise wrong("has no host, or one that there can't be")
    if parts.username is not None:
        raise wrong("names a user; leave out what stands before the @")
    if "?" in given or "#" in given:
        raise wrong("has a ? or #; leave out what stands behind it")
    if ".." in parts.path.split("/") or "." in parts.path.split("/"):
        raise wrong("has . or .. for a folder")
    if port is not None and port not in PORTS:
        raise wrong("has a port that there can't be")
    named = _bracketed(host) if port is None else f"{_bracketed(host)}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, named, f"{path.rstrip('/')}/", "", ""))


def publisher(given: object) -> Publisher:
    """Who answers for the site; empty where nobody is named. SiteError for what names nobody."""

    def wrong(what: str) -> SiteError:
        return SiteError(f"mkdocs.yml: extra: publisher: {what}")

    if given is None:
        return Publisher()
    if not isinstance(given, dict):
        raise wrong("write `name:` and `email:` below it")
    if others := [str(key) for key in given if key not in ("name", "email")]:
        raise wrong(f"{', '.join(others)}: not known here; name and email are")
    name, email = given.get("name") or "", given.get("email") or ""
    if not isinstance(name, str) or not name.isprintable():
        raise wrong("name: must be one line of text")
    if not isinstance(email, str) or (email and not EMAIL.fullmatch(email)):
        raise wrong(f"email: {email!r} is no address of mail")
    return Publisher(name=name, email=email)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
