#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The checks of tools/ pass on this tree, and each finds what is planted in a small one.
tools=$GOSSAN_SOURCE_DIR/tools

for check in layers sizes names types; do
    "$tools/check_$check" "$GOSSAN_SOURCE_DIR"
    echo "check_$check: the tree passes"
done

mkdir -p gossan/base gossan/ore gossan/records apps/gossan
printf 'base    :\nore     : base\nrecords : base\n' >gossan/LAYERS

plant() { # plant FILE LINE... : a file that begins as every file must
    printf '%s\n' '// SPDX-License-Identifier: Apache-2.0' >"$1"
    case $1 in *.hpp) echo '#pragma once' >>"$1" ;; esac
    printf '%s\n' "${@:2}" >>"$1"
}
passes() {
    "$tools/check_$1" . || { echo "check_$1 finds fault with a sound tree"; exit 1; }
}
finds() { # finds CHECK TEXT : the check fails and says so
    local said
    if said=$("$tools/check_$1" .); then echo "check_$1 missed: $2"; exit 1; fi
    case $said in
    *"$2"*) echo "check_$1: $2" ;;
    *) printf 'check_%s should say: %s\nbut says: %s\n' "$1" "$2" "$said"; exit 1 ;;
    esac
}

plant gossan/base/mass.hpp 'double mass();'
plant gossan/ore/mineral.cpp '#include "gossan/base/mass.hpp"' '' '#include <vector>' 'int grade() { return 1; }'
plant gossan/records/journal.cpp '#include <netcdf.h>'
plant apps/gossan/main.cpp '#include "gossan/ore/mineral.hpp"' '#include <CLI/CLI.hpp>'
passes layers; passes sizes; passes names; passes types

plant gossan/base/up.cpp '#include "gossan/ore/mineral.hpp"'
finds layers 'gossan/base/up.cpp:2: `base` may not include `gossan/ore/mineral.hpp`'
plant gossan/base/up.cpp '#include <toml++/toml.h>'
finds layers 'gossan/base/up.cpp:2: <toml++/toml.h> belongs to gossan/scenario/ alone'
plant gossan/base/up.cpp '#include "mass.hpp"'
finds layers 'by its full path from the root'
plant gossan/base/up.cpp '#include "tests/x.hpp"'
finds layers 'the library may not include `tests/x.hpp`'
rm gossan/base/up.cpp
plant gossan/records/heavy.hpp '#include <nlohmann/json.hpp>'
finds layers 'gossan/records/heavy.hpp:3: <nlohmann/json.hpp> is heavy'
rm gossan/records/heavy.hpp
mkdir gossan/attic
finds layers 'gossan/attic: is not in gossan/LAYERS'
rmdir gossan/attic
printf 'base : ore\nore  : base\nrecords : base\n' >gossan/LAYERS
finds layers 'gossan/LAYERS:1: `base` may not rest on `ore`'
printf 'base    :\nore     : base\nrecords : base\n' >gossan/LAYERS
passes layers

# 81 lines in a function, told from 80, in a namespace and in a class.
body() { for ((line = 0; line < $1; line++)); do echo "$2int v$line;"; done; }
plant gossan/ore/long.cpp 'namespace a {' 'int f(int x,' '      int y) {' "$(body 77 '    ')" '}' '}  // namespace a'
passes sizes
plant gossan/ore/long.cpp 'namespace a {' 'int f(int x,' '      int y) {' "$(body 78 '    ')" '}' '}  // namespace a'
finds sizes 'gossan/ore/long.cpp:3: function of 81 lines'
plant gossan/ore/long.cpp 'struct A {' '    int f() const {' "$(body 79 '        ')" '    }' '};'
finds sizes 'gossan/ore/long.cpp:3: function of 81 lines'
plant gossan/ore/long.cpp 'struct A {' "$(body 200 '    ')" '};'
passes sizes
plant gossan/ore/long.cpp "$(body 400 '')"
finds sizes 'gossan/ore/long.cpp: 401 lines'
rm gossan/ore/long.cpp
plant gossan/ore/page.js 'const draw = (data) => {' "$(body 79 '    ')" '};'
finds sizes 'gossan/ore/page.js:2: function of 81 lines'
rm gossan/ore/page.js

plant gossan/ore/ore_utils.cpp 'int x;'
finds names '`ore_utils.cpp` says nothing'
mv gossan/ore/ore_utils.cpp gossan/ore/OreGrade.cpp
finds names 'gossan/ore/OreGrade.cpp: file names are snake_case'
rm gossan/ore/OreGrade.cpp
echo 'int x;' >gossan/ore/bare.cpp
finds names 'gossan/ore/bare.cpp: the first line must be the SPDX licence line'
rm gossan/ore/bare.cpp
printf '%s\n' '// SPDX-License-Identifier: Apache-2.0' 'int x;' >gossan/ore/bare.hpp
finds names 'gossan/ore/bare.hpp: the second line must be `#pragma once`'
rm gossan/ore/bare.hpp
passes names

plant gossan/ore/a.cpp 'namespace gossan::ore {' 'struct Row {' '};' '}  // namespace gossan::ore'
plant gossan/base/b.cpp 'namespace gossan::ore {' 'namespace {' 'struct Row {' '};' '}  // namespace' '}  // namespace gossan::ore'
passes types
plant gossan/base/b.cpp 'namespace gossan::ore {' 'struct Row {' '};' '}  // namespace gossan::ore'
finds types 'gossan/ore/a.cpp:3: `gossan::ore::Row` stands at gossan/base/b.cpp:3 too'
