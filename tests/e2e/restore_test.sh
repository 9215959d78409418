#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Killed in the middle of drawing (kill -9), in a real X server: the next start brings back the tabs, offers the drawings
# that were not saved, and what comes back is what was drawn, byte for byte.
#   restore_test.sh PROGRAM        with PICTURE=file.png it leaves a picture of the offer
set -euo pipefail
program=$(realpath "$1")
. "$(dirname "$0")/display.sh"

begin() { # FILE...: starts it, with the keyboard in its window
    start "$program" "$@"
    xdotool windowfocus --sync "$window"
    sleep 1
}
waitfor() { # SECONDS COMMAND...: until it succeeds
    local tries=$(($1 * 5))
    shift
    for _ in $(seq "$tries"); do "$@" && return 0 || sleep 0.2; done
    return 1
}
key() {
    xdotool key --window "$window" "$@"
    sleep 0.2
}
# A rectangle of that size around the middle of the window's left half, wherever the window is.
rectangle() { # SIZE
    eval "$(xdotool getwindowgeometry --shell "$window")" # WIDTH, HEIGHT
    local x=$((WIDTH / 3)) y=$((HEIGHT / 2))
    key Escape
    key r
    xdotool mousemove --window "$window" $((x - $1)) $((y - $1))
    xdotool mousedown 1
    for step in 1 2 3 4; do
        xdotool mousemove --window "$window" $((x - $1 + $1 * step / 2)) $((y - $1 + $1 * step / 2))
        sleep 0.05
    done
    xdotool mouseup 1
    sleep 0.2
}
copies() { ls "$scratch"/data/ninesketch/recovery/*.excalidraw 2>/dev/null | wc -l; }
two_copies() { [ "$(copies)" = 2 ]; }
no_copies() { [ "$(copies)" = 0 ]; }
# One drawing with a file, one without: both changed, neither saved.
drawing=$scratch/design.excalidraw
echo '{"type": "excalidraw", "version": 2, "elements": [{"id": "before", "type": "ellipse", "x": 900, "y": 0, "width": 80, "height": 80}], "appState": {}, "files": {}}' >"$drawing"
cp "$drawing" "$scratch/untouched"
begin "$drawing"
rectangle 60
key ctrl+t
rectangle 90
waitfor 20 two_copies || fail "there are $(copies) recovery copies, not 2"
sleep 1.5 # the last change is written within a second
mkdir "$scratch/copies"
cp "$scratch"/data/ninesketch/recovery/*.excalidraw "$scratch/copies"
kill -9 "$app"
wait "$app" 2>/dev/null || true
cmp -s "$drawing" "$scratch/untouched" || fail "the file itself was written"

begin
if [ -n "${PICTURE:-}" ]; then import -window root "$PICTURE"; fi
# the offer's first button by the keyboard
key ctrl+shift+r
waitfor 20 two_copies || fail "the restored drawings have no copies of their own"
sleep 1.5
for old in "$scratch"/copies/*.excalidraw; do
    same=
    for new in "$scratch"/data/ninesketch/recovery/*.excalidraw; do cmp -s "$old" "$new" && same=yes; done
    [ -n "$same" ] || fail "$(basename "$old") did not come back byte for byte"
done
# the one that has a file is saved into it, with what was in it before
key ctrl+Tab
for _ in 1 2; do
    if xdotool getwindowname "$window" | grep -q '^design'; then break; fi
    key ctrl+Tab
done
key ctrl+s
waitfor 10 grep -q '"rectangle"' "$drawing" || fail "the restored drawing was not saved"
grep -q '"before"' "$drawing" || fail "what was there before is gone"
echo "killed and restored: two drawings, byte for byte"
