// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/reproducer.hpp"

#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/column/culprit.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;

column::Culprit culprit_of(const column::ColumnModel& model, double begin, double end,
                           const column::SegmentResult& failure) {
    column::ColumnSystem system(model);
    system.set_segment(begin, end);
    return column::culprit_at(system, failure.time, failure.state, failure.worst_unknown);
}

std::string metres(double value) {
    return rounded_quantity(value, {.dimension = Length::dimension, .unit = "m"}, 3);
}

/// A row an unknown: where it is, its value and how fast it changes.
std::string state_table(const column::ColumnModel& model, double begin, double end,
                        const column::SegmentResult& failure) {
    column::ColumnSystem system(model);
    system.set_segment(begin, end);
    std::vector<double> rates(failure.state.size());
    const bool has_rates = system.rates(failure.time, failure.state, rates);
    std::string table = "index,unknown,value,rate_per_s\n";
    for (std::size_t x = 0; x < failure.state.size(); ++x) {
        table += std::to_string(x) + ",\"" +
                 column::describe_unknown(model, system.state_layout(), x) + "\"," +
                 shortest(failure.state[x]) + "," + (has_rates ? shortest(rates[x]) : "") + "\n";
    }
    return table;
}

}  // namespace

std::string why_it_stopped(const column::ColumnModel& model, double segment_begin,
                           double segment_end, const column::SegmentResult& failure) {
    const auto culprit = culprit_of(model, segment_begin, segment_end, failure);
    const std::string where =
        culprit.cell < 0 ? "at the surface" : metres(culprit.depth) + " below the surface";
    return failure.message + ", " + where + "; changed most by " + culprit.process;
}

void write_reproducer(const std::filesystem::path& folder, const std::string& effective_toml,
                      const records::Checkpoint& restart, const column::ColumnModel& model,
                      double segment_end, const column::SegmentResult& failure) {
    const double begin = restart.time.si;
    const auto culprit = culprit_of(model, begin, segment_end, failure);
    auto document = records::Document::object();
    document["schema"] = "gossan.failure/1";
    document["time_d"] = failure.time / seconds_a_day;
    document["restart_d"] = begin / seconds_a_day;
    document["segment_end_d"] = segment_end / seconds_a_day;
    document["message"] = failure.message;
    document["unknown"] = culprit.unknown;
    document["unknown_index"] = std::int64_t(failure.worst_unknown);
    document["cell_from_base"] = std::int64_t(culprit.cell + 1);
    document["height_m"] = culprit.height;
    document["depth_m"] = culprit.depth;
    document["rate_per_s"] = culprit.rate;
    document["process"] = culprit.process;
    document["process_rate_per_s"] = culprit.process_rate;
    document["relative_tolerance"] = model.tolerances.relative;
    records::make_folder(folder);
    records::write_atomically(folder / "failure.json", records::print(document));
    records::write_atomically(folder / "scenario.toml", effective_toml);
    records::write_atomically(folder / "restart.checkpoint", records::encode(restart));
    records::write_atomically(folder / "state.csv",
                              state_table(model, begin, segment_end, failure));
}

}  // namespace gossan::simulation
