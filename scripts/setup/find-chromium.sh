#!/bin/sh
# Print the path of a Chromium that runs; CHROMIUM=/path/to/chromium names one that isn't on PATH.
set -eu

# Debian's headless shell comes first: a page in it costs a third of one in the whole browser.
# Asked for its version, since Ubuntu's chromium-browser may be a stub without its snap.
for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && echo "$path" && exit
done
exit 1
