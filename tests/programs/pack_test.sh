#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan pack`: from cathode and tables to a pack that `gossan verify` finds good, and that is never changed.
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cat >supply.toml <<'EOF'
[site]
name = "A mine"
company = "A company"
domain = "mine.example.com"
[source]
cathode = "cathode.csv"
[lots]
prefix = "AM"
brand = "AMINE"
certificates = "certificates.csv"
shipments = "shipments.csv"
[footprint]
activity = "activity.csv"
draws = 200
[[links]]
name = "pads to cathode"
place = "A mine"
model = "mass balance, credit"
characteristic = "bioleached"
[claim]
link = "pads to cathode"
streams = ["sulphide"]
[pack]
delivered_at = "FCA A mine"
signatory = "A. Seller"
gs1_prefix = "0614141"
key = "sender.pem"
EOF
printf '%s\n' 'date,mass [t],share of sulphide [%],share of run_of_mine [%]' 2026-03-02,20,25,75 2026-03-09,30.5,50,50 >cathode.csv
header='lot,certificate,revision,date,laboratory,signatory'
for element in Ag As Bi Fe Ni Pb S Sb Se Sn Te; do header+=",$element [ppm]"; done
row() { echo "$1,CoA-$1,1,$2,A laboratory,A. Chemist,8,<0.5,<0.2,2,0.5,1,3,<0.5,<0.2,<0.5,<0.2"; }
{ echo "$header"; row AM-0001 2026-03-05; row AM-0002 2026-03-12; } >certificates.csv
printf '%s\n' 'shipment,date,commercial_lot,to' 'S-1,2026-03-20,AM-C0001,A mill' >shipments.csv
# 200 L of diesel by t of sulphide copper, 100 of run of mine, in the year; AM-C0001 is of 25.083 t (tests/programs/lots_test.sh).
cat >activity.csv <<'CSV'
begin,end,stream,activity,detail,amount,unit,low,high,basis
2026-01-01,2027-01-01,sulphide,copper,,20,t,,,measured
2026-01-01,2027-01-01,run_of_mine,copper,,30.5,t,,,measured
2026-01-01,2027-01-01,sulphide,diesel,haul,4000,L,3600,4400,measured
2026-01-01,2027-01-01,run_of_mine,diesel,haul,3050,L,2800,3300,measured
2026-01-01,2027-01-01,,electrowinning,,100000,kWh,,,measured
2026-01-01,2027-01-01,,water withdrawn,well,3000,m3,,,measured
2026-01-01,2027-01-01,,water consumed,,2500,m3,,,measured
CSV
openssl genpkey -algorithm ed25519 -out sender.pem 2>/dev/null

ends_with 0 "$gossan" lots supply.toml -o made
ends_with 2 "$gossan" lots supply.toml -o made --set 'pack.gs1_prefix="0614x"'
says log "is no company prefix of GS1"
ends_with 2 "$gossan" pack supply.toml -o made
says log "there are no footprints of lots to pack"
sed '/^\[footprint\]/,/^draws/d' supply.toml >bare.toml
ends_with 2 "$gossan" pack bare.toml -o made
says log "there is no block [footprint]"
ends_with 0 "$gossan" pact export supply.toml -o made
ends_with 0 "$gossan" pack supply.toml -o made --json
says out '"good": true'
key=$(head -1 made/packs/S-1/manifest.sig)
ends_with 0 "$gossan" verify made/packs/S-1 --key "$key"
says out "sum to 25.08"
says out "9 files made again, byte for byte"
says out 'custody: at "pads to cathode"'
id=$(sed -n 's/^ *"id": "\(.*\)",$/\1/p' made/packs/S-1/footprint.json | head -1)
[ -f "made/pact/$id.json" ] || fail "what the pack says by PACT is not what was published: $id"
[ "$(du -k --apparent-size made/packs/S-1 | cut -f1)" -lt 300 ] || fail "a pack of a small log is large"
echo "a pack is made, signed, and good"

# The same input gives the same pack; one that is there is left as it is, and told when it is not good.
cp -r made/packs/S-1 first
rm -r made/packs
ends_with 0 "$gossan" pack supply.toml -o made
diff -r first made/packs/S-1 || fail "made again, the pack differs"
sed -i 's/A mill/B mill/' made/packs/S-1/declaration.pdf
ends_with 1 "$gossan" pack supply.toml -o made
says log "declaration.pdf: was changed"
says out "NOT good"
echo "a pack is the same each time and never overwritten"

# Killed at any moment, every folder that stands is a whole pack; the next making goes on.
rm -r made/packs
for part in 02 04 06 08 10 12 15 20; do
    timeout -s KILL "0.$part" "$gossan" pack supply.toml -o made >out 2>log || true
    [ ! -d made/packs/S-1 ] || "$gossan" verify made/packs/S-1 >out || fail "a pack is there in part after a kill"
done
ends_with 0 "$gossan" pack supply.toml -o made
diff -r first made/packs/S-1 || fail "after kills, the pack differs"
[ "$(find made/packs -mindepth 1 -maxdepth 1 | wc -l)" = 1 ] || fail "something was left behind"
echo "a kill leaves whole packs or none"

# A figure changed and published anew is another: what was published is behind until it is exported again.
sed -i 's/,4000,L/,4400,L/; s/3600,4400/3600,4800/' activity.csv
rm -r made/packs
ends_with 2 "$gossan" pack supply.toml -o made
says log "is not the one that was published"
ends_with 0 "$gossan" pact export supply.toml -o made
ends_with 0 "$gossan" pack supply.toml -o made
ends_with 0 "$gossan" verify made/packs/S-1
says made/packs/S-1/footprint.json "precedingPfIds"
echo "a pack says what partners are told"

# A forger who makes all of a pack's documents of another amount has another record, and another seal and signature.
ends_with 1 "$gossan" verify made/packs/S-1 --log "$(printf '0%.0s' $(seq 64))"
says out "not with what was told"
