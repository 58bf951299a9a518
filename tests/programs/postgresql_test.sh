#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The tests of the log of events, on a server of PostgreSQL.
set -euo pipefail
source "$(dirname "$0")/postgresql_bed.sh"
folder=$(mktemp -d)
trap 'stop_postgresql; rm -rf "$folder"' EXIT
start_postgresql "$folder"
"$(dirname "$GOSSAN_PROGRAM")/test_supply" --gtest_filter='*/server' | tee "$folder/told"
if grep -q SKIPPED "$folder/told"; then echo "a test found no server"; exit 1; fi
grep -q '\[  PASSED  \] [1-9]' "$folder/told"
