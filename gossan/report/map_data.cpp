// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/map_data.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/report/page_data.hpp"

namespace gossan::report {
namespace {

constexpr std::uint16_t undefined = 65535;
constexpr double top_code = 65533.0;
constexpr double most_decades = 1e-8;  ///< lowest over highest of a logarithmic map
constexpr int axis_digits = 6;

std::uint16_t code_of(double value, const PackedMap& map) {
    if (!std::isfinite(value)) return undefined;
    const double span = map.high - map.low;
    switch (map.scale) {
        case MapScale::flags:
            return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0, top_code)));
        case MapScale::logarithmic: {
            if (!(value >= map.low)) return 0;
            const double decades = std::log(map.high / map.low);
            const double share = decades > 0.0 ? std::log(value / map.low) / decades : 1.0;
            return static_cast<std::uint16_t>(1 + std::lround(share * (top_code - 1.0)));
        }
        case MapScale::linear:
            break;
    }
    const double share = span > 0.0 ? (value - map.low) / span : 0.0;
    return static_cast<std::uint16_t>(std::lround(share * top_code));
}

const char* word(MapScale scale) {
    switch (scale) {
        case MapScale::flags:
            return "flags";
        case MapScale::logarithmic:
            return "log";
        case MapScale::linear:
            break;
    }
    return "linear";
}

std::string field_json(const records::Fields& fields, std::size_t field,
                       std::span<const std::size_t> times) {
    const records::FieldInfo& info = fields.layout.fields[field];
    std::vector<double> values;
    values.reserve(times.size() * fields.layout.n_cells());
    for (const std::size_t time : times) {
        const auto profile = fields.profile(field, time);
        values.insert(values.end(), profile.begin(), profile.end());
    }
    const PackedMap map = packed(values, scale_of(info));
    const std::vector<double> ends = {map.low, map.high};
    return "{" + json_names(info.name, info.unit, info.long_name) +
           ",\"flags\":" + json_text(info.flag_meanings) + ",\"scale\":\"" + word(map.scale) +
           "\",\"ends\":" + json_numbers(ends, axis_digits) + ",\"codes\":\"" + base64(map.codes) +
           "\"}";
}

}  // namespace

MapScale scale_of(const records::FieldInfo& field) {
    if (!field.flag_meanings.empty()) return MapScale::flags;
    return field.name.starts_with("cells_") ? MapScale::logarithmic : MapScale::linear;
}

PackedMap packed(std::span<const double> values, MapScale scale) {
    PackedMap map{.scale = scale, .codes = {}};
    bool is_first = true;
    for (const double value : values) {
        if (!std::isfinite(value) || (scale == MapScale::logarithmic && value <= 0.0)) continue;
        map.low = is_first ? value : std::min(map.low, value);
        map.high = is_first ? value : std::max(map.high, value);
        is_first = false;
    }
    if (scale == MapScale::logarithmic) {
        if (is_first)
            map.low = map.high = 1.0;  // nothing is there: one scale is as good as another
        map.low = std::max(map.low, most_decades * map.high);
    }
    map.codes.reserve(values.size());
    for (const double value : values) map.codes.push_back(code_of(value, map));
    return map;
}

std::string base64(std::span<const std::uint16_t> codes) {
    static constexpr char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t n_bytes = 2 * codes.size();
    const auto byte = [&](std::size_t k) -> std::uint32_t {
        return k < n_bytes ? (codes[k / 2] >> (8 * (k % 2))) & 0xffU : 0U;
    };
    std::string out;
    out.reserve((n_bytes + 2) / 3 * 4);
    for (std::size_t k = 0; k < n_bytes; k += 3) {
        const std::uint32_t group = (byte(k) << 16) | (byte(k + 1) << 8) | byte(k + 2);
        for (int shift = 18; shift >= 0; shift -= 6) out += digits[(group >> shift) & 63U];
    }
    for (std::size_t k = 0; k < (3 - n_bytes % 3) % 3; ++k) out[out.size() - 1 - k] = '=';
    return out;
}

std::string maps_json(const records::Fields& fields, std::size_t most_cells) {
    const std::size_t n_cells = fields.layout.n_cells();
    if (n_cells == 0 || fields.time_d.empty()) return "null";
    const auto rows = thinned(fields.time_d.size(), std::max<std::size_t>(most_cells / n_cells, 2));
    std::vector<double> times;
    for (const std::size_t row : rows) times.push_back(fields.time_d[row]);
    std::string out = "{\"rows\":" + std::to_string(fields.time_d.size()) +
                      ",\"time\":" + json_numbers(times, axis_digits) +
                      ",\"faces\":" + json_numbers(fields.layout.faces_m, axis_digits) +
                      ",\"fields\":[";
    for (std::size_t field = 0; field < fields.layout.fields.size(); ++field)
        out += (field == 0 ? "\n" : ",\n") + field_json(fields, field, rows);
    return out + "]}";
}

}  // namespace gossan::report
