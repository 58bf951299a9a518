#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan lots`: harvests become lots, bundles and commercial lots; a lot that misses its grade is held; masses add up.
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
EOF
printf '%s\n' 'date,mass [t],share of sulphide [%],share of run_of_mine [%]' 2026-03-02,20,25,75 2026-03-09,30.5,50,50 \
    2026-03-16,10,60,40 >cathode.csv
header='lot,certificate,revision,date,laboratory,signatory,decision'
for element in Ag As Bi Fe Ni Pb S Sb Se Sn Te; do header+=",$element [ppm]"; done
row() { echo "$1,CoA-$1,$2,$3,A laboratory,A. Chemist,${5:-},8,<0.5,<0.2,2,0.5,$4,3,<0.5,<0.2,<0.5,<0.2"; }
{ echo "$header"; row AM-0001 1 2026-03-05 1; row AM-0002 1 2026-03-12 1; row AM-0003 1 2026-03-19 7.5; } >certificates.csv
printf '%s\n' 'shipment,date,commercial_lot,to,received_on,received [lb]' S-1,2026-03-20,AM-C0001,A\ mill,2026-03-25,55115 >shipments.csv

ends_with 0 "$gossan" lots supply.toml -o made --csv tables --xlsx tables.xlsx
for words in "60.500" "AM-0003" "Pb 7.5 ppm: above 5 ppm" "held"; do says out "$words"; done
[ -s made/lots.html ] && [ -s tables.xlsx ] || fail "no page or no workbook"
# 20 and 30.5 t are released: two lots of ten bundles of 2.5 and 2.54 t; the first is of 8 and 2 bundles
says tables/commercial_lots.csv "AM-C0001,AMINE,ASTM B115 Grade 1,10,25.083"
awk -F, 'NR > 1 { kg += $4 * 1000 } END { exit kg < 60500 - 1e-6 || kg > 60500 + 1e-6 }' tables/lots.csv || fail "lots are not the cathode"
awk -F, 'NR > 1 { kg += $4 * 1000 } END { exit kg < 60500 - 1e-6 || kg > 60500 + 1e-6 }' tables/bundles.csv || fail "bundles are not the lots"
echo "lots and bundles sum to what was stripped"

# Nothing is told twice, and the log alone tells where a shipment comes from.
ends_with 0 "$gossan" lots supply.toml -o made
says log "0 new events"
ends_with 0 "$gossan" lots supply.toml -o made --of S-1 --unit lb --csv descent
says out "shipment S-1"
says descent/genealogy.csv "mass [lb]"
ends_with 0 "$gossan" lots supply.toml -o made --of AM-0002-003 --json
says out '"sulphide": 1.27083'
ends_with 2 "$gossan" lots supply.toml -o made --of AM-0002_003
says log "did you mean AM-0002-003?"
echo "a bundle goes back to its streams"

# A better certificate comes as another revision; a decision against a certificate is refused, and nothing is written.
{ cat certificates.csv; row AM-0003 2 2026-03-26 8 release; } >bad.csv
ends_with 2 "$gossan" lots supply.toml -o made --set 'lots.certificates="bad.csv"'
says log "bad.csv:5: error[supply.refused]"
row AM-0003 2 2026-03-26 1 >>certificates.csv
ends_with 0 "$gossan" lots supply.toml -o made --json
grep -q '"held_t": 0' out || fail "a lot stays held"
ends_with 2 "$gossan" lots supply.toml -o made --set 'lots.standard="ASTM B115 Grade 2"'
says log "did you mean"
sed -i 's/,20,/,21,/' cathode.csv
ends_with 2 "$gossan" lots supply.toml -o made
says log "supply.other_mass"
echo "what contradicts the log is refused"

# With a claim each shipment says what is claimed of it, by which model: of AM-C0001 8 bundles are of lot 1 (5 t qualify) and 2 of
# lot 2, so 20 t and 30.5 t came in with 5 and 15.25 t of credit, and lot 3 with 6.3 t when its analysis was mended.
sed -i 's/,21,/,20,/' cathode.csv
cat >>supply.toml <<'EOF'
[[links]]
name = "pads to cathode"
place = "A mine"
model = "mass balance, credit"
characteristic = "bioleached"
[claim]
link = "pads to cathode"
streams = ["sulphide"]
EOF
ends_with 0 "$gossan" lots supply.toml -o claimed --json
says out '"claimed_t": 20.25'
says out "by mass balance, from credits of one site"
ends_with 2 "$gossan" lots supply.toml -o claimed2 --set 'claim.link="pads to cathodes"'
says log "did you mean"
echo "what is claimed comes in before it goes out"

# What people tell is entered as events; what contradicts the books is refused whole, and the log says who, when and why.
cat >split.json <<'EOF'
[{"at": "2026-03-27T09:00:00Z", "who": "a despatcher", "kind": "commercial lots relotted", "subject": "AM-C0002A",
  "data": {"from": ["AM-C0002"], "into": [
    {"lot": "AM-C0002A", "bundles": ["AM-0002-003", "AM-0002-004"]},
    {"lot": "AM-C0002B", "bundles": ["AM-0002-005", "AM-0002-006", "AM-0002-007", "AM-0002-008", "AM-0002-009", "AM-0002-010",
                                     "AM-0002-011", "AM-0002-012"]}]}}]
EOF
ends_with 0 "$gossan" lots supply.toml -o claimed --enter split.json --log
says out "a despatcher"
ends_with 2 "$gossan" lots supply.toml -o claimed --enter split.json --log
says log "(commercial lots relotted of \"AM-C0002A\")"
ends_with 0 "$gossan" lots supply.toml -o claimed --of AM-C0002B
number=$("$gossan" lots supply.toml -o claimed --log | awk '/shipped/ { print $1 }')
cat >late.json <<EOF
{"at": "2026-03-21T12:00:00Z", "who": "a despatcher", "kind": "shipped", "subject": "S-1", "corrects": $number,
 "why": "left a day later", "data": {"lots": ["AM-C0001"], "to": "A mill", "delivery_note": ""}}
EOF
ends_with 0 "$gossan" lots supply.toml -o claimed --enter late.json --log
says out "corrects $number: left a day later"
echo "corrections are events"

ends_with 0 "$gossan" supply supply.toml -o other --set 'lots.harvest="7 d"'
says out "60.5 t in 3 production lots"; grep -q AM-0003 other/lots.json || fail "no document"
[ -s other/lots.html ] && grep -q 'href="lots.html"' other/report.html || fail "no way to the page"

# The log says when it was told what, by the clock that it is given; what was known by a day is told again, and a cut tail is seen.
export SOURCE_DATE_EPOCH=1775001600 # 2026-04-01 00:00 UTC, still 31 March in Arizona
ends_with 0 "$gossan" lots supply.toml -o timed --json
head=$(sed -n 's/.*"hash": "\([0-9a-f]*\)".*/\1/p' out | tail -1)
says out '"recorded": "2026-04-01T00:00:00Z"'
cp -r timed timed.first
export SOURCE_DATE_EPOCH=1775088000
cat >lost.json <<EOF
{"who": "a despatcher", "corrects": $("$gossan" lots supply.toml -o timed --log | awk '/received/ && / S-1/ && !/custody/ { print $1 }'),
 "why": "weighed again", "data": {"net": "25 t"}}
EOF
ends_with 0 "$gossan" lots supply.toml -o timed --enter lost.json --json
says out '"received_t": 25'
ends_with 0 "$gossan" lots supply.toml -o timed --known-by 2026-03-31 --json
says out '"received_t": 24.9997' # 55,115 lb
says out "$head"
ends_with 0 "$gossan" lots supply.toml -o timed --known-by 2026-03-30 --json
says out '"events": 0'
ends_with 0 "$gossan" lots supply.toml -o timed --expect-head "$head" --log
says out "2026-04-02T00:00:00Z"
new=$("$gossan" lots supply.toml -o timed --log | sed -n 's/^hash of the last: //p')
ends_with 2 "$gossan" lots supply.toml -o timed.first --expect-head "$new"
says log "the log holds no event of the hash $new"
SOURCE_DATE_EPOCH=1775000000 ends_with 2 "$gossan" lots supply.toml -o timed --enter lost.json
says log "before the last event of the log"
SOURCE_DATE_EPOCH=soon ends_with 2 "$gossan" lots supply.toml -o other2
says log "seconds from the beginning of 1970"
echo "the log is of its time"

# What the contract's book refuses is not entered, whoever keeps no contract here.
echo '{"at": "2026-04-01T09:00:00Z", "who": "sales", "kind": "period declared", "subject": "2026-04", "data": {"period": "next week"}}' >odd.json
ends_with 2 "$gossan" lots supply.toml -o timed --enter odd.json
says log "is no quotational period"
echo "what any book refuses is not entered"

# The claim goes on: the mill casts what it received and sends rod to a maker, he cable to a site; and from there back to the lots.
cat >>supply.toml <<'EOF'
[[links]]
name = "cathode to rod"
place = "A mill"
party = "A mill"
after = ["pads to cathode"]
model = "mass balance, credit"
characteristic = "bioleached"
conversion = 0.98
casts = true
[[links]]
name = "rod to cable"
place = "A maker"
party = "A maker"
after = ["cathode to rod"]
model = "mass balance, credit"
characteristic = "bioleached"
[chain]
casts = "casts.csv"
deliveries = "deliveries.csv"
EOF
printf '%s\n' 'heat,link,date,input [t],yielded [t],scrap [t]' 'H-1,cathode to rod,2026-04-10,20,19.5,0.4' >casts.csv
printf '%s\n' 'delivery,link,date,to,mass [t],received_on,received [t]' 'R-1,cathode to rod,2026-04-15,A maker,19,2026-04-18,19.01' \
    'K-1,rod to cable,2026-05-02,A site,10,,' >deliveries.csv
ends_with 0 "$gossan" lots supply.toml -o way --json
# all 20.25 t of credit go with S-1, of 25.0834 t; it weighed 24.9997 t, of which 20 t are cast: 20 / 24.9997 x 20.25 x 19.5 / 20 t
node -e '
const { chain } = JSON.parse(require("node:fs").readFileSync("out"));
const of = (link) => chain.flows.find((each) => each.link === link);
const near = (is, wanted) => { if (Math.abs(is - wanted) > 2e-6) { console.log(is, wanted); process.exit(1); } };
near(of("pads to cathode").claimed_t, 20.25);
near(of("cathode to rod").claimed_t, 20.25 * 19.5 / (55115 * 0.00045359237));
near(chain.ends[0].claimed_t, 10);
' || fail "the claim that goes on is another"
ends_with 0 "$gossan" lots supply.toml -o way --of "A site"
for words in "S-1" "R-1" "K-1" "AM-0001" "sulphide"; do says out "$words"; done
sed -i 's/19.01/19.2/' deliveries.csv
ends_with 2 "$gossan" lots supply.toml -o way2
says log "deliveries.csv:2"
says log "cannot weigh 19.2 t"
echo "the claim goes on to a site and back"
