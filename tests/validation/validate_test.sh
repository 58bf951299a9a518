#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `./dev validate` runs every case, closes every balance and prints every measurement with a number beside it. How far
# model and measurement are apart is for the reader of the table, not for this test.
set -euo pipefail
"$GOSSAN_SOURCE_DIR/tools/validate" -o "$PWD/out" --page "$PWD/page.md" | tee table.txt

expected=$(tail -n +2 "$GOSSAN_SOURCE_DIR/tests/validation/measured.csv" | wc -l)
awk -F'\t' -v expected="$expected" '
    $5 !~ /^-?[0-9.]+(e[-+][0-9]+)?$/ { print "no figure beside " $1 ", " $2; faults++ }
    END { if (NR != expected) { print NR " of " expected " measurements in the table"; faults++ } exit faults > 0 }' out/table.tsv
[ "$(grep -c '^| ' page.md)" = $((expected + 1)) ] || { echo "the page lacks rows"; exit 1; }
grep -q 'worst closure of a balance' table.txt || { echo "no word of balances"; exit 1; }
awk '/Worst balance/ { if ($3 > 1e-8) { print FILENAME ": closure " $3; faults++ } } END { exit faults > 0 }' out/cases/*.log out/takes/*/*.log
