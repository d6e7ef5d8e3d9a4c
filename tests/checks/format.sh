#!/usr/bin/env bash
# Every tracked C++ file is as clang-format leaves it.
set -euo pipefail
git ls-files -z '*.h' '*.cpp' ':!tests/data' | xargs -0 clang-format-19 --dry-run -Werror
