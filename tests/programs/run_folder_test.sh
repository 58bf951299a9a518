#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A run folder that is there stays as it is, to the byte, until a sound scenario replaces it by --force.
gossan=$GOSSAN_PROGRAM
inputs=$GOSSAN_SOURCE_DIR/tests/inputs
source "$(dirname "$0")/expectations.sh"
print_of() { (cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort); }
refused() { # refused WORDS COMMAND... : exit status 2, and the log says so
    local words=$1 status=0
    shift
    "$@" >out 2>log || status=$?
    [ $status = 2 ] || fail "exit status $status instead of 2: $*"$'\n'"$(cat log)"
    grep -qF -- "$words" log || fail "the log should say '$words' but says:"$'\n'"$(cat log)"
}

"$gossan" run "$inputs/must_pass/least.toml" -o old >out 2>log
before=$(print_of old)
untouched() { [ "$before" = "$(print_of old)" ] || fail "the old run was touched: $1"; echo "untouched: $1"; }

refused "this folder holds a run already" "$gossan" run "$inputs/must_pass/least.toml" -o old
untouched "a second run into it"
refused "this folder holds a run already" "$gossan" run "$inputs/must_pass/least.toml" -o old --dry-run
untouched "a dry run"
refused "unit.wrong_dimension" "$gossan" run "$inputs/must_fail/wrong_unit.toml" -o old --force
untouched "a faulty scenario with --force"
refused "reaction.equation" "$gossan" run "$inputs/must_pass/least.toml" -o old --force \
    --data "$inputs/must_fail/unbalanced_facts"
untouched "faulty facts with --force"
refused "there is nothing to resume" "$gossan" resume old
untouched "resuming a run that is done"
"$gossan" run "$inputs/must_pass/least.toml" -o old --force --dry-run >out 2>log
untouched "a dry run with --force"

mkdir mine && echo "my notes" >mine/notes.txt
refused "not empty and holds no run" "$gossan" run "$inputs/must_pass/least.toml" -o mine --force
[ "$(cat mine/notes.txt)" = "my notes" ] && [ "$(ls mine)" = notes.txt ] || fail "a folder that is no run was touched"
echo "untouched: a folder that is no run, even with --force"

echo "my own page" >old/notes.txt
"$gossan" run "$inputs/must_pass/least.toml" -o old --force --set 'ore.moisture=5 %' >out 2>log
grep -q 'moisture = "5 %"' old/effective.toml || fail "--force did not replace the run"
[ "$(cat old/notes.txt)" = "my own page" ] || fail "--force removed what is no part of a run"
grep -q '"--set"' old/manifest.json || fail "the manifest does not keep --set"
echo "--force replaces a run by a sound scenario, and keeps other files"

cp "$inputs/must_pass/least.toml" scenario.toml
"$gossan" run scenario.toml >out 2>log
[ -d "$(basename "$PWD").run" ] || fail "scenario.toml should run into its folder's name: $(ls)"
"$gossan" run "$inputs/must_pass/least.toml" >out 2>log
[ -d least.run ] || fail "least.toml should run into least.run: $(ls)"
echo "without -o a run goes to NAME.run"
