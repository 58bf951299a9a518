#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan allocate`: a build plan becomes needs, lots go to makers, masses add up, two runs are compared, and what must come is told.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cat >supply.toml <<'EOF'
[site]
name = "A mine"
company = "A company"
domain = "mine.example.com"
[source]
cathode = "cathode.csv"
[[makers]]
name = "Rod mill"
subsystems = ["feeder cable", "grounding"]
distance = "500 km"
[[makers]]
name = "Bar mill"
subsystems = ["busbar and busway"]
distance = "2000 km"
[demand]
plan = "plan.csv"
members = 20
[allocation]
lots = "lots.csv"
basis = "planned"
priority_sites = ["First"]
EOF
echo 'date,mass [t],share of all [%]' >cathode.csv
printf '%s\n' site,operator,state,date,facility_mw_cumulative,basis,class First,A,TX,2027-01-01,1,projected,hyperscale \
    Second,B,TX,2027-01-01,5,projected,hyperscale >plan.csv
printf '%s\n' 'lot,mass [t],available' L-1,12,2026-01-05 L-2,20,2026-01-06 L-3,24.5,2026-01-07 >lots.csv

# The first site has 27 t of copper: 27*0.38/0.97 + 27*0.06/0.98 t for rods, 27*0.15/0.85 t for bars. Of the scrap of rods 95 % is
# back eight weeks later, in the quarter after that of the feeders and in that of the grounding itself; that of bars comes too late.
ends_with 0 "$gossan" allocate supply.toml -o one --csv tables --xlsx tables.xlsx
for words in "L-1" "Rod mill" "Bar mill" "short of priority 1" "next best"; do says out "$words"; done
[ -s one/allocation.html ] && [ -s one/allocation.json ] && [ -s tables.xlsx ] || fail "no page, no document or no workbook"
says log "an assumption"
awk -F, 'NR > 1 && $3 == "First" { t += $5 } END { wanted = 27 * (0.38 / 0.97 * (1 - 0.95 * 0.03) + 0.06 / 0.98 * (1 - 0.95 * 0.02) + 0.15 / 0.85)
    exit (t - wanted) ^ 2 > 1e-8 }' tables/needs.csv || fail "the first site wants something else: $(cat tables/needs.csv)"
awk -F, 'NR > 1 { sent += $4; covers += $8 } END { exit (sent - covers) ^ 2 > 1e-12 || sent > 56.5 }' tables/assignments.csv ||
    fail "what is sent is not what covers and what is left"
awk -F, 'NR > 1 && $3 == "First" { open += $7 } END { exit open > 1e-5 }' tables/needs.csv || fail "the first site is not covered"

# The same again is the same to the byte; a nearer second mill moves lots, and the difference says so.
ends_with 0 "$gossan" allocate supply.toml -o two
cmp one/allocation.json two/allocation.json || fail "two runs of one file differ"
ends_with 0 "$gossan" allocate supply.toml -o three --against one --set 'allocation.priority_sites=["Second"]'
says out changed
says three/allocation.html "What changed"
ends_with 0 "$gossan" allocate supply.toml -o two --against two
says out nothing

# What must come and does not: told, with its own exit status.
ends_with 4 "$gossan" allocate supply.toml -o four --set 'makers[1].least="100 t"'
says log "Bar mill in 2026 Q1 gets"

# Faults come all at once.
ends_with 2 "$gossan" allocate supply.toml -o five --set 'makers[0].subsystems=["feeder cabel"]' --set 'demand.aluminium={coolin=0.5}'
says log '"feeder cabel"'
says log "write cooling"
