# SPDX-License-Identifier: Apache-2.0
# A study submitted to a Slurm of its own, with tasks killed on the way, ends with the bits of one on threads.
set -euo pipefail
. "$GOSSAN_SOURCE_DIR/tests/programs/slurm_bed.sh"
has_slurm || { echo "skipped: Slurm is not installed; ./dev setup test installs it"; exit 0; }
trap stop_slurm EXIT
chmod 755 .
start_slurm "$PWD/slurm" 2
folder=study
fail() { echo "$*" >&2; cat $folder/cluster/logs/* slurm/slurmctld.log >&2 || true; exit 1; }
members() { cat $folder/cluster/results/"$1"-"$2"-*.jsonl 2>/dev/null | wc -l; }
kill_worker() { # REQUEST TASK: the name of its file ends in its number and a time
    kill -9 "$(basename $folder/cluster/results/"$1"-"$2"-*.jsonl | sed 's/.*-\([0-9]*\)-[0-9]*\.jsonl/\1/')"
}
until_done() {
    local deadline=$((SECONDS + 120))
    until grep -q '"status": "done"' $folder/manifest.json; do
        [ "$SECONDS" -lt "$deadline" ] || fail "the study does not end"
        sleep 0.2
    done
}
until_there_are() { # REQUEST TASK COUNT
    local deadline=$((SECONDS + 60))
    until [ "$(members "$1" "$2")" -ge "$3" ]; do
        [ "$SECONDS" -lt "$deadline" ] || fail "task $2 of request $1 makes no members"
        sleep 0.05
    done
}

cp "$GOSSAN_SOURCE_DIR/examples/first-column/scenario.toml" column.toml
cat >measured.csv <<CSV
day,recovery [%]
10,4.6
20,28
30,45
40,55
CSV
cat >study.toml <<TOML
[study]
title = "Two numbers of an oxide column"
members = 16
iterations = 1
engine = "smoother"

[[tests]]
id = "column"
scenario = "column.toml"
set = ["run.duration=200 d", "bed.cells=100"]
data = "measured.csv"

[[parameters]]
path = "facts.reactions.chrysocolla_acid.k25"
low = "0.04 1/d"
high = "0.16 1/d"
scale = "log"
source = "choice: to try"

[[parameters]]
path = "bed.bulk_density"
low = "1.5 t/m3"
high = "1.8 t/m3"
scale = "linear"
source = "choice: to try"
TOML

# Nothing is submitted by a dry run, and what cannot be read is refused before anything is.
"$GOSSAN_PROGRAM" study submit study.toml -o study --tasks 2 --dry-run >dry.txt
grep -q -- '--array=0-1' dry.txt && grep -q -- '--dependency=afterany' dry.txt
[ ! -e study ] && [ -z "$(timeout 5 squeue -h)" ]
sed 's/chrysocolla_acid.k25/chrysocola_acid.k25/' study.toml >wrong.toml
status=0
"$GOSSAN_PROGRAM" study submit wrong.toml -o wrong 2>wrong.txt || status=$?
[ "$status" = 2 ] && grep -q 'chrysocolla_acid' wrong.txt && [ ! -e wrong ]

"$GOSSAN_PROGRAM" study submit study.toml -o study --tasks 2
status=0
"$GOSSAN_PROGRAM" study submit study.toml -o study 2>twice.txt || status=$?
[ "$status" = 2 ] && grep -q 'already' twice.txt

# One task of the first batch is cancelled, the program of one of the second is killed.
until_there_are 1 1 1
timeout 5 scancel "$(sed -n 's/.*"job": "\([0-9]*\)".*/\1/p' study/cluster/attempts.json | head -1)_1"
until_there_are 2 0 1
kill_worker 2 0
until_done
"$GOSSAN_PROGRAM" study status study >status.txt
cat status.txt
grep -q 'lost and submitted again: task 1 of job .* (CANCELLED)' status.txt || fail "no task 1"
grep -q 'lost and submitted again: task 0 of job .* (FAILED)' status.txt || fail "no task 0"
"$GOSSAN_PROGRAM" study collect study >collected.txt

# Each member was run once, but for the two that the kills cut short.
for request in 1 2; do
    runs=$(cat study/cluster/results/$request-*.jsonl | grep -o '"z":\[[^]]*\]' | sort)
    [ "$(echo "$runs" | wc -l)" = 16 ] || fail "request $request has not 16 members"
    [ -z "$(echo "$runs" | uniq -d)" ] || fail "a member of request $request was run twice"
done

"$GOSSAN_PROGRAM" calibrate study.toml -o threads --threads 2 >/dev/null
cmp study/posterior.csv threads/posterior.csv
cmp study/residuals.csv threads/residuals.csv

# A forecast and a search for plans alike, each told by what is in its file; a task of the forecast is killed.
folder=ahead
cat >ahead.toml <<TOML
outputs = ["recovery_pct"]
study = { title = "The rest", members = 16, iterations = 1 }
plan = { scenario = "column.toml", set = ["run.duration=200 d", "bed.cells=100"], every = "20 d" }
parameters = [{ path = "facts.reactions.chrysocolla_acid.k25" }]
data = { file = "measured.csv" }
update = { every = "50 d" }
TOML
"$GOSSAN_PROGRAM" study submit ahead.toml -o ahead --tasks 2
until_there_are 1 1 1
kill_worker 1 1
cat >plans.toml <<TOML
study = { title = "Drip", population = 8, generations = 1, chosen = 1 }
plan = { scenario = "column.toml", overrides = ["run.duration=20 d", "bed.cells=4"] }
decisions = [{ name = "drip", paths = ["irrigation.steps[0].rate"], low = "4 L/m2/h", high = "10 L/m2/h" }]
objectives = [{ name = "recovery", aim = "maximise", figure = "recovery" }]
TOML
until_done
"$GOSSAN_PROGRAM" study status ahead | grep -q 'lost and submitted again: task 1 of job .* (FAILED)' || fail "no task 1"
"$GOSSAN_PROGRAM" forecast ahead.toml -o ahead-threads --threads 2 >/dev/null
cmp ahead/quantiles.csv ahead-threads/quantiles.csv
folder=plans
"$GOSSAN_PROGRAM" study submit plans.toml -o plans --tasks 2
until_done
ls plans/cluster/results/1-0-*.jsonl >/dev/null || fail "the search was not run by tasks"
"$GOSSAN_PROGRAM" optimise plans.toml -o plans-threads --threads 2 >/dev/null
cmp plans/front.csv plans-threads/front.csv

# Tests that may be done alike.
cat >candidates.toml <<TOML
study = { title = "Which test", members = 8 }
plan = { scenario = "column.toml", set = ["run.duration=40 d", "bed.cells=4"] }
parameters = [{ path = "facts.reactions.chrysocolla_acid.k25" }]
measuring = { outputs = ["recovery_pct"] }
candidates = [{ name = "short", scenario = "column.toml", set = ["run.duration=20 d", "bed.cells=4"] }]
TOML
folder=next
"$GOSSAN_PROGRAM" study submit candidates.toml -o next --tasks 2
until_done
ls next/cluster/results/1-0-*.jsonl >/dev/null || fail "the members of tests were not run by tasks"
"$GOSSAN_PROGRAM" next-test candidates.toml -o next-threads --threads 2 >/dev/null
cmp next/candidates.csv next-threads/candidates.csv
cmp next/members.csv next-threads/members.csv
