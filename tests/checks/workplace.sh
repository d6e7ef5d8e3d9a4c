#!/usr/bin/env bash
# No tracked file names a folder of one machine or the host of a package registry.
set -euo pipefail
pattern='(^|[^A-Za-z0-9_.-])/(work|home/[a-z]+|root)/|debian[.]org|npmjs[.]org|ubuntu[.]com/ubuntu'
if git grep -nIE "$pattern" -- . ':!tests/checks/workplace.sh'; then
    exit 1
fi
