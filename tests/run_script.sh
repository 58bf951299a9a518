#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one test script in an empty folder that is removed afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
bash -euo pipefail "$1"
