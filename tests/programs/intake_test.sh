#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan lots --receive`: what a mill tells by EPCIS becomes events of the log, once; what does not fit is refused whole.
set -euo pipefail
gossan=$GOSSAN_PROGRAM
source "$(dirname "$0")/expectations.sh"

cat >supply.toml <<'TOML'
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
TOML
printf '%s\n' 'date,mass [t],share of sulphide [%],share of run_of_mine [%]' 2026-03-02,25,40,60 >cathode.csv
{ echo 'lot,certificate,revision,date,laboratory,signatory,decision,Ag [ppm],As [ppm],Bi [ppm],Fe [ppm],Ni [ppm],Pb [ppm],S [ppm],Sb [ppm],Se [ppm],Sn [ppm],Te [ppm]'
  echo "AM-0001,CoA-AM-0001,1,2026-03-15,A laboratory,A. Chemist,,8,<0.5,<0.2,2,0.5,1,3,<0.5,<0.2,<0.5,<0.2"
} >certificates.csv
printf '%s\n' 'shipment,date,commercial_lot,to,received_on,received [lb]' 'S-1,2026-03-20,AM-C0001,a mill,,' >shipments.csv
"$gossan" lots supply.toml -o made >out 2>&1 || fail "$(cat out)"
"$gossan" lots supply.toml -o made --log --json >log.json

# The mill's document: the bundles as the mine names them, and what its scale said in t.
cat >mill.mjs <<'JS'
import fs from "node:fs";
const log = JSON.parse(fs.readFileSync("log.json")).events;
const bundles = log.filter((each) => each.kind === "commercial lot formed" && each.subject === "AM-C0001")
    .flatMap((each) => each.data.bundles).map((serial) => "https://mine.example.com/bundle/" + encodeURIComponent(serial));
const [mass, from] = process.argv.slice(2);
const event = (id, more) => ({ eventID: "urn:uuid:" + id, eventTimeZoneOffset: "-06:00", ...more });
const document = {
    "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", { mill: "https://mill.example.com/" }],
    type: "EPCISDocument", schemaVersion: "2.0", creationDate: "2026-04-01T00:00:00Z",
    epcisBody: { eventList: [
        event("1", { type: "ObjectEvent", eventTime: "2026-03-24T09:00:00-06:00", epcList: bundles.slice(Number(from)),
            action: "OBSERVE", bizStep: "receiving", readPoint: { id: "https://mill.example.com/place/gate" },
            sensorElementList: [{ sensorReport: [{ type: "Mass", value: Number(mass), uom: "TNE" }] }] }),
        event("2", { type: "TransformationEvent", eventTime: "2026-03-30T09:00:00-06:00", transformationID: "https://mill.example.com/heat/H-1",
            inputQuantityList: [{ epcClass: "https://mine.example.com/cathode/AM-0001", quantity: 20, uom: "TNE" }],
            outputQuantityList: [{ epcClass: "https://mill.example.com/rod/H-1", quantity: 19900, uom: "KGM" }],
            bizStep: "https://mill.example.com/step/casting", readPoint: { id: "https://mill.example.com/place/caster" } }),
    ] },
};
console.log(JSON.stringify(document));
JS
node mill.mjs 24.99 1 >short.jsonld
if "$gossan" lots supply.toml -o made --receive short.jsonld >out 2>&1; then fail "a part of a shipment is received"; fi
says out "bundles of shipment S-1"
says out "nothing was entered"
node mill.mjs 24.99 0 >mill.jsonld
sed 's/"uom":"TNE"}\]}\]/"uom":"LBR"}]}]/' mill.jsonld >pounds.jsonld
if "$gossan" lots supply.toml -o made --receive pounds.jsonld >out 2>&1; then fail "a mass in pounds is taken"; fi
says out "not KGM or TNE"
"$gossan" lots supply.toml -o made --receive mill.jsonld >out 2>&1 || fail "$(cat out)"
says out "2 events entered"
"$gossan" lots supply.toml -o made --log >log
says log "EPCIS of https://mill.example.com/place/gate"
says log "rod cast"
"$gossan" lots supply.toml -o made --json >lots.json 2>/dev/null
says lots.json '"received_t": 24.99'
"$gossan" lots supply.toml -o made --receive mill.jsonld >out 2>&1 || fail "$(cat out)"
says out "2 events are known already"
node mill.mjs 24.5 0 >other.jsonld
if "$gossan" lots supply.toml -o made --receive other.jsonld >out 2>&1; then fail "another mass is taken for the same shipment"; fi
says out "enter a correction"
echo "a mill's document is taken up once, and what does not fit is refused whole"
