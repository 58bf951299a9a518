# SPDX-License-Identifier: Apache-2.0
# What test scripts expect of a program; source it.

fail() { printf '%s\n' "$*"; exit 1; }
ends_with() { # ends_with STATUS COMMAND... : standard output in out, standard error in log
    local wanted=$1 status=0
    shift
    "$@" >out 2>log || status=$?
    [ $status = "$wanted" ] || fail "exit status $status instead of $wanted: $*"$'\n'"$(cat out log)"
}
says() { # says FILE TEXT
    grep -qF -- "$2" "$1" || fail "$1 should say '$2' but says:"$'\n'"$(head -c 4000 "$1")"
}
