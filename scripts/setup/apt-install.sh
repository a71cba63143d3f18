#!/bin/sh
# Install a Debian/Ubuntu package if that takes no password. Where it can't be
# done the exit code says so; the caller knows what to tell people.
set -eu

command -v apt-get >/dev/null || exit 1
if [ "$(id -u)" -eq 0 ]; then
    as_root=
else
    as_root='sudo -n'
    $as_root true 2>/dev/null || exit 1
fi

apt_get() {
    # A fresh Ubuntu runs its own upgrades at first: wait for the lock.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null
}

echo "Installing the system's package $1 with apt-get" >&2
apt_get update || : # one source out of order needn't be the one that has the package
apt_get install --no-install-recommends "$1"
