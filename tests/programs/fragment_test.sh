#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A change that a user can see needs a line in changes/; a test alone does not.
check=$GOSSAN_SOURCE_DIR/tools/check_fragment
git init -q .
git -c user.name=t -c user.email=t@example.org commit -q --allow-empty -m begin
mkdir -p gossan/ore changes
for file in grade_test.cpp made_grade.hpp grades_for_tests.hpp; do echo x >gossan/ore/$file; done
"$check" HEAD
echo x >gossan/ore/grade.cpp
if said=$("$check" HEAD); then echo "a change without its line passed"; exit 1; fi
grep -q 'gossan/ore/grade.cpp' <<<"$said"
echo 'Grades read.' >changes/grades.md
"$check" HEAD
