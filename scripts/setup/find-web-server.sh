#!/bin/sh
# Print the path of a web server that runs, for the tests of deploy/ and for `make load`:
#     scripts/setup/find-web-server.sh nginx | caddy
# Debian's package is unpacked into .cache, not installed: installing it would start a web server
# on every address of this machine. NGINX=/path/to/nginx names one that isn't on PATH.
set -eu
cd "$(dirname "$0")/../.."
server=$1
unpacked=.cache/$server

case $server in
nginx)
    named=${NGINX:-}
    packages='nginx nginx-core' # on Ubuntu 22.04 nginx is only a name
    asked=-v
    ;;
caddy)
    named=${CADDY:-}
    packages=caddy
    asked=version
    ;;
*)
    sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

find_server() {
    for name in "$named" "$server" "/usr/sbin/$server" "$PWD/$unpacked"/usr/*bin/"$server"; do
        path=$(command -v "$name") && "$path" "$asked" >/dev/null 2>&1 && echo "$path" && return
    done
    return 1
}

unpack() {
    command -v dpkg-deb >/dev/null && command -v apt-get >/dev/null || return 1
    mkdir -p .cache
    for package in $packages; do
        part=$(mktemp -d ".cache/$server.XXXXXX")
        # Two at a time don't meet: each has a folder of its own, and the later one finds the first's.
        if (cd "$part" && apt-get -qq download "$package" && dpkg-deb -x ./*.deb .) >/dev/null 2>&1 &&
            ls "$part"/usr/*bin/"$server" >/dev/null 2>&1; then
            rm -f "$part"/*.deb
            chmod 755 "$part"
            mv -nT "$part" "$unpacked" 2>/dev/null || :
        fi
        rm -rf "$part"
        find_server >/dev/null && return
    done
    return 1
}

# A fresh machine knows no packages yet.
update() {
    if [ "$(id -u)" -eq 0 ]; then apt-get -qq update; else sudo -n apt-get -qq update; fi >/dev/null 2>&1
}

if ! find_server >/dev/null; then
    echo "Unpacking the system's package $server into $unpacked" >&2
    unpack || { update && unpack; } || :
fi
find_server || {
    echo "make: $server isn't here; what it does with deploy/ isn't tested (sudo apt-get install $server)" >&2
    exit 1
}
