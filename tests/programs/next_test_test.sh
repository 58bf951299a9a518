#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Which test to do next: the same bits on one thread and after resume, nothing learnt of what has nothing to do with the
# forecast, and every fault of a file at once.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" .
cat >tests.toml <<'TOML'
[study]
title = "Before the oxide pad"
members = 24

[plan]
scenario = "scenario.toml"
set = ["run.duration=60 d", "bed.cells=6"]

[[parameters]]
path = "facts.reactions.chrysocolla_acid.k25"

[[scale_up]]
path = "bed.hydraulics.alpha"

[measuring]
outputs = ["recovery_pct"]
at_end = ["extraction_pct"]
every = "10 d"
errors = { recovery_pct = { absolute = 0.5 } }

[[candidates]]
name = "short"
scenario = "scenario.toml"
set = ["run.duration=20 d", "bed.cells=6"]

[[candidates]]
name = "long"
scenario = "scenario.toml"
set = ["run.duration=40 d", "bed.cells=6"]
set_up = "10 d"

[[candidates]]
name = "no copper silicate"
scenario = "scenario.toml"
set = ["run.duration=20 d", "bed.cells=6", "ore.minerals.chrysocolla=0 %"]
TOML
"$gossan" check tests.toml >out 2>log || fail "$(cat out log)"
grep -q 'to next-test: 3 candidates, 24 members' out || fail "check reads tests that may be done: $(cat out)"
"$gossan" next-test tests.toml --dry-run >out 2>log || fail "$(cat log)"
[ ! -e tests.next-test ] || fail "a dry run wrote something"
grep -q 'chrysocolla_acid.k25 *yes *3 of 3' out || fail "a fact of the ore is of the plan and every test: $(cat out)"
grep -q 'alpha *yes *0 of 3' out || fail "a number of the heap is of no test: $(cat out)"
"$gossan" next-test tests.toml -o one --threads 1 >out 2>log || fail "$(cat log)"
"$gossan" next-test tests.toml -o two --threads 2 >out 2>log || fail "$(cat log)"
for file in candidates.csv course.csv measurements.csv pairs.csv members.csv summary.json; do
    cmp one/$file two/$file || fail "one and two threads differ in $file"
done
"$gossan" next-test tests.toml -o one >out 2>log || fail "$(cat log)"
cmp one/summary.json two/summary.json || fail "a second call changes the figures"
grep -q '^0 runs' log || fail "a second call runs members again: $(cat log)"
# Columns 5 to 7: the share that goes, and what holds 80 in 100 of it.
awk -F, '$1 == "long" { long = $5 } $1 == "no copper silicate" { other = $5; high = $7 }
    END { exit !(long > 0.5 && other < 0.1 && high < long) }' one/candidates.csv ||
    fail "a column tells of its ore, and one without the mineral does not: $(cat one/candidates.csv)"
grep -q 'narrows the forecast of recovery_pct on day 60 from' out || fail "no verdict: $(cat out)"
grep -q 'What is left of the uncertainty' one/report.html || fail "the page draws no course"
[ -s one/next-test.xlsx ] || fail "no workbook"
"$gossan" report two >/dev/null 2>&1
cmp one/report.html two/report.html || fail "report writes another page"

# Stopped, it is gone on with to the same bits, from what its folder says alone.
grep -q '"status": "done"' one/manifest.json || fail "it is done: $(cat one/manifest.json)"
"$gossan" resume one >out 2>log && fail "what is done was resumed"
"$gossan" next-test tests.toml -o stopped --threads 1 >out 2>log &
child=$!
for _ in $(seq 400); do [ -e stopped/study.sqlite ] && break; sleep 0.01; done
kill -TERM "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
grep -q '"status": "interrupted"' stopped/manifest.json || fail "it was done before it was stopped: $(cat log)"
"$gossan" check stopped/study.toml >out 2>log || fail "$(cat out log)"
grep -q 'to next-test: 3 candidates' out || fail "check reads what a folder keeps: $(cat out)"
"$gossan" resume stopped >out 2>log || fail "$(cat log)"
for file in candidates.csv course.csv measurements.csv pairs.csv members.csv summary.json; do
    cmp one/$file stopped/$file || fail "after a stop $file is another"
done

# One that fails says why, and goes on once the cause is mended.
cp -r one failed && rm failed/report.html && mkdir failed/report.html
"$gossan" next-test tests.toml -o failed >out 2>log && fail "a page was written over a folder"
grep -q '"status": "failed"' failed/manifest.json || fail "it failed: $(cat failed/manifest.json)"
rmdir failed/report.html
"$gossan" resume failed >out 2>log || fail "$(cat log)"
grep -q '^0 runs' log && grep -q '"status": "done"' failed/manifest.json || fail "it is mended: $(cat log)"

sed 's/"done"/"interrupted"/' one/manifest.json >manifest && mv manifest one/manifest.json
echo >>scenario.toml
"$gossan" resume one >out 2>log && fail "it was resumed with another scenario"
grep -q 'this file was changed since the study began' log || fail "what was changed should be said: $(cat log)"

status=0
cat >wrong.toml <<'TOML'
[plan]
scenario = "scenario.toml"
output = "recovery_pc"
day = "500 d"

[[parameters]]
path = "facts.reactions.chrysocolla_acid.k52"

[[candidates]]
name = "short"
scenario = "scenario.toml"
set = ["run.duration=20 d"]
shares = ["bed.hydraulics.alpha"]

[[candidates]]
name = "short"
scenario = "scenario.toml"
set = ["run.duration=20 d"]
measuring = { outputs = ["pls_Cu_g_l"], every = "30 d" }

[[candidates]]
name = "twin"
scenario = "scenario.toml"
set = ["run.duration=20 d"]
shares = ["bed.hydraulics.alpha"]
measuring = { outputs = ["pls_Cu_g_l"], errors = { recovery_pct = { absolute = 1.0 } } }
TOML
"$gossan" check wrong.toml >out 2>log && fail "check accepts it: $(cat out)"
grep -q 'the last day of the plan' out || fail "check should say it: $(cat out)"
"$gossan" next-test wrong.toml -o wrong >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2"
for words in 'wrong.toml:3:' '"recovery_pct"' 'the last day of the plan' '"short" a second time' 'a sample every 30 d' '"pls_Cu_g_L"'; do
    grep -q -- "$words" log || fail "$words should be said: $(cat log)"
done
status=0
printf '[plan]\nscenario = "scenario.toml"\n[[candidates]]\nname = "a"\nscenario = "scenario.toml"\n[[candidates]]\nname = "b"\nscenario = "scenario.toml"\n[[parameters]]\npath = "facts.reactions.chrysocolla_acid.k52"\n' >wrong.toml
"$gossan" next-test wrong.toml >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2"
grep -q 'study.same_candidate' log || fail "one test twice should be refused: $(cat log)"
sed -i 's/name = "b"/&\nset = ["run.duration=9 d"]/' wrong.toml
"$gossan" next-test wrong.toml >out 2>log || true
grep -q 'chrysocolla_acid.k25' log || fail "the nearest number should be named: $(cat log)"
[ ! -e wrong ] || fail "a refused study wrote something"
echo "tests that may be done are told apart, to the same bits, and faults are refused"
