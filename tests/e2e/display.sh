# SPDX-License-Identifier: GPL-3.0-or-later
# To be sourced: a scratch folder as home, an X server with a window manager of our own, and both gone at the end.
# Afterwards: $scratch; pids, to which programs that are to be ended are added; fail SENTENCE; start PROGRAM FILE...; openEmpty PROGRAM.
scratch=$(mktemp -d)
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_RUNTIME_DIR=$scratch/run QT_QPA_PLATFORM=xcb
mkdir -m 700 "$scratch/run"
pids=()
finish() {
    [ ${#pids[@]} = 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT
fail() {
    echo "$1"
    exit 1
}

# an X server of our own; it says which number it took
Xvfb -displayfd 3 -screen 0 1600x1000x24 3>"$scratch/display" >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -s "$scratch/display" ] && break || sleep 0.1; done
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
openbox >/dev/null 2>&1 &
pids+=($!)
# a window that comes while the window manager begins may stay unseen
for _ in $(seq 100); do xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id" && break || sleep 0.1; done

# The program with these files: $app, and $window as soon as it is there.
start() { # PROGRAM FILE...
    "$@" >>"$scratch/log" 2>&1 &
    app=$!
    pids+=("$app")
    window=
    for _ in $(seq 300); do
        window=$(xdotool search --onlyvisible --pid "$app" --name "Ninesketch" 2>/dev/null | tail -1 || true)
        [ -n "$window" ] && return 0 || sleep 0.2
    done
    kill -0 "$app" 2>/dev/null && echo "the program runs; the windows are:" && xwininfo -root -tree || echo "the program has ended"
    cat "$scratch/log"
    fail "no window appeared"
}

# An empty drawing in a window of 1590 x 950: $drawing is its file, $window the window.
openEmpty() { # PROGRAM
    drawing=$scratch/drawing.excalidraw
    echo '{"type": "excalidraw", "version": 2, "elements": [], "appState": {}, "files": {}}' >"$drawing"
    start "$1" "$drawing"
    xdotool windowsize "$window" 1590 950
    xdotool windowmove "$window" 5 30
    sleep 1.5
}
