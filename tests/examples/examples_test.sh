#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every example is what its name says: examples_test.sh PROGRAM FOLDER
# A naive one misses a target; a sound or large one meets all of them and has no critical finding.
set -euo pipefail
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
failed=0
count=0
for file in "$2"/*.excalidraw; do
    name=$(basename "$file" .excalidraw)
    status=0
    "$1" check "$file" >"$XDG_RUNTIME_DIR/check" 2>&1 || status=$?
    wanted=0
    [[ $name != *-naive ]] || wanted=1
    if [ "$status" != "$wanted" ]; then
        echo "$name: check answers $status instead of $wanted"
        cat "$XDG_RUNTIME_DIR/check"
        failed=1
    fi
    "$1" estimate "$file" >"$XDG_RUNTIME_DIR/estimate" 2>&1 || { echo "$name: can't be estimated"; failed=1; }
    if [ "$wanted" = 0 ] && grep -E '^  (critical|warning): ' "$XDG_RUNTIME_DIR/estimate"; then
        echo "$name: has critical findings or warnings"
        failed=1
    fi
    count=$((count + 1))
done
echo "$count examples"
[ "$count" -ge 36 ] || failed=1
exit $failed
