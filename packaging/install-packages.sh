#!/usr/bin/env bash
# Installs the packages of packages.txt that are missing and touches nothing if none is.
# Usage: install-packages.sh build|test|dev    (test includes build, dev includes both)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
case ${1:-build} in
build) scopes='build' ;;
test) scopes='build|test' ;;
dev) scopes='build|test|dev' ;;
*)
    echo "install-packages.sh: the scope is build, test or dev, not $1" >&2
    exit 1
    ;;
esac
mapfile -t wanted < <(sed -nE "s/^($scopes) +([^ ]+) *\$/\\2/p" "$here/packages.txt")
installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
    grep -qxF "$package installed" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

asRoot=(env)
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install-packages.sh: neither root nor sudo; install these first: ${missing[*]}" >&2
        exit 1
    fi
    asRoot=(sudo env)
fi
echo "installing: ${missing[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${asRoot[@]}" DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1; }
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; }; then
    cat "$log" >&2
    exit 1
fi
