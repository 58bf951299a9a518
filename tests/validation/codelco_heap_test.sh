#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Codelco heap beside its measurements. Differences are printed and recorded in the example's README, never
# tuned away: this fails only where a run can no longer be held against what was measured.
set -euo pipefail
example=$GOSSAN_SOURCE_DIR/examples/codelco-heap
"$GOSSAN_PROGRAM" run "$example/scenario.toml" -o out >/dev/null 2>&1
"$GOSSAN_PROGRAM" compare out --data "$example/measured.csv" 2>/dev/null | tee table.txt
for quantity in cu_recovery_by_solids leach_ratio acid_consumption_total_section5.2 \
    acid_consumption_net_section5.2 acid_consumption_net_summary PLS_Cu PLS_acid bed_moisture_end; do
    grep -q " $quantity " table.txt || { echo "not compared: $quantity"; exit 1; }
done
