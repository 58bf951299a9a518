#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A calibration: what it learns of a truth that is known, the same bits after a kill and on any number of threads.
gossan=$GOSSAN_PROGRAM
fail() { printf '%s\n' "$*"; exit 1; }

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" .
short=(--set 'run.duration=60 d' --set bed.cells=6)
"$gossan" run scenario.toml -o truth "${short[@]}" --set 'facts.reactions.chrysocolla_acid.k25=0.05 1/d' 2>log >out
# Every fifth day of the truth without noise, whose error is told to be that of a laboratory.
awk -F, 'BEGIN { print "series,time_d,quantity,value,unit,origin" }
    NR == 1 { for (k = 1; k <= NF; k++) { split($k, name, " "); column[name[1]] = k } next }
    $1 >= 20 && $1 % 5 == 0 { printf "lab,%s,recovery,%s,%%,table\n", $1, $column["recovery_pct"] }' truth/series.csv >lab.csv
cat >calibrate.toml <<'TOML'
[study]
title = "One rate of an oxide column"
members = 12
iterations = 2

[[tests]]
id = "lab"
scenario = "scenario.toml"
set = ["run.duration=60 d", "bed.cells=6"]
data = "lab.csv"

[[parameters]]
path = "facts.reactions.chrysocolla_acid.k25"

[errors.recovery_pct]
absolute = 0.5
TOML

"$gossan" calibrate calibrate.toml --dry-run >plan 2>log
grep -q '9 measured values' plan || fail "the plan is: $(cat plan)"
[ ! -e calibrate.study ] || fail "a dry run wrote"

"$gossan" calibrate calibrate.toml -o one --threads 1 >out 2>log
grep -q 'The model meets the data' out || fail "$(cat out)"
"$gossan" calibrate calibrate.toml -o two --threads 2 >out 2>log
diff one/posterior.csv two/posterior.csv || fail "two threads gave other bits"
diff one/summary.json two/summary.json || fail "two threads gave another summary"

# The truth, 0.05 1/d, lies within the posterior's 90 in 100.
awk -F'[:,]' '/"posterior": \{/ { inside = 1 } inside && /"p05"/ { low = $2 } inside && /"p95"/ { high = $2; exit }
    END { exit !(low < 0.05 && 0.05 < high && high - low < 0.02) }' one/summary.json || fail "$(cat one/summary.json)"

# A kill on the way: what is in the store is not run again.
"$gossan" calibrate calibrate.toml -o three --threads 1 >out 2>log &
child=$!
for _ in $(seq 200); do
    grep -q 'update 1' log 2>/dev/null && break
    sleep 0.01
done
kill -9 "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
"$gossan" calibrate calibrate.toml -o three >out 2>log
diff one/posterior.csv three/posterior.csv || fail "the study that was killed gave other bits"
diff one/summary.json three/summary.json || fail "the study that was killed gave another summary"
"$gossan" calibrate calibrate.toml -o three >out 2>log
grep -q '^0 runs' log || fail "members were run again: $(tail -1 log)"

# Another seed is another study.
status=0
"$gossan" calibrate calibrate.toml -o three --set study.seed=2 >out 2>log || status=$?
[ $status = 2 ] || fail "another seed was taken: $status"
grep -q 'another study: seed' log || fail "$(cat log)"

# All faults at once.
status=0
"$gossan" calibrate calibrate.toml --set 'parameters=[{path="bed.hydraulics.alfa"},{path="solver.water_content"},{path="facts.microbes.M1.decoy"}]' >out 2>log || status=$?
[ $status = 2 ] || fail "faulty parameters were taken: $status"
for words in bed.hydraulics.alpha parameter.fixed facts.microbes.M1.decay; do
    grep -q "$words" log || fail "the log lacks $words: $(cat log)"
done

"$gossan" schema --calibration --markdown >calibration.md
diff "$GOSSAN_SOURCE_DIR/docs/reference/calibration.md" calibration.md ||
    fail "docs/reference/calibration.md is behind: gossan schema --calibration --markdown >docs/reference/calibration.md"
