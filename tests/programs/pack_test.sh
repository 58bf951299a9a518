#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan pack`: from cathode and tables to a pack that `gossan verify` finds good, and that is never changed.
gossan=$GOSSAN_PROGRAM
fail() { printf '%s\n' "$*"; exit 1; }
ends_with() { # ends_with STATUS COMMAND... : standard output in out, standard error in log
    local wanted=$1 status=0
    shift
    "$@" >out 2>log || status=$?
    [ $status = "$wanted" ] || fail "exit status $status instead of $wanted: $*"$'\n'"$(cat out log)"
}
says() { grep -qF -- "$2" "$1" || fail "$1 should say '$2' but says:"$'\n'"$(cat "$1")"; }

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
[pack]
delivered_at = "FCA A mine"
gs1_prefix = "0614141"
key = "sender.pem"
EOF
printf '%s\n' 'date,mass [t],share of sulphide [%],share of run_of_mine [%]' 2026-03-02,20,25,75 2026-03-09,30.5,50,50 >cathode.csv
header='lot,certificate,revision,date,laboratory,signatory'
for element in Ag As Bi Fe Ni Pb S Sb Se Sn Te; do header+=",$element [ppm]"; done
row() { echo "$1,CoA-$1,1,$2,A laboratory,A. Chemist,8,<0.5,<0.2,2,0.5,1,3,<0.5,<0.2,<0.5,<0.2"; }
{ echo "$header"; row AM-0001 2026-03-05; row AM-0002 2026-03-12; } >certificates.csv
printf '%s\n' 'shipment,date,commercial_lot,to' 'S-1,2026-03-20,AM-C0001,A mill' >shipments.csv
openssl genpkey -algorithm ed25519 -out sender.pem 2>/dev/null

ends_with 0 "$gossan" lots supply.toml -o made
ends_with 2 "$gossan" lots supply.toml -o made --set 'pack.gs1_prefix="0614x"'
says log "is no company prefix of GS1"
ends_with 2 "$gossan" pack supply.toml -o made
says log "there are no footprints of lots to pack"
# AM-C0001 is of 25.083 t (tests/programs/lots_test.sh); its footprint is that of the pack that is kept, for this mass.
node -e '
const { readFileSync, writeFileSync } = require("node:fs");
const document = JSON.parse(readFileSync(process.argv[1])).footprints;
const lot = Object.values(document).find(Array.isArray)[0];
lot.lot = "AM-C0001";
lot.mass = "25.0834 t";
writeFileSync("made/lot-footprints.json", JSON.stringify(document));
' "$GOSSAN_SOURCE_DIR/tests/data/pack/S-0001/declaration.json"
ends_with 0 "$gossan" pack supply.toml -o made --json
says out '"good": true'
key=$(head -1 made/packs/S-1/manifest.sig)
ends_with 0 "$gossan" verify made/packs/S-1 --key "$key"
says out "sum to 25.08"
says out "7 files made again, byte for byte"
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
