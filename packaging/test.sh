#!/usr/bin/env bash
# Builds everything, installing what is missing, and runs every test. CHALKLINE_CORPUS may name a folder of
# foreign diagrams with an EXPECTED.tsv. Needs no display.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$root/packaging/install-packages.sh" test
configuration=(-DCHALKLINE_TESTS=ON)
if [ -n "${CHALKLINE_CORPUS:-}" ]; then
    configuration+=("-DCHALKLINE_CORPUS=$(cd "$CHALKLINE_CORPUS" && pwd)")
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
cd "$root"
cmake --preset release "${configuration[@]}"
cmake --build --preset release
ctest --preset release --no-tests=error
