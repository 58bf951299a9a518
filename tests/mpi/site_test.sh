#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A site shared among 1, 2 and 4 processes: the same bits as of one without MPI; stopped, refused and failing together.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_mpi_yield_when_idle=1
site=$GOSSAN_SOURCE_DIR/examples/small-site/scenario.toml
fail() { printf '%s\n' "$*"; exit 1; }
on() { # on N ARGS... : the program on N processes
    local n=$1
    shift
    timeout 60 "$GOSSAN_MPIRUN" --oversubscribe -n "$n" "$GOSSAN_MPI_PROGRAM" "$@"
}
short=(--set 'run.duration=40 d' --set 'modules[2].from=10 d' --set 'modules[3].from=20 d' --set 'run.restart_interval=10 d'
    --set 'pads.oxide.distribution={ columns = 2, variation = 0.5 }')
same() { # same ONE OTHER : all that a run computes
    local file
    for file in series.csv balance.csv events.csv modules.csv; do cmp "$1/$file" "$2/$file" || fail "$2 has another $file"; done
    diff <(grep -v wall_s "$1/summary.json") <(grep -v wall_s "$2/summary.json") || fail "$2 has another summary"
}

"$GOSSAN_PROGRAM" run "$site" -o alone "${short[@]}" >out 2>log || fail "$(cat log)"
for n in 1 2 4; do
    on $n run "$site" -o ranks$n "${short[@]}" >out 2>log || fail "$n processes: $(cat log)"
    same alone ranks$n
    [ "$(grep -c '^ranks.*days, computed' out)" = 1 ] || fail "one process speaks: $(cat out)"
done
echo "1, 2 and 4 processes give the bits of one"

"$GOSSAN_MPIRUN" --oversubscribe -n 2 "$GOSSAN_MPI_PROGRAM" run "$site" -o cut "${short[@]}" >out 2>log &
run=$!
until [ -n "$(ls cut/checkpoint 2>/dev/null)" ] || ! kill -0 $run 2>/dev/null; do sleep 0.02; done
second=$(pgrep -P $run | tail -n 1) || true
kill -TERM "$second" 2>/dev/null || echo "the run was over before it could be stopped"
wait $run 2>/dev/null || true
if ! grep -q '"status": "done"' cut/manifest.json; then
    on 4 resume cut >out 2>log || fail "$(cat log)"
fi
same alone cut
echo "stopped by a signal to one process and resumed on four: the same bits"

on 2 run "$site" -o alone "${short[@]}" >out 2>log && fail "a run was replaced without --force"
[ "$(grep -c 'error:' log)" = 1 ] || fail "one process tells the error: $(cat log)"
on 2 run "$site" -o bad --set 'modules[0].pad=oxyde' >out 2>log && fail "a fault was accepted"
on 2 doctor 2>&1 | grep -q "Open MPI.*2 processes" || fail "doctor names MPI"
"$GOSSAN_PROGRAM" doctor | grep -q "not in this build" || fail "doctor says that there is none"
echo "faults end all processes and are told once"
