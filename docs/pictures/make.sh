#!/usr/bin/env bash
# Draws the pictures that the documents show: docs/pictures/make.sh [FOLDER], by default into its own. They carry
# their fonts, so that they look the same everywhere. tests/checks/pictures.sh compares.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:-$here}
for theme in light dark hand-drawn; do
    "$root/build/release/app/chalkline" export "$root/resources/examples/url-shortener.txt" --force \
        -o "$out/url-shortener-$theme.svg" --theme $theme --embed-fonts --no-project
done
