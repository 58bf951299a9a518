// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/assessment/assessment.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/numerics/probability.hpp"

namespace gossan::footprint {
namespace {

/// A pad that is stacked in the first of two years and gives 1000 kg of copper in each, 4000 being
/// forecast at first, and 2000 in the second year; beside it one that gives 3000 kg at once.
Activities two_years() {
    Activities site;
    site.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0},
                    {"2027", "2027-01-01", "2028-01-01", 365.0}};
    site.streams = {{"heap", {1000, 1000}, {4000, 2000}, {100, 0}, {100, 0}, {0, 0}},
                    {"dump", {3000, 3000}, {3000, 3000}, {300, 100}, {300, 100}, {0, 0}}};
    // Carbon dioxide itself: amounts are kg CO2.
    site.rows = {
        {.period = 0, .stream = "heap", .process = process_at("carbonate"), .amount = 8000.0},
        {.period = 1, .stream = "heap", .process = process_at("carbonate"), .amount = 600.0}};
    return site;
}

FootprintInput few_draws() {
    FootprintInput input;
    input.draws = 200;
    return input;
}

Assessment assess(const Activities& site, const FootprintInput& input = few_draws()) {
    return {site, input, FactorLibrary::standard()};
}

TEST(OreMatching, ReleasesAPoolByWhatIsForecastToCome) {
    // 2026: 8000 kg, q = 1000/4000: 2000 released, 6000 carried. 2027: the forecast fell, q =
    // 1000/2000 of 6000 + 600: 3300 released, 3000 of them of before, 3300 carried.
    const Assessment assessment = assess(two_years());
    EXPECT_DOUBLE_EQ(assessment.of_stream(0, 0, 0, views[0], Method::ore_matched).per_kg, 2.0);
    EXPECT_DOUBLE_EQ(assessment.of_stream(0, 1, 1, views[0], Method::ore_matched).per_kg, 3.3);
    EXPECT_DOUBLE_EQ(assessment.of_stream(0, 0, 0, views[0], Method::period).per_kg, 8.0);
    EXPECT_DOUBLE_EQ(assessment.of_stream(0, 1, 1, views[0], Method::period).per_kg, 0.6);
    const PoolRow row = assessment.pool(0, 1, views[0]);
    EXPECT_DOUBLE_EQ(row.spent, 600.0);
    EXPECT_DOUBLE_EQ(row.released_of_period, 300.0);
    EXPECT_DOUBLE_EQ(row.released_of_before, 3000.0);
    EXPECT_DOUBLE_EQ(row.carried, 3300.0);
}

TEST(MethodsDifference, TellsWhatWasSpentAndWhatWasReleased) {
    // The heap's 2027 with 10 kg of site diesel by both: 600 spent, 300 of them released, 3000 of
    // before; 1000 kg of copper.
    Activities site = two_years();
    site.rows.push_back({.period = 1,
                         .stream = "heap",
                         .process = process_at("site_diesel"),
                         .amount = 10.0 / 2.7448});
    const Assessment assessment = assess(site);
    const std::vector<CopperPart> lot = {{"heap", 1, 1, 25.0}};
    const MethodsDifference told = assessment.difference(lot, views[0]);
    EXPECT_NEAR(told.alike, 0.01, 1e-12);
    EXPECT_NEAR(told.spent, 0.6, 1e-12);
    EXPECT_NEAR(told.released_of_period, 0.3, 1e-12);
    EXPECT_NEAR(told.released_of_before, 3.0, 1e-12);
    EXPECT_NEAR(told.by_period, assessment.of(lot, views[0], Method::period).per_kg, 1e-12);
    EXPECT_NEAR(told.ore_matched, assessment.of(lot, views[0], Method::ore_matched).per_kg, 1e-12);
    ASSERT_EQ(told.differences.size(), 1U);
    EXPECT_NEAR(told.differences[0].per_kg, 2.7, 1e-12);
}

TEST(OreMatching, ChangesNothingBeforeALaterForecast) {
    Activities other = two_years();
    other.streams[0].to_come[1] = 1500.0;
    const auto first = [](const Activities& site) {
        return assess(site).of_stream(0, 0, 0, views[0], Method::ore_matched).per_kg;
    };
    EXPECT_EQ(first(other), first(two_years()));
    // q = 1000/1500 of 6600.
    EXPECT_DOUBLE_EQ(assess(other).of_stream(0, 1, 1, views[0], Method::ore_matched).per_kg, 4.4);
}

TEST(OreMatching, KeepsWhatIsSpentBeforeTheFirstCopperForIt) {
    // Pumps of 2026, when the heap gives nothing yet, wait with its carbonates: 8000 + 1000. By
    // period nobody bears them. 2027 releases half of 9000 + 600.
    Activities site = two_years();
    site.streams[0].copper[0] = 0.0;
    site.rows.push_back({.period = 0,
                         .stream = "heap",
                         .process = process_at("site_diesel"),
                         .amount = 1000.0 / 2.7448});
    const Assessment assessment = assess(site);
    EXPECT_NEAR(assessment.pool(0, 0, views[0]).carried, 9000.0, 1e-6);
    EXPECT_NEAR(assessment.of_stream(0, 1, 1, views[0], Method::ore_matched).emitted_kg, 4800.0,
                1e-6);
    const Reconciliation by_ore = assessment.reconciled(1, views[0], Method::ore_matched);
    EXPECT_NEAR(by_ore.emitted, 9600.0, 1e-6);
    EXPECT_NEAR(by_ore.borne, 4800.0, 1e-6);
    EXPECT_NEAR(by_ore.carried, 4800.0, 1e-6);
    const Reconciliation by_period = assessment.reconciled(1, views[0], Method::period);
    EXPECT_NEAR(by_period.borne, 600.0, 1e-6);
    EXPECT_NEAR(by_period.unborne, 9000.0, 1e-6);
}

TEST(Sharing, IsByTonnesMovedForMiningAndByCopperForThePlant) {
    Activities site = two_years();
    site.rows = {{.period = 0, .process = process_at("diesel"), .amount = 1000.0},
                 {.period = 0, .process = process_at("site_diesel"), .amount = 1000.0}};
    const Assessment assessment = assess(site);
    // 2744.8 kg CO2e each: of mining 100 of 400 t, of the site 1000 of 4000 kg of copper, both a
    // quarter of the heap's. 2027: moved all by the dump.
    EXPECT_NEAR(assessment.of_stream(0, 0, 0, views[0], Method::period).emitted_kg, 2.0 * 686.2,
                1e-9);
    site.rows[0].period = 1;
    EXPECT_NEAR(assess(site).of_stream(1, 1, 1, views[0], Method::period).emitted_kg, 2744.8, 1e-9);
}

TEST(LotFootprint, IsTheMeanOfItsPartsByMass) {
    const Assessment assessment = assess(two_years());
    // A quarter of the heap's 8.0 of 2026, nothing of the dump.
    const std::vector<CopperPart> lot = {{"heap", 0, 0, 5.0}, {"dump", 0, 0, 15.0}};
    EXPECT_NEAR(assessment.of(lot, views[0], Method::period).per_kg, 2.0, 1e-12);
    EXPECT_DOUBLE_EQ(assessment.of(lot, views[0], Method::period).copper_kg, 20.0);
}

TEST(LotFootprint, IsRefusedForCopperThatNobodyGave) {
    Activities site = two_years();
    site.streams[0].copper[0] = 0.0;
    const Assessment assessment = assess(site);
    const std::vector<CopperPart> none = {{"heap", 0, 0, 1.0}}, unknown = {{"heep", 0, 0, 1.0}};
    EXPECT_THROW((void)assessment.of(none, views[0], Method::period), Error);
    EXPECT_THROW((void)assessment.of(unknown, views[0], Method::period), Error);
    EXPECT_TRUE(std::isnan(assessment.of_stream(0, 0, 0, views[0], Method::period).per_kg));
}

TEST(Spread, OfAProductOfLognormalsIsTheAnalyticOne) {
    // Two lognormals, 1/2 to 2 and 1/3 to 3 in 90 of 100: sigmas ln 2/z95 and ln 3/z95. Their
    // product has sigma^2 = sum, so that its 95th percentile is exp(sqrt(ln^2 2 + ln^2 3)) = 3.6660
    // times the median. Of 20000 draws the percentile's own error is sigma sqrt(0.05
    // 0.95/N)/phi(z95) = 0.79 x 0.00154/0.103 = 1.2 %.
    Activities site = two_years();
    site.rows = {{.period = 0,
                  .stream = "heap",
                  .process = process_at("carbonate"),
                  .amount = 1000.0,
                  .times = {{"a", 1.0, 0.5, 2.0}, {"b", 1.0, 1.0 / 3.0, 3.0}}}};
    FootprintInput input;
    input.draws = 20000;
    const Figure figure = assess(site, input).of_stream(0, 0, 0, views[0], Method::period);
    const double side = std::exp(std::hypot(std::log(2.0), std::log(3.0)));
    EXPECT_NEAR(figure.p50, 1.0, 0.02);
    EXPECT_NEAR(figure.p95 / side, 1.0, 0.04);
    EXPECT_NEAR(figure.p5 * side, 1.0, 0.04);
    ASSERT_EQ(figure.influences.size(), 2U);
    EXPECT_EQ(figure.influences[0].key, "b");
}

TEST(Spread, OfCopperWidensWhatItDivides) {
    Activities site = two_years();
    site.copper = {"amount of copper", 1.0, 0.8, 1.25};
    const Figure figure = assess(site).of_stream(0, 0, 0, views[0], Method::period);
    EXPECT_LT(figure.p5, 7.0);
    EXPECT_GT(figure.p95, 9.0);
}

TEST(Spread, OfABiasOfTheScaleDoesNotAverageOut) {
    // All copper goes over one scale that is off by up to 2 % (1.6 % in 90 of 100): a mean of many
    // parts is as wide as each, 1.016^2 between P5 and P95, to what 2000 draws tell.
    Activities site = two_years();
    site.copper = {"amount of copper", 1.0, 1.0 / 1.016, 1.016};
    FootprintInput input;
    input.draws = 2000;
    const Assessment assessment = assess(site, input);
    std::vector<CopperPart> lots;
    for (std::size_t k = 0; k < 40; ++k) lots.push_back({"heap", k % 2, k % 2, 25000.0});
    const Figure many = assessment.of(lots, views[0], Method::period);
    const Figure one = assessment.of(std::span(lots).first(1), views[0], Method::period);
    EXPECT_NEAR(many.p95 / many.p5, 1.016 * 1.016, 0.002);
    EXPECT_NEAR(many.p95 / many.p5, one.p95 / one.p5, 1e-12);
}

TEST(Spread, OfTheSameSeedIsTheSame) {
    Activities site = two_years();
    site.rows[0].times = {{"a", 1.0, 0.5, 2.0}};
    const auto p95 = [&](int seed) {
        FootprintInput input = few_draws();
        input.seed = seed;
        return assess(site, input).of_stream(0, 0, 0, views[0], Method::period).p95;
    };
    EXPECT_EQ(p95(1), p95(1));
    EXPECT_NE(p95(1), p95(2));
}

TEST(Terms, RefuseAFactorOfAnotherUnit) {
    Activities site = two_years();
    site.rows = {{.period = 0, .stream = "heap", .process = process_at("diesel"), .amount = 1.0}};
    FootprintInput input = few_draws();
    input.factors["diesel"] = "grid_aznm@2023";
    EXPECT_THROW(assess(site, input), Error);
}

TEST(Spread, OfANumberIsThatOfItsOwnPeriod) {
    // The same number by 10 % in the first year and by half to twice in the second: at the 95th
    // percentile 1.1 and 2 times the median, to what 2000 draws tell.
    Activities site = two_years();
    site.rows[0].times = {{"measured carbonate", 1.0, 1.0 / 1.1, 1.1}};
    site.rows[1].times = {{"measured carbonate", 1.0, 0.5, 2.0}};
    FootprintInput input;
    input.draws = 2000;
    const Assessment assessment = assess(site, input);
    const Figure first = assessment.of_stream(0, 0, 0, views[0], Method::period);
    const Figure second = assessment.of_stream(0, 1, 1, views[0], Method::period);
    EXPECT_NEAR(first.p95 / first.per_kg, 1.1, 0.02);
    EXPECT_NEAR(second.p95 / second.per_kg, 2.0, 0.15);
    const Figure both = assessment.of_stream(0, 0, 1, views[0], Method::period);
    EXPECT_EQ(both.influences.size(), 1U) << "drawn alike: one number";
}

}  // namespace
}  // namespace gossan::footprint
