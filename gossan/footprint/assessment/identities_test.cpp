// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "gossan/footprint/assessment/assessment.hpp"

namespace gossan::footprint {
namespace {

Stream some_stream(const std::string& name, std::size_t n_periods) {
    Stream stream{.name = name};
    for (std::size_t k = 0; k < n_periods; ++k) {
        const double copper = *rc::gen::inRange(0, 4) * 1000.0;
        stream.copper.push_back(copper);
        stream.to_come.push_back(copper * *rc::gen::inRange(0, 30) / 10.0);
        stream.moved.push_back(*rc::gen::inRange(0, 3) * 500.0);
        stream.ore.push_back(*rc::gen::inRange(0, 3) * 300.0);
        stream.acid.push_back(*rc::gen::inRange(0, 3) * 20.0);
    }
    return stream;
}

/// Two pads and a plant over a few years, with any activities; some are shared.
Activities some_site() {
    const auto n_periods = std::size_t(*rc::gen::inRange(1, 5));
    Activities site;
    for (std::size_t k = 0; k < n_periods; ++k) {
        site.periods.push_back({.name = std::to_string(k), .begin = {}, .end = {}, .days = 365.0});
    }
    for (const char* name : {"oxide", "sulphide", "plant"}) {
        site.streams.push_back(some_stream(name, n_periods));
    }
    const int n_rows = *rc::gen::inRange(1, 20);
    for (int row = 0; row < n_rows; ++row) {
        const int stream = *rc::gen::inRange(0, 4);
        site.rows.push_back({.period = std::size_t(*rc::gen::inRange(0, int(n_periods))),
                             .stream = stream == 3 ? "" : site.streams[std::size_t(stream)].name,
                             .process = std::size_t(*rc::gen::inRange(0, int(processes().size()))),
                             .amount = *rc::gen::inRange(1, 1000) * 10.0,
                             .times = {{"some ratio", 1.5, 1.0, 2.0}}});
    }
    return site;
}

Assessment assessed(Activities site) {
    FootprintInput input;
    input.draws = 100;
    input.market.matched = Number(*rc::gen::inRange(0, 5) / 4.0);
    return {std::move(site), input, FactorLibrary::standard()};
}

/// What a view counts of all terms.
double all_emitted(const Assessment& assessment, const View& view) {
    double sum = 0.0;
    for (const Term& term : assessment.terms().all) {
        if (term.is_in(view)) sum += term.emitted;
    }
    return sum;
}

TEST(SiteIdentities, StreamsBearWhatTheSiteEmitted) {
    const bool holds = rc::check("the streams of a period bear what the site emitted", [] {
        const Assessment assessment = assessed(some_site());
        const auto& site = assessment.activities();
        for (const View& view : views) {
            double sum = 0.0;
            for (std::size_t k = 0; k < site.periods.size(); ++k) {
                const Figure whole = assessment.of_site(k, k, view, Method::period);
                double of_streams = 0.0;
                bool all_give = true;
                for (std::size_t s = 0; s < site.streams.size(); ++s) {
                    const Figure own = assessment.of_stream(s, k, k, view, Method::period);
                    all_give = all_give && own.copper_kg > 0.0;
                    of_streams += own.emitted_kg;
                }
                if (all_give)
                    RC_ASSERT(std::abs(of_streams - whole.emitted_kg) <= 1e-9 * whole.emitted_kg);
                for (const Term& term : assessment.terms().all) {
                    if (term.period == k && term.is_in(view)) sum += term.emitted;
                }
            }
            RC_ASSERT(std::abs(sum - all_emitted(assessment, view)) <= 1e-9 * sum);
        }
    });
    EXPECT_TRUE(holds);
}

TEST(SiteIdentities, PoolsClose) {
    const bool holds = rc::check("what is released and what is carried is what was spent", [] {
        const Assessment assessment = assessed(some_site());
        const auto& site = assessment.activities();
        for (std::size_t s = 0; s < site.streams.size(); ++s) {
            double spent = 0.0, released = 0.0, carried = 0.0;
            for (std::size_t k = 0; k < site.periods.size(); ++k) {
                const PoolRow row = assessment.pool(s, k, views[3]);
                spent += row.spent;
                released += row.released_of_period + row.released_of_before;
                RC_ASSERT(std::abs(row.carried - (spent - released)) <= 1e-9 * (spent + 1.0));
                carried = row.carried;
            }
            RC_ASSERT(carried >= -1e-9 * (spent + 1.0));
        }
    });
    EXPECT_TRUE(holds);
}

/// Every stream's copper of every period cut into lots at random, each of up to three parts.
std::vector<std::vector<CopperPart>> some_lots(const Activities& site) {
    std::vector<CopperPart> pieces;
    for (const Stream& stream : site.streams) {
        for (std::size_t k = 0; k < site.periods.size(); ++k) {
            double rest = stream.copper[k];
            while (rest > 0.0) {
                const double mass = std::min(rest, *rc::gen::inRange(1, 12) * 250.0);
                pieces.push_back({stream.name, k, k, mass});
                rest -= mass;
            }
        }
    }
    std::vector<std::vector<CopperPart>> lots;
    for (std::size_t k = 0; k < pieces.size();) {
        const auto n = std::min(pieces.size() - k, std::size_t(*rc::gen::inRange(1, 4)));
        lots.emplace_back(pieces.begin() + long(k), pieces.begin() + long(k + n));
        k += n;
    }
    return lots;
}

TEST(SiteIdentities, LotsBearWhatTheSiteEmittedInEveryViewByBothMethods) {
    const bool holds = rc::check("lots, pools and what nobody bears sum to the site", [] {
        const Assessment assessment = assessed(some_site());
        const auto lots = some_lots(assessment.activities());
        const std::size_t last = assessment.activities().periods.size() - 1;
        for (const View& view : views) {
            const double whole = all_emitted(assessment, view);
            for (const Method method : methods) {
                const Reconciliation sums = assessment.reconciled(last, view, method);
                double borne = 0.0;
                for (const auto& lot : lots) borne += assessment.of(lot, view, method).emitted_kg;
                const double tolerance = 1e-9 * (whole + 1.0);
                RC_ASSERT(std::abs(sums.emitted - whole) <= tolerance);
                RC_ASSERT(std::abs(borne - sums.borne) <= tolerance);
                RC_ASSERT(std::abs(sums.borne + sums.carried + sums.unborne - whole) <= tolerance);
                RC_ASSERT((method == Method::period ? sums.carried : sums.unborne) == 0.0);
                double carried = 0.0;
                for (std::size_t s = 0; s < assessment.activities().streams.size(); ++s) {
                    carried += assessment.pool(s, last, view).carried;
                }
                if (method == Method::ore_matched) {
                    RC_ASSERT(std::abs(carried - sums.carried) <= tolerance);
                }
            }
        }
    });
    EXPECT_TRUE(holds);
}

TEST(SiteIdentities, ALaterForecastChangesNothingBefore) {
    const bool holds = rc::check("what a period released stands when a later one forecasts", [] {
        Activities site = some_site();
        const std::size_t n = site.periods.size();
        const auto from = std::size_t(*rc::gen::inRange(0, int(n)));
        const Assessment before = assessed(site);
        for (Stream& stream : site.streams) {
            for (std::size_t k = from; k < n; ++k) stream.to_come[k] *= 1.5;
        }
        FootprintInput input = {};
        input.draws = 100;
        const Assessment after(std::move(site), input, FactorLibrary::standard());
        for (std::size_t s = 0; s < after.activities().streams.size(); ++s) {
            for (std::size_t k = 0; k < from; ++k) {
                const View location = views[1];  // by which no certificate counts
                const PoolRow a = before.pool(s, k, location), b = after.pool(s, k, location);
                RC_ASSERT(a.released_of_period == b.released_of_period);
                RC_ASSERT(a.released_of_before == b.released_of_before);
                RC_ASSERT(a.carried == b.carried);
            }
        }
    });
    EXPECT_TRUE(holds);
}

TEST(SiteIdentities, ViewsNest) {
    const bool holds = rc::check("cradle-to-gate is gate-to-gate and what is of scope 3", [] {
        const Assessment assessment = assessed(some_site());
        for (const Electricity basis : {Electricity::market, Electricity::location}) {
            const View gate{Boundary::gate_to_gate, basis}, cradle{Boundary::cradle_to_gate, basis};
            double scope_3 = 0.0;
            for (const Term& term : assessment.terms().all) {
                if (term.scope == 3 && term.is_in(cradle)) scope_3 += term.emitted;
            }
            const double whole = all_emitted(assessment, cradle);
            RC_ASSERT(std::abs(all_emitted(assessment, gate) + scope_3 - whole) <= 1e-9 * whole);
        }
        double difference = all_emitted(assessment, views[3]) - all_emitted(assessment, views[2]);
        difference -= all_emitted(assessment, views[1]) - all_emitted(assessment, views[0]);
        double upstream = 0.0;  // of electricity, location less market
        for (const Term& term : assessment.terms().all) {
            if (term.scope != 3) continue;
            if (term.basis == Electricity::location) upstream += term.emitted;
            if (term.basis == Electricity::market) upstream -= term.emitted;
        }
        RC_ASSERT(std::abs(difference - upstream) <=
                  1e-9 * (all_emitted(assessment, views[3]) + 1.0));
    });
    EXPECT_TRUE(holds);
}

TEST(SiteIdentities, ContributionsSumToTheFigure) {
    const bool holds = rc::check("contributions sum to the figure, their spread to its spread", [] {
        const Assessment assessment = assessed(some_site());
        const Figure figure = assessment.of_site(0, assessment.activities().periods.size() - 1,
                                                 views[2], Method::period);
        if (!(figure.per_kg > 0.0)) return;
        double sum = 0.0, variance = 0.0;
        for (const Contribution& each : figure.contributions) {
            sum += each.per_kg;
            variance += each.variance_share;
        }
        RC_ASSERT(std::abs(sum - figure.per_kg) <= 1e-12 * figure.per_kg);
        RC_ASSERT(variance == 0.0 || std::abs(variance - 1.0) <= 1e-9);
        RC_ASSERT(figure.p5 <= figure.p50 && figure.p50 <= figure.p95);
    });
    EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace gossan::footprint
