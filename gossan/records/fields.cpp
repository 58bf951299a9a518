// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/fields.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::records {
namespace {

constexpr double not_there_yet = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void throw_unlike(const std::string& message) {
    throw Error(ErrorCode::data, "the parts of the fields do not fit: " + message);
}

/// Whether the lower grid is the beginning of the upper one, face by face to the same bits.
bool begins(const std::vector<double>& lower, const std::vector<double>& upper) {
    return lower.size() <= upper.size() && std::equal(lower.begin(), lower.end(), upper.begin());
}

void append_part(Fields& whole, const Fields& part) {
    if (part.layout.fields != whole.layout.fields) throw_unlike("they are of other quantities");
    if (!begins(part.layout.faces_m, whole.layout.faces_m)) throw_unlike("their cells differ");
    const std::size_t n_cells = whole.layout.n_cells();
    const std::size_t n_part_cells = part.layout.n_cells();
    for (std::size_t time = 0; time < part.time_d.size(); ++time) {
        if (!whole.time_d.empty() && part.time_d[time] <= whole.time_d.back()) {
            throw_unlike("their times overlap at day " + shortest(part.time_d[time]));
        }
        whole.time_d.push_back(part.time_d[time]);
        for (std::size_t field = 0; field < whole.values.size(); ++field) {
            std::vector<double>& values = whole.values[field];
            const std::span<const double> profile = part.profile(field, time);
            values.insert(values.end(), profile.begin(), profile.end());
            values.insert(values.end(), n_cells - n_part_cells, not_there_yet);
        }
    }
}

}  // namespace

std::optional<std::size_t> Fields::field(std::string_view name) const {
    const std::vector<FieldInfo>& fields = layout.fields;
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const FieldInfo& info) { return info.name == name; });
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
}

std::span<const double> Fields::profile(std::size_t field, std::size_t time) const {
    const std::size_t n_cells = layout.n_cells();
    return std::span<const double>(values.at(field)).subspan(time * n_cells, n_cells);
}

void Fields::append(double time, std::span<const double> rows) {
    const std::size_t n_cells = layout.n_cells();
    expects(rows.size() == values.size() * n_cells,
            "a row of the fields has a value for each cell");
    expects(time_d.empty() || time > time_d.back(), "the times of the fields rise");
    time_d.push_back(time);
    for (std::size_t field = 0; field < values.size(); ++field) {
        const std::span<const double> profile = rows.subspan(field * n_cells, n_cells);
        values[field].insert(values[field].end(), profile.begin(), profile.end());
    }
}

Fields empty_fields(FieldLayout layout) {
    Fields fields;
    fields.values.resize(layout.fields.size());
    fields.layout = std::move(layout);
    return fields;
}

std::pair<Fields, Fields> split(Fields fields, std::size_t n_times) {
    expects(n_times <= fields.time_d.size(), "fields are split at one of their times");
    Fields rest = empty_fields(fields.layout);
    rest.time_d.assign(fields.time_d.begin() + static_cast<std::ptrdiff_t>(n_times),
                       fields.time_d.end());
    fields.time_d.resize(n_times);
    const std::size_t n_values = n_times * fields.layout.n_cells();
    for (std::size_t field = 0; field < fields.values.size(); ++field) {
        std::vector<double>& values = fields.values[field];
        rest.values[field].assign(values.begin() + static_cast<std::ptrdiff_t>(n_values),
                                  values.end());
        values.resize(n_values);
    }
    return {std::move(fields), std::move(rest)};
}

Fields joined(std::span<const Fields> parts) {
    if (parts.empty()) return {};
    const auto tallest = std::max_element(
        parts.begin(), parts.end(),
        [](const Fields& a, const Fields& b) { return a.layout.n_cells() < b.layout.n_cells(); });
    Fields whole = empty_fields(tallest->layout);
    for (const Fields& part : parts) append_part(whole, part);
    return whole;
}

}  // namespace gossan::records
