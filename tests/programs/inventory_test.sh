#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan inventory`: the accounts of real runs close, agree with summary.json, and a row that is missing is named.
gossan=$GOSSAN_PROGRAM
source=$GOSSAN_SOURCE_DIR
source "$(dirname "$0")/expectations.sh"
key() { sed -n "s/^ *\"$1\": \([-0-9.e+]*\),\{0,1\}$/\1/p" "$2" | head -n 1; }

scenario=$source/examples/first-column/scenario.toml
ends_with 0 "$gossan" run "$scenario" -o column --set 'run.duration=95 d' --set run.start_date=2026-01-15 --set bed.cells=10
grep -q 'warning\[inventory\]' log && fail "the accounts of a run do not close: $(cat log)"
[ -s column/inventory.csv ] || fail "a run leaves no inventory.csv"
ends_with 0 "$gossan" inventory column
for title in "Copper of column" "Acid, as H2SO4" Iron Sulphate Water "Carbon dioxide of carbonates" 2026-01 2026-04 "agree to"; do
    says out "$title"
done
for line in placed extractable extracted recovered "remaining extractable" remaining "in solution"; do says out "$line"; done

# Recovered and extracted over placed are those of summary.json; the seven lines sum to what was placed.
ends_with 0 "$gossan" inventory column --csv --period year
awk -F, -v extraction="$(key extraction column/summary.json)" -v recovery="$(key recovery column/summary.json)" '
    $5 == "copper" && $3 == 95 { kg[$6] = $8 }
    function near(a, b) { return (a - b) ^ 2 < 1e-18 * b * b }
    END {
        if (!near(kg["extracted"] / kg["placed"], extraction)) { print "extracted", kg["extracted"] / kg["placed"], extraction; exit 1 }
        if (!near(kg["recovered"] / kg["placed"], recovery)) { print "recovered", kg["recovered"] / kg["placed"], recovery; exit 1 }
        sum = kg["recovered"] + kg["in solution"] + kg["remaining"] + kg["lost"] - kg["brought dissolved"]
        if (!near(sum, kg["placed"]) || !(kg["extractable"] < kg["placed"])) { print "sum", sum, kg["placed"]; exit 1 }
    }' out || fail "the inventory is not what the summary says"
echo "the accounts of a run close and are those of its summary"

# Months are calendar months to the day: 15 January is day 0, February begins on day 17, March on day 45.
ends_with 0 "$gossan" inventory column --csv
awk -F, 'NR > 1 { print $1, $2, $3 }' out | uniq >periods
printf '%s\n' "2026-01 0 17" "2026-02 17 45" "2026-03 45 76" "2026-04 76 95" >expected
diff expected periods || fail "not the months"
ends_with 0 "$gossan" inventory column --json --period restart
says out '"closes": true'
echo "months of the calendar"

ends_with 0 "$gossan" run "$source/tests/inputs/must_pass/least.toml" -o least
ends_with 0 "$gossan" inventory least --period restart
ends_with 2 "$gossan" inventory column --period fortnight; says log "month, quarter, year or restart"
ends_with 2 "$gossan" inventory column --origin simulate; says log "did you mean simulated?"
ends_with 2 "$gossan" inventory column --start 2026-02-30; says log "2026-02-30"
ends_with 2 "$gossan" inventory no_such_run; says log "not a run folder"

# One row dropped: exit status 1, and what is missing has a name.
cp column/balance.csv whole.csv
line=$(grep -n '^30,45,flow,bed,pls,Cu,drainage' whole.csv | cut -d: -f1)
sed "${line}d" whole.csv >dropped.csv
ends_with 1 "$gossan" inventory dropped.csv --start 2026-01-15
says log "Cu of bed does not close from day 30 to day 45"
sed "${line}s/,mol,/,t,/" whole.csv >unit.csv
ends_with 2 "$gossan" inventory unit.csv; says log "unit.csv:$line:"; says log "csv.account"
sed "${line}s/simulated$/measured/" whole.csv >mixed.csv
ends_with 2 "$gossan" inventory mixed.csv; says log "--origin"
ends_with 0 "$gossan" inventory mixed.csv --origin both
sed 's/simulated$/measured/' whole.csv >measured.csv
"$gossan" inventory whole.csv --json >simulated.json
"$gossan" inventory measured.csv --json >measured.json
cmp simulated.json measured.json || fail "measured rows are not treated alike"
echo "a missing row is named, a broken one has its line, measured rows count alike"

# Lifts are placed when they are stacked.
ends_with 0 "$gossan" run "$source/examples/stacked-lifts/scenario.toml" -o lifts --set 'run.duration=170 d'
ends_with 0 "$gossan" inventory lifts --csv --period restart
placed() { awk -F, -v day="$1" '$5 == "copper" && $6 == "placed" && $3 == day { print $8 }' out; }
awk -v a="$(placed 150)" -v b="$(placed 170)" 'BEGIN { exit !((b / a - 2) ^ 2 < 1e-20) }' ||
    fail "two equal lifts hold twice the copper of one: $(placed 150) $(placed 170)"
echo "a lift is placed when it is stacked"
