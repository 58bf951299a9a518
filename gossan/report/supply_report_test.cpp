// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/supply_report.hpp"

#include <gtest/gtest.h>

namespace gossan::report {
namespace {

using records::Document;

Document made_told() {
    return records::parse_document(
        R"({"title": "Mine", "pack": [{"good": true}, {"good": false}],
            "lots": {"lots": [{}, {}], "totals": {"produced_t": 30230.25, "released_t": 3952.9,
                     "downgraded_t": 73.2, "held_t": 99, "open_t": 26105.1, "shipped_t": 1726.5,
                     "received_t": 1701.2}},
            "allocate": {"needs": [{"wanted_t": 100, "covered_t": 60, "claimed_t": 10},
                                   {"wanted_t": 100, "covered_t": 80, "claimed_t": 0}]}})",
        "told");
}

TEST(SupplyReport, StepsStandInTheirOrderWhateverTheDocumentHas) {
    const auto lines = supply_lines(made_told());
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].step, "lots");
    EXPECT_EQ(lines[1].step, "allocate");
    EXPECT_EQ(lines[2].step, "pack");
}

TEST(SupplyReport, NeedsAreSummedBeforeTheyAreDivided) {
    // (60 + 80) of (100 + 100) t
    EXPECT_EQ(supply_lines(made_told())[1].words,
              "140 t of the 200 t that makers need (70 %), 10 t of it claimed");
}

TEST(SupplyReport, APackThatFailsIsNotCountedAsVerified) {
    EXPECT_EQ(supply_lines(made_told())[2].words, "2 packs in packs/, 1 verified");
}

}  // namespace
}  // namespace gossan::report
