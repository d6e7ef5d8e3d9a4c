#!/usr/bin/env bash
# Builds Chalkline, installing what is missing, and draws FILE: a project (.hld), a Mermaid flowchart (.mmd) or
# type-to-draw text (.txt). Until there is a window the picture is written as SVG beside FILE and its path
# printed. Without FILE: the URL shortener example, into build/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
file=${1:-}
[ -z "$file" ] || [ -e "$file" ] || { echo "run.sh: $file: no such file" >&2; exit 2; }
"$root/packaging/install-packages.sh" build
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! (cd "$root" && cmake --preset release -DCHALKLINE_TESTS=OFF && cmake --build --preset release --target chalkline) >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
chalkline="$root/build/release/app/chalkline"
if [ -z "$file" ]; then
    file="$root/resources/examples/url-shortener.txt"
    picture="$root/build/url-shortener.svg"
else
    picture="${file%.*}.svg"
fi
"$chalkline" export "$file" -o "$picture" --force
echo "$picture"
