// SPDX-License-Identifier: Apache-2.0
// Holds documents of EPCIS against epcis2.js, a validator that nobody here wrote (docs/decisions/0059).
// Usage: node epcis_validator.mjs EPCIS2.JS FOLDER
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [library, folder] = process.argv.slice(2);
const epcis = createRequire(import.meta.url)(library);
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const faults = (document) => {
  try {
    const result = epcis.validateEpcisDocument(document);
    return result.success ? [] : result.errors;
  } catch (error) {
    return [error];
  }
};
const words = (document) => Object.assign({}, ...document['@context'].filter((c) => typeof c === 'object'));

// Every document is valid.
for (const name of ['various', 'all_keys', 'extensions', 'error', 'sensors', 'cathode', 'cathode_gs1']) {
  assert.deepEqual(faults(read(`${name}.jsonld`)), [], name);
}

// It gives events the names that we give them. Two things it takes otherwise than the reference implementation of the
// hash, whose vectors are in this folder, and so than we do; events that hold one are left out: keys of bundles
// (sscc), of which it repeats a digit, and addresses that JavaScript's lenient reader of dates takes for a date.
const isTaken = (text) => text.includes('urn:epc:id:sscc:')
  || (text.length > 17 && !/^\d{4}-\d\d-\d\dT/.test(text) && Number.isNaN(Number(text)) && !Number.isNaN(Date.parse(text)));
const texts = (value) => (typeof value === 'string' ? [value]
  : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []);
let same = 0;
const compare = (document, name, wanted) => document.epcisBody.eventList.forEach((event, at) => {
  const { eventID, errorDeclaration, ...said } = event;
  if (said.sensorElementList || texts(said).some(isTaken)) return;
  assert.equal(epcis.eventToHashedId(said, words(document)), wanted ? wanted[at] : eventID, `${name} ${at}`);
  same += 1;
});
for (const name of ['cathode', 'cathode_gs1']) compare(read(`${name}.jsonld`), name);
for (const name of ['various', 'extensions', 'error']) {
  const names = readFileSync(`${folder}/${name}.hashes`, 'utf8').trim().split('\n');
  compare(read(`${name}.jsonld`), name, names);
}
assert.ok(same >= 11, `only ${same} events were compared`);

// It can tell a valid document from one that is not.
const spoilt = {
  'a step misspelt': (events) => { events[0].bizStep = 'comissioning'; },
  'no offset': (events) => { delete events[0].eventTimeZoneOffset; },
  'no action': (events) => { delete events[1].action; },
  'a unit that is none': (events) => { events[0].outputQuantityList[0].uom = 'tonnes'; },
};
for (const [what, spoil] of Object.entries(spoilt)) {
  const document = read('cathode.jsonld');
  spoil(document.epcisBody.eventList);
  assert.notDeepEqual(faults(document), [], what);
}
console.log(`7 documents valid, ${same} names alike, ${Object.keys(spoilt).length} faults seen`);
