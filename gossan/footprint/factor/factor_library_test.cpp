// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/factor_library.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/footprint/input/footprint_input.hpp"

namespace gossan::footprint {
namespace {

TEST(FactorLibrary, KeepsEveryVintageAndGivesTheLatest) {
    const FactorLibrary& library = FactorLibrary::standard();
    EXPECT_DOUBLE_EQ(library.at("grid_aznm@2022").value, 0.3535);
    EXPECT_DOUBLE_EQ(library.at("grid_aznm@2023").value, 0.3203);
    EXPECT_EQ(library.at("grid_aznm").vintage, "2023");
}

TEST(FactorLibrary, HasAFactorForEveryRole) {
    for (const auto& [role, name] : standard_factors()) {
        EXPECT_TRUE(FactorLibrary::standard().has(name)) << role;
    }
}

TEST(FactorLibrary, NamesTheNearestOfWhatIsNotThere) {
    try {
        (void)FactorLibrary::standard().at("grid_aznn");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.hint, "did you mean grid_aznm?");
    }
}

TEST(FactorLibrary, TellsWhatIsPutInPlaceOfItsOwn) {
    FactorLibrary library = FactorLibrary::standard();
    Diagnostics diagnostics;
    library.add_text(
        "[[factor]]\nid = \"truck\"\nvintage = \"2025\"\nunit = \"kg CO2e/tkm\"\n"
        "value = 0.2\nscope = 3\nsource = \"ours\"\nstatus = \"read\"\n",
        "own.toml", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    ASSERT_EQ(library.notes().size(), 1U);
    EXPECT_DOUBLE_EQ(library.at("truck").value, 0.2);
}

TEST(FactorLibrary, RefusesAFactorThatContradictsItself) {
    const auto is_refused = [](const std::string& line) {
        FactorLibrary library;
        Diagnostics diagnostics;
        library.add_text("[[factor]]\nid = \"x\"\nvintage = \"1\"\nsource = \"s\"\n" + line,
                         "x.toml", diagnostics);
        return diagnostics.has_errors();
    };
    const std::string good = "unit = \"kg CO2e/kg\"\nscope = 3\nstatus = \"read\"\n";
    EXPECT_FALSE(is_refused(good + "value = 1.0\nlow = 0.5\nhigh = 2.0\n"));
    EXPECT_TRUE(is_refused(good + "value = 3.0\nlow = 0.5\nhigh = 2.0\n"));
    EXPECT_TRUE(is_refused(good + "value = 1.0\nlow = 0.5\n"));
    EXPECT_TRUE(is_refused("unit = \"kg\"\nscope = 3\nstatus = \"read\"\nvalue = 1.0\n"));
    EXPECT_TRUE(is_refused("unit = \"kg CO2e/kg\"\nscope = 0\nstatus = \"read\"\nvalue = 1.0\n"));
    EXPECT_TRUE(is_refused("unit = \"kg CO2e/kg\"\nscope = 3\nstatus = \"sure\"\nvalue = 1.0\n"));
}

}  // namespace
}  // namespace gossan::footprint
