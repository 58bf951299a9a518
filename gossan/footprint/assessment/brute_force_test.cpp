// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "gossan/footprint/assessment/assessment.hpp"

namespace gossan::footprint {
namespace {

/// What the assessment is checked against, written without any of it: a mine of two pads with
/// three uncertain numbers. Electricity of both pads is by one factor; diesel of the heap is by a
/// ratio that the dump's does not have; copper is weighed by a scale that is off.
struct Brute {
    std::vector<double> total, electricity, diesel;

    explicit Brute(std::size_t n) {
        std::mt19937_64 engine(20260131);
        std::normal_distribution<double> normal;
        const double z95 = 1.6448536269514722;
        const auto halves = [&](double z, double low, double high) {
            return z < 0.0 ? std::pow(low, -z / z95) : std::pow(high, z / z95);
        };
        for (std::size_t k = 0; k < n; ++k) {
            const double loss = 0.05 * halves(normal(engine), 0.8, 1.2);  // 0.04 to 0.06
            const double ratio = halves(normal(engine), 0.5, 3.0);
            const double scale = halves(normal(engine), 0.9, 1.2);
            const double power = (1000.0 + 3000.0) * 0.5 * (1.0 + loss);
            const double fuel = 400.0 * 2.0 * ratio + 100.0 * 2.0;
            electricity.push_back(power / scale / 1000.0);
            diesel.push_back(fuel / scale / 1000.0);
            total.push_back(electricity.back() + diesel.back());
        }
    }

    [[nodiscard]] double percentile(double p) const {
        std::vector<double> sorted = total;
        const auto at = sorted.begin() + long(p * double(sorted.size()));
        std::nth_element(sorted.begin(), at, sorted.end());
        return *at;
    }

    static double covariance(const std::vector<double>& a, const std::vector<double>& b) {
        double sum_a = 0.0, sum_b = 0.0, sum_ab = 0.0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            sum_a += a[k], sum_b += b[k], sum_ab += a[k] * b[k];
        }
        const double n = double(a.size());
        return sum_ab / n - sum_a / n * (sum_b / n);
    }
};

FactorLibrary simple_factors() {
    FactorLibrary library = FactorLibrary::standard();
    Diagnostics diagnostics;
    library.add_text(
        "[[factor]]\nid = \"half\"\nvintage = \"1\"\nunit = \"kg CO2/kWh\"\nvalue = 0.5\nscope = "
        "2\n"
        "source = \"made up\"\nstatus = \"choice\"\n"
        "[[factor]]\nid = \"two\"\nvintage = \"1\"\nunit = \"kg CO2/L\"\nvalue = 2.0\nscope = 1\n"
        "source = \"made up\"\nstatus = \"choice\"\n",
        "simple.toml", diagnostics);
    return library;
}

Figure assessed(int draws) {
    Activities site;
    site.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    site.streams = {{"heap", {600}, {600}, {0}, {0}, {0}}, {"dump", {400}, {400}, {0}, {0}, {0}}};
    const auto leaching = process_at("leaching"), diesel = process_at("diesel");
    site.rows = {{.stream = "heap", .process = leaching, .amount = 1000.0},
                 {.stream = "dump", .process = leaching, .amount = 3000.0},
                 {.stream = "heap",
                  .process = diesel,
                  .amount = 400.0,
                  .times = {{"diesel of the heap", 1.0, 0.5, 3.0}}},
                 {.stream = "dump", .process = diesel, .amount = 100.0}};
    site.copper = {"amount of copper", 1.0, 0.9, 1.2};
    FootprintInput input;
    input.draws = draws;
    input.factors = {{"grid", "half"}, {"diesel", "two"}};
    input.leave_out = {"grid_upstream", "diesel_supply"};
    return Assessment(site, input, simple_factors()).of_site(0, 0, views[3], Method::period);
}

TEST(BruteForce, GivesTheSamePercentilesAndSharesOfVariance) {
    // Percentiles of N draws are off by sqrt(p(1 - p)/N)/density: of 20000 against 200000 about 1 %
    // at the 95th, less elsewhere; shares of variance by about 2 points.
    const Brute brute(200000);
    const Figure figure = assessed(20000);
    EXPECT_NEAR(figure.per_kg, (4000.0 * 0.5 * 1.05 + 1000.0) / 1000.0, 1e-12);
    EXPECT_NEAR(figure.p5 / brute.percentile(0.05), 1.0, 0.01);
    EXPECT_NEAR(figure.p50 / brute.percentile(0.5), 1.0, 0.01);
    EXPECT_NEAR(figure.p95 / brute.percentile(0.95), 1.0, 0.02);
    const double variance = Brute::covariance(brute.total, brute.total);
    ASSERT_EQ(figure.contributions.size(), 2U);
    EXPECT_EQ(figure.contributions[0].name, "diesel of mining");
    EXPECT_NEAR(figure.contributions[0].variance_share,
                Brute::covariance(brute.diesel, brute.total) / variance, 0.03);
    EXPECT_NEAR(figure.contributions[1].variance_share,
                Brute::covariance(brute.electricity, brute.total) / variance, 0.03);
}

TEST(BruteForce, DrawsAFactorThatIsUsedInTwoPlacesOnce) {
    // Two streams by one factor of 1/2 to 2: their sum is as wide as either, where two draws would
    // narrow it to about 2^0.76.
    Activities site;
    site.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    site.streams = {{"a", {500}, {500}, {0}, {0}, {0}}, {"b", {500}, {500}, {0}, {0}, {0}}};
    FactorLibrary library = FactorLibrary::standard();
    Diagnostics diagnostics;
    library.add_text(
        "[[factor]]\nid = \"wide\"\nvintage = \"1\"\nunit = \"kg CO2/kg\"\nvalue = 1.0\nlow = 0.5\n"
        "high = 2.0\nscope = 3\nsource = \"made up\"\nstatus = \"choice\"\n",
        "wide.toml", diagnostics);
    for (const char* name : {"a", "b"}) {
        site.rows.push_back({.stream = name, .process = process_at("liner"), .amount = 500.0});
    }
    FootprintInput input;
    input.draws = 20000;
    input.factors = {{"liner", "wide"}};
    const Figure figure = Assessment(site, input, library).of_site(0, 0, views[3], Method::period);
    EXPECT_NEAR(figure.p95, 2.0, 0.04);
    EXPECT_NEAR(figure.p5, 0.5, 0.01);
    ASSERT_EQ(figure.influences.size(), 1U);
    EXPECT_NEAR(figure.influences[0].share, 1.0, 0.15);  // of its logarithm: skewed, hence below 1
}

}  // namespace
}  // namespace gossan::footprint
