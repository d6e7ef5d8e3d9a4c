#!/usr/bin/env bash
# Proves that a bare machine is enough: makes one with debootstrap, copies a clone of HEAD into it and runs
# packaging/run.sh and packaging/test.sh there. Prints each result and its time; fails if either fails.
# The release, the mirrors, the proxies and the keys are those of this machine's own apt.
# Usage: sudo tests/fresh-machine.sh [--keep] [--packages-only] [FOLDER]
#   --keep           leave the machine in FOLDER
#   --packages-only  stop after the packages are installed
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
keep=0
steps=all
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=1 ;;
    --packages-only) steps=packages ;;
    -*) echo "usage: fresh-machine.sh [--keep] [--packages-only] [FOLDER]" >&2 && exit 1 ;;
    *) break ;;
    esac
    shift
done
machine=${1:-${TMPDIR:-/tmp}/chalkline-fresh-machine}
[ "$(id -u)" -eq 0 ] || { echo "fresh-machine.sh: needs root for chroot" >&2 && exit 1; }
command -v debootstrap >/dev/null || { echo "fresh-machine.sh: needs debootstrap" >&2 && exit 1; }
[ ! -e "$machine" ] || { echo "fresh-machine.sh: $machine is there already" >&2 && exit 1; }

takeDown() {
    umount -l "$machine/proc" "$machine/dev" 2>/dev/null || true
    # One file system only: a mount that would not go must not be emptied.
    [ $keep -eq 1 ] || rm -rf --one-file-system "$machine"
}
trap takeDown EXIT
trap 'exit 130' INT TERM

# name, command...: runs it, with what it prints kept aside unless it fails.
step() {
    local name=$1 began=$SECONDS
    shift
    if "$@" >"$machine.log" 2>&1; then
        tail -n 1 "$machine.log"
        echo "fresh machine: $name ok, $((SECONDS - began)) s"
        rm -f "$machine.log"
    else
        local code=$?
        tail -n 60 "$machine.log"
        echo "fresh machine: $name FAILED with $code after $((SECONDS - began)) s; log: $machine.log"
        return 1
    fi
}

# Every index apt reads here, as a line for sources.list.
sourcesOfThisMachine() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v suite="$1" '$2 == suite || index($2, suite "-") == 1 {print "deb", $1, $2, $3}' | sort -u
}

proxiesOfThisMachine() {
    apt-config dump | grep -E '^Acquire::(http|https|ftp)::([^:]*::)?Proxy(-Auto-Detect)? ' || true
}

inMachine() {
    chroot "$machine" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp CI=true \
        LANG=C.UTF-8 ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
        ${no_proxy:+"no_proxy=$no_proxy"} "$@"
}

suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
sources=$(sourcesOfThisMachine "$suite")
mirror=$(awk -v suite="$suite" '$3 == suite {print $2; exit}' <<<"$sources")
[ -n "$mirror" ] || { echo "fresh-machine.sh: apt has no mirror for $suite" >&2 && exit 1; }
proxy=$(apt-config shell proxy Acquire::http::Proxy | sed -E "s/^proxy='(.*)'\$/\1/")
[ -z "$proxy" ] || export http_proxy=${http_proxy:-$proxy}

step "debootstrap of $suite" debootstrap --variant=minbase "$suite" "$machine" "$mirror"
mount -t proc proc "$machine/proc"
mount --bind /dev "$machine/dev"
cp -L /etc/resolv.conf /etc/hosts "$machine/etc/"
echo "$sources" >"$machine/etc/apt/sources.list"
proxiesOfThisMachine >"$machine/etc/apt/apt.conf.d/90proxies"
cp -rn /usr/share/keyrings/. "$machine/usr/share/keyrings/"
git -c safe.directory='*' clone -q --no-local "$root" "$machine/srv/chalkline"

if [ $steps = packages ]; then
    step "packages to build" inMachine /srv/chalkline/packaging/install-packages.sh build
    step "packages to test" inMachine /srv/chalkline/packaging/install-packages.sh test
    step "nothing left to install" inMachine /srv/chalkline/packaging/install-packages.sh test
    exit
fi
failed=0
step packaging/run.sh inMachine /srv/chalkline/packaging/run.sh || failed=1
[ -s "$machine/srv/chalkline/build/url-shortener.svg" ] || { echo "fresh machine: no picture" && failed=1; }
step packaging/test.sh inMachine /srv/chalkline/packaging/test.sh || failed=1
exit $failed
