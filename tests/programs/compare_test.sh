#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A run beside measurements, and beside other runs.
gossan=$GOSSAN_PROGRAM
least=$GOSSAN_SOURCE_DIR/tests/inputs/must_pass/least.toml
source "$(dirname "$0")/expectations.sh"
has() { grep -qE -- "$2" "$1" || fail "$1 should have '$2' but is:"$'\n'"$(cat "$1")"; }
refused() { # refused WORDS COMMAND...
    local words=$1 status=0
    shift
    "$@" >out 2>log || status=$?
    [ $status = 2 ] || fail "exit status $status instead of 2: $*"$'\n'"$(cat out log)"
    grep -qF -- "$words" log || fail "the log should say '$words' but says:"$'\n'"$(cat log)"
}

mkdir heap
cp "$least" heap/scenario.toml
# Volumes are told at 25 degC.
options=(--set 'ore.minerals={malachite="0.5 %"}' --set 'solutions.water.pH=1.5' --set 'solutions.water.temperature=25 degC')
"$gossan" run heap/scenario.toml -o run "${options[@]}" 2>log >out

# 8 L/m2/h on 1.6 t/m2 of ore: 0.12 m3/t a day, 0.6 m3/t on day 5 and 1.2 m3/t on day 10.
cat >heap/measured.csv <<'CSV'
series,time_d,quantity,value,unit,origin
heap,5,ratio,0.5,m3/t,table
heap,7,ratio,0.84,m3/t,table
heap,9,ratio,1080,L/t,table
heap,,acid_section5,18.9,kg/t,text
heap,,acid_summary,20.3,kg/t,text
heap,,Cu_min,0.5,g/L,table
heap,,Cu_max,10,g/L,table
heap,40,ratio,4.8,m3/t,text_forecast
heap,5,head_Fe,3.7,%,table
CSV
cat >heap/measured.names.csv <<'CSV'
quantity,column
ratio,leach_ratio_m3_t
acid_section5,acid_net_kg_t
acid_summary,acid_net_kg_t
Cu,pls_Cu_g_L
CSV
"$gossan" compare run >out 2>log
has log "measurements: .*heap/measured.csv"
has log "not compared.*head_Fe"
has out "^ *leach_ratio_m3_t +ratio +5 +0.5 +0.6 +\+0.1 +m3/t$"
has out "^ *leach_ratio_m3_t +ratio +9 +1.08 +1.08 +.* m3/t"
has out "^ *leach_ratio_m3_t +ratio +40 +4.8 +- +- +m3/t +a forecast, not measured; not within the run"
has out "acid_section5 +end +18.9 .* one of 2 given"
has out "acid_summary +end +20.3 .* one of 2 given"
has out "^ *pls_Cu_g_L +Cu +whole run +0.5 to 10 +[0-9.]+ to [0-9.]+ +[0-9.]+ % within +g/L"
[ "$(grep -c pls_Cu_g_L out)" = 1 ] || fail "the two ends of a range are one row, and no minimum meets a minimum"
# Differences 0.1, 0 and 0: sqrt(0.01/3) = 0.0577; the forecast does not count.
has out "RMSE of leach_ratio_m3_t: 0.0577 m3/t over 3 points"
echo "points, contradictions, ranges and forecasts are told as what they are"

"$gossan" compare run --data heap/measured.csv -o page.html >named 2>log
cmp <(tail -n +2 out) <(tail -n +2 named)
grep -q "<html" page.html || fail "no page"
refused "no file of measurements" "$gossan" compare run --data none.csv
printf 'series,time_d,quantity,value,unit,origin\nheap,5,leach_ratio_m3_t,0.5,kg,table\n' >wrong.csv
refused "measured.unit" "$gossan" compare run --data wrong.csv
printf 'series,time_d,quantity,value,unit,origin\nheap,5,colour,5,-,table\n' >none_known.csv
refused "no quantity of this table is a column of the run" "$gossan" compare run --data none_known.csv

"$gossan" report run --data heap/measured.csv >out 2>log
has out "run/report.html"
"$gossan" report run >out 2>log
has log "measurements: .*heap/measured.csv"
"$gossan" report run --no-data >out 2>log
grep -q measurements log && fail "--no-data draws measurements"

rm heap/measured.csv
refused "one run, and nothing to compare it with" "$gossan" compare run
"$gossan" run heap/scenario.toml -o wetter "${options[@]}" \
    --set 'irrigation.steps[0].rate=10 L/m2/h' 2>log >out
"$gossan" compare run wetter -o both.html >out 2>log
# 10 instead of 8 L/m2/h: 1.5 instead of 1.2 m3/t
has out "^ *Leach ratio +m3/t +1.2 +1.5 \(\+0.3\)$"
has out "^ *irrigation.steps\[0\].rate +8 L/m2/h +10 L/m2/h$"
[ "$(sed -n '/^ *input/,$p' out | wc -l)" = 2 ] || fail "only one input differs:"$'\n'"$(cat out)"
[ -s both.html ] || fail "no page of both"
echo "runs side by side: figures, differences, inputs that differ"

"$gossan" run heap/scenario.toml -o drier "${options[@]}" \
    --set 'irrigation.steps[0].rate=9 L/m2/h' 2>log >out
"$gossan" compare wetter run drier -o three.html >out 2>log
# By number: 8, 9, 10; by text 10 would come first. 9 L/m2/h: 1.2 · 9/8 = 1.35 m3/t.
has out "^ *figure +unit +run +drier +wetter$"
has out "^ *irrigation.steps\[0\].rate +L/m2/h +8 +9 +10$"
has out "^ *Leach ratio +m3/t +1.2 +1.35 +1.5$"
grep -q '"label":"9 L/m²/h"' three.html || fail "curves are not called by what was varied"
echo "three runs stand in the order of what was varied"
