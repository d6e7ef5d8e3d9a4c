#!/usr/bin/env bash
# The long run of tests/window/monkey_test.cpp: monkey.sh [EVENTS [SEED]], 20,000 by default. Prints the seed, the
# longest event and what was undone; needs the release build. Standard error must stay empty.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CHALKLINE_MONKEY_EVENTS=${1:-20000} QT_QPA_PLATFORM=offscreen
[ -z "${2:-}" ] || export CHALKLINE_MONKEY_SEED=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
errors=$scratch/errors
export XDG_RUNTIME_DIR=$scratch
build/release/tests/window_monkey_test 2>"$errors"
if [ -s "$errors" ]; then
    cat "$errors" >&2
    exit 1
fi
