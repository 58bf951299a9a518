// SPDX-License-Identifier: Apache-2.0
// The mineral that CONTRIBUTING.md shows is added by its one file, as the page says.

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gossan/catalogue/catalogue.hpp"

namespace gossan::catalogue {
namespace {

/// The first block of TOML on the page, or a later one.
std::string shown_file(int number = 1) {
    std::ifstream page(GOSSAN_SOURCE_DIR "/CONTRIBUTING.md");
    std::ostringstream text;
    text << page.rdbuf();
    const std::string all = text.str();
    const std::string opening = "```toml\n";
    std::size_t begin = 0;
    for (int n = 0; n < number; ++n) begin = all.find(opening, begin) + opening.size();
    return all.substr(begin, all.find("```", begin) - begin);
}

/// A folder of facts with one file in it, gone at the end.
struct Overlay {
    std::string folder = (std::filesystem::temp_directory_path() / "gossan-facts-XXXXXX").string();
    explicit Overlay(const std::string& content, const std::string& kind = "minerals") {
        if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
        std::filesystem::create_directory(folder + "/" + kind);
        std::ofstream(folder + "/" + kind + "/added.toml") << content;
    }
    ~Overlay() { std::filesystem::remove_all(folder); }
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
};

TEST(AddingAMineral, TakesOneFile) {
    const Overlay overlay(shown_file());
    Diagnostics diagnostics;
    const Catalogue catalogue = load({&overlay.folder, 1}, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    const auto& minerals = catalogue.library.substances.minerals;
    EXPECT_TRUE(std::any_of(minerals.begin(), minerals.end(),
                            [](const auto& mineral) { return mineral.id == "chalcanthite"; }));
    const auto& reactions = catalogue.library.reactions;
    const auto added = std::find_if(reactions.begin(), reactions.end(), [](const auto& reaction) {
        return reaction.id == "chalcanthite_water";
    });
    ASSERT_NE(added, reactions.end());
    // 65.69 - 909.60 - 5 * 285.83 + 2279.65 kJ/mol; 0.1 is the rounding of the page.
    EXPECT_NEAR(added->enthalpy, 6.6e3, 100.0);
}

TEST(AddingAMineral, IsRefusedWhenItsReactionDoesNotBalance) {
    std::string file = shown_file();
    const std::string water = "5 H2O";
    file.replace(file.find(water), water.size(), "4 H2O");
    const Overlay overlay(file);
    Diagnostics diagnostics;
    (void)load({&overlay.folder, 1}, diagnostics);
    EXPECT_TRUE(diagnostics.has_errors());
    EXPECT_NE(diagnostics.text().find("added.toml"), std::string::npos) << diagnostics.text();
}

TEST(AddingAMineral, IsRefusedWithoutASource) {
    std::string file = shown_file();
    file.erase(file.find("source = \"unverified\"\n"),
               std::string("source = \"unverified\"\n").size());
    const Overlay overlay(file);
    Diagnostics diagnostics;
    (void)load({&overlay.folder, 1}, diagnostics);
    EXPECT_TRUE(diagnostics.has_errors());
}

TEST(AddingAMicrobe, TakesOneFile) {
    const Overlay overlay(shown_file(2), "microbes");
    Diagnostics diagnostics;
    const Catalogue catalogue = load({&overlay.folder, 1}, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    EXPECT_TRUE(std::any_of(catalogue.groups.begin(), catalogue.groups.end(),
                            [](const auto& group) { return group.id == "P1"; }));
    const auto& reactions = catalogue.library.reactions;
    // growth in the water and on the ore, decay of both, attachment and detachment
    EXPECT_EQ(std::count_if(reactions.begin(), reactions.end(),
                            [](const auto& each) { return each.id.starts_with("P1_"); }),
              6);
}

TEST(AddingAMicrobe, IsRefusedWhenItMakesMoreOfIronThanIronCanGive) {
    std::string file = shown_file(2);
    const std::string yield = "2.3e7 cells/mg";
    file.replace(file.find(yield), yield.size(), "2.3e9 cells/mg");  // 1/Y = 1.7 mol Fe/mol C
    const std::string maintenance = "0.8 1/h";
    file.replace(file.find(maintenance), maintenance.size(), "0 1/h");
    const Overlay overlay(file, "microbes");
    Diagnostics diagnostics;
    (void)load({&overlay.folder, 1}, diagnostics);
    EXPECT_NE(diagnostics.text().find("four electrons"), std::string::npos) << diagnostics.text();
}

}  // namespace
}  // namespace gossan::catalogue
