#!/usr/bin/env bash
# Every tracked shell script parses, can be executed and stops at an undefined variable.
set -uo pipefail
failed=0
while IFS= read -r script; do
    bash -n "$script" || failed=1
    [ -x "$script" ] || { echo "$script: not executable" && failed=1; }
    grep -qE '^set -e?uo pipefail$' "$script" || { echo "$script: no set -euo pipefail" && failed=1; }
done < <(git ls-files .ci/run '*.sh')
exit $failed
