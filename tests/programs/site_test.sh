#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A scenario with a [plant]: checked, run, stopped, resumed to the same bits on other threads, accounted for.
gossan=$GOSSAN_PROGRAM
site=$GOSSAN_SOURCE_DIR/examples/small-site/scenario.toml
tables="series.csv balance.csv events.csv modules.csv module_flows.csv ponds.csv circuit.csv"
source "$(dirname "$0")/expectations.sh"
short=(--set 'run.duration=150 d' --set 'modules[2].from=20 d' --set 'modules[3].from=30 d' --set 'run.restart_interval=10 d')

"$gossan" check "$site" >out || fail "$(cat out)"
grep -q "solvent extraction and electrowinning" out || fail "the plant is told: $(cat out)"
"$gossan" check "$site" --json | grep -q '"accepted": true' || fail "the check is JSON too"
"$gossan" check "$site" --set 'modules[0].pad="oxyde"' >out && fail "an unknown pad was accepted"
grep -q '"oxide"' out || fail "the nearest pad is named: $(cat out)"
"$gossan" run "$site" --dry-run "${short[@]}" 2>&1 | grep -q "would run into" || fail "dry run"
"$gossan" check "$GOSSAN_SOURCE_DIR/examples/johnson-camp/scenario.toml" >out || fail "$(cat out)"
echo "a site is checked like a column, and faults name the nearest"

"$gossan" run "$site" -o one --threads 1 "${short[@]}" >out 2>log || fail "$(cat log)"
"$gossan" run "$site" -o two --threads 2 "${short[@]}" >out 2>log || fail "$(cat log)"
for file in $tables; do cmp one/$file two/$file || fail "threads change $file"; done
grep -q '"cathode_by_month_t"' one/summary.json || fail "no cathode by month"
"$gossan" report one -o one.html >out || fail "$(cat out)"
grep -q 'id="modules"' one.html || fail "the report of a site has its sections"
"$gossan" inventory one >out 2>&1 || fail "the accounts do not close: $(tail -3 out)"
echo "threads do not change a bit, and the accounts close"

"$gossan" run "$site" -o cut "${short[@]}" >out 2>log &
run=$!
until [ "$(ls cut/checkpoint 2>/dev/null | wc -l)" -ge 2 ] || ! kill -0 $run 2>/dev/null; do sleep 0.05; done
kill -KILL $run 2>/dev/null || echo "the run was over before it could be killed"
wait $run 2>/dev/null || true  # killed, as it was meant to be
if grep -q '"status": "running"' cut/manifest.json; then
    "$gossan" resume cut --threads 2 >out 2>log || fail "$(cat log)"
fi
for file in $tables; do cmp one/$file cut/$file || fail "a resumed run has another $file"; done
echo "killed and resumed: the same bits"

"$gossan" schema plant.ponds | grep -q capacity || fail "keys of a site are explained"
"$gossan" schema --site --markdown >site.md
diff "$GOSSAN_SOURCE_DIR/docs/reference/site.md" site.md ||
    fail "docs/reference/site.md is behind: gossan schema --site --markdown >docs/reference/site.md"
echo "docs/reference/site.md is in step with the program"
