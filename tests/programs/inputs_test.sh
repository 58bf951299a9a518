#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# tests/inputs: what must pass passes, and in what must fail every planted fault is named at its place,
# nothing more and nothing less. NAME.expect holds a line a fault: `line:column code words ... words`;
# a place in another file carries its name, that of a workbook is `Sheet!C7`, `-` is the file as a whole, `# options:`
# goes to the program. measured/ holds measurements.
inputs=$GOSSAN_SOURCE_DIR/tests/inputs
wrong=0
complain() { printf '%s\n' "$*"; wrong=1; }

contains_in_turn() { # contains_in_turn TEXT "words ... words"
    local text=$1 rest=$2 part
    while [ -n "$rest" ]; do
        part=${rest%% ... *}
        [[ $text == *"$part"* ]] || return 1
        text=${text#*"$part"}
        [[ $rest == *' ... '* ]] && rest=${rest#* ... } || rest=
    done
}

options_of() { sed -n 's/^# options: //p' "$1" 2>/dev/null || true; }

# Faults as "place|code|rest", the place without the scenario's own name and the folder of inputs.
faults_of() { # faults_of FILE OUTPUT
    sed -nE "s#^(.*): (error|warning)\[([a-z_.]+)\]: (.*)#\1|\3|\4#p" <<<"$2" |
        sed -E "s#^$PWD/##; s#^$1: ?##; s#^$1\|#-|#"
}

check_case() { # check_case FILE
    local file=$1 expect=${1%.*}.expect output status=0 fault place code words n=0
    [ -f "$expect" ] || { complain "$file: no $expect"; return; }
    # shellcheck disable=SC2046  # options are words
    output=$("$GOSSAN_PROGRAM" check "$file" $(options_of "$expect") 2>&1) || status=$?
    [ $status = 2 ] || complain "$file: exit status $status instead of 2"
    mapfile -t found < <(faults_of "$file" "$output")
    mapfile -t wanted < <(grep -v '^#' "$expect")
    [ ${#found[@]} = ${#wanted[@]} ] ||
        complain "$file: ${#found[@]} faults instead of ${#wanted[@]}"
    for fault in "${wanted[@]}"; do
        read -r place code words <<<"$fault"
        [ "$place" != --set ] || { place="--set $code"; read -r code words <<<"$words"; }
        IFS='|' read -r found_place found_code found_text <<<"${found[n]:-}"
        [ "$place" = "$found_place" ] && [ "$code" = "$found_code" ] &&
            contains_in_turn "$found_text" "$words" ||
            complain "$file: expected $fault" $'\n' "   found    ${found[n]:-nothing}"
        n=$((n + 1))
    done
}

cd "$inputs/must_fail"
for file in *.toml measured/*.csv measured/*.xlsx; do check_case "$file"; done
echo "must_fail: $(ls ./*.toml measured/*.csv measured/*.xlsx | wc -l) inputs, $(cat ./*.expect measured/*.expect | grep -cv '^#') faults"

cd "$inputs/must_pass"
for file in *.toml measured/*; do
    # shellcheck disable=SC2046
    output=$("$GOSSAN_PROGRAM" check "$file" $(options_of "$file") 2>&1) ||
        complain "$file is refused:"$'\n'"$output"
    grep -q "no fault" <<<"$output" || complain "$file: $output"
done
echo "must_pass: $(ls ./*.toml measured/* | wc -l) inputs"
exit $wrong
