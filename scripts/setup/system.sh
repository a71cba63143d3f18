#!/bin/sh
# Before anything is fetched, install what the system lacks, if that takes no password; else name
# all of it in one line:
#     scripts/setup/system.sh [browser | tests]
# With no word what .venv needs is looked for, with `browser` what Chromium's drivers need too.
# `tests` is `browser` for who can do without: the other tests run, unless CI is set.
set -eu
cd "$(dirname "$0")/../.."
wanted=${1:-}
python=$(scripts/setup/find-python.sh)

lacking() {
    if ! .venv/bin/python -c 'import pip' 2>/dev/null && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian and Ubuntu ship ensurepip on its own, in a package for each version.
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    [ -n "$wanted" ] || return 0
    # What drives Chromium is node, which is linked with it.
    if [ "$(uname)" = Linux ] && ! "$python" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null; then
        echo libatomic1
    fi
    scripts/setup/find-chromium.sh >/dev/null || echo chromium
}

packages=$(lacking)
[ -n "$packages" ] || exit 0
# One by one: Debian 12 and later have the light headless shell, older ones the whole browser, Ubuntu
# a stand-in for its snap; the others are needed all the same.
for package in $packages; do
    case $package in
    chromium) for one in chromium-headless-shell chromium chromium-browser; do
        scripts/setup/apt-install.sh "$one" && break
    done ;;
    *) scripts/setup/apt-install.sh "$package" ;;
    esac || :
done
packages=$(lacking)
[ -n "$packages" ] || exit 0

install="sudo apt-get install $(echo $packages)"
case $packages in
*chromium) install="$install (Ubuntu's chromium: sudo snap install chromium)" ;;
esac
case $packages in
*-venv*) ;;
*)
    if [ "$wanted" = tests ] && [ -z "${CI:-}" ]; then
        echo "make: the tests in a browser are skipped; to run them: $install" >&2
        exit 0
    fi
    ;;
esac
echo "make: this system lacks what is needed; install it: $install" >&2
exit 1
