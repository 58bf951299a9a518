#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A calibration: what it learns of a truth that is known, the same bits after a kill and on any number of threads.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

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
members = 24
iterations = 3

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
head -1 out | grep -q '^The model fits the data' || fail "$(cat out)"
parts='posterior.csv prior.csv residuals.csv predictions.csv summary.json study.toml best/lab.toml'
same() { # same FOLDER: every part is that of the first
    for part in $parts; do cmp one/$part "$1/$part" || fail "$1/$part differs"; done
}
"$gossan" calibrate calibrate.toml -o two --threads 2 >out 2>log
same two

# The truth, 0.05 1/d, lies within the posterior's 90 in 100.
awk -F'[:,]' '/"p5"/ { low = $2 } /"p95"/ { high = $2; exit }
    END { exit !(low < 0.05 && 0.05 < high && high - low < 0.02) }' <(sed 's/prior_p5"/x/; s/prior_p95"/x/' one/summary.json) ||
    fail "$(cat one/summary.json)"
grep -q '"verdict": "fits"' one/summary.json || fail "no verdict"
[ -s one/report.html ] && [ -s one/study.xlsx ] || fail "no report or workbook"
# What is called the best fit is a scenario that runs, to what the study says of it.
"$gossan" run one/best/lab.toml -o best --json >best.json 2>log
grep -q '"status": "done"' best/manifest.json || fail "$(cat log)"

# A kill on the way: resume runs what is missing, to the same bits.
"$gossan" calibrate calibrate.toml -o three --threads 1 >out 2>log &
child=$!
for _ in $(seq 400); do
    grep -q 'update 1' log 2>/dev/null && break
    sleep 0.01
done
kill -9 "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
grep -q '"status": "running"' three/manifest.json || fail "it was done before the kill"
"$gossan" resume three >out 2>log
same three
grep -qE '^[1-9][0-9]* runs?, [1-9][0-9]* known from before' log || fail "$(tail -1 log)"
status=0
"$gossan" resume three >out 2>log || status=$?
[ $status = 2 ] || fail "a study that is done was resumed: $status"

# A folder is another's until it is forced.
status=0
"$gossan" calibrate calibrate.toml -o three --set study.seed=2 >out 2>log || status=$?
[ $status = 2 ] || fail "a study was overwritten: $status"
"$gossan" calibrate calibrate.toml -o three --set study.seed=2 --set study.members=6 --force >out 2>log
cmp -s one/posterior.csv three/posterior.csv && fail "another seed gave the same members"

# The best fit alone, with its profile; a datum below a limit; data up to a day.
sed 's/^lab,60,recovery,.*/&\nlab,58,recovery,<70,%,table/' lab.csv >bounded.csv
"$gossan" calibrate calibrate.toml -o four --set study.engine=least_squares --set 'tests[0].until=40 d' \
    --set 'study.profile=["facts.reactions.chrysocolla_acid.k25"]' --json >four.json 2>log
grep -q '"level": 0.8' four.json || fail "no profile: $(cat four.json)"
grep -q 'values of recovery_pct after day 40 left out' four.json || fail "$(cat four.json)"
"$gossan" calibrate calibrate.toml -o five --set study.engine=smoother --set 'tests[0].data=bounded.csv' --json >five.json 2>log
grep -q '"bounds": 1' five.json || fail "$(cat five.json)"

# A model that cannot meet its data says so first, and ends well.
sed '1!s/,\([0-9.]*\),%/,9\1,%/' lab.csv | awk -F, -v OFS=, 'NR > 1 { $4 = 80 - $2 } { print }' >absurd.csv
"$gossan" calibrate calibrate.toml -o absurd --set 'tests[0].data=absurd.csv' >out 2>log
head -1 out | grep -q '^THE MODEL CANNOT FIT THESE DATA' || fail "$(cat out)"
grep -q 'lab/recovery_pct is off by' out || fail "$(cat out)"
grep -q '"verdict": "cannot_fit"' absurd/summary.json || fail "$(cat absurd/summary.json)"

# Two columns of one ore, with a rate each and what the rates have in common; two series of one of them contradict.
"$gossan" run scenario.toml -o quick "${short[@]}" --set 'facts.reactions.chrysocolla_acid.k25=0.09 1/d' 2>log >out
awk -F, 'BEGIN { print "series,time_d,quantity,value,unit,origin" }
    NR == 1 { for (k = 1; k <= NF; k++) { split($k, name, " "); column[name[1]] = k } next }
    $1 >= 20 && $1 % 5 == 0 { printf "lab,%s,recovery,%s,%%,table\n", $1, $column["recovery_pct"] }' quick/series.csv >quick.csv
cat - calibrate.toml >pair.toml <<'TOML'
[[tests]]
id = "quick"
scenario = "scenario.toml"
set = ["run.duration=60 d", "bed.cells=6"]
data = "quick.csv"

TOML
sed -i 's/k25"$/k25"\nshared = false/' pair.toml
"$gossan" calibrate pair.toml -o pair --set study.engine=smoother >out 2>log || fail "$(cat log)"
# Rows of the table: number, unit, before, P5, median, P95, best, width; each test's own truth lies in its interval.
holds() { # holds TEST TRUTH
    awk -v test="in $1" -v truth="$2" 'index($0, test) { for (k = 1; k <= NF; k++) if ($k == "1/d") { low = $(k + 2); high = $(k + 4) } }
        END { exit !(low < truth && truth < high && high - low < 0.03) }' out || fail "$1 has not $2: $(cat out)"
}
holds lab 0.05
holds quick 0.09
sed '/^lab,40,recovery,/{p;s/,recovery,[0-9.]*/,recovery,11/}' lab.csv >split.csv
"$gossan" calibrate calibrate.toml -o split --set 'tests[0].data=split.csv' --set study.members=6 --set study.iterations=1 --set study.engine=smoother \
    >out 2>log || fail "$(cat log)"
grep -q 'measured.conflict' log || fail "the log should tell of the conflict: $(cat log)"
grep -q 'the data conflict: lab: day 40' out || fail "the result should tell of the conflict: $(cat out)"

refused() { # refused WORDS OPTIONS...
    local words=$1 status=0
    shift
    "$gossan" calibrate calibrate.toml -o none "$@" >out 2>log || status=$?
    [ $status = 2 ] || fail "status $status, not 2: $*: $(cat log)"
    grep -qF -- "$words" log || fail "the log lacks '$words': $(cat log)"
    [ ! -e none ] || fail "a study that was refused wrote"
}
refused 'study.outside_run' --set 'tests[0].set=["run.duration=50 d"]'
printf 'series,time_d,quantity,value,unit,origin\nlab,20,recovery,<30,%%,table\n' >bounds.csv
refused 'study.all_censored' --set 'tests[0].data=bounds.csv'
refused 'study.not_free' --set 'study.profile=["bed.height"]'
refused 'study.not_measured' --set 'tests[0].quantities=["pls_pH"]'
refused 'parameter.prior' --set 'parameters[0].low=-1 1/d' --set 'parameters[0].high=1 1/d'

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
