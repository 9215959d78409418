# SPDX-License-Identifier: GPL-3.0-or-later
# To be sourced: a scratch folder as home, an X server with a window manager of our own, and both gone at the end.
# Afterwards: $scratch; pids, to which programs that are to be ended are added; fail SENTENCE.
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
