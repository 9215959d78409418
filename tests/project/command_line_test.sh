#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands as a person types them: command_line_test.sh PROGRAM EXAMPLE
set -euo pipefail
program=$1
example=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_RUNTIME_DIR=$scratch/run
mkdir -m 700 "$scratch/run"
unset DISPLAY WAYLAND_DISPLAY || true

fail() { echo "$1"; exit 1; }
status() { # WANTED COMMAND…
    local wanted=$1 got=0
    shift
    "$@" >"$scratch/out" 2>"$scratch/err" || got=$?
    [ "$got" = "$wanted" ] || { cat "$scratch/out" "$scratch/err"; fail "status $got instead of $wanted: $*"; }
}

status 0 "$program" --help
grep -q "ninesketch estimate" "$scratch/out" || fail "--help does not list the commands"
for command in $(sed -n 's/^  ninesketch \([a-z]*\) .*/\1/p' "$scratch/out" | sort -u); do
    status 0 "$program" "$command" --help
    [ "$(grep -c '^  ninesketch ' "$scratch/out")" = 1 ] && grep -q "^  ninesketch $command " "$scratch/out" ||
        fail "$command --help does not tell of it alone"
done
status 0 "$program" help sweep
grep -q -- "--set INPUT" "$scratch/out" || fail "help sweep does not tell of it"
status 0 "$program" --version
status 2 "$program" estmate "$example"
grep -q 'no command and no file "estmate"; did you mean estimate?' "$scratch/err" || fail "a mistyped command is not told"
status 0 "$program" examples
grep -qx "url-shortener" "$scratch/out" || fail "the example is not built in"
status 0 "$program" estimate "$example"
grep -q "Redirect" "$scratch/out" || fail "estimate does not name the class"
status 0 "$program" estimate "$example" --json
node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); if (r.classes[0].id !== "redirect" || Math.abs(r.classes[0].rate - 34722.2) > 0.1) process.exit(1)' \
    "$scratch/out" || fail "the JSON has not the rate"
status 0 "$program" estimate chat

status 0 "$program" why chat
grep -qx "send.p99" "$scratch/out" || fail "the figures that can be asked for are not listed"
status 0 "$program" why chat send.p99.9 chat-service.utilisation
grep -q "^p99.9 latency of Send = " "$scratch/out" && grep -q "^Utilisation of Chat service = " "$scratch/out" || fail "it is not told why"
status 2 "$program" why chat send.p98
status 0 "$program" nines chat
grep -q "If replicas fail together" "$scratch/out" || fail "shared failures are not told"
status 0 "$program" nines chat --json
node -e 'const [one] = JSON.parse(require("fs").readFileSync(process.argv[1])).classes; if (!(one.unavailability < one.shared[3].unavailability && one.causes.length)) process.exit(1)' \
    "$scratch/out" || fail "the JSON of nines lacks something"

# somebody who may not write everywhere
plain() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups env -u XDG_RUNTIME_DIR "$@"; else "$@"; fi; }
if chmod 711 "$scratch" && plain "$program" --version >/dev/null 2>&1; then
    mkdir -m 555 "$scratch/locked"
    status 2 plain "$program" export chat --to svg -o "$scratch/locked/a.svg"
    grep -q "a.svg can't be written: nothing may be written in this folder" "$scratch/err" || fail "a locked folder is not told"
    mkdir -m 777 "$scratch/open"
    touch "$scratch/open/a.svg" && chmod 444 "$scratch/open/a.svg"
    status 2 plain "$program" export chat --to svg -o "$scratch/open/a.svg"
    grep -q "the file is write-protected" "$scratch/err" || fail "a write-protected file is not told"
fi
cp "$example" "$scratch/-q.excalidraw"
(cd "$scratch" && status 0 "$program" estimate --json -- -q.excalidraw)
status 2 "$program" -- -q.excalidraw
grep -q "no display" "$scratch/err" || fail "what follows -- is not taken for a file"

for format in excalidraw svg png pdf; do
    status 0 "$program" export "$example" --to $format -o "$scratch/picture.$format"
    [ -s "$scratch/picture.$format" ] || fail "nothing was exported to $format"
done
status 0 "$program" export "$example" --to pdf --paper a4 --padding 0 --no-background -o "$scratch/sheet.pdf"
grep -aq "/MediaBox \[0 0 842.0* 595.0*\]" "$scratch/sheet.pdf" || fail "the sheet is not an A4 that lies down"
status 0 "$program" export chat --to svg -o "$scratch/chat.svg"
status 2 "$program" export "$example" --to pdf --paper A9 -o "$scratch/sheet.pdf"
grep -q "A5, A4" "$scratch/err" || fail "the papers that there are, are not named"
status 2 "$program" export "$example" --to png --frame "No such frame" -o "$scratch/x"
status 0 "$program" export "$example" --to excalidraw --annotate -o "$scratch/annotated.excalidraw"
status 0 "$program" estimate "$scratch/picture.excalidraw" --json
cp "$scratch/out" "$scratch/first"
status 0 "$program" estimate "$scratch/annotated.excalidraw" --json
cmp "$scratch/first" "$scratch/out" || fail "numbers on a drawing change its numbers"

# what was repaired is said beside the answer
sed '0,/"locked": false/s//"locked": "no"/' "$scratch/picture.excalidraw" >"$scratch/odd.excalidraw"
status 0 "$program" estimate "$scratch/odd.excalidraw" --json
cmp "$scratch/first" "$scratch/out" || fail "a repaired drawing has other numbers"
grep -q 'was repaired: field locked should be' "$scratch/err" || fail "the repair is not told"

# a design as text: written, read, drawn, the same numbers
status 0 "$program" export "$example" --to design -o "$scratch/design.json"
status 0 "$program" estimate "$scratch/design.json" --json
cmp "$scratch/first" "$scratch/out" || fail "a design written as text has other numbers"
status 0 "$program" export "$scratch/design.json" --to excalidraw -o "$scratch/drawn.excalidraw"
status 0 "$program" estimate "$scratch/drawn.excalidraw" --json
cmp "$scratch/first" "$scratch/out" || fail "a drawn design has other numbers"
status 0 "$program" compare "$scratch/design.json" "$example"
status 0 "$program" sweep "$scratch/design.json" --set api-gateway.availability=99%..99.99% --steps 2
status 0 "$program" sweep "$scratch/design.json" --set load=0.5,1 --figure p99 --figure cost --csv
[ "$(wc -l <"$scratch/out")" = 3 ] || fail "a sweep of two values has not three lines"
head -1 "$scratch/out" | grep -q '^load,class/redirect/p99' || fail "the table of a sweep has no names"
status 2 "$program" sweep "$scratch/design.json" --set api-gateway.availabilty=1..2
grep -q 'api-gateway.availability' "$scratch/err" || fail "the nearest input is not proposed"
status 2 "$program" sweep "$scratch/design.json" --set load=1,2 --figure p98
status 0 "$program" inputs "$scratch/design.json"
grep -q 'api-gateway.replicas' "$scratch/out" || fail "the inputs are not listed"
status 2 "$program" estimate "$scratch/design.json" --bands
grep -q 'states no ranges' "$scratch/err" || fail "it is not said that there are no ranges"
cat >"$scratch/ranges.json" <<'END'
{"type": "ninesketch/design", "components": [{"id": "users", "kind": "client", "params": {"rate": "80/s"}},
 {"id": "api", "kind": "service", "params": {"serviceTime": "6-11 ms", "servers": 1, "capacity": 1000}}],
 "calls": [{"from": "users", "to": "api"}], "targets": [{"metric": "p99", "value": "200ms"}]}
END
status 0 "$program" estimate "$scratch/ranges.json" --bands
grep -q 'p99 of Requests' "$scratch/out" || fail "there is no band of p99"
status 0 "$program" estimate "$scratch/ranges.json" --bands --json
cp "$scratch/out" "$scratch/bands"
status 0 "$program" estimate "$scratch/ranges.json" --bands --json
cmp "$scratch/bands" "$scratch/out" || fail "the same seed gives other bands"
status 0 "$program" sensitivity "$scratch/ranges.json" --figure mean --json
node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])).figures[0]; if (!r.influences.some((i) => i.input === "api.serviceTime" && i.rangeStated)) process.exit(1)' \
    "$scratch/out" || fail "sensitivity does not name the service time"
status 0 "$program" schema
cmp "$scratch/out" "$(dirname "$0")/../../docs/design.schema.json" || fail "docs/design.schema.json is not what the program makes"
status 0 "$program" breaks "$example"
grep -q "at load" "$scratch/out" || fail "breaks prints no order"
status 0 "$program" estimate "$example" --load 10 --kill api-gateway --json
node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); if (r.classes.some(c => c.availability !== 0)) process.exit(1)' \
    "$scratch/out" || fail "everything works without the gateway"
cat >"$scratch/evening.json" <<'END'
{"type": "ninesketch/design",
 "components": [{"id": "users", "kind": "client", "params": {"rate": 100}}, {"id": "api", "kind": "service", "params": {"replicas": 3}}],
 "calls": [{"from": "users", "to": "api"}],
 "settings": {"scenarios": "[{\"name\": \"Evening\", \"load\": 10, \"killed\": [{\"component\": \"api\", \"replicas\": 1}]}]"}}
END
status 0 "$program" estimate "$scratch/evening.json" --scenario Evening
grep -q "×10, without 1 of 3 api" "$scratch/out" || fail "the title does not say the scenario"
status 0 "$program" estimate "$scratch/evening.json" --scenario Evening --json
node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); if (r.classes[0].rate !== 1000) process.exit(1)' \
    "$scratch/out" || fail "the scenario's load does not count"
status 2 "$program" estimate "$scratch/evening.json" --scenario Morning
grep -q 'No scenario "Morning" is kept with this design; it has Evening.' "$scratch/err" || fail "the unknown scenario is not named"
status 0 "$program" plan "$example" --factors 1,10 --csv
grep -q "^component,load factor" "$scratch/out" || fail "the plan has no header"
status 0 "$program" tradeoff "$example"
grep -q "^ *sign-in" "$scratch/out" || fail "no trade-off is offered"
status 0 "$program" tradeoff "$example" --switch sign-in
grep -q "Signed token" "$scratch/out" || fail "the other option is not tried"
status 2 "$program" tradeoff "$example" --switch sideways
status 2 "$program" estimate "$example" --kill nobody
grep -q 'no component "nobody"' "$scratch/err" || fail "the unknown component is not named"
echo '{"type": "ninesketch/design", "components": [{"id": "a", "kind": "castle"}]}' >"$scratch/castle.json"
status 2 "$program" estimate "$scratch/castle.json"
grep -q 'there is no kind "castle"' "$scratch/err" || fail "the wrong kind is not named"

# the same seed gives the same bytes
status 0 "$program" simulate :/examples/payments.excalidraw --requests 20k --seed 7 --json
cp "$scratch/out" "$scratch/first"
status 0 "$program" simulate :/examples/payments.excalidraw --requests 20k --seed 7 --json
cmp "$scratch/first" "$scratch/out" || fail "the same seed gives other figures"
status 2 "$program" simulate "$example" --requests many
# a little more than it can take: few requests hardly wait yet, but they would
cat >"$scratch/over.json" <<'END'
{"type": "ninesketch/design", "components": [{"id": "users", "kind": "client", "params": {"rate": 104}},
    {"id": "api", "kind": "service", "params": {"serviceTime": "10ms", "servers": 1}}],
 "calls": [{"from": "users", "to": "api"}]}
END
status 0 "$program" simulate "$scratch/over.json" --requests 2k
grep -q 'api gets 104/s and serves 100/s: there is no steady state, 4/s more wait' "$scratch/out" ||
    fail "a simulation does not tell that work piles up"
grep -qi "requests *mean *grows" "$scratch/out" || fail "a latency is told that there is none"
status 0 "$program" simulate "$scratch/over.json" --requests 2k --json
grep -q '"saturated": true' "$scratch/out" || fail "a simulation is not said to pile up"
cat >"$scratch/endless.json" <<'END'
{"type": "ninesketch/design", "components": [{"id": "users", "kind": "client", "params": {"rate": 1}},
    {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 8}},
    {"id": "db", "kind": "key-value-store", "params": {"serviceTime": "10ns"}}],
 "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db", "perRequest": 1000000}]}
END
status 2 "$program" simulate "$scratch/endless.json"
grep -q "A request makes about 1 M calls" "$scratch/err" || fail "it is not told that a simulation would take hours"
status 0 "$program" estimate "$scratch/endless.json"

# Ctrl+C ends a long simulation with one sentence and no half figures; stopped only once it has begun to work
"$program" simulate :/examples/payments.excalidraw --requests 10G --json >"$scratch/out" 2>"$scratch/err" &
working=$!
for _ in $(seq 600); do # more than one thread: it simulates
    [ "$(ls /proc/$working/task | wc -l)" -gt 1 ] && grep -q 'SigCgt:.*[2367abef]$' /proc/$working/status && break
    sleep 0.1
done
kill -INT $working
wait $working && fail "a stopped simulation seems done" || [ $? = 130 ] || fail "a stopped simulation has another status"
[ ! -s "$scratch/out" ] && grep -q '^Stopped before' "$scratch/err" || fail "a stopped simulation does not say so"

# the report says the same in every form
status 0 "$program" report "$example" -o "$scratch/report.md"
grep -q '^## Estimates by request class' "$scratch/report.md" || fail "the report has no estimates"
status 0 "$program" report "$example" --to html -o "$scratch/report.html"
grep -q '</html>' "$scratch/report.html" || fail "the page does not end"
status 0 "$program" report "$example" --to pdf -o "$scratch/report.pdf"
[ "$(head -c 5 "$scratch/report.pdf")" = "%PDF-" ] || fail "the report is no PDF"
status 2 "$program" report "$example" --to docx
status 0 "$program" report "$scratch/evening.json" --scenario Evening --load 0.5 --kill api
grep -q '^What if: ×5, without ' "$scratch/out" || fail "the report does not say what it holds under"
grep -q '| Requests | 500/s | 0 % |' "$scratch/out" || fail "load, scenario and kills do not count in the report"
status 2 "$program" report "$scratch/evening.json" --scenario Morning
status 2 "$program" report "$scratch/evening.json" --kill nobody
status 2 "$program" report "$scratch/evening.json" --load more

# what comes and goes through pipes
same() { cmp "$scratch/first" "$scratch/out" || fail "$1"; }
status 0 "$program" estimate "$scratch/design.json" --json
cp "$scratch/out" "$scratch/first"
status 0 "$program" estimate - --json <"$scratch/design.json"
same "a design on the standard input has other numbers"
mkfifo "$scratch/pipe"
"$program" export "$scratch/design.json" --to excalidraw -o "$scratch/pipe" &
status 0 "$program" estimate "$scratch/pipe" --json
wait $! || fail "nothing was written into a pipe"
[ -p "$scratch/pipe" ] || fail "an export replaced a pipe"
same "a drawing through a pipe has other numbers"
status 2 "$program" estimate - </dev/null
grep -q '^Standard input: The file is empty' "$scratch/err" || fail "an empty input is not told"
status 0 "$program" export - --to svg <"$scratch/design.json"
grep -q '^<svg' "$scratch/out" || fail "what is piped in is not piped on"
if [ -c /dev/full ]; then
    got=0
    "$program" estimate "$scratch/design.json" >/dev/full 2>"$scratch/err" || got=$?
    [ "$got" = 2 ] && grep -q "can't be written" "$scratch/err" || fail "a full disk is not told"
    got=0
    "$program" export chat --to svg -o - >/dev/full 2>"$scratch/err" || got=$?
    [ "$got" = 2 ] && grep -q "can't be written" "$scratch/err" || fail "a full disk is not told of an export"
    status 2 timeout 60 "$program" report chat -o /dev/full # without reading what it holds: it has no end
fi
# a file that may not grow is told like a full disk, and what stood there before still does
echo before >"$scratch/small.svg"
(
    ulimit -f 8
    status 2 "$program" export chat --to svg -o "$scratch/small.svg"
    grep -q "can't be written: File too large" "$scratch/err" || fail "a file that is too large is not told"
)
[ "$(cat "$scratch/small.svg")" = before ] || fail "an export that failed replaced what was there"
[ "$("$program" report chat -o /dev/stdout 2>/dev/null | head -1)" = "# Chat" ] || fail "no report on a device"

# every answer that programs read is JSON
for asked in "compare chat-naive chat" "why chat send.p99" "why chat" "inputs chat" "examples" "breaks chat" "plan chat" "tradeoff chat"; do
    # shellcheck disable=SC2086
    status 0 "$program" $asked --json
    node -e 'const [file, what] = process.argv.slice(1); const r = JSON.parse(require("fs").readFileSync(file)); if (r.version !== 1 || !r.ninesketch.startsWith(what)) process.exit(1)' \
        "$scratch/out" "${asked%% *}" || fail "$asked --json is no JSON of its kind"
done
status 0 "$program" compare chat-naive chat
grep -q '^Met now: availability of Send, ' "$scratch/out" && grep -q '^Findings that are gone:$' "$scratch/out" ||
    fail "a comparison does not sum up what changed"
status 0 "$program" compare chat chat --json
node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); if (r.classes.some(c => c.figures.some(f => f.before !== f.after || f.verdict !== 0))) process.exit(1)' \
    "$scratch/out" || fail "a design differs from itself"

# an option means something to its command, or is refused
status 0 "$program" sweep chat --set=load=1,2 --figure=p99 --csv
status 2 "$program" check chat --csv
grep -q '^check takes no --csv' "$scratch/err" || fail "an option of others is not refused"
status 2 "$program" estimate chat --json=yes
status 2 "$program" estimate chatt
grep -q 'no example "chatt"; did you mean chat?' "$scratch/err" || fail "a mistyped example is not told"
(cd "$scratch" && "$program" export chat --to svg 2>err >out && grep -q '^Written to chat.svg.$' err && [ -s chat.svg ]) ||
    fail "it is not told where a drawing was written"
status 0 "$program" sweep url-shortener --set load=0.5,1 --figure p99
grep -qx "Redirect" "$scratch/out" || fail "a sweep has no table for each class"
awk 'length > 100 { exit 1 }' "$scratch/out" || fail "the tables of a sweep are too wide"
status 0 "$program" check --help
grep -q "Like this" "$scratch/out" && grep -q "1 a target is missed" "$scratch/out" || fail "check --help has no example"
status 0 "$program" sweep --help
! grep -q "1 a target is missed" "$scratch/out" || fail "sweep --help tells of what it never answers"
cat >"$scratch/noted.json" <<'END'
{"type": "ninesketch/design", "components": [{"id": "u", "kind": "client"}, {"id": "s", "kind": "service"}],
 "calls": [{"from": "u", "to": "s"}], "targets": [{"metric": "p99", "value": "10s"}],
 "settings": {"framework": "{\"nonFunctional\": \"scalable\\np99 < 10 s\\nRTO < 1 h\"}"}}
END
status 0 "$program" check "$scratch/noted.json"
[ "$(grep -c 'not judged' "$scratch/out")" = 2 ] || fail "requirements that nothing judges are not told"
status 2 "$program" estimate no-such-example
grep -q 'no file and no example "no-such-example"' "$scratch/err" || fail "it is not told where examples are listed"

# Mermaid diagrams are drawings
printf 'flowchart LR\n  user((User)) --> lb[Load balancer] --> api[Order service]\n  api --> db[(Postgres)]\n' >"$scratch/flow.mmd"
status 0 "$program" read "$scratch/flow.mmd" -o "$scratch/flow.excalidraw"
status 0 "$program" export "$scratch/flow.mmd" --to design -o -
grep -q '"sql-database"' "$scratch/out" || fail "the database of a Mermaid diagram is none"
status 0 "$program" export - --to design -o - <"$scratch/flow.mmd"
grep -q '"load-balancer"' "$scratch/out" || fail "a Mermaid diagram does not come through a pipe"
printf 'flowchart LR\n  a b\n' >"$scratch/bad.mmd"
status 2 "$program" estimate "$scratch/bad.mmd"
{ printf '# Shop\n\n```mermaid\npie\n  "a": 1\n```\n\nWhere things are:\n\n```mermaid\n'; cat "$scratch/flow.mmd"; printf '```\n'; } >"$scratch/notes.md"
status 0 "$program" estimate "$scratch/notes.md"
grep -q "Order service" "$scratch/out" || fail "the diagram in Markdown is not found"
printf 'gantt\n  title Plan\n' >"$scratch/plan.mmd"
status 2 "$program" estimate "$scratch/plan.mmd"
grep -q "plan.mmd: There is no Mermaid diagram in it that can be drawn" "$scratch/err" || fail "another Mermaid diagram is not named"

# bad input: status 2 and one sentence
head -c 1000 "$example" >"$scratch/broken.excalidraw"
echo 'not json' >"$scratch/words.excalidraw"
echo '[1e308, {"type": "excalidraw"}]' >"$scratch/list.excalidraw"
for file in broken words list missing; do
    for command in estimate check; do
        status 2 "$program" $command "$scratch/$file.excalidraw"
        [ "$(grep -vc XDG "$scratch/err")" = 1 ] || { cat "$scratch/err"; fail "$command $file: not one sentence"; }
    done
done
status 2 "$program" estimate
status 2 "$program" estimate "$example" --wrong
status 2 "$program" export "$example"
status 2 "$program" export "$example" --to gif -o "$scratch/x"
status 2 "$program" export "$example" --to svg -o "$scratch/no/such/folder/x.svg"
echo "commands answer as they should"
