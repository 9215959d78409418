#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ file in version control is as clang-format would have it. Skipped (77) where there is no git or another
# clang-format: versions differ in taste.
set -euo pipefail
cd "$(dirname "$0")/../.."
git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "no git here"; exit 77; }
formatter=$(command -v clang-format-14 || command -v clang-format || true)
[ -n "$formatter" ] || { echo "no clang-format here"; exit 77; }
"$formatter" --version | grep -q "version 14\." || { echo "not clang-format 14"; exit 77; }
git ls-files -z '*.cpp' '*.h' | xargs -0 -P2 -n20 "$formatter" --dry-run --Werror
