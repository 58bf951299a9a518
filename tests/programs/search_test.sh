#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The manifest of a search for plans says how it ended, and what did not end well is resumed to the same bits.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

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
TOML
"$gossan" optimise optimise.toml -o whole >out 2>log || fail "$(cat log)"
grep -q '"status": "done"' whole/manifest.json || fail "$(cat whole/manifest.json)"
"$gossan" optimise optimise.toml -o stopped --threads 1 >out 2>log &
child=$!
for _ in $(seq 400); do
    grep -q '^1 runs' log 2>/dev/null && break
    sleep 0.01
done
kill -TERM "$child" 2>/dev/null || true
wait "$child" 2>/dev/null || true
grep -q '"status": "interrupted"' stopped/manifest.json || fail "it was done before it was stopped: $(cat log)"
"$gossan" resume stopped >out 2>log || fail "$(cat log)"
for part in front.csv plans/01.toml; do cmp whole/$part stopped/$part || fail "$part differs"; done
status=0
"$gossan" resume stopped >out 2>log || status=$?
[ $status = 2 ] || fail "a study that is done was resumed: $status"
status=0
"$gossan" forecast "$GOSSAN_SOURCE_DIR/examples/small-site/forecast.toml" -o whole >out 2>log || status=$?
[ $status = 2 ] || fail "a search was taken for a forecast: $(cat log)"
grep -q 'another kind' log || fail "$(cat log)"

status=0
"$gossan" optimise optimise.toml -o failing --set 'objectives[0].figure=recovry' >out 2>log || status=$?
[ $status = 2 ] || fail "exit status $status instead of 2: $(cat log)"
grep -q '"status": "failed"' failing/manifest.json || fail "$(cat failing/manifest.json)"
grep -q '"message": .*recovry' failing/manifest.json || fail "$(cat failing/manifest.json)"
