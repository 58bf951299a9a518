// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/footprint/activity/ledger_activities.hpp"
#include "gossan/footprint/assessment/assessment.hpp"
#include "gossan/footprint/comparison/baseline.hpp"
#include "gossan/footprint/water/water_accounts.hpp"
#include "gossan/records/document.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::footprint {

/// One period, or all of them.
struct Span {
    std::string name = {};
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Carbon and water of a site: all that is told of them.
struct SiteFootprint {
    FootprintInput input = {};
    Assessment assessment;
    std::vector<StreamWater> water = {};
    std::vector<std::string> notes = {};

    /// Each period; then all, if there are several.
    [[nodiscard]] std::vector<Span> spans() const;

    /// The period in which a day lies, "2026-05-04"; Error(input) if none does.
    [[nodiscard]] std::size_t period_at(const std::string& date) const;

    /// The periods over which days from begin to end (excluded) lie, each with its share of those
    /// that the accounts know; Error(input) as of `period_at` for the first day.
    [[nodiscard]] std::vector<std::pair<std::size_t, double>> periods_over(
        const std::string& begin, const std::string& end) const;
};

/// Of accounts, of what was measured, or of both. Nothing when there is a fault in a file of the
/// input; Error(input) for what only shows in the sums.
[[nodiscard]] std::optional<SiteFootprint> site_footprint(
    const std::optional<AccountsSource>& source, const FootprintInput& input,
    Diagnostics& diagnostics);

/// The footprint of a mass of copper by the declared method: of a lot, a part for each stream and
/// period (`period_at`) that its copper came of. It travels with that mass alone.
[[nodiscard]] Figure footprint_of(const SiteFootprint& site, std::span<const CopperPart> parts,
                                  const View& view);

/// Every baseline, the program's and the input's, against the site's figure of its own view over
/// all periods; where the baseline states no view, the refusal.
[[nodiscard]] std::vector<Comparison> comparisons_of(const SiteFootprint& site);

/// Every baseline of water against the site's figure of the same quantity over all periods; where
/// the definitions differ or are not stated, the refusal.
[[nodiscard]] std::vector<WaterComparison> water_comparisons_of(const SiteFootprint& site);

/// Why the two methods differ in a period for a stream, in one or two sentences; blank where they
/// do not.
[[nodiscard]] std::string methods_in_words(const SiteFootprint& site, std::size_t stream,
                                           std::size_t period);

/// Why the two methods differ for a mass of copper, in some sentences.
[[nodiscard]] std::string methods_in_words(const MethodsDifference& difference);

/// A figure with its interval, its contributions and what its spread comes of.
[[nodiscard]] records::Document document_of(const Figure& figure);

/// All of it, schema "gossan.footprint/1": docs/theory/footprint.md.
[[nodiscard]] records::Document document_of(const SiteFootprint& site);

/// Tables with units: figures, contributions, pools, water, factors, activities.
[[nodiscard]] std::vector<tables::SheetToWrite> tables_of(const SiteFootprint& site);

}  // namespace gossan::footprint
