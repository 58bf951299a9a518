#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A run killed at random moments, or stopped by SIGINT and SIGTERM, and resumed gives the same bits as one
# that was left alone: series, balance, events and fields.
gossan=$GOSSAN_PROGRAM
scenario=$GOSSAN_SOURCE_DIR/tests/inputs/long_column.toml
source "$(dirname "$0")/expectations.sh"
status_of() { sed -n 's/^  "status": "\(.*\)",$/\1/p' "$1/manifest.json"; }

same_bits() { # same_bits DIR WHAT
    local file
    for file in series.csv balance.csv events.csv fields.nc effective.toml; do
        cmp "straight/$file" "$1/$file" || fail "$2: $file differs from the straight run"
    done
    [ "$(status_of "$1")" = "done" ] || fail "$2: not done"
    echo "$2: the same bits"
}

# Both runs name their scenario alike, since effective.toml tells where each value stands.
cp "$scenario" column.toml
begun=$(date +%s%N)
"$gossan" run column.toml -o straight 2>log
length=$((($(date +%s%N) - begun) / 1000000))
echo "the straight run takes $length ms"

# kill -9 at moments drawn between a tenth and two thirds of that length. A checkpoint is a second old at most,
# so each part gets further.
RANDOM=$$
echo "random moments by seed $$"
hits=0
"$gossan" run column.toml -o killed >/dev/null 2>log & child=$!
while [ $hits -lt 4 ]; do
    moment=$((length / 10 + RANDOM * length / 32768 * 5 / 9))
    sleep "$((moment / 1000)).$(printf '%03d' $((moment % 1000)))"
    kill -9 $child 2>/dev/null || true
    wait $child 2>/dev/null || true
    [ "$(status_of killed)" = running ] || break
    hits=$((hits + 1))
    echo "killed after $moment ms; the last checkpoint is of day $(sed -n 's/^  "time_d": \(.*\),$/\1/p' killed/manifest.json)"
    [ $hits -lt 4 ] || break
    "$gossan" resume killed >/dev/null 2>log & child=$!
done
[ $hits -ge 1 ] || fail "the run was over before it could be killed once: make long_column.toml longer"
[ "$(status_of killed)" = "done" ] || "$gossan" resume killed >/dev/null 2>log || fail "$(cat log)"
same_bits killed "killed $hits times"

for signal in INT TERM; do
    # A shell makes background jobs deaf to SIGINT; env puts that right.
    env --default-signal=INT "$gossan" run column.toml -o "stopped$signal" >/dev/null 2>log & child=$!
    sleep "$((length / 3000)).$(printf '%03d' $((length / 3 % 1000)))"
    kill -$signal $child
    status=0
    wait $child || status=$?
    [ $status = 1 ] || fail "SIG$signal: exit status $status instead of 1"
    [ "$(status_of "stopped$signal")" = interrupted ] || fail "SIG$signal: not recorded"
    grep -q "go on with: gossan resume stopped$signal" log || fail "SIG$signal: $(cat log)"
    "$gossan" resume "stopped$signal" >/dev/null 2>log || fail "$(cat log)"
    same_bits "stopped$signal" "SIG$signal"
done
