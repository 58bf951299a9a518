// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/trial/trials.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/simulation/memory_run.hpp"

namespace gossan::study {
namespace {

using testing::HasSubstr;

constexpr double a_day = 86400.0;
constexpr const char* rate = "facts.reactions.tenorite_acid.k25";
const std::string first_column =
    std::string(GOSSAN_SOURCE_DIR) + "/examples/first-column/scenario.toml";

const catalogue::Facts& facts() {
    static const catalogue::Facts shipped = [] {
        Diagnostics diagnostics;
        catalogue::Facts read({}, diagnostics);
        diagnostics.throw_if_any();
        return read;
    }();
    return shipped;
}

/// The first 20 days of the example in few cells.
TestCase test_case(const std::vector<std::string>& more = {}) {
    std::vector<std::string> overrides{"run.duration=20 d", "bed.cells=6"};
    overrides.insert(overrides.end(), more.begin(), more.end());
    Diagnostics diagnostics;
    auto read = read_test_case("first", first_column, overrides, facts(), diagnostics);
    diagnostics.throw_if_any();
    return *read;
}

std::vector<Datum> some_data() {
    std::vector<Datum> data;
    for (const double day : {10.0, 12.5, 20.0}) {
        data.push_back({.time_s = day * a_day, .column = "extraction_pct", .value = 1, .sd = 1});
    }
    return data;
}

Trials trials(const std::vector<ParameterInput>& inputs, std::vector<Datum> data = some_data()) {
    Diagnostics diagnostics;
    const std::vector<TestCase> tests{test_case()};
    auto parameters = free_parameters(inputs, tests, facts(), diagnostics);
    Trials made(facts(), tests, std::move(parameters), std::move(data), diagnostics);
    diagnostics.throw_if_any();
    return made;
}

std::string faults_of_parameters(const std::vector<ParameterInput>& inputs) {
    Diagnostics diagnostics;
    const std::vector<TestCase> tests{test_case()};
    (void)free_parameters(inputs, tests, facts(), diagnostics);
    return diagnostics.text();
}

TEST(Trials, GiveTheBitsOfARunWithTheNumberSet) {
    const Trials made = trials({{.path = rate}});
    // SI digits that read back to the same bits: what the run is told is what the trial has.
    const double si = made.values_at(std::vector<double>{0.7}).front();
    const auto set = test_case(
        {std::string(rate) + "=" + format_quantity(si, made.parameters().front().measure)});
    Diagnostics diagnostics;
    const auto assembly =
        simulation::assemble(std::get<simulation::Site>(set.scenario), facts(), diagnostics);
    const auto run = simulation::run_in_memory(assembly);
    const Prediction predicted = made.predict(std::vector<double>{0.7});
    ASSERT_FALSE(predicted.failed) << predicted.message;
    const auto column = *run.kept.series.column("extraction_pct");
    EXPECT_EQ(predicted.values[0], run.kept.series.values[column][10]);  // a row a day
    EXPECT_EQ(predicted.values[2], run.kept.series.values[column][20]);
    EXPECT_GT(predicted.values[1], predicted.values[0]);
}

TEST(Trials, AreTheSameBitsOnAnyNumberOfThreads) {
    const Trials made = trials({{.path = rate}, {.path = "bed.hydraulics.alpha"}});
    const std::vector<std::vector<double>> members{{0.0, 0.0}, {1.0, -1.0}, {-1.0, 1.0}};
    std::size_t told = 0;
    const auto alone = made.predict_all(members, 1);
    const auto beside = made.predict_all(members, 3, [&](std::size_t, const auto&) { ++told; });
    EXPECT_EQ(told, members.size());
    for (std::size_t k = 0; k < members.size(); ++k) {
        ASSERT_FALSE(alone[k].failed) << alone[k].message;
        EXPECT_EQ(alone[k].values, beside[k].values);
        EXPECT_EQ(alone[k].values, made.predict(members[k]).values);
    }
    EXPECT_NE(alone[1].values, alone[2].values);
}

TEST(Trials, NameAMemberThatFails) {
    // The cure brings 53 kg/t of water; a bed of 5 % pores cannot hold it.
    const Trials made = trials({{.path = "bed.hydraulics.porosity",
                                 .low = "0.02",
                                 .high = "0.7",
                                 .scale = catalogue::PriorScale::logit}});
    const auto all = made.predict_all(std::vector<std::vector<double>>{{-2.5}, {0.5}}, 2);
    EXPECT_TRUE(all[0].failed);
    EXPECT_THAT(all[0].message, HasSubstr("first: "));
    EXPECT_FALSE(all[1].failed) << all[1].message;
}

TEST(Trials, StartFromWhatIsInForce) {
    const Trials made = trials({{.path = rate}});
    EXPECT_NEAR(made.values_at(made.z_in_force()).front(), 0.3 / a_day, 1e-12 * 0.3 / a_day);
}

TEST(Trials, RefuseDataThatNoRunCanMeet) {
    Diagnostics diagnostics;
    const std::vector<Datum> data{
        {.time_s = a_day, .column = "extraction_pc", .value = 1, .sd = 1, .place = "a.csv:2"},
        {.time_s = 21 * a_day, .column = "extraction_pct", .value = 1, .sd = 1},
        {.time_s = a_day, .column = "extraction_pct", .value = 1, .sd = 0}};
    const Trials made(facts(), {test_case()}, {}, data, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("write extraction_pct"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("study.outside_run"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("study.no_error"));
}

TEST(FreeParameters, TakeTheirPriorFromTheData) {
    const Trials made = trials({{.path = rate}, {.path = "bed.stagnant.length"}});
    EXPECT_EQ(made.parameters()[1].source, "BouffardDixon2001");
    EXPECT_EQ(made.parameters()[0].source, "unverified");
    EXPECT_NEAR(made.parameters()[0].low, 0.1 / a_day, 1e-18);
}

TEST(FreeParameters, AreOneForEachTestIfNotShared) {
    const Trials made = trials({{.path = "bed.hydraulics.alpha", .shared = false}});
    EXPECT_EQ(made.parameter_names(), std::vector<std::string>{"bed.hydraulics.alpha in first"});
}

TEST(FreeParameters, AreRefusedWithWhatIsWrongAllAtOnce) {
    const std::string text = faults_of_parameters({
        {.path = "facts.reactions.tenorite_acid.k52"},
        {.path = "bed.hydraulics.alfa"},
        {.path = "solver.water_content", .low = "1e-6", .high = "1e-4"},
        {.path = "bed.height"},
        {.path = "bed.hydraulics.porosity",
         .low = "0.3",
         .high = "1.2",
         .scale = catalogue::PriorScale::linear},
        {.path = rate},
        {.path = "facts.reactions.tenorite_acid.arrhenius.k25"},
    });
    EXPECT_THAT(text, HasSubstr("write \"facts.reactions.tenorite_acid.k25\""));
    EXPECT_THAT(text, HasSubstr("write \"bed.hydraulics.alpha\""));
    EXPECT_THAT(text, HasSubstr("parameter.fixed"));
    EXPECT_THAT(text, HasSubstr("parameter.no_prior"));
    EXPECT_THAT(text, HasSubstr("parameter.prior"));
    EXPECT_THAT(text, HasSubstr("parameter.twice"));
}

TEST(Priors, OfTheDataFitTheSchemasOfColumns) {
    std::vector<TestCase> tests{test_case({"bed.dispersivity=0.3 m"})};
    for (const auto& [path, entry] : facts().priors()) {
        Diagnostics diagnostics;
        const std::vector<ParameterInput> one{{.path = path}};
        const auto made = free_parameters(one, tests, facts(), diagnostics);
        EXPECT_TRUE(diagnostics.empty()) << path << ": " << diagnostics.text();
        if (made.empty()) continue;
        EXPECT_LT(made.front().low, made.front().in_force) << path;
        EXPECT_LT(made.front().in_force, made.front().high) << path;
    }
}

}  // namespace
}  // namespace gossan::study
