// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gossan/scenario/rich_input.hpp"

namespace gossan::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The good text with one line (from 1) replaced.
std::string with_line(int line, const std::string& replacement) {
    std::istringstream in(rich::good_text);
    std::string out;
    std::string text;
    for (int n = 1; std::getline(in, text); ++n) out += (n == line ? replacement : text) + "\n";
    return out;
}

/// Each fault as "line:column code".
std::vector<std::string> faults_of_text(const std::string& text) {
    Diagnostics diagnostics;
    (void)read_text<rich::Input>(text, "a.toml", diagnostics);
    std::vector<std::string> out;
    for (const Fault& fault : diagnostics.sorted()) {
        const SourceLocation& l = fault.location;
        out.push_back(std::to_string(l.line) + ":" + std::to_string(l.column) + " " + fault.code);
    }
    return out;
}

/// What the one fault of a text says to write.
std::string remedy_of(const std::string& text) {
    Diagnostics diagnostics;
    (void)read_text<rich::Input>(text, "a.toml", diagnostics);
    const auto faults = diagnostics.sorted();
    return faults.size() == 1 ? faults.front().write : "not one fault:\n" + diagnostics.text();
}

TEST(Reader, FillsEveryKindOfField) {
    Diagnostics diagnostics;
    const auto loaded = read_text<rich::Input>(rich::good_text, "a.toml", diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << diagnostics.text();
    const rich::Input& input = loaded.value;
    EXPECT_EQ(input.title, "a heap");
    EXPECT_EQ(input.swing.si, 8.0);
    EXPECT_EQ(input.duration.si, 400.0 * 86400.0);
    EXPECT_EQ(std::get<Density>(input.liquors.at("raffinate").iron).si, 5.0);
    EXPECT_EQ(std::get<Concentration>(input.liquors.at("fresh").iron).si, 20.0);
    EXPECT_DOUBLE_EQ(input.liquors.at("raffinate").potential.si, 0.76);  // 550 mV + 210 mV
    EXPECT_EQ(input.liquors.at("fresh").sulphate_share, 0.4);
    ASSERT_EQ(input.lifts.size(), 2U);
    EXPECT_EQ(input.lifts[0].sizes[1].si, 0.0127);
    EXPECT_DOUBLE_EQ(input.lifts[1].height.si, 3.048);
    const auto& rate = std::get<rich::Drip>(input.water).rate;
    EXPECT_THAT(rate.times, ElementsAre(0.0, 37.0 * 86400.0));
    EXPECT_DOUBLE_EQ(rate.values[0], 6e-3 / 3600.0);
    EXPECT_EQ(input.shares.at("fast").si, 0.6);
    EXPECT_FALSE(input.cure.has_value());
}

TEST(Reader, LeavesDefaultsInPlaceAndNamesTheirSource) {
    Diagnostics diagnostics;
    const auto loaded = read_text<rich::Input>(rich::good_text, "a.toml", diagnostics);
    EXPECT_EQ(loaded.value.solver.longest.si, 12.0 * 3600.0);
    EXPECT_EQ(loaded.value.temperature.si, 298.15);
    const Origin* const origin = loaded.origins.find("solver.longest");
    ASSERT_NE(origin, nullptr);
    EXPECT_EQ(origin->kind, OriginKind::default_);
    EXPECT_EQ(origin->source, "choice: half a day");
    EXPECT_EQ(loaded.origins.find("lifts[1].height")->location.line, 20);
    EXPECT_EQ(loaded.origins.find("cure")->written, "absent");
}

TEST(Reader, TellsAllFaultsInOnePass) {
    const std::string text = R"(title = 5
swing = "8 degC"
duration = 400
feed = "rafinate"
depth = "4 m"
colour = "red"
temperature = 25 degC
drainage = "sution"
[liquors.raffinate]
iron = "5 m"
potential = "550 mV"
[[lifts]]
heightt = "4 m"
height = "400 m"
[water]
kind = "drop"
)";
    EXPECT_THAT(faults_of_text(text),
                ElementsAre("1:9 type.wrong", "2:9 temperature.difference", "3:12 unit.missing",
                            "4:8 reference.unknown", "5:1 key.removed", "6:1 key.unknown",
                            "7:18 toml.unquoted", "8:12 choice.unknown",
                            "10:8 unit.wrong_dimension", "11:13 potential.no_electrode",
                            "13:1 key.unknown", "14:10 range.outside", "16:8 choice.unknown"));
}

TEST(Reader, SaysWhatToWriteInstead) {
    EXPECT_EQ(remedy_of(with_line(3, "duration = 400")), "\"400 d\" if that is its unit");
    EXPECT_EQ(remedy_of(with_line(3, "duration = \"400 days\"")), "\"400 d\"");
    EXPECT_EQ(remedy_of(with_line(4, "feed = \"rafinate\"")), "\"raffinate\"");
    EXPECT_EQ(remedy_of(with_line(23, "kind = \"dripp\"")), "\"drip\"");
    EXPECT_EQ(remedy_of(with_line(13, "sulphate_shar = 0.4")), "sulphate_share");
    EXPECT_EQ(remedy_of(with_line(3, "duration = 400 d")), "duration = \"400 d\"");
}

TEST(Reader, NamesTheBlockWhereAMisplacedKeyBelongs) {
    EXPECT_EQ(remedy_of(with_line(4, "feed = \"raffinate\"\ntolerance = 1e-6")), "it in [solver]");
}

TEST(Reader, NamesAMissingKeyOrBlockWithAnExample) {
    Diagnostics diagnostics;
    (void)read_text<rich::Input>("", "a.toml", diagnostics);
    const std::string text = diagnostics.text();
    EXPECT_THAT(text, HasSubstr("error[key.missing]: duration: found no key \"duration\""));
    EXPECT_THAT(text, HasSubstr("write duration = \"1 d\""));
    EXPECT_THAT(text, HasSubstr("write [liquors.NAME] with iron and potential"));
    EXPECT_THAT(text, HasSubstr("write [[lifts]] with height"));
    EXPECT_THAT(text, HasSubstr("write [water] with kind"));
    EXPECT_THAT(text, testing::Not(HasSubstr("solver")));  // everything in it has a default
}

TEST(Reader, WarnsOfWhatIsUnusualAndReadsItAll) {
    Diagnostics diagnostics;
    const auto loaded =
        read_text<rich::Input>(with_line(24, "rate = \"0.2 L/m2/h\""), "a.toml", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    ASSERT_EQ(diagnostics.sorted().size(), 1U);
    EXPECT_EQ(diagnostics.sorted().front().code, "range.unusual");
    EXPECT_DOUBLE_EQ(std::get<rich::Drip>(loaded.value.water).rate.values[0], 2e-4 / 3600.0);
}

TEST(Reader, RunsRulesOnlyOnWhatWasRead) {
    Diagnostics diagnostics;
    const std::vector<std::string> none{"lifts=[]"};
    (void)read_text<rich::Input>(rich::good_text, "a.toml", diagnostics, none);
    ASSERT_EQ(diagnostics.sorted().size(), 1U) << diagnostics.text();
    EXPECT_EQ(diagnostics.sorted().front().code, "check.broken");
    EXPECT_EQ(diagnostics.sorted().front().location.file, "--set lifts");
}

TEST(Reader, RefusesNumbersThatAreNone) {
    EXPECT_THAT(faults_of_text(with_line(27, "slow = nan")), ElementsAre("27:8 number.not_finite"));
    EXPECT_THAT(faults_of_text(with_line(27, "slow = -inf")),
                ElementsAre("27:8 number.not_finite"));
    EXPECT_THAT(faults_of_text(with_line(3, "duration = \"1e999 d\"")),
                ElementsAre("3:12 number.too_large"));
}

TEST(Reader, ShowsTheOffendingLineWithACaret) {
    Diagnostics diagnostics;
    (void)read_text<rich::Input>(with_line(2, "swing = \"8 kK2\""), "a.toml", diagnostics);
    EXPECT_THAT(diagnostics.text(true), HasSubstr("\n    swing = \"8 kK2\"\n            ^\n"));
}

class InFolder : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) /
                  (std::string("gossan_reader_test_") + test->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "data");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (folder_ / name).string();
    }

    std::filesystem::path folder_;
};

TEST_F(InFolder, AFileIsReadWithItsPathInTheFaults) {
    write("a.toml", with_line(3, "duration = 400"));
    Diagnostics diagnostics;
    (void)read<rich::Input>(path("a.toml"), {}, diagnostics);
    ASSERT_EQ(diagnostics.sorted().size(), 1U);
    EXPECT_EQ(to_string(diagnostics.sorted().front().location), path("a.toml") + ":3:12");
}

TEST_F(InFolder, AMissingScenarioIsAFault) {
    Diagnostics diagnostics;
    (void)read<rich::Input>(path("none.toml"), {}, diagnostics);
    (void)read<rich::Input>(folder_.string(), {}, diagnostics);
    ASSERT_EQ(diagnostics.sorted().size(), 2U);
    EXPECT_EQ(diagnostics.sorted()[0].code, "file.unreadable");
    EXPECT_EQ(diagnostics.sorted()[1].code, "file.missing");
    EXPECT_EQ(diagnostics.sorted()[1].location.file, path("none.toml"));
}

TEST_F(InFolder, OtherFilesAreLookedForBesideTheScenario) {
    const std::string water = "kind = \"rain\"\ndepth = \"2 mm/d\"\nrecord = \"data/rain.csv\"";
    std::string text = with_line(24, "");
    text.replace(text.find("kind = \"drip\""), 13, water);
    write("a.toml", text);
    Diagnostics missing;
    (void)read<rich::Input>(path("a.toml"), {}, missing);
    ASSERT_EQ(missing.sorted().size(), 1U) << missing.text();
    EXPECT_EQ(missing.sorted()[0].code, "file.missing");
    EXPECT_EQ(missing.sorted()[0].location.line, 25);
    EXPECT_THAT(missing.sorted()[0].write, HasSubstr(path("data/rain.csv")));

    write("data/rain.csv", "x\n");
    Diagnostics found;
    const auto loaded = read<rich::Input>(path("a.toml"), {}, found);
    ASSERT_TRUE(found.empty()) << found.text();
    EXPECT_EQ(std::get<rich::Rain>(loaded.value.water).record->path, path("data/rain.csv"));
}

TEST_F(InFolder, ATextThatMayNotReferToFilesSaysSo) {
    std::string text = with_line(24, "record = \"x.csv\"\ndepth = \"1 mm/d\"");
    text.replace(text.find("drip"), 4, "rain");
    EXPECT_THAT(faults_of_text(text), ElementsAre("24:10 file.not_allowed"));
}

}  // namespace
}  // namespace gossan::scenario
