#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan supply`: one command from the heap to the books; a run that was stopped goes on, one of the same input is taken as it is.
gossan=$GOSSAN_PROGRAM
source=$GOSSAN_SOURCE_DIR
source "$(dirname "$0")/expectations.sh"
export SOURCE_DATE_EPOCH=1780000000  # when events are recorded: books made twice are then the same

sed 's/^duration = .*/duration = "125 d"/' "$source/examples/small-site/scenario.toml" >scenario.toml
cat >supply.toml <<'EOT'
[site]
name = "A small site"
company = "A company"
domain = "mine.example.com"
[source]
scenario = "scenario.toml"
[lots]
prefix = "SS"
brand = "SMALL"
EOT

ends_with 2 "$gossan" lots supply.toml -o made
says log "the scenario of the site has not been run yet"
ends_with 0 "$gossan" supply supply.toml -o made --threads 2
says log "gossan run …"
says out "computed in"
says out " production lots"
[ -s made/lots.html ] && [ -s made/run/balance.csv ] || fail "no page or no run"
cp made/run/manifest.json first.json
ends_with 0 "$gossan" supply supply.toml -o made
says log "the run of this input is there"
says log "0 new events"
cmp made/run/manifest.json first.json || fail "the run was made again"
ends_with 0 "$gossan" lots supply.toml -o made
says log "0 new events"
ends_with 0 "$gossan" footprint supply.toml -o made/footprint
says out "CO2e/kg"
echo "one command goes from the heap to the books"

# A run that was killed goes on from its last checkpoint, to the same bits.
cp -r made killed
rm killed/events.sqlite killed/run/summary.json killed/run/inventory.csv
sed -i 's/"status": "done"/"status": "running"/' killed/run/manifest.json
ends_with 0 "$gossan" supply supply.toml -o killed
says log "going on with the run that was stopped"
cmp killed/run/balance.csv made/run/balance.csv || fail "the run that went on has other accounts"
ends_with 0 "$gossan" lots supply.toml -o killed --json
mv out killed.json
ends_with 0 "$gossan" lots supply.toml -o made --json
cmp out killed.json || fail "the books differ"
echo "a run that was stopped goes on"

# Another input is another run. That of before stays, as the books rest on it, and they are not written over.
sed -i 's/chrysocolla = "0.9 %"/chrysocolla = "0.8 %"/' scenario.toml
ends_with 2 "$gossan" supply supply.toml -o made
says log "made/run-1 from now on"
says log "supply.other_mass"
says log "stopped at gossan lots"
says made/steps.json '"state": "stopped"'
cmp made/run-1/manifest.json first.json || fail "the first run was changed"
# Nor is one that was stopped and could go on.
sed -i 's/"status": "done"/"status": "running"/' killed/run/manifest.json
ends_with 2 "$gossan" supply supply.toml -o killed
says log "killed/run-1 from now on"
cmp killed/run-1/balance.csv made/run-1/balance.csv || fail "the run that was stopped was changed"
ends_with 0 "$gossan" supply supply.toml -o other --threads 2
ends_with 2 "$gossan" supply supply.toml -o other --set 'source.balance="other/run/balance.csv"' --set 'source.start_date="2026-01-01"'
says log "name a run or what was measured, not both"
echo "another input is another run"

# What must come and does not is told at the end, with its exit status, after all other steps.
printf '%s\n' site,operator,state,date,facility_mw_cumulative,basis,class First,A,TX,2027-01-01,1,projected,hyperscale >plan.csv
printf '%s\n' 'lot,mass [t],available' L-1,12,2026-01-05 >offered.csv
cp supply.toml short.toml
cat >>short.toml <<'EOT'
[footprint]
[[makers]]
name = "Rod mill"
subsystems = ["feeder cable"]
distance = "500 km"
least = "100 t"
[demand]
plan = "plan.csv"
members = 20
[allocation]
lots = "offered.csv"
basis = "planned"
[pack]
delivered_at = "FCA the mine"
EOT
ends_with 4 "$gossan" supply short.toml -o other
says log "gossan pack …"
says log "gossan allocate could not give all that was asked for"
echo "what lacks does not stop the steps behind it"

# What changes does not leave old papers among those that hold: packs and documents that were told before are kept, marked as replaced.
header='lot,certificate,revision,date,laboratory,signatory,decision'
for element in Ag As Bi Fe Ni Pb S Sb Se Sn Te; do header+=",$element [ppm]"; done
certify() { # certify PPM_OF_LEAD REVISION LOT...
    local lead=$1 revision=$2
    shift 2
    for lot; do echo "$lot,CoA-$lot,$revision,2026-06-01,A laboratory,A. Chemist,,8,<0.5,<0.2,2,0.5,$lead,3,<0.5,<0.2,<0.5,<0.2"; done
}
lots=$("$gossan" lots supply.toml -o other | awk '$1 ~ /^SS-/ { print $1 }')
{ echo "$header"; certify 1 1 $lots; } >certificates.csv
printf '%s\n' shipment,date,commercial_lot,to S-1,2026-06-05,SS-C0001,A\ mill >shipments.csv
cat >sent.toml <<'EOT'
[site]
name = "A small site"
company = "A company"
domain = "mine.example.com"
[source]
scenario = "scenario.toml"
[lots]
prefix = "SS"
brand = "SMALL"
certificates = "certificates.csv"
shipments = "shipments.csv"
[footprint]
[pack]
delivered_at = "FCA the mine"
EOT
ends_with 0 "$gossan" supply sent.toml -o other
ends_with 0 "$gossan" verify other/packs/S-1
cp -r other/packs/S-1 told
ends_with 0 "$gossan" supply sent.toml -o other
diff -r told other/packs/S-1 || fail "the same figures give another pack"
ends_with 0 "$gossan" supply sent.toml -o other --set 'footprint.acid_truck={value="400 km"}'
says log "pack S-1: its footprints were replaced"
diff -r told other/packs/replaced/S-1-1 || fail "a pack that was told is changed"
ends_with 0 "$gossan" verify other/packs/S-1
cmp -s told/footprint.json other/packs/S-1/footprint.json && fail "the new pack tells the old footprint"
echo "what was told before is kept apart"
