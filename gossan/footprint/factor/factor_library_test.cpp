// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/factor_library.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "gossan/base/error.hpp"
#include "gossan/footprint/input/footprint_input.hpp"

namespace gossan::footprint {
namespace {

TEST(FactorLibrary, KeepsEveryVintageAndGivesTheLatest) {
    const FactorLibrary& library = FactorLibrary::standard();
    EXPECT_DOUBLE_EQ(library.at("grid_aznm@2022").value, 0.3535);
    EXPECT_DOUBLE_EQ(library.at("grid_aznm@2023").value, 0.3203);
    EXPECT_EQ(library.at("grid_aznm").vintage, "2023-AR6");
}

TEST(FactorLibrary, HasTheGridByPotentialsOfTheSixthReport) {
    // 703.7 lb CO2, 0.039 lb CH4 by 29.8 and 0.005 lb N2O by 273: 706.227 lb by MWh of 0.45359237.
    const double by_hand = (703.7 + 0.039 * 29.8 + 0.005 * 273.0) * 0.45359237e-3;
    EXPECT_NEAR(FactorLibrary::standard().at("grid_aznm").value, by_hand, 5e-6);
    // The fifth report's 28 and 265 give what the source itself sums up to.
    EXPECT_NEAR(equivalent_of({703.7, 0.039, 0.005}, *potentials_of("AR5")), 706.2, 0.15);
    EXPECT_FALSE(potentials_of("n/a"));
}

TEST(FactorLibrary, HasLimeWithTheFuelOfItsKilnBesideTheOldOne) {
    const FactorLibrary& library = FactorLibrary::standard();
    EXPECT_EQ(library.at("quicklime@2006").value, 0.75);
    EXPECT_NEAR(library.at("quicklime").value, 0.75 / (2.0 / 3.0), 1e-12);
}

TEST(FactorLibrary, HasCarbonatesByTheirMolarMasses) {
    // Ca 40.078, Mg 24.305, Fe 55.845, C 12.011, O 15.999: to the four digits that it has.
    const double co2 = 12.011 + 2 * 15.999, co3 = 12.011 + 3 * 15.999;
    const FactorLibrary& library = FactorLibrary::standard();
    EXPECT_NEAR(library.at("carbonate_calcite").value, co2 / (40.078 + co3), 5e-5);
    EXPECT_NEAR(library.at("carbonate_dolomite").value, 2 * co2 / (40.078 + 24.305 + 2 * co3),
                5e-5);
    EXPECT_NEAR(library.at("carbonate_siderite").value, co2 / (55.845 + co3), 5e-5);
}

TEST(FactorLibrary, NamesABibliographyKeyForWhatWasRead) {
    std::ifstream file(GOSSAN_SOURCE_DIR "/data/references.bib");
    const std::string keys{std::istreambuf_iterator<char>(file), {}};
    for (const auto& [role, name] : standard_factors()) {
        const Factor& factor = FactorLibrary::standard().at(name);
        if (factor.status != "read" && factor.status != "derived") continue;
        EXPECT_NE(keys.find("{" + factor.reference + ","), std::string::npos)
            << factor.name() << " " << factor.reference;
    }
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
        "value = 0.2\nscope = 3\ngwp = \"AR6\"\nsource = \"ours\"\nstatus = \"read\"\n",
        "own.toml", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    ASSERT_EQ(library.notes().size(), 1U);
    EXPECT_DOUBLE_EQ(library.at("truck@2025").value, 0.2);
}

TEST(FactorLibrary, RefusesAFactorThatContradictsItself) {
    const auto is_refused = [](const std::string& line) {
        FactorLibrary library;
        Diagnostics diagnostics;
        library.add_text("[[factor]]\nid = \"x\"\nvintage = \"1\"\nsource = \"s\"\n" + line,
                         "x.toml", diagnostics);
        return diagnostics.has_errors();
    };
    const std::string good = "unit = \"kg CO2e/kg\"\nscope = 3\nstatus = \"read\"\ngwp = \"AR6\"\n";
    EXPECT_FALSE(is_refused(good + "value = 1.0\nlow = 0.5\nhigh = 2.0\n"));
    EXPECT_TRUE(is_refused(good + "value = 3.0\nlow = 0.5\nhigh = 2.0\n"));
    EXPECT_TRUE(is_refused(good + "value = 1.0\nlow = 0.5\n"));
    EXPECT_TRUE(is_refused("unit = \"kg\"\nscope = 3\nstatus = \"read\"\nvalue = 1.0\n"));
    EXPECT_TRUE(is_refused("unit = \"kg CO2e/kg\"\nscope = 0\nstatus = \"read\"\nvalue = 1.0\n"));
    EXPECT_TRUE(is_refused("unit = \"kg CO2e/kg\"\nscope = 3\nstatus = \"sure\"\nvalue = 1.0\n"));
    // Potentials: CO2e wants them stated, CO2 alone has none, and gases sum to the value by them.
    EXPECT_TRUE(is_refused("unit = \"kg CO2e/kg\"\nscope = 3\nstatus = \"read\"\nvalue = 1.0\n"));
    EXPECT_TRUE(
        is_refused("unit = \"kg CO2/kg\"\nscope = 3\nstatus = \"read\"\nvalue = 1.0\n"
                   "gwp = \"AR6\"\n"));
    EXPECT_TRUE(is_refused(good + "value = 1.0\ngwp = \"SAR\"\n"));
    const std::string gases = "gases = { co2 = 1.0, methane = 0.001, nitrous_oxide = 0.0001 }\n";
    EXPECT_FALSE(is_refused(good + "value = 1.0571\n" + gases));  // 1 + 0.0298 + 0.0273
    EXPECT_TRUE(is_refused(good + "value = 1.07\n" + gases));
}

}  // namespace
}  // namespace gossan::footprint
