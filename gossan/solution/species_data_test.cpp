// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "gossan/solution/reference_solutions.hpp"

namespace gossan::solution {
namespace {

using Entry = std::map<std::string, std::string>;

/// The flat entries `[[kind]]` of all files of data/species, values as written, without quotes.
std::vector<Entry> entries(const std::string& kind) {
    std::vector<Entry> list;
    for (const auto& file :
         std::filesystem::directory_iterator(GOSSAN_SOURCE_DIR "/data/species")) {
        std::ifstream stream(file.path());
        bool is_wanted = false;
        for (std::string line; std::getline(stream, line);) {
            if (line.starts_with("[[")) {
                is_wanted = line == "[[" + kind + "]]";
                if (is_wanted) list.emplace_back();
            } else if (const auto equals = line.find(" = ");
                       is_wanted && equals != std::string::npos) {
                std::string value = line.substr(equals + 3);
                std::erase(value, '"');
                list.back()[line.substr(0, equals)] = value;
            }
        }
    }
    return list;
}

/// Masters that the frozen table leaves out, as it is about ions: they take part in no other
/// species.
bool is_lone(const std::string& name) { return name == "O2" || name == "CO2" || name == "H3AsO4"; }

TEST(SpeciesData, OfDissolvedGasesAndArsenicAreNeutralMastersAlone) {
    int lone = 0;
    for (Entry entry : entries("species")) {
        if (is_lone(entry["name"])) {
            ++lone;
            EXPECT_EQ(parse_formula(entry["name"]).charge, 0);
            EXPECT_EQ(entry["reaction"] + entry["log_k"] + entry["ion_size"] + entry["b"], "");
        } else {
            EXPECT_EQ(entry["reaction"].find("O2 ="), std::string::npos);
            EXPECT_EQ(entry["reaction"].find("As"), std::string::npos);
        }
    }
    EXPECT_EQ(lone, 3);
}

TEST(SpeciesData, AreThoseOfTheFrozenTable) {
    const auto facts = reference::facts();
    auto data = entries("species");
    std::erase_if(data, [](Entry& entry) { return is_lone(entry["name"]); });
    ASSERT_EQ(data.size(), facts.size());
    for (Entry entry : data) {
        const auto found = std::ranges::find(facts, entry["name"], &SpeciesFact::name);
        ASSERT_NE(found, facts.end()) << entry["name"];
        EXPECT_EQ(entry["reaction"], found->reaction);
        const auto number = [&](const char* key) {
            return entry[key].empty() ? 0.0 : std::stod(entry[key]);
        };
        EXPECT_EQ(number("log_k"), found->constant.log_k_25) << entry["name"];
        EXPECT_DOUBLE_EQ(number("enthalpy") * 1e3, found->constant.enthalpy) << entry["name"];
        EXPECT_EQ(number("b"), found->b) << entry["name"];
        EXPECT_EQ(entry["ion_size"].empty(), std::isnan(found->ion_size)) << entry["name"];
        if (!entry["ion_size"].empty()) {
            EXPECT_DOUBLE_EQ(number("ion_size") * 1e-10, found->ion_size) << entry["name"];
        }
        EXPECT_EQ(entry["analytic"].empty(), !found->constant.has_analytic) << entry["name"];
        std::string terms = entry["analytic"];
        std::ranges::replace_if(
            terms, [](char c) { return c == '[' || c == ']' || c == ','; }, ' ');
        std::istringstream stream(terms);
        double value = 0.0;
        for (std::size_t term = 0; stream >> value; ++term)
            EXPECT_EQ(value, found->constant.analytic.at(term)) << entry["name"];
        EXPECT_FALSE(entry["source"].empty()) << entry["name"];
    }
}

TEST(SpeciesData, MolarMassesAreThoseOfTheAtoms) {
    // Prohaska2022, conventional and abridged values.
    const std::map<std::string, double> weight = {
        {"H", 1.008},   {"O", 15.999},  {"Na", 22.990}, {"Mg", 24.305}, {"Al", 26.982},
        {"Si", 28.085}, {"S", 32.06},   {"Cl", 35.45},  {"K", 39.098},  {"Ca", 40.078},
        {"Mn", 54.938}, {"Fe", 55.845}, {"Cu", 63.546}, {"C", 12.011},  {"As", 74.922}};
    const auto data = entries("component");
    EXPECT_EQ(data.size(), reference::components().size() + 3);  // O2, CO2 and As
    for (Entry entry : data) {
        double mass = 0.0;
        for (const auto& [element, atoms] : parse_formula(entry["master"]).elements)
            mass += atoms * weight.at(element);
        EXPECT_NEAR(std::stod(entry["molar_mass"]), mass, 1e-9) << entry["name"];
    }
}

}  // namespace
}  // namespace gossan::solution
