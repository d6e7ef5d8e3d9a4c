#!/usr/bin/env bash
# Runs a command inside a desktop of its own: an X server without a screen, a window manager, a message bus
# with accessibility on, and empty home folders. session.sh [-s WIDTHxHEIGHT] COMMAND ...
# Needs the packages xvfb, openbox, dbus, at-spi2-core (packaging/packages.txt, scope test).
set -euo pipefail
size=1280x720
if [ "${1:-}" = -s ]; then
    size=$2
    shift 2
fi
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data
export XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache XDG_CURRENT_DESKTOP= QT_QPA_PLATFORM=xcb
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset WAYLAND_DISPLAY
export DESKTOP_COMMAND DESKTOP_READY=$home/ready
# shellcheck disable=SC2016
xvfb-run -a -s "-screen 0 ${size}x24 -nolisten tcp" dbus-run-session -- bash -c '
    set -euo pipefail
    openbox >/dev/null 2>&1 &
    launcher=/usr/libexec/at-spi-bus-launcher
    [ -x "$launcher" ] && "$launcher" --launch-immediately >/dev/null 2>&1 &
    dbus-send --session --dest=org.a11y.Bus --print-reply /org/a11y/bus \
        org.freedesktop.DBus.Properties.Set string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null 2>&1 || true
    "$@"
' session "$@"
