#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan contract`: deliveries are priced to the cent, what waits for a fixing is named, and nothing told is overwritten.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cat >supply.toml <<'EOF'
[site]
name = "A mine"
company = "A company"
domain = "mine.example.com"
[source]
run = "."
[contract]
name = "Cathode of A mine"
seller = "A company"
buyer = "A buyer"
start = "2025-01-01"
months = 12
product = "ASTM B115 Grade 1"
quantity = "3000 t"
place = "the mine"
deliveries = "deliveries.csv"
[contract.price]
index = "LME copper grade A, monthly mean"
fixings = "fixings.csv"
premium = "6.5 cents/lb"
decimals = 2
[delivery]
forecast = "paths.csv"
from = "2025-03-01"
lag = "0 d"
EOF
printf '%s\n' 'period,price [USD/t]' 2024-12,8916.32 2025-01,8991.41 2025-02,9330.6 >fixings.csv
printf '%s\n' 'shipment,date,lot,net [t]' S-1,2025-01-15,L-1,250 S-2,2025-02-15,L-2,250 >deliveries.csv
{ echo 'member,until,cathode [t]'; for k in 1 2 3 4 5 6 7 8 9; do printf '%s\n' $k,2025-03-01,0 $k,2025-04-01,2${k}5; done; } >paths.csv

# 250 t x 2204.62262 lb/t x (404.44 + 6.5) cents/lb = 2 264 919.05 USD; finally (423.23 + 6.5) 2 368 481.20
ends_with 0 "$gossan" contract supply.toml -o made --csv tables --xlsx tables.xlsx
says out 2264919.05
says out 2368481.20
says out 103562.15
says out 2025-03 # the index of S-2 is to come
says tables/exposure.csv S-2
says tables/delivery_forecast.csv 2025-03,250,250,215,255,295
[ -s made/contract.html ] && [ -s tables.xlsx ] || fail "no page or no workbook"
echo "deliveries are priced to the cent, and promises are told"

ends_with 0 "$gossan" contract supply.toml -o made --issue
says log "3 invoices written"
ends_with 0 "$gossan" contract supply.toml -o made --issue
says log "0 invoices written"
sed -i 's/8991.41/8991.51/; s/9330.6/9400/' fixings.csv
ends_with 0 "$gossan" contract supply.toml -o made
says log "the final invoice of S-1 was sent over 2368481.20; it should be"
sed -i 's/L-1,250/L-1,251/' deliveries.csv
ends_with 2 "$gossan" contract supply.toml -o made
says log "stands in the log with other words"
echo "what was sent or told is not overwritten"

# A clause on footprints is held against what lots show: one that shows nothing is named, or loses the remedy where that was agreed.
sed -i 's/L-1,251/L-1,250/' deliveries.csv
clause='boundary="cradle-to-gate",electricity="market-based",method="period",most_kg_per_kg=3.0,remedy="1 cents/lb"'
ends_with 2 "$gossan" contract supply.toml -o made --set "contract.footprint={$clause}"
says log 'lot "L-1" of shipment "S-1" shows no footprint'
ends_with 0 "$gossan" contract supply.toml -o made --set "contract.footprint={$clause,unshown=\"remedy\"}"
says out "0 of 2"
sed -i '1s/$/,footprint [kg\/kg]/; 2,$s/$/,2.5/' deliveries.csv
ends_with 0 "$gossan" contract supply.toml -o shown --set "contract.footprint={$clause}" --csv clause
says out "2 of 2"
says clause/invoiced_lots.csv "footprint [kg/kg]"
echo "footprints are held against the contract"
