#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A search for plans: the same bits on any threads and after it was stopped; what cannot be met, what fails and what is
# wrong is told, and kept in the manifest.
gossan=$GOSSAN_PROGRAM
fail() { printf '%s\n' "$*"; exit 1; }

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" .
cat >optimise.toml <<'TOML'
[study]
title = "Drip of an oxide column"
population = 8
generations = 3
chosen = 1

[plan]
scenario = "scenario.toml"
overrides = ["run.duration=40 d", "bed.cells=4"]

[[decisions]]
name = "drip"
paths = ["irrigation.steps[0].rate"]
low = "4 L/m2/h"
high = "10 L/m2/h"

[[objectives]]
name = "recovery"
aim = "maximise"
figure = "recovery"

[[objectives]]
name = "acid"
aim = "minimise"
figure = "acid_consumed_gross_kg_per_t"
TOML
same() { # same FOLDER: what was found is that of the first
    for part in front.csv plans/01.toml; do cmp one/$part "$1/$part" || fail "$1/$part differs"; done
}
"$gossan" optimise optimise.toml -o one --threads 1 >out 2>log || fail "$(cat log)"
grep -q '"status": "done"' one/manifest.json || fail "$(cat one/manifest.json)"
"$gossan" optimise optimise.toml -o two --threads 2 >out 2>log || fail "$(cat log)"
same two

# Stopped on the way: the manifest says so, and resume goes on to the same bits.
"$gossan" optimise optimise.toml -o three --threads 1 >out 2>log &
child=$!
for _ in $(seq 400); do
    grep -q '^1 runs' log 2>/dev/null && break
    sleep 0.01
done
kill -TERM "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
grep -q '"status": "interrupted"' three/manifest.json || fail "it was done before it was stopped: $(cat log)"
"$gossan" resume three >out 2>log || fail "$(cat log)"
same three
status=0
"$gossan" resume three >out 2>log || status=$?
[ $status = 2 ] || fail "a study that is done was resumed: $status"

# Nothing meets a constraint that cannot be met: exit 4, and the plan that misses it least.
cat optimise.toml - >hopeless.toml <<'TOML'

[[constraints]]
name = "all of it"
figure = "recovery"
least = 2.0
TOML
status=0
"$gossan" optimise hopeless.toml -o hopeless >out 2>log || status=$?
[ $status = 4 ] || fail "exit status $status instead of 4: $(cat log)"
grep -q 'least violated' hopeless/front.csv || fail "$(cat hopeless/front.csv)"

# What ends a study stands in its manifest.
status=0
"$gossan" optimise optimise.toml -o failing --set 'objectives[0].figure=recovry' >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2: $(cat log)"
grep -q '"status": "failed"' failing/manifest.json || fail "$(cat failing/manifest.json)"
grep -q 'recovry' failing/manifest.json || fail "$(cat failing/manifest.json)"
status=0
"$gossan" optimise optimise.toml --set 'objectives[0].figure=npv' -o none >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2: $(cat log)"
grep -q 'study.no_price' log || fail "$(cat log)"
[ ! -e none ] || fail "a search that was refused wrote"
