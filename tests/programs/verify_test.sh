#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Packs of shipments: a good one is good, and whatever is changed in one fails.
set -euo pipefail
good=$GOSSAN_SOURCE_DIR/tests/data/pack/S-0001
key=d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
failed=0
wrong() { echo "$*"; failed=1; }

passes() { # passes ARGS... : verify ends with 0
    "$GOSSAN_PROGRAM" verify "$@" >said 2>&1 || { wrong "verify $*: should be good"; cat said; }
}
fails() { # fails PATTERN ARGS... : verify ends with 1 and says so
    local pattern=$1 status=0
    shift
    "$GOSSAN_PROGRAM" verify "$@" >said 2>&1 || status=$?
    [ $status = 1 ] || wrong "verify $*: ended with $status"
    grep -q -- "$pattern" said || { wrong "verify $*: does not say $pattern"; cat said; }
}

passes "$good"
passes "$good" --key "$key"
seal=$(sed -n 's/^ *"seal": "\(.*\)"$/\1/p' "$good/manifest.json")
passes "$good" --seal "$seal"
"$GOSSAN_PROGRAM" verify "$good" --json | grep -q '"good": true' || wrong "--json does not say that it is good"
fails 'not the one that was told' "$good" --seal "${seal/[0-9]/f}0"
fails 'by another key' "$good" --key "${key/d/e}"

flip() { # flip FILE PLACE : changes one bit of one byte
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    # shellcheck disable=SC2059  # an octal escape is made here
    printf "\\$(printf '%03o' $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
n=0
for file in "$good"/*; do
    name=${file##*/}
    size=$(stat -c %s "$file")
    for part in 0 1 2 3 4 5 6; do
        rm -rf changed
        cp -r "$good" changed
        flip "changed/$name" $(((size - 1) * part / 6))
        fails "FAULT .*$name\|FAULT .*manifest" changed
        n=$((n + 1))
    done
    [ "$name" = manifest.sig ] && continue
    rm -rf changed
    cp -r "$good" changed
    rm "changed/$name"
    fails "$name: is missing" changed
done
rm -rf changed
cp -r "$good" changed
echo 'all is well' >changed/note.txt
fails 'note.txt: is not in the manifest' changed

# Tricks with paths: nothing outside of the folder is read, and what is no file of a pack is refused.
trick() { rm -rf changed; cp -r "$good" changed; }
trick; ln -s /etc/hostname changed/link
refused() { # refused PATTERN
    local status=0
    "$GOSSAN_PROGRAM" verify changed >said 2>&1 || status=$?
    [ $status = 1 ] || wrong "a trick: ended with $status"
    grep -q -- "$1" said || { wrong "a trick: does not say $1"; cat said; }
}
refused 'holds files alone'
trick; rm changed/figures.json; ln -s ../figures.json changed/figures.json
refused 'holds files alone'
trick; mkfifo changed/pipe
refused 'holds files alone'
trick; truncate -s 1T changed/figures.json
refused 'larger than any'
trick; sed -i 's|"name": "figures.json"|"name": "../../figures.json"|' changed/manifest.json
refused 'figures.json: is not in the manifest'
trick; head -c 100000 /dev/zero | tr '\0' '[' >changed/record.json
refused 'record.json'

rm -rf changed; mkdir changed; cp -r "$good" changed/S-0001
refused 'name one of them: changed/S-0001'

status=0
"$GOSSAN_PROGRAM" verify nowhere >said 2>&1 || status=$?
[ $status = 1 ] || [ $status = 2 ] || wrong "a folder that is not there: ended with $status"
echo "$n bytes changed, each seen"
exit $failed
