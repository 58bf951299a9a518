#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What was damaged or belongs to another run is refused by name, and nothing is overwritten.
gossan=$GOSSAN_PROGRAM
inputs=$GOSSAN_SOURCE_DIR/tests/inputs
source "$(dirname "$0")/expectations.sh"
print_of() { (cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort); }

# A run that stopped on its way, from which each case takes its own copy.
stopped_run() { # stopped_run DIR OPTIONS...
    local dir=$1 child
    shift
    env --default-signal=INT "$gossan" run "${FROM_FILE:-$inputs/long_column.toml}" -o "$dir" "$@" >/dev/null 2>log & child=$!
    until [ "$(find "$dir/checkpoint" -name '*.checkpoint' 2>/dev/null | wc -l)" -ge 2 ]; do
        kill -0 $child 2>/dev/null || fail "over before its second checkpoint: make long_column.toml longer. $(cat log)"
        sleep 0.05
    done
    kill -INT $child
    wait $child || true
    [ "$(sed -n 's/^  "status": "\(.*\)",$/\1/p' "$dir/manifest.json")" = interrupted ] || fail "not stopped: $(cat log)"
}
stopped_run stopped
stopped_run other --set 'bed.height=4 m'
newest() { find "$1/checkpoint" -name '*.checkpoint' | LC_ALL=C sort | tail -n 1; }

refuses() { # refuses DIR STATUS WORDS WHAT : resume fails so, and DIR stays as it is
    local before status=0
    before=$(print_of "$1")
    "$gossan" resume "$1" >out 2>log || status=$?
    [ $status = "$2" ] || fail "$4: exit status $status instead of $2"$'\n'"$(cat log)"
    grep -qF -- "$3" log || fail "$4: the log should say '$3' but says:"$'\n'"$(cat log)"
    [ "$before" = "$(print_of "$1")" ] || fail "$4: the folder was touched"
    echo "$4: $(head -n 1 log)"
}
copy() { rm -rf case && cp -r stopped case; }

copy; rm case/checkpoint/*; cp "$(newest other)" case/checkpoint/
refuses case 2 "another scenario" "a checkpoint from another scenario"

copy; for file in case/checkpoint/*; do truncate -s -100 "$file"; done
refuses case 1 "cut short" "every checkpoint cut short"

copy; for file in case/checkpoint/*; do printf 'X' | dd of="$file" bs=1 seek=5000 conv=notrunc status=none; done
refuses case 1 "no checkpoint from which this run can go on" "every checkpoint damaged"

copy; rm case/checkpoint/*
refuses case 1 "no checkpoint from which this run can go on" "no checkpoint left"

copy; truncate -s 200 case/series.csv
refuses case 1 "series.csv is cut short" "a series cut below its checkpoints"

copy; sed -i 's/^height = "5 m"/height = "6 m"/' case/effective.toml
refuses case 2 "effective.toml was changed since the run began" "an edited effective.toml"

# A file that the scenario names is known by its content.
printf 'date,air_temperature (degC)\n2026-01-01,20\n2026-01-02,21\n' >weather.csv
sed 's/^air_temperature = .*/file = "weather.csv"\nrepeat = true/' "$inputs/long_column.toml" >by_file.toml
FROM_FILE=by_file.toml stopped_run with_weather
echo '2026-01-03,19' >>weather.csv
refuses with_weather 2 "a file of the scenario was changed since the run began" "an edited weather file"

cp -r "$inputs/must_pass/new_mineral_facts" facts
stopped_run with_facts --data facts
echo "# a word more" >>facts/minerals/brochantite.toml
refuses with_facts 2 "the facts are not those that the run began with" "facts that have changed"
mv facts elsewhere
refuses with_facts 2 "data.no_folder" "facts that are gone"

copy; echo '{"format": "gossan run"' >case/manifest.json
refuses case 2 "manifest.json" "a manifest cut short"

mkdir empty
refuses empty 2 "this is not a run folder" "an empty folder"

# With an older checkpoint that is whole, the run goes on from that one to the same bits.
copy
if [ "$(find case/checkpoint -name '*.checkpoint' | wc -l)" -gt 1 ]; then
    truncate -s -100 "$(newest case)"
    "$gossan" resume stopped >/dev/null 2>log
    "$gossan" resume case >/dev/null 2>log || fail "the older checkpoint was not taken: $(cat log)"
    for file in series.csv balance.csv events.csv fields.nc; do
        cmp "stopped/$file" "case/$file" || fail "from the older checkpoint $file differs"
    done
    echo "the newest checkpoint cut short: the one before serves, to the same bits"
else
    fail "there should be two checkpoints: $(ls case/checkpoint)"
fi

# A running run lets nobody in.
env --default-signal=INT "$gossan" run "$inputs/long_column.toml" -o busy >/dev/null 2>log & child=$!
until ls busy/checkpoint/*.checkpoint >/dev/null 2>&1; do sleep 0.05; done
status=0
"$gossan" resume busy >out 2>busy_log || status=$?
kill -INT $child
wait $child || true
[ $status = 2 ] || fail "a run that goes on in another program: exit status $status: $(cat busy_log)"
echo "a run that goes on elsewhere: $(head -n 1 busy_log)"
