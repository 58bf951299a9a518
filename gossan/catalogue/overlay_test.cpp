// SPDX-License-Identifier: Apache-2.0
// What a user's own folder of facts can do, and what is refused with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "gossan/base/error.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/reactions/build.hpp"

namespace gossan::catalogue {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A folder that lives as long as the test.
class Folder {
public:
    Folder() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = fs::path(testing::TempDir()) / (std::string("gossan_overlay_") + test->name());
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

constexpr const char* brochantite = R"([mineral]
id = "brochantite"
name = "Brochantite"
formula = "Cu4SO4(OH)6"
occurs_in = "particles"
source = "unverified"

[[reaction]]
id = "brochantite_acid"
equation = "Cu4SO4(OH)6 + 6 H+ = 4 Cu+2 + SO4-2 + 6 H2O"
enthalpy = "-203 kJ/mol"
source = "unverified"

[[reaction.rate]]
law = "arrhenius"
k25 = "0.4 1/d"
activation_energy = "40 kJ/mol"
source = "estimate: between malachite and tenorite"

[[reaction.rate]]
law = "power"
driver = "H_total"
order = 0.5
source = "estimate: as malachite"

[[reaction.rate]]
law = "topological"
phi = 1.0
source = "estimate: as malachite"
)";

Catalogue with(const Folder& folder, std::string* faults = nullptr) {
    Diagnostics diagnostics;
    const std::vector<std::string> overlays{folder.path()};
    Catalogue catalogue = load(overlays, diagnostics);
    if (faults == nullptr) {
        EXPECT_EQ(diagnostics.text(), "");
    } else {
        *faults = diagnostics.text();
    }
    return catalogue;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string faults_of(const std::string& text) {
    const Folder folder;
    folder.write("minerals/brochantite.toml", text);
    std::string faults;
    (void)with(folder, &faults);
    return faults;
}

TEST(Overlay, AddsAMineralWithKnownLawsByOneFile) {
    const Folder folder;
    folder.write("minerals/brochantite.toml", brochantite);
    const Catalogue catalogue = with(folder);
    EXPECT_EQ(catalogue.acid_capacity.at("brochantite"), 6.0);
    const reactions::Network network =
        reactions::build(catalogue.library, {.components = {"H", "S(VI)"},
                                             .minerals = {"brochantite"},
                                             .class_sizes = {0.01},
                                             .exclude = {}});
    ASSERT_EQ(network.n_channels(), 1);

    // One day of leaching at 25 degC in acid of 100 mol/m3, in a hundred explicit steps: X = 1 -
    // e^-0.4 but for their error of first order, 0.4^2/200 e^-0.4.
    const std::vector<double> concentration(3, 100.0);
    const std::vector<double> nothing(3, 0.0);
    const std::vector<double> reference{2.0};
    const std::vector<double> access{1.0};
    reactions::Chemistry chemistry = network.make_chemistry();
    reactions::Availability left = network.make_availability();
    std::vector<double> amount{2.0};
    double copper = 0.0;
    for (int step = 0; step < 100; ++step) {
        network.chemistry({298.15, concentration.data(), nothing.data(), 0.0}, chemistry, false);
        network.availability(amount, reference, access, left, false);
        const double extent = chemistry.value[0] * left.value[0] * 864.0;
        amount[0] -= extent;
        for (const auto& [component, made] : network.reactions()[0].components) {
            if (network.components()[static_cast<std::size_t>(component)] == "Cu") {
                copper += made * extent;
            }
        }
    }
    EXPECT_NEAR(amount[0], 2.0 * std::exp(-0.4), 2.0 * 0.4 * 0.4 / 200.0);
    EXPECT_NEAR(copper, 4.0 * (2.0 - amount[0]), 1e-12);
}

TEST(Overlay, ReplacesAnEntryOfTheSameIdWhole) {
    const Folder folder;
    folder.write("reactions/mine.toml", R"(
[[reaction]]
id = "tenorite_acid"
equation = "tenorite + 2 H+ = Cu+2 + H2O"
source = "choice: a test"
rate = [
  { law = "arrhenius", k25 = "7 1/d", activation_energy = "50 kJ/mol", source = "unverified" },
  { law = "topological", phi = 1.5, source = "unverified" },
]
)");
    const Catalogue catalogue = with(folder);
    const Catalogue own = load();
    EXPECT_EQ(catalogue.library.reactions.size(), own.library.reactions.size());
    for (const auto& reaction : catalogue.library.reactions) {
        if (reaction.id != "tenorite_acid") continue;
        ASSERT_EQ(reaction.rate.size(), 2U);
        EXPECT_NEAR(std::get<reactions::laws::Arrhenius>(reaction.rate[0]).k25.si, 7.0 / 86400.0,
                    1e-15);
    }
}

TEST(Overlay, ChangesTheBytesThatNameTheSetOfFacts) {
    const Folder folder;
    folder.write("minerals/brochantite.toml", brochantite);
    EXPECT_NE(canonical_bytes(with(folder).files), canonical_bytes(load().files));
    EXPECT_EQ(canonical_bytes(load().files), canonical_bytes(load().files));
}

TEST(Overlay, WithAnEquationOutOfBalanceIsRefusedByElementAndPlace) {
    const std::string faults = faults_of(replaced(brochantite, "= 4 Cu+2", "= 3 Cu+2"));
    EXPECT_THAT(faults, HasSubstr("brochantite.toml:10:"));
    EXPECT_THAT(faults, HasSubstr("element Cu does not balance: 4 on the left, 3 on the right"));
    EXPECT_THAT(faults, HasSubstr("charge does not balance"));
}

TEST(Overlay, WithoutASourceIsRefused) {
    const std::string faults = faults_of(
        replaced(brochantite, "order = 0.5\nsource = \"estimate: as malachite\"", "order = 0.5"));
    EXPECT_THAT(faults, HasSubstr("brochantite.toml:"));
    EXPECT_THAT(faults, HasSubstr("source"));
}

TEST(Overlay, WithASourceThatIsNotInTheBibliographyIsRefused) {
    const std::string faults =
        faults_of(replaced(brochantite, "source = \"estimate: between malachite and tenorite\"",
                           "source = \"Bai2019\""));
    EXPECT_THAT(faults, HasSubstr("brochantite.toml:18:"));
    EXPECT_THAT(faults, HasSubstr("\"Bai2019\", which is not in references.bib (Bai2018 is)"));
}

TEST(Overlay, MayBringItsOwnBibliography) {
    const Folder folder;
    folder.write("minerals/brochantite.toml",
                 replaced(brochantite, "source = \"estimate: between malachite and tenorite\"",
                          "source = \"Mine2026\""));
    folder.write("references.bib", "@misc{Mine2026, title = {Column tests}}\n");
    EXPECT_TRUE(with(folder).references.contains("Mine2026"));
}

TEST(Overlay, TellsAllFaultsOfAFileInOnePass) {
    std::string text = replaced(brochantite, "k25 = \"0.4 1/d\"", "k25 = \"0.4 m\"");
    text = replaced(text, "phi = 1.0", "phi = 1.0\nphj = 2.0");
    text = replaced(text, "law = \"power\"", "law = \"powr\"");
    const std::string faults = faults_of(text);
    EXPECT_THAT(faults, HasSubstr("k25"));
    EXPECT_THAT(faults, HasSubstr("phj"));
    EXPECT_THAT(faults, HasSubstr("powr"));
}

TEST(Overlay, WithAnUnknownElementSpeciesOrFormulaIsRefused) {
    EXPECT_THAT(
        faults_of(replaced(brochantite, "formula = \"Cu4SO4(OH)6\"", "formula = \"Cx4SO4(OH)6\"")),
        HasSubstr("no atomic weight for 'Cx'"));
    EXPECT_THAT(faults_of(replaced(brochantite, "+ SO4-2 +", "+ HSO4- +")),
                HasSubstr("\"HSO4-\" is no master species"));
    EXPECT_THAT(
        faults_of(replaced(brochantite, "formula = \"Cu4SO4(OH)6\"", "formula = \"Cu4SO4(OH6\"")),
        HasSubstr("a bracket is not closed"));
}

TEST(Overlay, WithAnIdTwiceIsRefusedWithBothPlaces) {
    const Folder folder;
    folder.write("minerals/a.toml", brochantite);
    folder.write("minerals/b.toml", brochantite);
    std::string faults;
    (void)with(folder, &faults);
    EXPECT_THAT(faults, HasSubstr("minerals/b.toml"));
    EXPECT_THAT(faults, HasSubstr("minerals/a.toml"));
}

TEST(Overlay, OfAnUnknownKindOrWithoutAFolderIsAFaultAndNotOverlooked) {
    const Folder folder;
    folder.write("minrals/brochantite.toml", brochantite);
    folder.write("README.md", "notes may lie beside the facts");
    std::string faults;
    (void)with(folder, &faults);
    EXPECT_THAT(faults, HasSubstr("minrals/brochantite.toml"));
    EXPECT_THAT(faults, testing::Not(HasSubstr("README")));
    Diagnostics diagnostics;
    const std::vector<std::string> nowhere{"/nonexistent/facts"};
    (void)load(nowhere, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("/nonexistent/facts"));
}

TEST(Overlay, WithAHeatThatHessContradictsIsRefused) {
    const Folder folder;
    folder.write("reactions/mine.toml", R"(
[[reaction]]
id = "tenorite_acid"
equation = "tenorite + 2 H+ = Cu+2 + H2O"
enthalpy = "-70 kJ/mol"
source = "choice: a test"
rate = [
  { law = "arrhenius", k25 = "7 1/d", activation_energy = "50 kJ/mol", source = "unverified" },
  { law = "topological", phi = 1.5, source = "unverified" },
]
)");
    std::string faults;
    (void)with(folder, &faults);
    EXPECT_THAT(faults, HasSubstr("mine.toml:5:"));
    EXPECT_THAT(faults, HasSubstr("heats of formation give -64.496 kJ/mol"));
}

/// A group of microbes of the program, with one line of it written anew.
std::string group_text(const std::string& line, const std::string& instead) {
    std::ifstream stream(GOSSAN_SOURCE_DIR "/data/microbes/m1_mesophile_iron.toml");
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const std::size_t at = text.find(line);
    EXPECT_NE(at, std::string::npos) << line;
    return text.replace(at, line.size(), instead);
}

TEST(Overlay, WithAGroupOfTheSameIdReplacesThatOfTheProgram) {
    const Folder folder;
    folder.write("microbes/ours.toml",
                 group_text("optimum = \"35 degC\"", "optimum = \"38 degC\""));
    Diagnostics diagnostics;
    const std::string path = folder.path();
    const Catalogue catalogue = load({&path, 1}, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    Diagnostics none;
    EXPECT_EQ(catalogue.groups.size(), load({}, none).groups.size());
    const auto replaced = std::find_if(catalogue.groups.begin(), catalogue.groups.end(),
                                       [](const auto& group) { return group.id == "M1"; });
    ASSERT_NE(replaced, catalogue.groups.end());
    const auto& cardinal = std::get<microbes::CardinalResponse>(replaced->temperature);
    EXPECT_DOUBLE_EQ(cardinal.optimum.si, 311.15);
}

TEST(Overlay, WithAMicrobeWhoseMinimumIsAboveItsOptimumIsRefusedWithItsPlace) {
    const Folder folder;
    folder.write("microbes/ours.toml", group_text("minimum = \"5 degC\"", "minimum = \"40 degC\""));
    Diagnostics diagnostics;
    const std::string path = folder.path();
    (void)load({&path, 1}, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("microbes/ours.toml"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("not between the minimum and the maximum"));
}

TEST(Overlay, WithAGroupNamedAsAComponentIsRefused) {
    const Folder folder;
    folder.write("microbes/ours.toml", group_text("id = \"M1\"", "id = \"Cu\""));
    Diagnostics diagnostics;
    const std::string path = folder.path();
    (void)load({&path, 1}, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("names another substance"));
}

}  // namespace
}  // namespace gossan::catalogue
