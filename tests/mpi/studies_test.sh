#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A forecast, a search for plans and tests that may be done, their members run by two processes: the bits of one.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_mpi_yield_when_idle=1
fail() { printf '%s\n' "$*"; exit 1; }
on_two() { timeout 60 "$GOSSAN_MPIRUN" --oversubscribe -n 2 "$GOSSAN_MPI_PROGRAM" "$@"; }

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" column.toml
printf 'day,recovery [%%]\n10,4.6\n20,28\n' >measured.csv
cat >forecast.toml <<TOML
outputs = ["recovery_pct"]
study = { title = "The rest", members = 8, iterations = 1 }
plan = { scenario = "column.toml", set = ["run.duration=40 d", "bed.cells=4"], every = "10 d" }
parameters = [{ path = "facts.reactions.chrysocolla_acid.k25" }]
data = { file = "measured.csv" }
update = { every = "20 d" }
explain = { output = "recovery_pct", members = 1, causes = { operation = { set = ["irrigation.steps[0].rate=6 L/m2/h"] } } }
TOML
cat >optimise.toml <<TOML
study = { title = "Drip", population = 8, generations = 2, chosen = 1 }
plan = { scenario = "column.toml", overrides = ["run.duration=20 d", "bed.cells=4"] }
decisions = [{ name = "drip", paths = ["irrigation.steps[0].rate"], low = "4 L/m2/h", high = "10 L/m2/h" }]
objectives = [{ name = "recovery", aim = "maximise", figure = "recovery" }]
TOML
cat >next-test.toml <<TOML
study = { title = "Which test", members = 8 }
plan = { scenario = "column.toml", set = ["run.duration=40 d", "bed.cells=4"] }
parameters = [{ path = "facts.reactions.chrysocolla_acid.k25" }]
measuring = { outputs = ["recovery_pct"] }
candidates = [{ name = "short", scenario = "column.toml", set = ["run.duration=20 d", "bed.cells=4"] }]
TOML
for verb in forecast optimise next-test; do
    "$GOSSAN_PROGRAM" $verb $verb.toml -o $verb-alone --threads 1 >out 2>log || fail "$verb: $(cat log)"
    on_two $verb $verb.toml -o $verb-ranks >out 2>log || fail "$verb on two processes: $(cat log)"
    for table in $verb-alone/*.csv; do cmp "$table" "$verb-ranks/${table##*/}" || fail "$verb has another ${table##*/}"; done
    grep -q '"status": "done"' $verb-ranks/manifest.json || fail "$verb does not say that it is done"
done
# A fault ends both, and nothing is written.
sed 's/column.toml/colum.toml/' next-test.toml >wrong.toml
on_two next-test wrong.toml -o wrong >out 2>log && fail "a file that is not there is accepted"
[ "$(grep -c 'colum.toml' log)" -ge 1 ] && [ ! -e wrong ] || fail "it should say what is missing: $(cat log)"
# What fails and what is stopped ends both, and is gone on with by both.
mkdir blocked
cp -r next-test-ranks/. blocked && rm blocked/report.html && mkdir blocked/report.html
status=0
on_two next-test next-test.toml -o blocked >out 2>log || status=$?
[ $status != 0 ] && [ $status != 124 ] || fail "it should fail, and at once: $status $(cat log)"
rmdir blocked/report.html
on_two resume blocked >out 2>log || fail "$(cat log)"
cmp blocked/candidates.csv next-test-alone/candidates.csv || fail "what is resumed is another"
echo "two processes give the bits of one for forecasts, searches and tests"
