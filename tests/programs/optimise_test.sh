#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A search for plans: the same bits on one thread, on two and after it was stopped; its page, its faults and its exit status.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" .
cat >plans.toml <<'TOML'
[study]
title = "Copper against acid"
population = 8
generations = 2
chosen = 2

[plan]
scenario = "scenario.toml"
overrides = ["run.duration=30 d", "bed.cells=5"]

[[decisions]]
name = "drip"
paths = ["irrigation.steps[0].rate"]
low = "4 L/m2/h"
high = "12 L/m2/h"

[[decisions]]
name = "free acid"
paths = ["solutions.raffinate.free_acid"]
low = "5 g/L"
high = "15 g/L"

[[objectives]]
name = "recovery"
aim = "maximise"
figure = "recovery"

[[objectives]]
name = "acid, kg/t"
aim = "minimise"
figure = "acid_consumed_gross_kg_per_t"

[[constraints]]
name = "least recovery"
figure = "recovery"
least = 0.3

[reduced]
cells = 3
TOML
"$gossan" optimise plans.toml --threads 1 -o one >out 2>log || fail "$(cat log)"
"$gossan" optimise plans.toml --threads 2 -o two >out 2>log || fail "$(cat log)"
cmp one/summary.json two/summary.json || fail "one and two threads differ"
status=0
timeout -s INT 0.4 "$gossan" optimise plans.toml --threads 1 -o stopped >out 2>log || status=$?
[ $status != 0 ] || echo "the search ended before it was stopped"
"$gossan" optimise plans.toml --threads 2 -o stopped >out 2>log || fail "$(cat log)"
cmp one/summary.json stopped/summary.json || fail "a search that was stopped ends elsewhere"
echo "the same bits on one thread, on two and after a stop"

for text in 'plans are beaten by no other' 'pairs of these plans in the order of the full site' 'refused by constraints'; do
    grep -q "$text" one/report.html || fail "the page does not say: $text"
done
cp one/report.html before.html
[ "$("$gossan" report one)" = one/report.html ] || fail "the page is not written anew"
cmp before.html one/report.html || fail "the page written anew is another"
# Every plan of the front stands in its file, and runs to the recovery that was promised in full, column 7.
n=$(find one/plans -name '*.toml' | wc -l)
[ "$n" = "$(grep -c '^plans/' one/front.csv)" ] || fail "$n files of plans: $(cat one/front.csv)"
promised=$(awk -F, '/^plans\/01/ { print $7 }' one/front.csv)
"$gossan" run one/plans/01.toml -o run --json >run.json 2>log || fail "$(cat log)"
came=$(grep -o '"recovery": [0-9.e-]*' run/summary.json | head -1 | cut -d' ' -f2)
[ "$promised" = "$came" ] || fail "promised $promised, came $came"
echo "the page is written anew, and a plan keeps its promise"

status=0
sed 's/^least = .*/least = 0.99/' plans.toml >much.toml
"$gossan" optimise much.toml -o much >out 2>log || status=$?
[ $status = 4 ] || fail "exit status $status instead of 4"
grep -q 'no plan holds all constraints' much/report.html || fail "the page should say that no plan holds"
status=0
sed 's/figure = "recovery"/figure = "recovrey"/; s/steps\[0\].rate/steps[0].rat/' plans.toml >wrong.toml
"$gossan" optimise wrong.toml -o wrong >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2"
grep -q 'steps\[0\].rate' log || fail "the nearest path should be named: $(cat log)"
[ ! -e wrong ] || fail "a file with faults leaves a folder"
echo "what cannot be is said with its exit status"
