#!/usr/bin/env bash
# Installs the packages of packages.txt that are missing. Usage: install-packages.sh build|test
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scope=${1:-build}
mapfile -t wanted < <(awk -v scope="$scope" '/^(build|test) / && (scope == "test" || $1 == "build") {print $2}' "$here/packages.txt")
missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || echo none)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}" >&2
asRoot=()
[ "$(id -u)" -eq 0 ] || asRoot=(sudo)
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { "${asRoot[@]}" apt-get update && "${asRoot[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm -f "$log"
