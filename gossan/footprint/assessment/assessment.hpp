// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/footprint/activity/release.hpp"
#include "gossan/footprint/assessment/terms.hpp"

namespace gossan::footprint {

/// What one process adds to a figure.
struct Contribution {
    std::string name = {};
    std::string stage = {};
    double per_kg = 0.0;          ///< kg CO2e by kg of copper, of medians
    double share = 0.0;           ///< of the figure
    double variance_share = 0.0;  ///< covariance with the figure over its variance; they sum to 1
};

/// A number that is not known exactly, by how much of the figure's spread goes with it.
struct Influence {
    std::string key = {};
    double share = 0.0;  ///< squared correlation of its logarithm with the figure
};

/// kg CO2e by kg of copper, seen one way.
struct Figure {
    View view = {};
    Method method = Method::period;
    double copper_kg = 0.0;
    double emitted_kg = 0.0;  ///< that the copper bears, of medians
    double per_kg = 0.0;      ///< of medians; NaN where there is no copper
    double p5 = 0.0, p50 = 0.0, p95 = 0.0;
    double primary_share = 0.0;  ///< of the figure, from primary data
    /// Share of the figure by the report of the warming potentials: "AR5", "AR6", "unstated";
    /// "n/a" of carbon dioxide alone, which is the same by all.
    std::map<std::string, double> potentials = {};
    DataQuality quality = {};  ///< mean, weighted by emission
    bool is_short = false;     ///< of less than twelve months
    std::vector<Contribution> contributions =
        {};                                  ///< all that are not 0, in the order of processes
    std::vector<Influence> influences = {};  ///< the largest first, at most eight
};

/// A mass of copper that came of a stream in some periods, from `first` to `last`.
struct CopperPart {
    std::string stream = {};
    std::size_t first = 0;
    std::size_t last = 0;
    double mass_kg = 0.0;
};

/// What a period did to the pool of a stream's ore, kg CO2e of medians.
struct PoolRow {
    double spent = 0.0;               ///< for ore, in the period; all, where it gave no copper
    double released_of_period = 0.0;  ///< to its copper, of what it spent
    double released_of_before = 0.0;  ///< to its copper, of what earlier ones spent
    double carried = 0.0;             ///< in the pool at its end
};

/// All that was emitted from the first period to some, and who bears it: kg CO2e of medians.
///
///     emitted = borne + carried + unborne                                                 (1)
struct Reconciliation {
    double emitted = 0.0;
    double borne = 0.0;    ///< by copper that was given
    double carried = 0.0;  ///< in the pools of ore, for copper to come; 0 by period
    double unborne = 0.0;  ///< of periods in which a stream gave no copper; 0 ore-matched
};

/// Why the two methods differ for a mass of copper, kg CO2e by kg of medians:
///
///     by period = alike + spent,   ore-matched = alike + released of period + of before   (2)
struct MethodsDifference {
    View view = {};
    double by_period = 0.0;
    double ore_matched = 0.0;
    double alike = 0.0;               ///< pumps, plant and site: charged as they come by both
    double spent = 0.0;               ///< on ore, in the copper's own periods
    double released_of_period = 0.0;  ///< of what those periods spent on ore
    double released_of_before = 0.0;  ///< of what earlier ones spent
    std::vector<Contribution> differences = {};  ///< ore-matched less by period, largest first
};

/// All figures of a site, with the draws behind them. Thread-safe to read.
class Assessment {
public:
    Assessment(Activities activities, const FootprintInput& input, const FactorLibrary& library);

    [[nodiscard]] const Activities& activities() const { return activities_; }
    [[nodiscard]] const Terms& terms() const { return terms_; }

    /// Of copper mixed of parts, such as a lot: the mean of the parts by mass. Error(input) for a
    /// stream that is not there or gave no copper then.
    [[nodiscard]] Figure of(std::span<const CopperPart> parts, const View& view,
                            Method method) const;

    /// Of all copper of a stream in some periods; per_kg is NaN where it gave none.
    [[nodiscard]] Figure of_stream(std::size_t stream, std::size_t first, std::size_t last,
                                   const View& view, Method method) const;

    /// Of all copper of the site. By period it holds all that was emitted, also for streams that
    /// gave no copper yet.
    [[nodiscard]] Figure of_site(std::size_t first, std::size_t last, const View& view,
                                 Method method) const;

    [[nodiscard]] PoolRow pool(std::size_t stream, std::size_t period, const View& view) const;

    /// Why the two methods differ for copper of such parts; Error(input) as of `of`.
    [[nodiscard]] MethodsDifference difference(std::span<const CopperPart> parts,
                                               const View& view) const;

    [[nodiscard]] Reconciliation reconciled(std::size_t last, const View& view,
                                            Method method) const;

private:
    /// A part with its stream and what one kg of the whole has of the copper that stream gave.
    struct SharedPart {
        std::size_t stream = 0;
        std::size_t first = 0;
        std::size_t last = 0;
        double share = 0.0;  ///< of the whole, by kg of the stream's copper of those periods
    };
    [[nodiscard]] std::vector<SharedPart> shared(std::span<const CopperPart> parts) const;

    /// Whether a term waits in the pool: of what is done for ore, and of all that a stream emits
    /// before it gives copper.
    [[nodiscard]] bool is_deferred(const Term& term) const;
    [[nodiscard]] double copper(std::size_t stream, std::size_t first, std::size_t last) const;
    /// Share of a term that the copper of its stream in some periods bears.
    [[nodiscard]] double borne(const Term& term, std::size_t first, std::size_t last,
                               Method method) const;
    [[nodiscard]] Figure figure(std::span<const double> weights, double copper_kg, bool is_short,
                                const View& view, Method method) const;
    void add_spread(std::span<const double> weights, Figure& figure) const;
    [[nodiscard]] bool is_short(std::size_t first, std::size_t last) const;

    Activities activities_;
    Terms terms_;
    std::vector<Release> release_;            ///< by stream
    std::vector<std::vector<double>> z_;      ///< [number][draw]
    std::vector<std::vector<double>> ratio_;  ///< [number][draw]
    std::vector<double> copper_ratio_;        ///< [draw], of one by the copper
};

/// Makes the figures again with another factor in some roles, "id@vintage" by role; the difference
/// by process, largest first.
struct Restatement {
    Figure before = {};
    Figure after = {};
    std::vector<Contribution> differences = {};  ///< after less before
};

[[nodiscard]] Restatement restated(const Figure& before, const Figure& after);

}  // namespace gossan::footprint
