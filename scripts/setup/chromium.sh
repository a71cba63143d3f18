#!/bin/sh
# Print the path of a Chromium that runs; CHROMIUM=/path/to/chromium names one that isn't on PATH.
set -eu

# Asked for its version, since Ubuntu's chromium-browser may be a stub without its snap.
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 && echo "$path" && exit
done
exit 1
