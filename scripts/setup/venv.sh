#!/bin/sh
# Make .venv and install a lock file into it, as far as it isn't done already:
#     scripts/setup/venv.sh [requirements.txt | requirements-draft.txt | requirements-dev.txt]
set -eu
cd "$(dirname "$0")/../.."
mark=.venv/installing # stands while an install runs, with its process's number

fail() {
    echo "make: $*" >&2
    exit 1
}

make_venv() {
    python=$(scripts/setup/find-python.sh)
    rm -rf .venv
    mkdir .venv
    echo $$ >$mark
    "$python" -m venv .venv || fail "'$python' can't make virtual environments"
}

install() {
    case $1 in
    requirements.txt) size='41 MB, less than a minute' ;;
    requirements-draft.txt) size='21 MB more, less than a minute' ;;
    *) size='220 MB, a few minutes' ;;
    esac
    echo "make: fetching $1 into .venv ($size)" >&2
    # The lock file names all there is to install. Left to look after dependencies, pip stops
    # at one with an extra (coverage[toml]) on the day that a newer version of it comes out.
    .venv/bin/python -m pip install -q --no-input --disable-pip-version-check --retries 2 \
        --no-deps --require-hashes -r "$1" >.venv/pip.log 2>&1 && return
    # pip tells a failed connection as a package that doesn't exist.
    if grep -qE 'NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|ReadTimeout' .venv/pip.log; then
        fail "$1 can't be fetched: the package index isn't reached; is there a network?"
    fi
    fail "$1 can't be installed; .venv/pip.log says why: $(grep -m 1 ERROR .venv/pip.log)"
}

if [ -e $mark ] && kill -0 "$(cat $mark)" 2>/dev/null; then
    fail "another install into .venv is running; wait for it (or remove .venv)"
elif [ -e $mark ]; then
    echo "make: an install was broken off; .venv is made anew" >&2
    make_venv
elif ! .venv/bin/python -c 'import pip' 2>/dev/null; then # none, or its python is gone since
    make_venv
fi

# The stamp is a copy of the lock file: times of change differ between checkouts.
if [ $# -gt 0 ] && ! cmp -s "$1" ".venv/installed-$1"; then
    echo $$ >$mark
    install "$1"
    cp "$1" ".venv/installed-$1"
fi
rm -f $mark
