// SPDX-License-Identifier: Apache-2.0
// What a quantity must measure: the second half of units.hpp, after the parsing.
#include <algorithm>
#include <vector>

#include "gossan/base/electrode.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/unit_table.hpp"
#include "gossan/base/units.hpp"

namespace gossan {
namespace {

std::string preferred_text(const Measure& measure) {
    const std::string unit = preferred_unit(measure);
    return unit.empty() ? "a bare number or %" : measure_name(measure) + ", such as " + unit;
}

std::string allowed_text(std::span<const Measure> measures) {
    std::vector<std::string> names;
    for (const Measure& measure : measures) names.push_back(preferred_text(measure));
    return enumerate(names);
}

/// The text with the unit of the measure in place of the one written.
std::string with_unit(std::string_view number, const Measure& measure) {
    const std::string unit = preferred_unit(measure);
    return unit.empty() ? std::string(number) : in_quotes(std::string(number) + " " + unit);
}

std::string_view number_of(std::string_view text) {
    text = trimmed(text);
    const std::size_t end = text.find_first_not_of("+-.0123456789eE");
    return trimmed(text.substr(0, end));
}

TextFault wrong_dimension(const ParsedQuantity& q, std::string_view text,
                          std::span<const Measure> measures) {
    const std::string number(number_of(text));
    TextFault fault{.code = "unit.wrong_dimension", .allowed = allowed_text(measures)};
    if (q.dimension == Dimension{} && q.unit.empty()) {
        fault.code = "unit.missing";
        fault.found = in_quotes(text, 60) + ", a number without a unit";
        fault.write = with_unit(number, measures.front()) + " if that is its unit";
        return fault;
    }
    const Measure found{
        q.dimension, q.is_on_a_temperature_scale ? Scale::temperature : Scale::plain, {}};
    fault.found = in_quotes(text, 60) + ", " + measure_name(found);
    const std::string unit = preferred_unit(measures.front());
    fault.write = unit.empty() ? "the number, or a ratio such as %" : "the quantity in " + unit;
    return fault;
}

/// What keeps a quantity of the right dimension from being this measure; no code when nothing does.
TextFault scale_fault(const ParsedQuantity& q, std::string_view text, const Measure& measure) {
    const std::string number(number_of(text));
    if (measure.scale == Scale::potential && !q.electrode) {
        return {"potential.no_electrode", in_quotes(text, 60) + ", a voltage without its electrode",
                preferred_text(measure),
                in_quotes(std::string(trimmed(text)) + " SHE") +
                    ", or the electrode it was read against"};
    }
    if (measure.scale != Scale::potential && q.electrode) {
        return {"potential.unexpected_electrode",
                in_quotes(text, 60) + ", a potential against an electrode",
                "a voltage between two points, without electrode",
                in_quotes(number + " " + q.unit)};
    }
    if (measure.scale == Scale::plain && q.is_on_a_temperature_scale) {
        const double degrees = parse_quantity(number).quantity->si;
        const double kelvin = q.unit == "degF" ? degrees * 5.0 / 9.0 : degrees;
        return {"temperature.difference", in_quotes(text, 60) + ", a temperature",
                "a temperature difference, in K",
                in_quotes(rounded_quantity(kelvin, {q.dimension, Scale::plain, "K"}))};
    }
    return {};
}

}  // namespace

QuantityReading read_quantity(std::string_view text, std::span<const Measure> measures) {
    QuantityReading reading = parse_quantity(text);
    if (!reading.quantity) return reading;
    for (std::size_t n = 0; n < measures.size(); ++n) {
        if (measures[n].dimension != reading.quantity->dimension) continue;
        reading.fault = scale_fault(*reading.quantity, text, measures[n]);
        reading.measure = n;
        if (!reading.fault.code.empty()) reading.quantity.reset();
        return reading;
    }
    reading.fault = wrong_dimension(*reading.quantity, text, measures);
    reading.quantity.reset();
    return reading;
}

QuantityReading read_quantity(std::string_view text, const Measure& measure) {
    return read_quantity(text, std::span(&measure, 1));
}

std::string si_unit(Dimension d) {
    struct Base {
        const char* name;
        int power;
    };
    const Base bases[] = {{"kg", d.mass},       {"m", d.length},   {"s", d.time},
                          {"K", d.temperature}, {"mol", d.amount}, {"A", d.current},
                          {"USD", d.money}};
    std::string above;
    std::string below;
    for (const Base& base : bases) {
        if (base.power == 0) continue;
        const int power = base.power > 0 ? base.power : -base.power;
        const std::string text = base.name + (power > 1 ? std::to_string(power) : std::string{});
        if (base.power > 0)
            above += (above.empty() ? "" : "*") + text;
        else
            below += "/" + text;
    }
    return (above.empty() ? "1" : above) + below;
}

std::string dimension_name(Dimension dimension) {
    for (const NamedDimension& known : named_dimensions()) {
        if (known.dimension == dimension) return std::string(known.name);
    }
    return "a quantity in " + si_unit(dimension);
}

std::string measure_name(const Measure& measure) {
    if (measure.scale == Scale::temperature) return "a temperature";
    if (measure.scale == Scale::potential) return "a potential with its reference electrode";
    return dimension_name(measure.dimension);
}

std::string preferred_unit(Dimension dimension) {
    for (const NamedDimension& known : named_dimensions()) {
        if (known.dimension == dimension) return std::string(known.unit);
    }
    return si_unit(dimension);
}

std::string preferred_unit(const Measure& measure) {
    if (!measure.unit.empty()) return measure.unit;
    if (measure.scale == Scale::temperature) return "degC";
    if (measure.scale == Scale::potential) return "mV SHE";
    return preferred_unit(measure.dimension);
}

}  // namespace gossan
