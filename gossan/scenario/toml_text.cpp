// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/toml_text.hpp"

#include "gossan/base/censored.hpp"
#include "gossan/base/input_file.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/time_series.hpp"

namespace gossan::scenario {
namespace {

std::string quantity_toml(double si, const Measure& measure) {
    if (preferred_unit(measure).empty()) return number_toml(si);
    return in_quotes(format_quantity(si, measure));
}

std::string number_toml(const ValueType& type, const void* value) {
    const double si = type.access.number(value);
    const std::size_t which = type.access.index(value);
    const Measure& measure = type.measures[which];
    const bool is_limit = takes_limits(type) && which == 1;
    return is_limit ? in_quotes("<" + format_quantity(si, measure)) : quantity_toml(si, measure);
}

std::string series_toml(const TimeSeriesData& series, const Measure& measure) {
    const bool is_constant = series.values.size() == 1 && series.times.front() == 0.0 &&
                             series.interpolation == Interpolation::step;
    if (is_constant) return quantity_toml(series.values.front(), measure);
    std::string out = "{interpolation = ";
    out += series.interpolation == Interpolation::step ? "\"step\"" : "\"linear\"";
    out += ", points = [";
    for (std::size_t n = 0; n < series.values.size(); ++n) {
        out += (n > 0 ? ", [" : "[") +
               in_quotes(format_quantity(series.times[n], Duration::dimension)) + ", " +
               quantity_toml(series.values[n], measure) + "]";
    }
    return out + "]}";
}

std::string list_toml(const ValueType& type, const void* value) {
    std::string out = "[";
    for (std::size_t n = 0; n < type.access.size(value); ++n) {
        out += (n > 0 ? ", " : "") + value_toml(type.element.front(), type.access.item(value, n));
    }
    return out + "]";
}

}  // namespace

std::string key_toml(std::string_view key) { return joined({}, key); }

std::string number_toml(double value) {
    std::string text = shortest(value);
    if (text == "-0") return "-0.0";  // as an integer it would lose its sign
    // Beyond 18 digits TOML would take it for an integer that does not fit.
    const bool is_long_integer = text.size() > 18 && text.find_first_of(".en") == std::string::npos;
    return is_long_integer ? text + ".0" : text;
}

std::string value_toml(const ValueType& type, const void* value) {
    switch (type.kind) {
        case Kind::number:
            return number_toml(type, value);
        case Kind::integer:
            return std::to_string(type.access.integer(value));
        case Kind::boolean:
            return *static_cast<const bool*>(value) ? "true" : "false";
        case Kind::text:
            return in_quotes(*static_cast<const std::string*>(value));
        case Kind::choice:
            return in_quotes(type.choices.at(type.access.index(value)).name);
        case Kind::file:
            return in_quotes(static_cast<const InputFile*>(value)->path);
        case Kind::series:
            return series_toml(*static_cast<const TimeSeriesData*>(value), type.measures.front());
        case Kind::list:
            return list_toml(type, value);
        case Kind::optional:
            return type.access.size(value) == 0
                       ? ""
                       : value_toml(type.element.front(), type.access.item(value, 0));
        case Kind::map:
        case Kind::block:
        case Kind::tagged:
            break;
    }
    return "{}";
}

}  // namespace gossan::scenario
