#!/bin/sh
# Print the python to build .venv with: PYTHON=, else the first here that is new enough.
set -eu

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Only the default may give way to another one: who names a python means it.
if [ "${PYTHON:-python3}" = python3 ]; then
    set -- python3 python3.14 python3.13 python3.12 python3.11
else
    set -- "$PYTHON"
fi
for name; do
    new_enough "$name" && echo "$name" && exit
done
echo "make: Python 3.11 or newer is needed and '$1' isn't; name one: make PYTHON=/path/to/python3.x ..." >&2
exit 1
