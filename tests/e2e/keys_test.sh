#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An ordinary design from an empty canvas by the keyboard alone: client, gateway, service, cache, database, queue, worker,
# two request classes with a target for availability and one for p99 each, from two lines of load. It says how many keys
# that took, and how long at four keys a second, which a person does: the script to shorten.
#   keys_test.sh PROGRAM        with PICTURE=file.png it leaves a picture of the window
set -euo pipefail
program=$(realpath "$1")
. "$(dirname "$0")/display.sh"

openEmpty "$program"
xdotool windowfocus "$window"

keys=0
key() {
    xdotool key "$1"
    keys=$((keys + 1))
    sleep 0.3
}
say() {
    xdotool type --delay 15 "$1"
    keys=$((keys + ${#1}))
    sleep 0.3
}
place() { # WORDS, connected to what is selected
    key slash
    say "$1"
    key ctrl+Return
}

place client
place gateway
place "checkout service 3x"
place redis
key alt+Left # back to the service
place "orders db"
key alt+Left
place "order queue"
place "mail worker"
key y # tidy up
sleep 1
key alt+6
say "1M DAU x 20 reads/day x 2KB, peak 3x, p99<200ms, 99.8%"
key Return
say "read:write 20:1, p99<300ms, 99.5%"
sleep 1
key Escape
key ctrl+s
sleep 1.5
if [ -n "${PICTURE:-}" ]; then import -window root "$PICTURE"; fi

"$program" estimate "$drawing" --json >"$scratch/report.json" || fail "the drawing can't be estimated"
node -e '
const drawing = JSON.parse(require("fs").readFileSync(process.argv[1]));
const report = JSON.parse(require("fs").readFileSync(process.argv[2]));
const bodies = drawing.elements.filter((e) => e.customData?.ninesketch?.kind);
const service = bodies.find((e) => e.customData.ninesketch.kind === "service");
const kindOf = new Map(bodies.map((e) => [e.id, e.customData.ninesketch.kind]));
const calls = drawing.elements.filter((e) => e.type === "arrow")
    .map((e) => kindOf.get(e.startBinding?.elementId) + ">" + kindOf.get(e.endBinding?.elementId)).sort().join();
const wanted = "client>gateway,gateway>service,message-queue>worker,service>cache,service>message-queue,service>sql-database";
if (calls !== wanted) throw new Error("drawn: " + calls);
if (!drawing.elements.some((e) => e.type === "text" && e.containerId === service.id && e.text === "Checkout service"))
    throw new Error("the service has not its name");
const rates = report.classes.map((one) => one.rate).sort((a, b) => a - b);
if (rates.length !== 2 || Math.abs(rates[0] - 3e6 / 86400) > 1 || Math.abs(rates[1] - 6e7 / 86400) > 1)
    throw new Error("rates: " + rates);
const targets = report.targets.map((one) => `${one.class} ${one.metric} ${one.wanted} ${one.met}`).sort().join();
const asked = "read availability 0.998 true,read p99 0.2 true,write availability 0.995 true,write p99 0.3 true";
if (targets !== asked) throw new Error("targets: " + targets);
' "$drawing" "$scratch/report.json" || fail "the drawing is not what was typed"
echo "seven components, six calls, two request classes and four targets by $keys keys: $((keys / 4)) s at four a second"
[ "$keys" -lt 200 ] || fail "that has become long"
