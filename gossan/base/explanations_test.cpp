// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/explanations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace gossan {
namespace {

namespace fs = std::filesystem;

/// Fault codes in the sources of one module: literals of the families that are explained, and
/// whatever is given as a code outright.
std::set<std::string> codes_used(const std::string& module) {
    std::string families;
    for (const Explanation& e : explanations()) {
        families += std::string(families.empty() ? "" : "|") +
                    std::string(e.code.substr(0, e.code.find('.')));
    }
    const std::regex literal("\"((?:" + families +
                             ")\\.[a-z_]+)\"|\\.?code = \"([a-z_]+\\.[a-z_]+)\"");
    const std::set<std::string> suffixes{".toml", ".csv"};
    std::set<std::string> codes;
    for (const auto& file :
         fs::directory_iterator(fs::path(GOSSAN_SOURCE_DIR) / "gossan" / module)) {
        const std::string name = file.path().filename().string();
        const bool is_source = name.ends_with(".cpp") && !name.ends_with("_test.cpp");
        if (!is_source || name == "explanations.cpp") continue;
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (std::sregex_iterator it(text.begin(), text.end(), literal), end; it != end; ++it) {
            codes.insert((*it)[1].matched ? (*it)[1].str() : (*it)[2].str());
        }
    }
    return codes;
}

TEST(Explanations, ExistForEveryCodeOfTheInputGrammar) {
    for (const char* const module : {"base", "scenario", "tables"}) {
        const auto codes = codes_used(module);
        EXPECT_FALSE(codes.empty()) << module;
        for (const std::string& code : codes)
            EXPECT_NE(explanation(code), nullptr) << module << ": " << code;
    }
}

TEST(Explanations, AreOfCodesThatTheSourcesUse) {
    std::set<std::string> used;
    for (const char* const module : {"base", "scenario", "tables", "records"})
        used.merge(codes_used(module));
    for (const Explanation& e : explanations())
        EXPECT_EQ(used.count(std::string(e.code)), 1U) << e.code;
}

TEST(Explanations, SayWhatItMeansAndHowToMendIt) {
    for (const Explanation& e : explanations()) {
        EXPECT_GT(e.meaning.size(), 10U) << e.code;
        EXPECT_FALSE(e.mend.empty()) << e.code;
    }
    EXPECT_EQ(explanation("no.such_code"), nullptr);
}

TEST(UnitsPage, ListsUnitsByWhatTheyMeasure) {
    EXPECT_THAT(units_page(), testing::HasSubstr("a pressure: Pa hPa kPa"));
    EXPECT_THAT(units_page(),
                testing::HasSubstr("a temperature or its difference: K mK degC degF"));
}

}  // namespace
}  // namespace gossan
