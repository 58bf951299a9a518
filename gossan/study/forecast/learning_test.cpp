// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/learning.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/made_site.hpp"
#include "gossan/study/forecast/explanation.hpp"
#include "gossan/study/forecast/forecast_result.hpp"

namespace gossan::study {
namespace {

/// Says `model` of points in place of what runs them, and counts them.
class Formula final : public Workforce {
public:
    using Model = std::function<Prediction(const std::vector<double>& point)>;
    explicit Formula(Model model) : model_(std::move(model)) {}

    [[nodiscard]] std::vector<Prediction> run(const Work& work) override {
        std::vector<Prediction> all;
        for (std::size_t k = 0; k < work.points.size(); ++k) {
            all.push_back(model_(work.points[k]));
            if (work.on_done) work.on_done(k, all.back());
        }
        return all;
    }

private:
    Model model_;
};

/// A forecast of the extraction of a small column by two uncertain numbers, over 24 days.
class Small {
public:
    explicit Small(const std::string& more, const std::string& data = {}) {
        records::write_atomically(folder_ / "column.toml", simulation::made::small_bioleach);
        put_data(data);
        text_ = R"(outputs = ["extraction_pct"]
study = { title = "small", members = 200, most_failed = 0.1 }
plan = { scenario = "column.toml", every = "4 d" }
parameters = [
    { path = "bed.temperature", low = "20 degC", high = "30 degC", scale = "linear", source = "choice: to try" },
    { path = "bed.height", low = "0.9 m", high = "1.1 m", scale = "linear", source = "choice: to try" },
]
)" + more;
    }

    void put_data(const std::string& rows) const {
        records::write_atomically(folder_ / "lab.csv",
                                  "series,time_d,quantity,value,unit,origin\n" + rows);
    }

    [[nodiscard]] std::unique_ptr<Forecast> read() const {
        records::write_atomically(folder_ / "forecast.toml", text_);
        Diagnostics diagnostics;
        auto made =
            read_forecast((folder_ / "forecast.toml").string(), {}, {}, "test", diagnostics);
        diagnostics.throw_if_any();
        return made;
    }
    [[nodiscard]] MemberStore store(const Forecast& forecast) const {
        return {folder_ / "study.sqlite", forecast.identity};
    }

private:
    records::ScratchFolder folder_;
    std::string text_;
};

/// Extraction rises by 2 z of the first number over the 24 days, from 5 %.
Formula::Model rising(const Forecast& forecast) {
    return [&forecast](const std::vector<double>& z) {
        Prediction made;
        for (const double day : forecast.run_days) {
            made.values.push_back(5.0 + 2.0 * z[0] * day / 24.0);
        }
        return made;
    };
}

void ignore(const std::string&) {}

constexpr const char* with_data = R"(
[data]
file = "lab.csv"
errors = { extraction_pct = { absolute = 1.0 } }
)";

TEST(Forecasting, LearnsThePosteriorOfAStraightModel) {
    const Small small(with_data, "lab,24,extraction_pct,8,%,table\n");
    const auto forecast = small.read();
    const ForecastRuns runs(*forecast);
    auto store = small.store(*forecast);
    Formula formula(rising(*forecast));
    Forecasting forecasting(*forecast, runs, store, formula, ignore);
    const auto learnt = forecasting.learnt(24.0, 1);
    ASSERT_EQ(learnt.size(), 200U);
    double mean = 0.0, square = 0.0, other = 0.0;
    for (const auto& z : learnt.z) {
        mean += z[0] / 200.0;
        square += z[0] * z[0] / 200.0;
        other += z[1] / 200.0;
    }
    // d = 3 by 2 z with an error of 1: variance 1/(1 + 4) = 0.2, mean 2 * 3 * 0.2 = 1.2. Of 200
    // draws the mean is known to sqrt(0.2/200) = 0.03 and the variance to 0.02; four of them.
    EXPECT_NEAR(mean, 1.2, 0.13);
    EXPECT_NEAR(square - mean * mean, 0.2, 0.08);
    EXPECT_NEAR(other, 0.0, 0.29);  // not told of: 4/sqrt(200)
}

TEST(Forecasting, NamesMembersThatFailAndGoesOnWithoutThem) {
    const Small small("");
    const auto forecast = small.read();
    const ForecastRuns runs(*forecast);
    auto store = small.store(*forecast);
    Formula formula([&](const std::vector<double>& z) {
        if (z == forecast->z[7]) return Prediction{.failed = true, .message = "dry"};
        return rising(*forecast)(z);
    });
    Forecasting forecasting(*forecast, runs, store, formula, ignore);
    EXPECT_EQ(forecasting.first().size(), 199U);
    EXPECT_THAT(forecasting.failures(), testing::ElementsAre("member 7: dry"));
}

TEST(Forecasting, IsRefusedWhereMoreMembersFailThanItAllows) {
    const Small small("");
    const auto forecast = small.read();
    const ForecastRuns runs(*forecast);
    auto store = small.store(*forecast);
    Formula formula([&](const std::vector<double>& z) {
        if (z[0] > 0.0) return Prediction{.failed = true, .message = "dry"};  // half; 0.1 may
        return rising(*forecast)(z);
    });
    Forecasting forecasting(*forecast, runs, store, formula, ignore);
    try {
        (void)forecasting.first();
        FAIL() << "it went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::numerics);
        EXPECT_THAT(error.what(), testing::HasSubstr("of 200 members failed, first member"));
    }
}

constexpr const char* with_updates = R"(
[data]
file = "lab.csv"
errors = { extraction_pct = { absolute = 0.3 } }
[update]
every = "6 d"
)";

TEST(Forecasting, RunsNothingTwiceAsDataComeInAndTightens) {
    // The truth is z = 0.8, so 5 + 1.6 day/24, read without noise off days that no table tells.
    const std::string first_month = "lab,5.5,extraction_pct,5.3667,%,table\n";
    const Small small(with_updates, first_month);
    const auto run = [&small] {
        const auto forecast = small.read();
        const ForecastRuns runs(*forecast);
        auto store = small.store(*forecast);
        Formula formula(rising(*forecast));
        return make_forecast(*forecast, runs, store, formula, ignore);
    };
    EXPECT_EQ(run().count.run, 200U);  // every member once: weights want no more
    small.put_data(first_month + "lab,11.5,extraction_pct,5.7667,%,table\n" +
                   "lab,17.5,extraction_pct,6.1667,%,table\n" +
                   "lab,23.5,extraction_pct,6.5667,%,table\n");
    const auto later = run();
    EXPECT_GE(later.count.known, 200U);
    std::vector<double> widths;
    for (const UpdateRow& row : later.update->rows) {
        widths.push_back(row.outcome.p90 - row.outcome.p10);
    }
    ASSERT_EQ(widths.size(), 5U);
    for (std::size_t k = 1; k < widths.size(); ++k) EXPECT_LT(widths[k], widths[k - 1]) << k;
    const FanRow& last = later.update->rows.back().outcome;
    EXPECT_LT(last.p10, 6.6);
    EXPECT_GT(last.p90, 6.6);
    // One and the same as if all had been there from the beginning.
    EXPECT_EQ(run().count.run, 0U);
}

TEST(Forecasting, SaysThatNoneCountsWhereNoMemberTellsOfADatum) {
    const Small small(
        with_updates,
        "lab,5.5,extraction_pct,5.3667,%,table\n"
        "lab,11.5,extraction_pct,5.7667,%,table\nlab,17.5,extraction_pct,6.1667,%,table\n");
    const auto forecast = small.read();
    const ForecastRuns runs(*forecast);
    auto store = small.store(*forecast);
    Formula formula([&](const std::vector<double>& z) {
        Prediction made = rising(*forecast)(z);
        for (std::size_t k = 0; k < forecast->run_days.size(); ++k) {  // as before first drainage
            if (forecast->run_days[k] < 12.5 && forecast->run_days[k] > 6.5) made.values[k] = NAN;
        }
        return made;
    });
    const auto made = make_forecast(*forecast, runs, store, formula, ignore);
    std::vector<std::string> hows;
    for (const UpdateRow& row : made.update->rows) hows.push_back(row.how);
    EXPECT_THAT(hows,
                testing::ElementsAre("before data", "weights", "too few count", "too few count"));
    EXPECT_GT(made.update->rows[1].effective, 80.0);
    EXPECT_EQ(made.update->rows[2].effective, 0.0);
    EXPECT_EQ(made.update->rows[3].effective, 0.0);
    // The band stays over that part, and goes on with the next.
    EXPECT_EQ(made.update->rows[2].outcome.p50, made.update->rows[1].outcome.p50);
    EXPECT_LT(made.update->rows[3].outcome.p90 - made.update->rows[3].outcome.p10,
              made.update->rows[2].outcome.p90 - made.update->rows[2].outcome.p10);
}

TEST(Forecast, CarriesNothingWithoutACalibration) {
    const Small small("carry = [{ from = \"bed.height\", to = \"\" }]\n");
    try {
        (void)small.read();
        FAIL() << "what is not there was carried";
    } catch (const std::exception& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("nothing to carry without a calibration"));
    }
}

TEST(Explanation, SharesWhatTwoCausesDoTogether) {
    const Small small(R"(
[explain]
output = "extraction_pct"
members = 2
[explain.causes.weather]
parameters = ["bed.temperature"]
[explain.causes.operation]
set = ["irrigation.steps[0].rate=8 L/m2/h"]
)");
    const auto forecast = small.read();
    const ForecastRuns runs(*forecast);
    auto store = small.store(*forecast);
    const double planned = forecast->trials->z_in_force()[0];
    // Causes by name: operation, weather, and others, which do nothing here.
    const double operated = runs.in_world({}, 1U).back();
    EXPECT_EQ(runs.in_world({}, 2U).back(), runs.in_world({}, 0U).back());  // sets nothing
    Formula formula([&](const std::vector<double>& point) {
        if (point.size() == 2) return rising(*forecast)(point);
        const double moved = point[0] - planned;
        const double own = point[2] == operated ? 1.0 : 0.0;
        return Prediction{.values = {5.0 + 2.0 * moved + 3.0 * own + own * moved}};
    });
    Forecasting forecasting(*forecast, runs, store, formula, ignore);
    const auto all = forecasting.first();
    const auto told = explain(*forecast, all, forecasting);
    const double mean = 0.5 * (all.z[0][0] + all.z[1][0]) - planned;
    EXPECT_NEAR(told.plan, 5.0, 1e-12);
    EXPECT_NEAR(told.actual, 8.0 + 3.0 * mean, 1e-9);
    ASSERT_EQ(told.shares.size(), 3U);
    for (const CauseShare& each : told.shares) {  // halves of what they do together
        if (each.cause == "weather") {
            EXPECT_NEAR(each.share, 2.5 * mean, 1e-9);
        } else {
            EXPECT_NEAR(each.share, each.cause == "operation" ? 3.0 + 0.5 * mean : 0.0, 1e-9);
        }
    }
}

}  // namespace
}  // namespace gossan::study
