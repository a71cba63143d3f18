#!/bin/sh
# Print the path of a Chromium that runs, for the browser tests; what they need
# of the system and it lacks is installed, if that takes no password.
# CHROMIUM=/path/to/chromium names one that isn't on PATH.
set -eu
cd "$(dirname "$0")/../.."

find_chromium() {
    # Asked for its version, since Ubuntu's chromium-browser may be a stub without its snap.
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && echo "$path" && return
    done
    return 1
}

playwright_runs() {
    .venv/bin/python -P -m playwright --version >/dev/null 2>&1
}

fail() {
    echo "make: the browser tests need $*" >&2
    exit 1
}

# Playwright brings its own node but not the library that node is linked with.
playwright_runs || scripts/setup/apt-install.sh libatomic1 || :
playwright_runs || fail "Playwright to run; install what it lacks: sudo apt-get install libatomic1"

# Debian's name, then Ubuntu's.
find_chromium >/dev/null || scripts/setup/apt-install.sh chromium || scripts/setup/apt-install.sh chromium-browser || :
find_chromium || fail "Chromium; install it: sudo apt-get install chromium (on Ubuntu: sudo snap install chromium)"
