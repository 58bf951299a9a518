#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan footprint`: four views of what was measured, of a run and of a supply file; restatement, tables, faults.
gossan=$GOSSAN_PROGRAM
source=$GOSSAN_SOURCE_DIR
source "$(dirname "$0")/expectations.sh"

# The inventory worked by hand: 0.59, 1.93, 1.61 and 2.95 kg CO2e/kg.
measured=$source/tests/data/footprint/worked_activity.csv
hand=(--set 'market.matched="100 %"' --set 'leave_out=["grid_upstream", "instrument_upstream", "grid_loss", "truck_supply"]')
# The factors that the case was worked by: later vintages stand beside them.
for factor in grid=grid_aznm@2023 diesel=diesel_combustion@2025 diesel_supply=diesel_supply@2026 detonation=anfo_detonation@2026 \
    explosive_supply=anfo_supply@2026 truck=truck@2025 liner=hdpe_liner@2026; do
    hand+=(--set "factors.${factor%%=*}=\"${factor#*=}\"")
done
ends_with 0 "$gossan" footprint "$measured" "${hand[@]}" -o hand --csv tables --xlsx tables.xlsx
for value in "0.59 (" "1.93 (" "1.61 (" "2.95 (" "71.0" groundwater "not compared, its boundary is not stated"; do says out "$value"; done
awk -F, '$4 == "all" && $5 == "cradle-to-gate" && $6 == "location" && $7 == "period" { kg = $10; low = $11; high = $13 }
    END { exit !(kg > 2.950 && kg < 2.951 && low < kg && kg < high) }' tables/figures.csv || fail "$(cat tables/figures.csv)"
says tables/figures.csv "footprint [kg CO2e/kg]"
says tables/factors.csv "grid_aznm,2023"
[ -s hand/report.html ] && [ -s tables.xlsx ] || fail "no page or no workbook"
echo "the inventory worked by hand comes out"

# What it writes of activities can be read again.
ends_with 0 "$gossan" footprint tables/activity.csv "${hand[@]}" -o again --json
says out '"schema": "gossan.footprint/1"'
cp hand/footprint.json before.json
ends_with 0 "$gossan" footprint "$measured" "${hand[@]}" -o hand --json
cmp hand/footprint.json before.json || fail "the same input gives another document"
cmp out before.json || fail "--json prints another document than it writes"

# Another vintage of the grid: 4185.71 kWh by 0.3535 - 0.3203.
ends_with 0 "$gossan" footprint "$measured" "${hand[@]}" -o hand --restate grid=grid_aznm@2022
says out "cradle-to-gate, location: 2.9502 becomes 3.0892 kg CO2e/kg"
grep -q "electrowinning *+0.0681" out || fail "$(cat out)"
ends_with 2 "$gossan" footprint "$measured" "${hand[@]}" -o hand --restate grid=grid_aznn@2022
says log "did you mean grid_aznm@2022?"
echo "a restatement says what changed"

# A run, by its folder and by a supply file that says what accounts cannot know.
ends_with 0 "$gossan" run "$source/examples/first-column/scenario.toml" -o column --set 'run.duration=95 d' \
    --set run.start_date=2026-01-15 --set bed.cells=10
ends_with 0 "$gossan" footprint column -o of_run
says out "column"
says log "shorter than the twelve months"
cat >supply.toml <<'END'
[site]
name = "Column"
company = "Example"
domain = "example.com"
[source]
run = "column"
[footprint]
market = { matched = "100 %" }
acid_truck = { value = "200 km" }
ratios = { acid = { value = 1, low = 0.9, high = 1.2 }, copper = { value = 1, low = 0.9, high = 1.1 } }
[footprint.site]
diesel = { value = "0.4 L/t", low = "0.3 L/t", high = "0.5 L/t" }
strip_ratio = { value = 0.3 }
END
ends_with 0 "$gossan" footprint supply.toml -o of_file
says of_file/footprint.json '"matched_electricity": 1'
sed -i 's/0.4 L\/t/0.9 L\/t/; s/matched/matchd/; s/acid = {/acit = {/' supply.toml
ends_with 2 "$gossan" footprint supply.toml -o of_file
says log "the value lies between low and high"
says log "matched"
echo "a run has its footprint, and every fault of a file is told"
