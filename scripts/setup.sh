#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Ninesketch is built and tested with: Debian packages (only if something is missing) and the pinned npm
# packages (fonts; the real Excalidraw for the conformance tests). ./run and ./test call it; it may be run any time.
# usage: scripts/setup.sh [build|test]     build: what ./run needs; test (default): what ./test needs, too
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-test}

packages=(g++ cmake ninja-build ccache git
    qt6-base-dev qt6-svg-dev qt6-image-formats-plugins libqcustomplot-dev nlohmann-json3-dev zlib1g-dev libavif-dev libgl-dev
    woff2 python3-fonttools fonts-liberation)
if [ "$purpose" = test ]; then
    packages+=(chromium xvfb xauth xdotool openbox x11-utils xclip imagemagick clang-format)
fi

missing=()
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null || true)
for package in "${packages[@]}"; do
    grep -q "^$package installed$" <<<"$installed" || missing+=("$package")
done
# a node of another origin is as good as Debian's
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)

if [ ${#missing[@]} -gt 0 ]; then
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    echo "Installing Debian packages: ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    {
        "${as_root[@]}" apt-get update -qq
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}"
    } >&2 </dev/null
fi

# the lock file names versions and checksums; the stamp tells whether they are what is installed
stamp=node_modules/.ninesketch-stamp
wanted=$(sha256sum <package-lock.json)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
    echo "Fetching npm packages (fonts, and Excalidraw for the conformance tests)" >&2
    npm ci --no-progress --loglevel=error >&2 </dev/null
    echo "$wanted" >"$stamp"
fi
