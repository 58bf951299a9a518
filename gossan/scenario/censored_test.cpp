// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/censored.hpp"

#include <gmock/gmock.h>

#include "gossan/base/parameters.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

using testing::HasSubstr;

struct Assay {
    CensoredNumber copper;
    Number moisture;

    static Schema<Assay> schema() {
        return Schema<Assay>("assay")
            .field("copper", &Assay::copper, between(0, 1), "copper", unit("%"))
            .field("moisture", &Assay::moisture, between(0, 1), "water", unit("%"));
    }
};

Loaded<Assay> read_assay(const std::string& copper, std::string* faults = nullptr) {
    Diagnostics diagnostics;
    auto loaded =
        read_text<Assay>("copper = " + copper + "\nmoisture = \"3 %\"\n", "a.toml", diagnostics);
    if (faults == nullptr) {
        EXPECT_EQ(diagnostics.text(), "");
    } else {
        *faults = diagnostics.text();
    }
    return loaded;
}

TEST(CensoredNumber, IsReadAsAValueOrAsALimit) {
    EXPECT_EQ(read_assay("\"0.12 %\"").value.copper, (CensoredNumber{0.0012, false}));
    EXPECT_EQ(read_assay("0.0012").value.copper, (CensoredNumber{0.0012, false}));
    EXPECT_EQ(read_assay("\"<0.01 %\"").value.copper, (CensoredNumber{0.0001, true}));
    EXPECT_EQ(read_assay("\" < 0.01 %\"").value.copper, (CensoredNumber{0.0001, true}));
}

TEST(CensoredNumber, ComesBackFromTheEffectiveScenario) {
    const auto loaded = read_assay("\"<0.01 %\"");
    const std::string text =
        effective_toml(description_of<Assay>(), &loaded.value, loaded.origins, "");
    EXPECT_THAT(text, HasSubstr("copper = \"<0.01 %\""));
    Diagnostics diagnostics;
    EXPECT_EQ(read_text<Assay>(text, "b.toml", diagnostics).value.copper, loaded.value.copper);
}

TEST(CensoredNumber, IsHeldToItsRangeAndOtherFieldsTakeNoLimit) {
    std::string faults;
    (void)read_assay("\"<120 %\"", &faults);
    EXPECT_THAT(faults, HasSubstr("range.outside"));
    (void)read_assay("\"<\"", &faults);
    EXPECT_THAT(faults, HasSubstr("\"<\" and a limit"));
    Diagnostics diagnostics;
    (void)read_text<Assay>("copper = 0\nmoisture = \"<3 %\"\n", "a.toml", diagnostics);
    EXPECT_EQ(diagnostics.n_errors(), 1U);
    EXPECT_THAT(diagnostics.text(), HasSubstr("a.toml:2"));
}

TEST(CensoredNumber, StaysALimitWhenACalibrationMovesIt) {
    Assay assay{.copper = {0.0001, true}, .moisture = Number(0.03)};
    EXPECT_TRUE(set_number_at(description_of<Assay>(), &assay, "copper", 0.0002));
    EXPECT_EQ(assay.copper, (CensoredNumber{0.0002, true}));
}

}  // namespace
}  // namespace gossan::scenario
