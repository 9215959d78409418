#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What must hold for the files in version control: they say their licence, need nothing outside of this folder, name
# no download addresses, and bring no fonts along. Skipped (77) where there is no git.
set -euo pipefail
cd "$(dirname "$0")/../.."
git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "no git here"; exit 77; }
failed=0
complain() { # TEXT FILES…
    [ -n "$2" ] || return 0
    echo "$1:"
    sed 's/^/  /' <<<"$2"
    failed=1
}
complain "no SPDX line" "$(git ls-files -z '*.cpp' '*.h' '*.sh' '*.py' '*.mjs' '*.js' '*CMakeLists.txt' '*.cmake' run test .ci/run |
    xargs -0 grep -L "SPDX-License-Identifier: GPL-3.0-or-later" || true)"
# a path that exists only on somebody's machine, or beside this folder
complain "private paths" "$(git grep -lIE '(^|[^A-Za-z0-9_.])(/(work|home|root)/|\.\./shared)' -- ':!tests/project/tree_test.sh' || true)"
complain "addresses of package registries" "$(git grep -lIE '"resolved"|//registry\.|^registry *=' -- ':!tests/project/tree_test.sh' || true)"
complain "font files" "$(git ls-files '*.ttf' '*.otf' '*.woff' '*.woff2')"
complain "unfinished work" "$(git grep -lIE '\b(TODO|FIXME|XXX)\b' -- '*.cpp' '*.h' '*.sh' '*.py' '*.mjs' '*.txt' ':!tests/project/tree_test.sh' || true)"
complain "files above 2 MiB" "$(git ls-files -z | xargs -0 -I{} find {} -size +2048k 2>/dev/null || true)"
exit $failed
