#!/bin/sh
# Print the path of an nginx that runs, for the tests of deploy/ and for `make load`.
# Debian's package is unpacked into .cache, not installed: installing it would start a web server
# on every address of this machine. NGINX=/path/to/nginx names one that isn't on PATH.
set -eu
cd "$(dirname "$0")/.."
unpacked=.cache/nginx

find_nginx() {
    for name in "${NGINX:-}" nginx /usr/sbin/nginx "$PWD/$unpacked/usr/sbin/nginx"; do
        path=$(command -v "$name") && "$path" -v >/dev/null 2>&1 && echo "$path" && return
    done
    return 1
}

# The program is in nginx-core where nginx is only a name for it (Ubuntu 22.04).
unpack() {
    command -v dpkg-deb >/dev/null && command -v apt-get >/dev/null || return 1
    echo "Unpacking the system's package nginx into $unpacked" >&2
    for package in nginx nginx-core; do
        rm -rf "$unpacked.part" && mkdir -p "$unpacked.part"
        (cd "$unpacked.part" && apt-get -qq download "$package" >/dev/null 2>&1) || return 1
        dpkg-deb -x "$unpacked.part"/*.deb "$unpacked.part" || return 1
        [ -x "$unpacked.part/usr/sbin/nginx" ] || continue
        rm -rf "$unpacked" && mv "$unpacked.part" "$unpacked"
        return
    done
    return 1
}

# A fresh machine knows no packages yet.
update() {
    if [ "$(id -u)" -eq 0 ]; then apt-get -qq update; else sudo -n apt-get -qq update; fi >/dev/null 2>&1
}

find_nginx >/dev/null || unpack || { update && unpack; } || :
find_nginx || {
    echo "make: nginx isn't here; the tests of deploy/ are skipped (sudo apt-get install nginx)" >&2
    exit 1
}
