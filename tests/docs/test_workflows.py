"""What publishes on GitHub and GitLab: tested first, pinned, with the least rights."""

import re
from functools import cache
from typing import Any

import yaml

from support import ROOT

GITHUB = ROOT / ".github" / "workflows" / "pages.yml"
RELEASE = GITHUB.with_name("release.yml")
AUDIT = GITHUB.with_name("audit.yml")
GITLAB = ROOT / ".gitlab-ci.yml"


@cache
def github() -> Any:
    # CBaseLoader: else `on` is true.
    return yaml.load(GITHUB.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


@cache
def gitlab() -> Any:
    return yaml.load(GITLAB.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def test_every_action_is_named_by_its_commit_and_tells_its_release() -> None:
    used = re.findall(r"uses: (.*)", GITHUB.read_text(encoding="utf-8"))
    assert len(used) >= 4
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_no_job_may_do_more_than_it_needs() -> None:
    assert github()["permissions"] == {}
    rights = {name: job["permissions"] for name, job in github()["jobs"].items()}
    assert rights == {
        "test": {"contents": "read"},
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_the_job_that_may_publish_runs_nothing_of_the_repository() -> None:
    [step] = github()["jobs"]["publish"]["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")
    assert gitlab()["pages"]["script"] == ["mv site public"]
    assert gitlab()["pages"]["variables"]["GIT_STRATEGY"] == "none"


def test_a_checkout_keeps_no_credentials() -> None:
    steps = [step for job in github()["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if "checkout" in step.get("uses", "")]
    assert len(checkouts) == 2
    assert {step["with"]["persist-credentials"] for step in checkouts} == {"false"}


def test_nothing_is_published_that_was_not_tested_and_built_before() -> None:
    jobs = github()["jobs"]
    assert jobs["publish"]["needs"] == "build"
    assert jobs["build"]["needs"] == "test"
    assert gitlab()["stages"] == ["test", "build", "publish"]
    assert [gitlab()[job]["stage"] for job in ("test", "build", "pages")] == gitlab()["stages"]


def test_nothing_is_published_that_was_not_verified_as_built() -> None:
    """In the job that builds, between the build and what hands its site on."""
    steps = [step.get("run", step.get("uses", "")) for step in github()["jobs"]["build"]["steps"]]
    assert steps[-3:-1] == ["make build", "make verify"]
    assert steps[-1].startswith("actions/upload-pages-artifact@")
    assert gitlab()["build"]["script"] == ["make publishable", "make verify"]


def test_only_the_main_branch_is_published() -> None:
    assert github()["on"]["push"]["branches"] == ["main"]
    condition = github()["jobs"]["build"]["if"]
    assert condition == "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    for job in ("build", "pages"):
        assert gitlab()[job]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_what_a_stranger_writes_reaches_no_shell() -> None:
    """A title or a branch's name within `run:` would be run."""
    runs = [
        step["run"] for job in github()["jobs"].values() for step in job["steps"] if "run" in step
    ]
    assert runs == ["make proof", "make check", "make build", "make verify"]
    assert "pull_request_target" not in github()["on"]


def test_every_command_is_a_target_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    both = GITHUB.read_text(encoding="utf-8") + GITLAB.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:run: |- )make ([a-z-]+)", both))
    assert named == {"proof", "check", "build", "publishable", "verify"}
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_a_release_is_tested_built_and_verified_and_its_tag_reaches_no_shell_of_ours() -> None:
    text = RELEASE.read_text(encoding="utf-8")
    made = yaml.load(text, Loader=yaml.CBaseLoader)
    assert made["on"] == {"push": {"tags": ["v*"]}}
    build, attach = made["jobs"]["build"], made["jobs"]["attach"]
    rights = (made["permissions"], build["permissions"], attach["permissions"])
    assert rights == ({}, {"contents": "read"}, {"contents": "write"})
    assert attach["needs"] == "build"
    runs = [step["run"] for step in build["steps"] if "run" in step]
    assert runs == ["make proof", "make check", "make release"]
    assert "checkout" not in str(attach["steps"])
    told = [step["run"] for step in attach["steps"] if "run" in step]
    assert len(told) == 1
    assert "${{" not in told[0]
    assert "release/site.zip release/SHA256SUMS" in told[0]
    for action in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^release: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    for step in ("mkdocs build --strict", "verify", "publish.release"):
        assert step in recipe[1]


def test_known_faults_are_asked_for_each_week_with_the_least_rights() -> None:
    text = AUDIT.read_text(encoding="utf-8")
    audit = yaml.load(text, Loader=yaml.CBaseLoader)
    assert re.fullmatch(r"\d+ \d+ \* \* [0-7]", audit["on"]["schedule"][0]["cron"])
    assert audit["on"]["pull_request"]["paths"] == ["requirements*.txt"]
    [job] = audit["jobs"].values()
    assert (audit["permissions"], job["permissions"]) == ({}, {"contents": "read"})
    checkout, step = job["steps"]
    # The same commit of the same action as where the site is published.
    assert f"uses: {checkout['uses']} #" in GITHUB.read_text(encoding="utf-8")
    assert checkout["with"] == {"persist-credentials": "false"}
    assert step == {"run": "make audit"}


def test_the_image_has_a_release() -> None:
    assert re.fullmatch(r"python:3\.11\.\d+-[a-z]+", gitlab()["default"]["image"])
