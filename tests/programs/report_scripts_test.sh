#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the scripts of the report page compute.
GOSSAN_PAGE_FOLDER=$GOSSAN_SOURCE_DIR/gossan/report/page \
    node --test "$GOSSAN_SOURCE_DIR/tests/programs/report_scripts.mjs"
