// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/report/site_tables.hpp"

namespace gossan::report {

/// A quantity of all modules over time: `values[time * n_modules + module]`, NaN where a module is
/// not stacked yet.
struct ModuleField {
    std::string name = {}, meaning = {}, unit = {};
    std::vector<std::string> flags = {};  ///< words that the values number; none: plain numbers
    std::vector<double> values = {};
};

/// Days over which a module did one thing.
struct ModuleSpan {
    std::size_t module = 0;
    std::string what = {};  ///< a status, or "air"
    double begin_d = 0.0, end_d = 0.0;
};

/// What a module drained after its irrigation stopped, while it stayed off.
struct DrainDown {
    std::size_t module = 0;
    double stop_d = 0.0;
    std::vector<double> days = {}, m3 = {};  ///< since the stop, from 0
};

/// The modules of a site as modules.csv and module_flows.csv tell them.
struct SiteModules {
    std::vector<double> time_d = {};
    std::vector<std::string> names = {}, pads = {};
    std::vector<std::size_t> pad = {};  ///< [module] index in pads
    std::vector<double> area_m2 = {}, stacked_d = {};
    std::vector<ModuleField> fields = {};
    std::vector<ModuleSpan> spans = {};
    std::vector<DrainDown> drain_downs = {};

    [[nodiscard]] std::size_t n_modules() const { return names.size(); }
};

[[nodiscard]] SiteModules site_modules(const SiteTables& tables);

/// m3 a m2 that stopped modules of a pad drained in so many days, the mean by area of those that
/// stayed off that long; NaN if none did.
[[nodiscard]] double drained_after(const SiteModules& modules, std::size_t pad, double days);

/// For the scripts of the page, as JSON; `null` without modules.
[[nodiscard]] std::string modules_json(const SiteModules& modules, std::size_t most_values);

}  // namespace gossan::report
