#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A disk that fills up ends a run with exit status 1 and its name, leaves what was written readable, and
# once there is room the run goes on. A small tmpfs is that disk where the system lets one be mounted, else a
# limit on the size of files; the output says which.
gossan=$GOSSAN_PROGRAM
scenario=$GOSSAN_SOURCE_DIR/tests/inputs/must_pass/every_kind.toml
export gossan scenario
source "$(dirname "$0")/expectations.sh"

on_a_small_disk() {
    mount -t tmpfs -o size=200k none disk
    status=0
    "$gossan" run "$scenario" -o disk/run --set 'run.output_interval=0.01 d' >out 2>log || status=$?
    [ $status = 1 ] || { echo "exit status $status instead of 1"; cat log; exit 1; }
    grep -q "No space left on device" log || { cat log; exit 1; }
    "$gossan" report disk/run -o page.html >/dev/null 2>report_log || { cat report_log; exit 1; }
    mount -o remount,size=20m disk
    "$gossan" resume disk/run >/dev/null 2>resume_log || { cat resume_log; exit 1; }
    cp -r disk/run resumed
}

mkdir disk
if unshare -rm true 2>/dev/null && unshare -rm bash -c 'mount -t tmpfs -o size=200k none disk' 2>/dev/null; then
    way="a tmpfs of 200 kB"
    unshare -rm bash -euo pipefail -c "$(declare -f on_a_small_disk); on_a_small_disk"
else
    way="a limit of 100 kB on the size of files, as no tmpfs can be mounted here"
    status=0
    (ulimit -f 100; exec "$gossan" run "$scenario" -o limited --set 'run.output_interval=0.01 d' >out 2>log) || status=$?
    [ $status = 1 ] || fail "exit status $status instead of 1: $(cat log)"
    grep -q "File too large" log || fail "$(cat log)"
    "$gossan" report limited -o page.html >/dev/null 2>report_log || fail "$(cat report_log)"
    "$gossan" resume limited >/dev/null 2>resume_log || fail "$(cat resume_log)"
    cp -r limited resumed
fi
echo "full disk by $way: $(grep -m 1 "^error" log)"
[ -s page.html ] || fail "no page about what was written"

"$gossan" run "$scenario" -o straight --set 'run.output_interval=0.01 d' >/dev/null 2>log
for file in series.csv balance.csv events.csv fields.nc; do
    cmp "straight/$file" "resumed/$file" || fail "$file differs from a run with room enough"
done
echo "with room again it goes on to the same bits"
