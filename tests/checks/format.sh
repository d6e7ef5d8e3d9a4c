#!/usr/bin/env bash
# Every tracked C++ file is as clang-format leaves it.
set -euo pipefail
git ls-files '*.h' '*.cpp' | grep -v '^tests/data/' | xargs clang-format-19 --dry-run -Werror
