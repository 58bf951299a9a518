// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "gossan/base/schema.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Plan {
    TimeSeries<Velocity> rate;
    static Schema<Plan> schema() {
        return Schema<Plan>("plan").field("rate", &Plan::rate, at_least(0), "irrigation rate",
                                          unit("L/m2/h"));
    }
};

constexpr double litre_an_hour = 1e-3 / 3600.0;  // L/m2/h in m/s
constexpr double day_s = 86400.0;

std::vector<std::string> codes(const std::string& text) {
    Diagnostics diagnostics;
    (void)read_text<Plan>(text, "a.toml", diagnostics);
    std::vector<std::string> out;
    for (const Fault& fault : diagnostics.sorted()) {
        out.push_back(std::to_string(fault.location.column) + " " + fault.code);
    }
    return out;
}

Plan plan(const std::string& text) {
    Diagnostics diagnostics;
    auto loaded = read_text<Plan>(text, "a.toml", diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    return loaded.value;
}

TEST(Series, IsOneQuantityForAllTimes) {
    const Plan p = plan("rate = \"8 L/m2/h\"");
    EXPECT_THAT(p.rate.times, ElementsAre(0.0));
    EXPECT_DOUBLE_EQ(p.rate.values[0], 8.0 * litre_an_hour);
}

TEST(Series, IsPairsOfTimeAndQuantity) {
    const Plan p = plan("rate = [[\"0 d\", \"2 L/m2/h\"], [\"888 h\", \"3 L/m2/h\"]]");
    EXPECT_THAT(p.rate.times, ElementsAre(0.0, 37.0 * day_s));
    EXPECT_EQ(p.rate.interpolation, Interpolation::step);
}

TEST(Series, IsABlockThatNamesItsInterpolation) {
    const Plan p = plan("[rate]\ninterpolation = \"linear\"\npoints = [[\"1 d\", \"2 mm/d\"]]");
    EXPECT_EQ(p.rate.interpolation, Interpolation::linear);
    EXPECT_DOUBLE_EQ(p.rate.values[0], 2e-3 / day_s);
}

TEST(Series, TellsEachWrongPointAtItsPlace) {
    EXPECT_THAT(codes("rate = [[\"0 d\", \"2 L/m2/h\"], [\"0 d\", \"3 L/m2/h\"]]"),
                ElementsAre("31 series.not_rising"));
    EXPECT_THAT(codes("rate = [[\"0 d\"], [\"1 m\", \"3 L\"], [5, 6]]"),
                ElementsAre("9 series.pair", "19 unit.wrong_dimension", "26 unit.wrong_dimension",
                            "35 unit.missing", "38 unit.missing"));
    EXPECT_THAT(codes("rate = [[\"0 d\", \"-2 L/m2/h\"], [\"1 d\", \"-3 L/m2/h\"]]"),
                ElementsAre("17 range.outside", "39 range.outside"));
    EXPECT_THAT(codes("rate = []"), ElementsAre("8 series.empty"));
    EXPECT_THAT(codes("rate = {interpolation = \"cubic\", poinst = []}"),
                ElementsAre("8 series.empty", "25 choice.unknown", "34 key.unknown"));
    EXPECT_THAT(codes("rate = 5"), ElementsAre("8 unit.missing"));
}

class SeriesFile : public testing::Test {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(testing::TempDir()) /
                  (std::string("gossan_series_test_") + test->name());
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Plan read_with(const std::string& csv, const std::string& entry = "{file = \"rate.csv\"}") {
        std::ofstream(folder_ / "rate.csv") << csv;
        std::ofstream(folder_ / "a.toml") << "rate = " << entry << "\n";
        diagnostics_ = {};
        return read<Plan>((folder_ / "a.toml").string(), {}, diagnostics_).value;
    }
    [[nodiscard]] std::string first() const {
        const auto faults = diagnostics_.sorted();
        return faults.empty() ? "no fault" : faults.front().code;
    }

    std::filesystem::path folder_;
    Diagnostics diagnostics_;
};

TEST_F(SeriesFile, HasHeadersThatNameTheirUnits) {
    const Plan p = read_with("time (d),rate (L/m2/h)\n0,2\n37,3.5\n");
    EXPECT_TRUE(diagnostics_.empty()) << diagnostics_.text();
    EXPECT_THAT(p.rate.times, ElementsAre(0.0, 37.0 * day_s));
    EXPECT_DOUBLE_EQ(p.rate.values[1], 3.5 * litre_an_hour);
}

TEST_F(SeriesFile, MayHaveSeveralColumnsOfWhichOneIsChosen) {
    const std::string csv = "time (d),rate (L/m2/h),air (Nm3/m2/h)\n0,2,9\n1,3,9\n";
    const Plan p =
        read_with(csv, "{file = \"rate.csv\", column = \"rate\", interpolation = \"linear\"}");
    EXPECT_TRUE(diagnostics_.empty()) << diagnostics_.text();
    EXPECT_DOUBLE_EQ(p.rate.values[1], 3.0 * litre_an_hour);
    (void)read_with(csv);
    EXPECT_EQ(first(), "series.column");
    (void)read_with(csv, "{file = \"rate.csv\", column = \"rat\"}");
    EXPECT_EQ(first(), "series.column");
    (void)read_with(csv, "{file = \"rate.csv\", column = \"air\"}");
    EXPECT_EQ(first(), "unit.wrong_dimension");
}

TEST_F(SeriesFile, FaultsCarryThePlaceInTheTable) {
    (void)read_with("time (d),rate (L/m2/h)\n0,2\n1,\"2,5\"\n1,3\n0.5,4\n");
    std::vector<std::string> places;
    for (const Fault& fault : diagnostics_.sorted()) {
        EXPECT_EQ(fault.location.file, (folder_ / "rate.csv").string());
        places.push_back(std::to_string(fault.location.line) + " " + fault.code);
    }
    // Line 3 is not read, so that line 4 rises from line 2; line 5 does not.
    EXPECT_THAT(places, ElementsAre("3 number.comma", "5 series.not_rising"));
}

TEST_F(SeriesFile, WithoutUnitsRowsOrAtAllIsRefused) {
    (void)read_with("time,rate\n0,2\n");
    EXPECT_EQ(first(), "unit.missing");
    (void)read_with("time (d),rate (L/m2/h)\n");
    EXPECT_EQ(first(), "series.empty");
    (void)read_with("", "{file = \"other.csv\"}");
    EXPECT_EQ(first(), "file.missing");
    (void)read_with("", "{file = 5}");
    EXPECT_EQ(first(), "type.wrong");
}

}  // namespace
}  // namespace gossan::scenario
