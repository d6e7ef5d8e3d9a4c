#!/usr/bin/env bash
# The examples in resources are what their texts say. Needs the release build, which .ci/run makes before.
set -euo pipefail
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
resources/examples/make.py "$fresh"
for example in "$fresh"/*.json; do
    cmp "$example" "resources/examples/${example##*/}" || { echo "run resources/examples/make.py"; exit 1; }
done
