#!/usr/bin/env bash
# The pictures in docs are what the program draws now. Needs the release build, which .ci/run makes before.
set -euo pipefail
if [ ! -x build/release/app/chalkline ]; then
    echo "build/release/app/chalkline is not built; run packaging/test.sh first"
    exit 1
fi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
docs/pictures/make.sh "$fresh"
for picture in "$fresh"/*.svg; do
    cmp "$picture" "docs/pictures/${picture##*/}" || { echo "run docs/pictures/make.sh"; exit 1; }
done
