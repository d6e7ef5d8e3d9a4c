#!/usr/bin/env bash
# No tracked file names a folder of one machine or the host of a package registry: a clone has to build
# anywhere, from wherever its owner gets packages. The brackets keep this file from matching itself.
set -uo pipefail
edge='(^|[^A-Za-z0-9_.~-])'
folders="$edge/(wor[k]|roo[t]|(hom[e]|User[s])/[A-Za-z][A-Za-z0-9_-]*)/"
hosts='debian[.]org|archive[.]ubuntu[.]com|npmjs[.]org|pypi[.]org|pythonhosted[.]org|crates[.]io|golang[.]org'
git grep -nIE "$folders|$hosts" -- .
case $? in
0) exit 1 ;;
1) exit 0 ;;
*) exit 2 ;;
esac
