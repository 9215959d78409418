#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A design from an empty canvas, by mouse and keys alone in a real X server: client -> gateway -> service -> cache,
# database and queue -> worker. Its numbers are there, and Excalidraw (both versions) opens it without changing anything.
#   draw_test.sh PROGRAM        with PICTURE=file.png it leaves a picture of the window
set -euo pipefail
program=$(realpath "$1")
project=$(cd "$(dirname "$0")/../.." && pwd)
. "$(dirname "$0")/display.sh"

openEmpty "$program"

at() { xdotool mousemove --window "$window" "$1" "$2"; }
drag() { # FROM TO, in steps as a hand does
    at "$1" "$2"
    xdotool mousedown 1
    for step in 1 2 3 4 5 6; do
        at $(($1 + ($3 - $1) * step / 6)) $(($2 + ($4 - $2) * step / 6))
        sleep 0.04
    done
    xdotool mouseup 1
    sleep 0.25
}
tile() { drag "$1" 860 "$2" "$3"; } # a kind's tile in the palette at the bottom, to a place on the canvas
arrow() {
    xdotool key --window "$window" Escape
    xdotool key a
    sleep 0.15
    drag "$@"
}

at 620 480
xdotool click 1
tile 318 320 180 # client
tile 482 540 180 # gateway
tile 593 760 330 # service
tile 703 1040 160 # cache
tile 758 1040 330 # database
tile 868 760 620 # queue
tile 648 1040 620 # worker
arrow 398 180 456 180
arrow 624 200 682 300
arrow 838 310 962 170
arrow 838 340 950 335
arrow 760 390 760 562
arrow 854 620 962 620
# a name for the service
xdotool key Escape
at 704 330
xdotool click --repeat 2 --delay 60 1
sleep 0.4
xdotool key ctrl+a
xdotool type --delay 25 "Checkout"
xdotool key Escape
sleep 0.3
xdotool key Escape
# a key that is another character with Shift: to the back with the service
at 704 330
xdotool click 1
sleep 0.3
xdotool key ctrl+shift+bracketleft
sleep 0.3
xdotool key Escape
xdotool key ctrl+s
sleep 1
if [ -n "${PICTURE:-}" ]; then import -window root "$PICTURE"; fi

"$program" estimate "$drawing" --json >"$scratch/report.json" || fail "the drawing can't be estimated"
node -e '
const drawing = JSON.parse(require("fs").readFileSync(process.argv[1]));
const report = JSON.parse(require("fs").readFileSync(process.argv[2]));
const kinds = drawing.elements.map((e) => e.customData?.ninesketch?.kind).filter(Boolean).sort().join();
const wanted = "cache,client,gateway,message-queue,service,sql-database,worker";
if (kinds !== wanted) throw new Error("drawn: " + kinds);
const service = drawing.elements.find((e) => e.customData?.ninesketch?.kind === "service");
if (drawing.elements[0].groupIds[0] !== service.groupIds[0]) throw new Error("the service is not at the back");
const bound = drawing.elements.filter((e) => e.type === "arrow" && e.startBinding && e.endBinding).length;
if (bound !== 6) throw new Error(bound + " arrows hold on at both ends, not 6");
if (!drawing.elements.some((e) => e.type === "text" && e.text === "Checkout")) throw new Error("the service has no name");
const one = report.classes[0];
if (!(one.availability > 0.9 && one.availability < 1)) throw new Error("availability: " + one.availability);
if (!(one.latency.p99 > one.latency.p50 && one.latency.p50 > 0)) throw new Error("latency: " + JSON.stringify(one.latency));
' "$drawing" "$scratch/report.json" || fail "the drawing is not what was drawn"
cd "$project"
node tests/conformance/excalidraw.mjs restore "$drawing" --version both || fail "Excalidraw changes the drawing"
echo "drawn, estimated, saved, and opened unchanged by both versions of Excalidraw"
