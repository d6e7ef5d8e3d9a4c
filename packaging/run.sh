#!/usr/bin/env bash
# Builds Chalkline, installing what is missing, and opens the window with FILE: a project (.hld), a Mermaid
# flowchart (.mmd), type-to-draw text (.txt) or a lossless export (.json); without FILE the URL shortener example.
# With no display it writes the picture as SVG and PNG beside FILE (without FILE: into build/) and prints the paths.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fail() {
    echo "run.sh: $2" >&2
    exit "$1"
}
[ $# -le 1 ] || fail 1 "usage: packaging/run.sh [FILE]"
if [ $# -eq 1 ]; then
    file=$1
    [ -f "$file" ] && [ -r "$file" ] || fail 2 "$file: no file that can be read"
    case $file in
    *.hld | *.mmd | *.txt | *.json) picture=${file%.*}.svg ;;
    *) fail 1 "$file: expected a .hld, .mmd, .txt or .json file" ;;
    esac
else
    file=$root/resources/examples/url-shortener.json
    picture=$root/build/url-shortener.svg
fi

"$root/packaging/install-packages.sh" build
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The tests need packages that running does not; where they are configured already they stay so.
tests=-DCHALKLINE_TESTS=OFF
grep -qs '^CHALKLINE_TESTS:BOOL=ON' "$root/build/release/CMakeCache.txt" && tests=-DCHALKLINE_TESTS=ON
if ! (cd "$root" && cmake --preset release "$tests" && cmake --build --preset release --target chalkline) \
    >"$log" 2>&1; then
    cat "$log" >&2
    fail 1 "the build failed"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$root/build/release/app/chalkline" "$file"
fi
case $file in -*) file=./$file picture=./$picture ;; esac
for output in "$picture" "${picture%.svg}.png"; do
    "$root/build/release/app/chalkline" export "$file" -o "$output" --force || fail $? "$file was not drawn"
    echo "$output"
done
