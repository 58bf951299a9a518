#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A forecast of a truth that is known: it tightens as data come in, and is the same bits on one thread and after resume.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" .
short=(--set 'run.duration=60 d' --set bed.cells=6)
"$gossan" run scenario.toml -o truth "${short[@]}" --set 'facts.reactions.chrysocolla_acid.k25=0.05 1/d' 2>log >out
awk -F, 'BEGIN { print "series,time_d,quantity,value,unit,origin" }
    NR == 1 { for (k = 1; k <= NF; k++) { split($k, name, " "); column[name[1]] = k } next }
    $1 >= 10 && $1 % 5 == 0 { printf "lab,%s,recovery_pct,%s,%%,table\n", $1, $column["recovery_pct"] }' truth/series.csv >lab.csv
cat >forecast.toml <<'TOML'
outputs = ["recovery_pct"]

[study]
title = "The rest of sixty days"
members = 16
iterations = 2

[plan]
scenario = "scenario.toml"
set = ["run.duration=60 d", "bed.cells=6"]
every = "10 d"

[[parameters]]
path = "facts.reactions.chrysocolla_acid.k25"

[[scale_up]]
path = "bed.hydraulics.alpha"

[[targets]]
output = "recovery_pct"
least = 20.0
by = "60 d"

[data]
file = "lab.csv"
errors = { recovery_pct = { absolute = 0.5 } }

[backtest]
calibrate_until = "30 d"

[update]
every = "20 d"

[explain]
output = "recovery_pct"
members = 2

[explain.causes.kinetics]
parameters = ["facts.reactions.chrysocolla_acid.k25"]

[explain.causes.operation]
set = ["irrigation.steps[0].rate=6 L/m2/h"]
TOML
"$gossan" forecast forecast.toml --dry-run >out 2>log || fail "$(cat log)"
[ ! -e forecast.forecast ] || fail "a dry run wrote something"
"$gossan" forecast forecast.toml -o one --threads 1 >out 2>log || fail "$(cat log)"
"$gossan" forecast forecast.toml -o two --threads 2 >out 2>log || fail "$(cat log)"
for file in quantiles targets scores updates causes tornado members; do
    cmp one/$file.csv two/$file.csv || fail "one and two threads differ in $file.csv"
done
cp one/quantiles.csv before.csv
"$gossan" forecast forecast.toml -o one >out 2>log || fail "$(cat log)"
cmp before.csv one/quantiles.csv || fail "a second call changes the forecast"
grep -q '^0 runs' log || fail "a second call runs members again: $(cat log)"
# Each row: data until day, P90, P50, P10; the band of the last is narrower than a third of the first.
awk -F, 'NR == 2 { first = $4 - $2 } NR > 2 { last = $4 - $2 } END { exit !(last < first / 3) }' one/updates.csv ||
    fail "the forecast does not tighten:"$'\n'"$(cat one/updates.csv)"
# Shares sum to the difference from the plan, whose numbers are in the summary.
[ "$(grep -c . one/causes.csv)" = 4 ] || fail "three causes: $(cat one/causes.csv)"
grep -q 'learnt until here' one/report.html || fail "the page draws no fan"
[ -s one/forecast.xlsx ] || fail "no workbook"

# Data that come in later want only the runs of what is learnt from them, to the bits of one that had them all at once.
cp lab.csv all.csv
awk -F, 'NR == 1 || $2 < 23' all.csv | sed 's/^lab,20,/lab,19.5,/' >lab.csv
sed '/^.backtest/,/^$/d; /^.explain/,$d' forecast.toml >monthly.toml
"$gossan" forecast monthly.toml -o months >out 2>log || fail "$(cat log)"
cp all.csv lab.csv
sed -i 's/^lab,20,/lab,19.5,/' lab.csv
"$gossan" forecast monthly.toml -o months >out 2>log || fail "$(cat log)"
"$gossan" forecast monthly.toml -o at-once >out 2>log-at-once || fail "$(cat log-at-once)"
cmp months/updates.csv at-once/updates.csv || fail "what comes in month by month is another forecast"
cmp months/quantiles.csv at-once/quantiles.csv || fail "what comes in month by month is another forecast"
runs() { sed -n 's/^\([0-9]*\) runs\?, .*/\1/p' "$1"; }
[ "$(runs log)" = $(($(runs log-at-once) - 16)) ] || fail "members are run twice: $(tail -1 log) against $(tail -1 log-at-once)"

# A study that fails says so, and is gone on with once the cause is mended.
status=0
"$gossan" forecast monthly.toml -o failing --set study.most_failed=0 --set 'scale_up=[{path="solver.relative_tolerance"}]' >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2: $(cat log)"
[ ! -e failing ] || fail "a forecast that was refused wrote"
"$gossan" forecast monthly.toml -o stopped --threads 1 >out 2>log &
child=$!
for _ in $(seq 400); do [ -e stopped/study.sqlite ] && break; sleep 0.01; done
kill -TERM "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
grep -q '"status": "interrupted"' stopped/manifest.json || fail "it was done before it was stopped: $(cat log)"
"$gossan" resume stopped >out 2>log || fail "$(cat log)"
cmp months/quantiles.csv stopped/quantiles.csv || fail "a forecast that was stopped is another"

status=0
sed -i 's/chrysocolla_acid.k25"$/chrysocolla_acid.k52"/; s/^least = .*/least = 20.0/; s/"60 d"$/"70 d"/' forecast.toml
"$gossan" forecast forecast.toml -o wrong >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2"
grep -q 'chrysocolla_acid.k25' log || fail "the nearest number should be named: $(cat log)"
grep -q 'study.outside_run' log || fail "a target after the end should be refused: $(cat log)"

# Members of a calibration go through a plan of their own; what is not carried is left out and said.
example=$GOSSAN_SOURCE_DIR/examples/learn-from-columns
"$gossan" calibrate "$example/calibrate.toml" --set study.members=6 --set study.iterations=1 --set study.engine=smoother -o learnt \
    >out 2>log || fail "$(cat log)"
"$gossan" forecast "$example/forecast.toml" --set calibration="$PWD/learnt" --set 'plan.set=["run.duration=240 d", "bed.height=6 m", "bed.cells=6"]' \
    -o carried >out 2>log || fail "$(cat log)"
grep -q 'bed.stagnant.length of the calibration is left out' log || fail "the log should say what is left out: $(cat log)"
# Values of a calibration are taken as they are: the first column behind the member of both tables.
# They were told in their unit and read again, which may cost the last digit.
paste -d, <(cut -d, -f1,2 learnt/posterior.csv) <(cut -d, -f1,2 carried/members.csv) | awk -F, '
    NR > 1 { n += 1; if ($1 != $3 || ($2 - $4)^2 > (1e-14 * $2)^2) wrong += 1 } END { exit !(n == 6 && !wrong) }' ||
    fail "members are not those of the calibration"

# The forecast of a site: what is uncertain of pads, ore and facts, without a run of every member.
"$gossan" forecast "$GOSSAN_SOURCE_DIR/examples/small-site/forecast.toml" --dry-run >out 2>log || fail "$(cat log)"
grep -q 'parcels.sulphide.ore.minerals.chalcocite' out || fail "the dry run should list what is uncertain: $(cat out)"
