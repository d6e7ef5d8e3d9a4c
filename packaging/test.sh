#!/usr/bin/env bash
# Builds everything, installing what is missing, and runs every test. CHALKLINE_CORPUS may name a folder of
# foreign diagrams with an EXPECTED.tsv.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$root/packaging/install-packages.sh" test
cd "$root"
cmake --preset release -DCHALKLINE_TESTS=ON -DCHALKLINE_CORPUS="${CHALKLINE_CORPUS:-}"
cmake --build --preset release
ctest --preset release
