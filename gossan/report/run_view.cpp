// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/run_view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/records/atomic_file.hpp"

namespace gossan::report {

RunView read_run(const std::filesystem::path& folder) {
    const auto run = records::RunFolder::open(folder);
    RunView view;
    const auto path = std::filesystem::weakly_canonical(folder);
    view.name = (path.has_filename() ? path : path.parent_path()).filename().string();
    view.manifest = records::read_manifest(run);
    const auto exists = [](const std::filesystem::path& part) {
        return std::filesystem::exists(part);
    };
    if (exists(run.summary())) view.summary = records::read_summary(run);
    if (exists(run.series())) view.series = records::read_series(run);
    view.fields = records::read_fields(run);
    if (exists(run.balance())) view.balance = records::read_balance(run.balance());
    if (exists(run.inventory())) view.inventory = read_inventory(run.inventory());
    view.site = read_site_tables(run);
    view.modules = site_modules(view.site);
    if (exists(run.events())) view.events = records::read_events(run.events());
    if (exists(run.effective())) view.values = values_in_force(records::read_file(run.effective()));
    return view;
}

double last_value(const records::Series& series, std::string_view column) {
    const auto index = series.column(column);
    if (!index) return std::numeric_limits<double>::quiet_NaN();
    const auto& values = series.values[*index];
    const auto found = std::find_if(values.rbegin(), values.rend(),
                                    [](double value) { return !std::isnan(value); });
    return found == values.rend() ? std::numeric_limits<double>::quiet_NaN() : *found;
}

}  // namespace gossan::report
