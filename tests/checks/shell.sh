#!/usr/bin/env bash
# Every tracked shell script parses.
set -euo pipefail
for script in .ci/run $(git ls-files '*.sh'); do
    bash -n "$script"
done
