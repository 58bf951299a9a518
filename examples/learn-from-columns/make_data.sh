#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes short.csv and tall.csv: what a laboratory would have measured of two columns of an ore whose numbers are known. SYNTHETIC:
# the simulator itself, with numbers that are not the defaults, and scatter of usual size. GOSSAN names the program.
set -euo pipefail
cd "$(dirname "$0")"
gossan=${GOSSAN:-gossan}
truth=(--set 'facts.reactions.chalcocite_second_stage.k25=0.0042 1/d' --set 'facts.reactions.pyrite_ferric.k25=2.2e-3 1/d'
    --set 'bed.stagnant.length=0.035 m')
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

column() { # column NAME SEED OPTIONS...
    local name=$1 seed=$2
    shift 2
    "$gossan" run scenario.toml -o "$scratch/$name" "${truth[@]}" "$@" >/dev/null 2>&1
    awk -F, -v name="$name" -v seed="$seed" '
        function uniform() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
        function normal(   sum, k) { sum = -6; for (k = 0; k < 12; k++) sum += uniform(); return sum }
        function noisy(value, relative, absolute) { return value + normal() * sqrt((relative * value) ^ 2 + absolute ^ 2) }
        function of(what) { return $column[what] }
        NR == 1 {
            for (k = 1; k <= NF; k++) { split($k, word, " "); column[word[1]] = k }
            print "key,value,unit"
            print "test," name ","
            print "note,SYNTHETIC: made by make_data.sh from known numbers,"
            print "electrode,SHE"
            print "volumes,each"
            print ""
            print "day,Cu [g/L],Fe2+ [g/L],ORP [mV],recovery by solution [%]"
            next
        }
        $1 >= 8 && $1 % 6 == 2 {
            ferrous = noisy(of("pls_Fe2_g_L"), 0.05, 0.05)
            printf "%d,%.3f,%s,%.0f,%.2f\n", $1, noisy(of("pls_Cu_g_L"), 0.03, 0.01),
                ferrous < 0.1 ? "<0.1" : sprintf("%.2f", ferrous), noisy(of("pls_Eh_mV"), 0, 10), noisy(of("recovery_pct"), 0.03, 0.5)
        }' "$scratch/$name/series.csv" >"$name.csv"
}
column short 11
column tall 23 --set 'bed.height=2 m' --set bed.cells=12
