#!/usr/bin/env bash
# Runs every static check and prints one line each; fails if any fails.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
failed=0
check() {
    local name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "check $name: ok"
    else
        echo "check $name: FAILED"
        echo "$output"
        failed=1
    fi
}
check format tests/checks/format.sh
check includes python3 tests/checks/includes.py core app
check sizes python3 tests/checks/sizes.py core app tests
check workplace tests/checks/workplace.sh
check shell tests/checks/shell.sh
check selftest python3 tests/checks/selftest.py
exit $failed
