#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The contract of the command line: exit status, what goes to which stream, near names, options.
gossan=$GOSSAN_PROGRAM
source=$GOSSAN_SOURCE_DIR
least=$source/tests/inputs/must_pass/least.toml
source "$(dirname "$0")/expectations.sh"
silent() { [ ! -s "$1" ] || fail "$1 should be empty but says:"$'\n'"$(cat "$1")"; }

ends_with 2 "$gossan"; says log "gossan VERB"; silent out
ends_with 0 "$gossan" help; says out "doctor"; silent log
ends_with 0 "$gossan" help run; says out "--force"
ends_with 0 "$gossan" run --help; says out "--force"
ends_with 0 "$gossan" --version; says out "gossan 0."
ends_with 2 "$gossan" chek; says log "did you mean \`gossan check\`?"
ends_with 2 "$gossan" check "$least" --jsn; says log "did you mean --json?"
ends_with 2 "$gossan" check; says log "FILE"
ends_with 2 "$gossan" check "$least" another.toml; says log '"another.toml"'
ends_with 2 "$gossan" run "$least" --threads two; silent out
ends_with 2 "$gossan" run "$least" --threads 0; says log "at least 1"
ends_with 2 "$gossan" check no_such.toml; says out "file.missing"
ends_with 2 "$gossan" report no_such_run; says log "not a run folder"
echo "words that are not understood: exit status 2, the nearest known one named"

ends_with 0 "$gossan" check "$least"; says out "no fault"; silent log
ends_with 0 "$gossan" run "$least" --dry-run; says log "would run into least.run"; [ ! -e least.run ] || fail "a dry run wrote"
ends_with 0 "$gossan" run "$least" --threads 4; says log "one column uses one"; says out "Leach ratio"
says log "day 10 of 10 | 100 %"
[ "$(grep -c '^day ' log)" -le 10 ] || fail "at most ten lines of progress, but:"$'\n'"$(cat log)"
grep -q $'\r' log && fail "a line is rewritten where there is no terminal"
ends_with 0 "$gossan" report least.run; says out least.run/report.html
echo "results to standard output, the log to standard error"

# --set reaches values, lists, quoted keys and blocks that the file leaves out; the record says so.
ends_with 0 "$gossan" check "$least" --effective --set 'bed.height=4 m' --set 'irrigation.steps[0].rate=6 L/m2/h' \
    --set 'solutions.water.dissolved."Fe(II)"=1 g/L' --set bed.stagnant.nodes=1
says out 'height = "4 m"  # --set bed.height'
says out 'rate = "6 L/m2/h"  # --set irrigation.steps[0].rate'
says out '"Fe(II)" = "1 g/L"'
says out 'nodes = 1  # --set bed.stagnant.nodes'
cp out effective.toml
ends_with 0 "$gossan" check effective.toml
echo "--set puts values over the file's, and effective.toml is a scenario itself"

ends_with 2 "$gossan" explain unit.mising; says log "did you mean unit.missing?"
ends_with 2 "$gossan" schema irigation; says log "did you mean irrigation?"
ends_with 0 "$gossan" schema steps.rate; says out "while the drip is on"
ends_with 0 "$gossan" schema; says out "[bed.hydraulics]"
ends_with 0 "$gossan" explain units; says out "gpm/ft2"
"$gossan" explain >explained
# Every code that the sources give a fault is explained.
grep -rhoE '"(toml|key|block|type|choice|number|unit|temperature|potential|range|check|reference|series|file|set|csv|ore|solution|chemistry|cure|bed|data|reaction|solubility|measured)\.[a-z_]+"' \
    "$source/gossan" --include='*.cpp' --include='*.hpp' | tr -d '"' | LC_ALL=C sort -u >in_sources
while read -r code; do
    case $code in *.csv | *.toml | *.nc | *.json | *.html | *.js | *.css | *.txt | *.bib) continue ;; esac
    grep -q "^$code " explained || unexplained="${unexplained:-} $code"
done <in_sources
# Words of the same shape that are paths of keys or text, no codes.
for path in bed.height bed.temperature bed.porosity bed.hydraulics chemistry.include ore.moisture chemistry.components chemistry.exclude cure.acid cure.steps ore.copper \
    ore.size ore.access ore.acid_demand ore.minerals solution.dissolved data.error; do unexplained=${unexplained//" $path"/}; done
[ -z "${unexplained:-}" ] || fail "not explained:$unexplained"
echo "every one of $(wc -l <explained) codes is explained"

# Tolerances that no double can hold: the solver gives up, which has an exit status of its own.
ends_with 3 "$gossan" run "$least" -o hopeless --set 'solver.component=1e-300 mol/m3' \
    --set solver.relative_tolerance=1e-10
says log "the solver did not converge: day 0."; says log "worst: "; silent out
grep -q '"status": "failed"' hopeless/manifest.json || fail "the manifest does not say that the run failed"
for part in failure.json scenario.toml restart.checkpoint state.csv; do
    [ -s hopeless/reproducer/$part ] || fail "no hopeless/reproducer/$part"
done
for key in time_d cell_from_base depth_m unknown process; do
    grep -q "\"$key\": " hopeless/reproducer/failure.json || fail "failure.json does not say its $key"
done
says log hopeless/reproducer
ends_with 0 "$gossan" report hopeless
echo "a solver that does not converge: exit status 3, where and why"

ends_with 0 "$gossan" init mine; says out mine/scenario.toml
ends_with 0 "$gossan" check mine/scenario.toml
cp mine/scenario.toml before.toml
ends_with 2 "$gossan" init mine; says log "nothing was written"; cmp mine/scenario.toml before.toml
ends_with 0 "$gossan" init alone.toml; [ -s alone.toml ] || fail "no alone.toml"
ends_with 2 "$gossan" init other --template first-colum; says log "first-column"; [ ! -e other ] || fail "init wrote"
for template in $("$gossan" init | cut -d' ' -f1); do
    ends_with 0 "$gossan" init "from_$template" --template "$template"
    if [[ $template = contract ]]; then
        ends_with 0 "$gossan" contract "from_$template/supply.toml" -o "from_$template/out"
    elif [[ $template != every-key* ]]; then ends_with 0 "$gossan" check "from_$template/scenario.toml"; fi
done
for every in every-key every-key-site; do
    "$gossan" check from_$every/scenario.toml >out || true
    ! grep -E 'error\[(toml|key|unit|type|range)\.' out || fail "the template $every has faults of grammar"
done
echo "init writes scenarios that are sound, and nothing over what is there"

ends_with 0 "$gossan" doctor; says out "the same bits"
[ -z "$(find . -maxdepth 1 -name '.gossan-doctor*')" ] || fail "doctor left its folder behind"
echo "doctor finds the program well"

"$gossan" schema --markdown >scenario.md
diff "$source/docs/reference/scenario.md" scenario.md ||
    fail "docs/reference/scenario.md is behind: gossan schema --markdown >docs/reference/scenario.md"
for kind in forecast next-test optimise supply; do
    "$gossan" schema --$kind --markdown >$kind.md
    diff "$source/docs/reference/$kind.md" $kind.md ||
        fail "docs/reference/$kind.md is behind: gossan schema --$kind --markdown >docs/reference/$kind.md"
done
echo "the pages of docs/reference are in step with the program"

