// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/site_footprint.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::footprint {
namespace {

constexpr double kg_per_t = 1000.0;

std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    const double back = std::strtod(text, nullptr);
    if (std::abs(back) >= 100.0) std::snprintf(text, sizeof text, "%.0f", back);
    return text;
}

/// Titles of the activities of which something was assumed, in a row.
std::string assumed_in(const Assessment& assessment) {
    std::string assumed;
    std::vector<bool> is_named(processes().size(), false);
    for (const Activity& row : assessment.activities().rows) {
        if (row.basis != Basis::assumed || is_named[row.process]) continue;
        is_named[row.process] = true;
        assumed += (assumed.empty() ? "" : ", ") + processes()[row.process].title;
    }
    return assumed;
}

std::string unverified_in(const Assessment& assessment) {
    std::string unverified;
    for (const UsedFactor& used : assessment.terms().factors) {
        if (used.factor.status != "unverified") continue;
        unverified += (unverified.empty() ? "" : ", ") + used.factor.name();
    }
    return unverified;
}

/// What a view is not of by itself: factors that are not known better, activities that are assumed.
void add_notes(const Assessment& assessment, std::vector<std::string>& notes) {
    const std::string assumed = assumed_in(assessment);
    if (!assumed.empty()) notes.push_back("assumed, not measured or simulated: " + assumed);
    const std::string unverified = unverified_in(assessment);
    if (!unverified.empty()) notes.push_back("factors that nobody verified: " + unverified);
    const std::size_t last = assessment.activities().periods.size() - 1;
    const Figure whole = assessment.of_site(0, last, views[3], Method::period);
    std::string unlike;
    for (const auto& [report, share] : whole.potentials) {
        if (report == "n/a" || report == "AR6") continue;
        unlike += (unlike.empty() ? "" : ", ") + rounded(100.0 * share) + " % " +
                  (unlike.empty() ? "of the figure is " : "") + "by potentials " +
                  (report == "unstated" ? "that the sources do not state" : "of " + report);
    }
    if (!unlike.empty()) {
        notes.push_back(unlike + "; the rest is by AR6 or carbon dioxide alone (" +
                        word_of(views[3].boundary) + ", " + word_of(views[3].electricity) + ")");
    }
    for (const ReferencePeriod& period : assessment.activities().periods) {
        if (!period.is_short()) continue;
        notes.push_back(period.name + " is shorter than the twelve months of a declaration: " +
                        rounded(period.days) + " days");
    }
}

/// What to know of warming potentials where a figure stands beside another; blank: they are alike.
std::string unlike_potentials(const Figure& ours, const std::string& theirs) {
    if (theirs == "unstated") return "its warming potentials are not stated";
    double other = 0.0;
    for (const auto& [report, share] : ours.potentials) {
        if (report != "n/a" && report != theirs) other += share;
    }
    if (other < 0.005) return {};
    return "its warming potentials are of " + theirs + ", " + rounded(100.0 * other) +
           " % of this figure is by others";
}

}  // namespace

std::vector<Span> SiteFootprint::spans() const {
    std::vector<Span> all;
    const auto& periods = assessment.activities().periods;
    for (std::size_t k = 0; k < periods.size(); ++k) all.push_back({periods[k].name, k, k});
    if (periods.size() > 1) all.push_back({"all", 0, periods.size() - 1});
    return all;
}

std::size_t SiteFootprint::period_at(const std::string& date) const {
    const auto& periods = assessment.activities().periods;
    const auto day = days_of(date);
    for (std::size_t k = 0; day && k < periods.size(); ++k) {
        const auto begin = days_of(periods[k].begin), end = days_of(periods[k].end);
        if (begin && end && *begin <= *day && *day < *end) return k;
    }
    throw Error(ErrorCode::input, "there is no footprint of " + date, {},
                "the accounts go from " + periods.front().begin + " to " + periods.back().end);
}

std::vector<std::pair<std::size_t, double>> SiteFootprint::periods_over(
    const std::string& begin, const std::string& end) const {
    const std::size_t first = period_at(begin);
    const auto& periods = assessment.activities().periods;
    const double from = *days_of(begin), until = days_of(end).value_or(from);
    std::vector<std::pair<std::size_t, double>> over;
    double sum = 0.0;
    for (std::size_t k = first; k < periods.size(); ++k) {
        const auto starts = days_of(periods[k].begin), stops = days_of(periods[k].end);
        if (!starts || !stops) break;
        const double days = std::min(until, *stops) - std::max(from, *starts);
        if (days <= 0.0) continue;
        over.emplace_back(k, days);
        sum += days;
    }
    if (over.empty()) return {{first, 1.0}};
    for (auto& [period, share] : over) share /= sum;
    return over;
}

std::optional<SiteFootprint> site_footprint(const std::optional<AccountsSource>& source,
                                            const FootprintInput& input, Diagnostics& diagnostics) {
    FactorLibrary library = FactorLibrary::standard();
    for (const InputFile& file : input.libraries) library.add_file(file.path, diagnostics);
    Activities activities;
    if (source) activities = activities_of(*source, input);
    std::vector<MeasuredWater> measured;
    if (input.activity) measured = add_measured(input.activity->path, activities, diagnostics);
    if (diagnostics.has_errors()) return {};
    if (activities.periods.empty() || activities.streams.empty()) {
        throw Error(ErrorCode::input, "there is no copper to count for", {},
                    "name a run, or a file of activities with rows of copper");
    }
    std::vector<std::string> notes = activities.notes;
    if (source && !source->inventory.closes()) {
        notes.emplace_back("the accounts do not close: gossan inventory says where");
    }
    if (!source) {
        const bool is_idle = !input.pads.empty() || !input.recovery.empty() ||
                             input.ratios.size() > input.ratios.count("copper");
        if (is_idle) {
            notes.emplace_back(
                "pads, recovery and ratios are of accounts: of measured activities, rows say what "
                "they say");
        }
        const auto ratio = input.ratios.find("copper");
        if (ratio != input.ratios.end()) {
            activities.copper = ratio->second.number("amount of copper");
        }
    }
    std::vector<StreamWater> water;
    if (!measured.empty()) water = water_of(measured, activities, input.water_sources);
    if (measured.empty() && source) water = water_of(*source, activities, input);
    for (const std::string& note : library.notes()) notes.push_back(note);
    SiteFootprint site{input, Assessment(std::move(activities), input, library), std::move(water),
                       std::move(notes)};
    add_notes(site.assessment, site.notes);
    return site;
}

Figure footprint_of(const SiteFootprint& site, std::span<const CopperPart> parts,
                    const View& view) {
    return site.assessment.of(parts, view, site.input.declared);
}

std::vector<Comparison> comparisons_of(const SiteFootprint& site) {
    std::vector<Comparison> all;
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    const auto add = [&](const Baseline& baseline) {
        View view{baseline.boundary, baseline.electricity};
        if (view.boundary == Boundary::unstated) view.boundary = views[3].boundary;
        if (view.electricity == Electricity::unstated) view.electricity = views[3].electricity;
        const Figure ours = site.assessment.of_site(0, last, view, site.input.declared);
        Comparison comparison = compare(ours.per_kg, view, baseline);
        const auto warn = [&](const std::string& of) {
            if (comparison.is_refused() || of.empty()) return;
            comparison.warning += (comparison.warning.empty() ? "" : "; ") + of;
        };
        if (ours.is_short) warn("this figure is of less than twelve months");
        warn(unlike_potentials(ours, baseline.gwp));
        all.push_back(std::move(comparison));
    };
    for (const Baseline& baseline : standard_baselines()) add(baseline);
    for (const Baseline& baseline : site.input.baselines) add(baseline);
    return all;
}

std::vector<WaterComparison> water_comparisons_of(const SiteFootprint& site) {
    std::vector<WaterComparison> all;
    if (site.water.empty()) return all;
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    const StreamWater whole = water_over(site.water, "", 0, last);
    for (const WaterBaseline& baseline : standard_water_baselines()) {
        const bool is_drawn = baseline.quantity == WaterQuantity::withdrawal;
        all.push_back(
            compare(is_drawn ? whole.withdrawal() : whole.consumption(), baseline.figure()));
    }
    return all;
}

std::string methods_in_words(const SiteFootprint& site, std::size_t stream, std::size_t period) {
    const Assessment& assessment = site.assessment;
    const auto of = [&](Method method) {
        return assessment.of_stream(stream, period, period, views[3], method).per_kg;
    };
    const double by_period = of(Method::period), by_ore = of(Method::ore_matched);
    const PoolRow pool = assessment.pool(stream, period, views[3]);
    const auto tonnes = [](double kg) { return rounded(kg / kg_per_t) + " t"; };
    const std::string& name = assessment.activities().streams[stream].name;
    const std::string when = assessment.activities().periods[period].name;
    if (std::isnan(by_period)) {
        if (!(pool.spent > 0.0)) return {};
        return when + ", " + name + ": no copper yet; " + tonnes(pool.spent) +
               " CO2e were spent on ore, and wait for its copper.";
    }
    if (!(std::abs(by_period - by_ore) > 0.005 * by_period)) return {};
    std::string words = when + ", " + name + ": " + rounded(by_period) + " kg CO2e/kg by period, " +
                        rounded(by_ore) + " ore-matched. ";
    if (pool.spent > 0.0) {
        words += "Of " + tonnes(pool.spent) + " CO2e spent on ore " +
                 rounded(100.0 * pool.released_of_period / pool.spent) +
                 " % went to copper of the same period";
    } else {
        words += "Nothing was spent on ore";
    }
    return words + "; " + tonnes(pool.released_of_before) + " came from ore placed before, and " +
           tonnes(pool.carried) + " wait for copper to come.";
}

std::string methods_in_words(const MethodsDifference& difference) {
    const auto signed_number = [](double value) {
        return (value > 0.0 ? "+" : "") + rounded(value);
    };
    const double change = difference.ore_matched - difference.by_period;
    std::string words =
        rounded(difference.by_period) + " kg CO2e/kg by period, " +
        rounded(difference.ore_matched) + " ore-matched (" + word_of(difference.view.boundary) +
        ", " + word_of(difference.view.electricity) + "). Pumps, plant and site are " +
        rounded(difference.alike) + " by both. For its ore it bears " + rounded(difference.spent) +
        " by period, what was spent on ore while it was won; ore-matched " +
        rounded(difference.released_of_period + difference.released_of_before) + ": " +
        rounded(difference.released_of_period) +
        " of that same spending, the rest of which waits for later copper, and " +
        rounded(difference.released_of_before) + " of ore placed before.";
    if (difference.differences.empty() || !(std::abs(change) > 0.005 * difference.by_period)) {
        return words;
    }
    words += " Of the " + signed_number(change) + " between them: ";
    for (std::size_t k = 0; k < std::min<std::size_t>(3, difference.differences.size()); ++k) {
        const Contribution& each = difference.differences[k];
        words += (k > 0 ? ", " : "") + each.name + " " + signed_number(each.per_kg);
    }
    return words + ".";
}

}  // namespace gossan::footprint
