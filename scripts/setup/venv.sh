#!/bin/sh
# Make .venv and install a lock file into it, as far as it isn't done already:
#     scripts/setup/venv.sh [requirements.txt | requirements-dev.txt]
set -eu
cd "$(dirname "$0")/../.."

fail() {
    echo "make: $*" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The python to build .venv with. Only the default may give way to another one:
# who names a python means it.
find_python() {
    if [ "${PYTHON:-python3}" = python3 ]; then
        set -- python3 python3.14 python3.13 python3.12 python3.11
    else
        set -- "$PYTHON"
    fi
    for name; do
        new_enough "$name" && echo "$name" && return
    done
    fail "Python 3.11 or newer is needed and '$1' isn't; name one: make PYTHON=/path/to/python3.x ..."
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

make_venv() {
    python=$(find_python)
    if ! can_make_venv "$python"; then
        # Debian and Ubuntu ship ensurepip on its own, in a package for each version.
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        scripts/setup/apt-install.sh "$package" || :
        can_make_venv "$python" ||
            fail "'$python' can't make virtual environments; install what does: sudo apt-get install $package"
    fi
    "$python" -m venv --clear .venv
}

# Not there, half made, or made with a python that is gone since.
.venv/bin/python -c 'import pip' 2>/dev/null || make_venv

if [ $# -gt 0 ]; then
    # The stamp is a copy of the lock file: times of change differ between checkouts.
    stamp=.venv/installed-$1
    if ! cmp -s "$1" "$stamp"; then
        echo "Installing $1 into .venv" >&2
        # The lock file names all there is to install. Left to look after dependencies, pip stops
        # at one with an extra (coverage[toml]) on the day that a newer version of it comes out.
        .venv/bin/python -m pip install -q --no-input --disable-pip-version-check \
            --no-deps --require-hashes -r "$1"
        cp "$1" "$stamp"
    fi
fi
