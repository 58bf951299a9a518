#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `gossan pact`: documents are exported and checked, and the host, asked by curl and by Node over TLS on this machine alone, keeps
# to PACT 3.0, shows each client its own footprints, and bears with clients that are slow, silent or hostile.
gossan=$GOSSAN_PROGRAM
host_id= node_id=
trap '[ -z "$host_id" ] || kill "$host_id" 2>/dev/null || true; [ -z "$node_id" ] || kill "$node_id" 2>/dev/null || true' EXIT
fail() { printf '%s\n' "$*"; [ ! -s host.log ] || tail -n 20 host.log; exit 1; }
says() { grep -qF -- "$2" "$1" || fail "$1 should say '$2' but says:"$'\n'"$(head -c 2000 "$1")"; }

cat >supply.toml <<'TOML'
[site]
name = "Example Mine"
company = "Example Copper"
domain = "mine.example.com"
[source]
run = "a-run"
[pact]
footprints = "lot-footprints.json"
trust = "trust.pem"
TOML
lot() { # lot NAME END RECIPIENT
    cat <<JSON
{"lot":"$1","mass":"25 t","status":"Active","created":"2028-01-15T08:00:00Z","period_start":"2026-01-01T00:00:00Z",
"period_end":"$2","valid_until":"","matching":"period","views":[
{"boundary":"gate-to-gate","basis":"market-based","value":0.59,"low":0.5,"high":0.7},
{"boundary":"cradle-to-gate","basis":"location-based","value":2.95,"low":2.6,"high":3.4}],
"declared_basis":"location-based","sources":[{"name":"eGRID","version":"2023"}],"primary_share":0.6,"exempted_share":0,
"exempted_why":"","allocation":"","packaging_included":false,"quality":{"technological":1,"geographical":1,"temporal":2},
"custody":{"model":"mass balance","stream":"sulphide pad","claimed":0.47,"balanced":"site, 12 months","statement":"47 % by mass balance."},
"replaces":[],"recipients":["$3"],"evidence":""}
JSON
}
{ printf '{"form":"gossan lot footprints 1","lots":['
  lot JC-0001 2027-01-01T00:00:00Z buyer; echo ,; lot JC-0002 2027-02-01T00:00:00Z buyer; echo ,
  lot JC-0003 2027-03-01T00:00:00Z buyer; echo ,; lot JC-0004 2027-03-01T00:00:00Z other; printf ']}'
} >lot-footprints.json

"$gossan" pact export supply.toml -o told >out 2>log || fail "export: $(cat log)"
says out JC-0004; says log "4 footprints"
for file in told/pact/*.json; do "$gossan" pact check "$file" >/dev/null || fail "$file is no footprint"; done
cp "$(ls told/pact/*.json | head -n 1)" broken.json
sed -i 's/"fossilGhgEmissions": "2.95"/"fossilGhgEmissions": "2.94"/' broken.json
if "$gossan" pact check broken.json >out; then fail "a sum that does not agree passes"; fi
says out "pcf.pcfExcludingBiogenicUptake"
"$gossan" pact export supply.toml -o again >/dev/null 2>&1; diff -r told/pact again/pact || fail "documents differ from one export to the next"
echo "documents are exported, the same each time, and checked"

# From harvests and measured activities to documents: a lot of two streams has the mean of theirs by mass.
mkdir whole
cat >whole/supply.toml <<'TOML'
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
[[links]]
name = "plant"
place = "the plant"
model = "mass balance, rolling average"
characteristic = "bioleached"
[footprint]
activity = "activity.csv"
draws = 200
[claim]
link = "plant"
streams = ["sulphide"]
[pact]
electricity = "market"
TOML
printf '%s\n' 'date,mass [t],share of sulphide [%],share of run_of_mine [%]' 2026-03-02,25,40,60 2026-03-09,25,60,40 >whole/cathode.csv
{ echo 'lot,certificate,revision,date,laboratory,signatory,decision,Ag [ppm],As [ppm],Bi [ppm],Fe [ppm],Ni [ppm],Pb [ppm],S [ppm],Sb [ppm],Se [ppm],Sn [ppm],Te [ppm]'
  for lot in AM-0001 AM-0002; do echo "$lot,CoA-$lot,1,2026-03-15,A laboratory,A. Chemist,,8,<0.5,<0.2,2,0.5,1,3,<0.5,<0.2,<0.5,<0.2"; done
} >whole/certificates.csv
printf '%s\n' 'shipment,date,commercial_lot,to,received_on,received [lb]' S-1,2026-03-20,AM-C0001,buyer,, >whole/shipments.csv
{ cat "$GOSSAN_SOURCE_DIR/tests/data/footprint/worked_activity.csv"
  printf '2026-01-01,2027-01-01,run_of_mine,%s,measured\n' 'copper,,1,t,,' 'ore,,100,t,,' 'moved,,100,t,,' 'acid,,1,t,,'
} >whole/activity.csv
"$gossan" lots whole/supply.toml -o made >out 2>log || fail "lots: $(cat out log)"
"$gossan" pact export whole/supply.toml -o made >out 2>log || fail "export: $(cat out log)"
says made/lot-footprints.json '"buyer"'
says made/lot-footprints.json '"mass balance, rolling average"'
# One lot by both methods: 2/5 of it are of the sulphide, all of whose ore the year's copper bears.
"$gossan" footprint whole/supply.toml -o made/footprint --lot AM-0001 >out 2>log || fail "lot: $(cat out log)"
for word in "production lot AM-0001, 25.000 t" "ore-matched" "Why the methods differ" "warming potentials:"; do says out "$word"; done
says made/footprint/footprint.json '"differences"'
"$gossan" footprint whole/supply.toml -o made/footprint --lot AM-0009 >out 2>log && fail "AM-0009 is no lot"
says log "AM-0009"
n_documents=0
for file in made/pact/*.json; do "$gossan" pact check "$file" >/dev/null || fail "$file"; n_documents=$((n_documents + 1)); done
[ "$n_documents" = 2 ] || fail "two commercial lots have $n_documents documents"
echo "from harvests to documents"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout key.pem -out certificate.pem 2>/dev/null
cp certificate.pem trust.pem
add() { "$gossan" pact client add "$@" supply.toml 2>/dev/null | sed -n 's/^client secret  //p'; }
secret=$(add buyer --answers-to http://localhost:1)
other=$(add other)
reader=$(add reader --scope footprints)
[ ${#secret} = 43 ] || fail "no secret was told"
if grep -qF "$secret" pact-clients.json; then fail "the secret is kept"; fi
says pact-clients.json 'argon2id'
[ "$(stat -c %a pact-clients.json)" = 600 ] || fail "others may read the clients"
"$gossan" pact client list supply.toml | grep -q reader || fail "no list of clients"

"$gossan" pact serve supply.toml --port 0 --certificate certificate.pem --key key.pem 2>host.log &
host_id=$!
for _ in $(seq 100); do grep -q listening host.log && break; sleep 0.1; done
base=$(sed -n 's/.*listening on //p' host.log)
[ -n "$base" ] || fail "the host does not listen"
ask() { curl -sS --max-time 10 --cacert certificate.pem "$@"; }
token() { # token CLIENT SECRET [FORM]
    ask -u "$1:$2" -d "grant_type=client_credentials${3:-}" "$base/auth/token" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}
status() { ask -o body -w '%{http_code}' "$@"; }
is() { # is STATUS TEXT CURL... : the status, and what stands in the body
    local wanted=$1 text=$2 found; shift 2
    rm -f body
    found=$(status "$@") || fail "no answer: $*"
    [ "$found" = "$wanted" ] || fail "status $found instead of $wanted: $*"$'\n'"$(cat body)"
    [ -z "$text" ] || says body "$text"
}
bearer=$(token buyer "$secret")
[ ${#bearer} = 43 ] || fail "no token"
mine=(-H "Authorization: Bearer $bearer")
n_found() { grep -o '"specVersion":"3.0.0"' body | wc -l; }

is 200 JC-0001 "${mine[@]}" "$base/3/footprints"
[ "$(n_found)" = 3 ] || fail "the buyer has three footprints, not $(n_found)"
if grep -q JC-0004 body; then fail "the footprint of another client is shown"; fi
is 200 JC-0004 -H "Authorization: Bearer $(token other "$other")" "$base/3/footprints"
[ "$(n_found)" = 1 ] || fail "the other client has one footprint"
id=$(sed -n 's/.*"id":"\([^"]*\)".*/\1/p' body)
is 403 AccessDenied "${mine[@]}" "$base/3/footprints/$id"
if grep -q pcf body; then fail "what is not for a client is told it"; fi
is 400 BadRequest "${mine[@]}" "$base/3/footprints/JC-0001"
for filter in "productId=urn:pact:mine.example.com:lot-id:JC-0002=1" "geography=us-az=3" "geography=US=3" "geography=Europe=0" "geography=XX=0" "status=Active=3" \
    "classification=urn:pact:hs:740311=3" "companyId=urn:pact:none=0" "validOn=2027-01-15T00:00:00Z=1" \
    "validAfter=2027-01-15T00:00:00Z=2" "validBefore=2030-01-15T00:00:00Z=1"; do
    is 200 '"data":[' "${mine[@]}" "$base/3/footprints?${filter%=*}"
    [ "$(n_found)" = "${filter##*=}" ] || fail "${filter%=*}: $(n_found) instead of ${filter##*=}"
done
echo "lists, filters and single footprints; each client its own"

# Three pages by their links; a link is as good a second time, and for its client alone.
next="$base/3/footprints?limit=1" lots=
while [ -n "$next" ]; do
    ask -D headers -o body "${mine[@]}" "$next"
    lots+=$(grep -o '"lot":"[^"]*"' body)
    link=$next
    next=$(sed -n 's/^Link: <\([^>]*\)>; rel="next".*/\1/p' headers)
done
[ "$lots" = '"lot":"JC-0001""lot":"JC-0002""lot":"JC-0003"' ] || fail "pages: $lots"
is 200 JC-0003 "${mine[@]}" "$link"
is 400 BadRequest -H "Authorization: Bearer $(token reader "$reader")" "$link"

is 401 BadRequest "$base/3/footprints"
is 401 BadRequest -H "Authorization: Bearer wrong" "$base/3/footprints"
is 401 invalid_client -u "buyer:wrong" -d grant_type=client_credentials "$base/auth/token"
is 400 unsupported_grant_type -u "buyer:$secret" -d grant_type=password "$base/auth/token"
is 404 NotFound "${mine[@]}" "$base/2/footprints"
is 400 NotImplemented "${mine[@]}" -X DELETE "$base/3/footprints"
is 400 BadRequest "${mine[@]}" --path-as-is "$base/3/footprints/../../etc/passwd"
is 400 BadRequest "${mine[@]}" "$base/3/footprints/%2e%2e%2fpasswd"
is 200 token_endpoint "$base/.well-known/openid-configuration"
# Links are made under the name by which the host was reached, so that a certificate of that name will do.
is 200 "https://localhost:${base##*:}/auth/token" "https://localhost:${base##*:}/.well-known/openid-configuration"
is 200 '"data":[]' "${mine[@]}" "$base/3/footprints?limit=0"
is 200 json-schema.org "$base/schemas/lot-footprint-1.0.0.json"

event() { # event KIND DATA [ID]
    printf '{"specversion":"1.0","id":"%s","source":"//buyer.example.com","time":"2028-02-01T00:00:00Z","type":"org.wbcsd.pact.ProductFootprint.%s.3","data":%s}' \
        "${3:-e-1}" "$1" "$2" >event.json
}
cloud=(-H 'Content-Type: application/cloudevents+json' --data-binary @event.json)
event PublishedEvent '{"pfIds":["3a6c14a7-4deb-498a-b5ea-16ce2535b576"]}'
is 200 '' "${mine[@]}" "${cloud[@]}" "$base/3/events"
is 403 AccessDenied -H "Authorization: Bearer $(token reader "$reader")" "${cloud[@]}" "$base/3/events"
is 403 AccessDenied -H "Authorization: Bearer $(token buyer "$secret" '&scope=footprints')" "${cloud[@]}" "$base/3/events"
event PublishedEvent '{"pfIds":["urn:gtin:4712345060507"]}'
is 400 BadRequest "${mine[@]}" "${cloud[@]}" "$base/3/events"
head -c 5000000 /dev/zero | tr '\0' '[' >event.json
found=$(status "${mine[@]}" -H Expect: "${cloud[@]}" "$base/3/events" 2>/dev/null) || true
[ "$found" = 413 ] || [ "$found" = 000 ] || fail "5 MB are taken: $found"
head -c 100000 event.json >deep.json; mv deep.json event.json
is 400 BadRequest "${mine[@]}" "${cloud[@]}" "$base/3/events"
is 431 BadRequest "${mine[@]}" -H "X-Long: $(head -c 20000 /dev/zero | tr '\0' x)" "$base/3/footprints"
echo "pages, errors, scopes, events and bodies that are too long"

# TLS alone; and 200 silent or slow clients do not hold up the next.
port=${base##*:}
# A request that is sent before the last was answered is answered too.
ahead='GET /schemas/x HTTP/1.1\r\nHost: a\r\n'
# shellcheck disable=SC2059
printf "$ahead\r\n${ahead}Connection: close\r\n\r\n" | timeout 10 openssl s_client -quiet -connect "127.0.0.1:$port" >out 2>/dev/null || true
[ "$(grep -o 'HTTP/1.1 404' out | wc -l)" = 2 ] || fail "two requests at once have $(grep -o 'HTTP/1.1 404' out | wc -l) answers"
if curl -sS --max-time 5 "http://127.0.0.1:$port/3/footprints" >/dev/null 2>&1; then fail "plain HTTP is answered"; fi
if ask --tls-max 1.1 "$base/schemas/x" >/dev/null 2>&1; then fail "TLS 1.1 is spoken"; fi
cat >client.mjs <<'JS'
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
const [base, secret] = process.argv.slice(2);
const { hostname, port } = new URL(base);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const held = [];
for (let n = 0; n < 150; ++n) held.push(net.connect(port, hostname).on("error", () => {}));
for (let n = 0; n < 50; ++n) {
    const slow = tls.connect({ port, host: hostname }, () => slow.write("GET /3/footprints HTTP/1.1\r\nX: "));
    held.push(slow.on("error", () => {}));
}
await wait(500);
const begin = Date.now();
const granted = await fetch(`${base}/auth/token`, {
    method: "POST",
    headers: { Authorization: "Basic " + Buffer.from("buyer:" + secret).toString("base64") },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
});
const { access_token } = await granted.json();
const headers = { Authorization: "Bearer " + access_token };
const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${base}/3/footprints`, { headers })));
const lists = await Promise.all(answers.map((answer) => answer.json()));
if (!lists.every((list) => list.data.length === 3)) throw new Error("not every answer has three footprints");
if (Date.now() - begin > 5000) throw new Error(`silent clients held up others for ${Date.now() - begin} ms`);
held.forEach((socket) => socket.destroy());
console.log("fetch of Node, beside 200 silent and slow clients");

// The partner's host: gives a token, fails once, then takes the answers.
const taken = [];
let failures = 1;
const partner = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
        const proof = Buffer.from((request.headers.authorization ?? "").replace("Basic ", ""), "base64").toString();
        if (request.url === "/auth/token" && failures-- > 0) return response.writeHead(503).end();
        if (request.url === "/auth/token") {
            if (proof !== "mine:our word") return response.writeHead(401).end();
            return response.end(JSON.stringify({ access_token: "t", token_type: "Bearer", expires_in: 60 }));
        }
        if (request.headers.authorization === "Bearer t" && request.url === "/3/events") taken.push(JSON.parse(body));
        response.end();
    });
});
await new Promise((done) => partner.listen(Number(process.argv[4]), "localhost", done));
const ask = (id, data) =>
    fetch(`${base}/3/events`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/cloudevents+json; charset=UTF-8" },
        body: JSON.stringify({
            specversion: "1.0", id, source: "http://169.254.169.254", time: new Date().toISOString(),
            type: "org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3", data,
        }),
    });
for (const [id, data] of [["a", { productId: lists[0].data[0].productIds }], ["b", { productId: ["urn:pact:null"] }]]) {
    const answer = await ask(id, data);
    if (answer.status !== 200 || (await answer.text()) !== "") throw new Error("a request is not accepted");
}
for (let n = 0; n < 80 && taken.length < 2; ++n) await wait(100);
partner.close();
const of = (id) => taken.find((each) => each.data.requestEventId === id);
if (taken.length !== 2) throw new Error(`${taken.length} answers instead of 2`);
if (!of("a").type.includes("RequestFulfilledEvent") || of("a").data.pfs.length !== 1) throw new Error("not fulfilled");
if (!of("b").type.includes("RequestRejectedEvent") || !of("b").data.error.code) throw new Error("not rejected");
console.log("requests are fulfilled and rejected, after the partner failed once");
process.exit(0);
JS
# A port for the partner that is free now.
partner=$(node -e 'const s=require("net").createServer().listen(0,"localhost",()=>{console.log(s.address().port);s.close()})')
printf 'our word\n' >our-secret
"$gossan" pact client remove buyer supply.toml 2>/dev/null
is 403 AccessDenied "${mine[@]}" "$base/3/footprints"
secret=$(add buyer --answers-to "http://localhost:$partner" --our-id mine --our-secret our-secret)
NODE_EXTRA_CA_CERTS=certificate.pem timeout 60 node client.mjs "$base" "$secret" "$partner" || fail "the client of Node fails"

for word in "$secret" "$bearer" "our word" "$other"; do
    if grep -qF -- "$word" host.log; then fail "the log holds a secret"; fi
done
kill "$host_id"
wait "$host_id" || fail "the host does not end well"
host_id=
says host.log stopped

# Figures change: lot JC-0001 has a document of its own again, which names the former; that one stays, Deprecated. An answer that
# waits when the host stops is delivered once it runs again, and so is the news of the new document.
cat >partner.mjs <<'JS'
import fs from "node:fs";
import http from "node:http";
const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
        if (request.url === "/auth/token") return response.end(JSON.stringify({ access_token: "t" }));
        fs.appendFileSync("taken", body + "\n");
        response.end();
    });
});
server.listen(Number(process.argv[2]), "localhost");
JS
serve() {
    : >host.log
    "$gossan" pact serve supply.toml -o kept --port 0 --certificate certificate.pem --key key.pem 2>host.log &
    host_id=$!
    for _ in $(seq 100); do grep -q listening host.log && break; sleep 0.1; done
    base=$(sed -n 's/.*listening on //p' host.log)
    [ -n "$base" ] || fail "the host does not listen"
}
stop() { kill "$host_id"; wait "$host_id" || fail "the host does not end well"; host_id=; }
serve
says host.log "client buyer sees 3 of 4; answers go to http://localhost:$partner"
says host.log "client reader sees 0 of 4"
bearer=$(token buyer "$secret")
mine=(-H "Authorization: Bearer $bearer")
former=$(ask "${mine[@]}" "$base/3/footprints?productId=urn:pact:mine.example.com:lot-id:JC-0001" | sed -n 's/.*"id":"\([^"]*\)","specVersion.*/\1/p')
event RequestCreatedEvent '{"productId":["urn:pact:null"]}' waiting
is 200 '' "${mine[@]}" "${cloud[@]}" "$base/3/events"
stop
[ "$(find kept/pact-outbox -name '*.json' | wc -l)" = 1 ] || fail "nothing waits on the disk"
sed -i '0,/"value":2.95/s//"value":3.05/' lot-footprints.json
"$gossan" pact export supply.toml -o kept >/dev/null 2>&1
says kept/pact.html "waiting"
node partner.mjs "$partner" & node_id=$!
grep -q '"status": "Deprecated"' "kept/pact/$former.json" || fail "an export does not deprecate what it replaces"
serve
for _ in $(seq 100); do [ "$(wc -l <taken 2>/dev/null || echo 0)" = 2 ] && break; sleep 0.1; done
says taken RequestRejectedEvent
says taken '"requestEventId":"waiting"'
says taken PublishedEvent
mine=(-H "Authorization: Bearer $(token buyer "$secret")")
is 200 "\"precedingPfIds\":[\"$former\"]" "${mine[@]}" "$base/3/footprints?productId=urn:pact:mine.example.com:lot-id:JC-0001&status=Active"
new=$(sed -n 's/.*"id":"\([^"]*\)","specVersion.*/\1/p' body)
grep PublishedEvent taken | grep -qF "\"pfIds\":[\"$new\"]" || fail "the news is not of the new document: $(cat taken)"
is 200 '"status":"Deprecated"' "${mine[@]}" "$base/3/footprints/$former"
is 200 '"fossilGhgEmissions":"2.95"' "${mine[@]}" "$base/3/footprints/$former"
is 200 JC-0001 "${mine[@]}" "$base/3/footprints"
[ "$(n_found)" = 4 ] || fail "the buyer sees three lots and a former document, not $(n_found)"
stop
for word in Deprecated "$former" PublishedEvent RequestRejectedEvent delivered; do says kept/pact.html "$word"; done
[ "$(find kept/pact-outbox -name '*.json' | wc -l)" = 0 ] || fail "what was delivered waits still"
kill "$node_id"; wait "$node_id" 2>/dev/null || true; node_id=
"$gossan" pact export supply.toml -o kept >/dev/null 2>log
[ "$(ls kept/pact/*.json | wc -l)" = 5 ] || fail "an export without a change makes documents"
echo "what changes is published anew, and what waits outlives the host"

# A token that lives a minute at least cannot be waited for: the unit tests do. What will not serve is refused in words.
if "$gossan" pact serve supply.toml --port 0 2>log; then fail "a host without a certificate"; fi
says log "--certificate"
if "$gossan" pact serve supply.toml --port 0 --certificate key.pem --key key.pem 2>log; then fail "a key is no certificate"; fi
says log "certificate"
echo "no secret in the log; the host stops when it is told to"
