// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/parameter/free_parameter.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

/// The prior of the data for a path: its own, or that of a key at its end (beds of pads).
const catalogue::PriorEntry* prior_of(const catalogue::Facts& facts, const std::string& path) {
    for (const auto& [known, entry] : facts.priors()) {
        if (path == known || path.ends_with("." + known)) return &entry.value;
    }
    return nullptr;
}

/// Turns inputs into parameters, one after the other.
class Resolver {
public:
    Resolver(std::span<const TestCase> tests, const catalogue::Facts& facts,
             Diagnostics& diagnostics)
        : tests_(tests), facts_(facts), diagnostics_(diagnostics) {}

    void add(const ParameterInput& input, std::size_t n) {
        place_ = joined("parameters", n);
        const auto number = number_of(input.path);
        if (!number) return;
        if (!seen_.insert(input.path.starts_with("facts.") ? "facts." + number->path : input.path)
                 .second) {
            return fault("path", "parameter.twice", in_quotes(input.path) + " a second time",
                         "each number once", {});
        }
        FreeParameter made{.name = input.path,
                           .path = input.path,
                           .meaning = number->meaning,
                           .measure = number->measure,
                           .range = number->range,
                           .in_force = number->si};
        if (!put_prior(input, made)) return;
        if (input.shared) return made_.push_back(std::move(made));
        made.spread = input.spread;
        std::optional<std::size_t> common;
        if (tests_.size() > 1) {
            common = made_.size();
            made_.push_back(made);
            made_.back().is_common = true;
        }
        for (std::size_t test = 0; test < tests_.size(); ++test) {
            FreeParameter own = made;
            own.test = test;
            own.common = common;
            own.name += " in " + tests_[test].name;
            made_.push_back(std::move(own));
        }
    }

    std::vector<FreeParameter> take() { return std::move(made_); }

private:
    void fault(const std::string& key, std::string code, std::string found, std::string allowed,
               std::string write) {
        diagnostics_.add({.code = std::move(code),
                          .path = joined(place_, key),
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    /// The number at a path, which every test must have.
    std::optional<Parameter> number_of(const std::string& path) {
        constexpr std::string_view prefix = "facts.";
        if (path.starts_with(prefix)) {
            auto number = facts_.number(path.substr(prefix.size()));
            if (!number) {
                const auto near = facts_.nearest_to(path.substr(prefix.size()));
                fault("path", "parameter.unknown", "the unknown fact " + in_quotes(path, 80),
                      "a number of an entry of the facts",
                      near ? in_quotes(std::string(prefix) + *near) : std::string{});
            }
            return number;
        }
        std::optional<Parameter> first;
        for (const TestCase& test : tests_) {
            auto number = number_in(test, path);
            if (!number) return std::nullopt;
            if (!first) first = std::move(number);
        }
        return first;
    }

    std::optional<Parameter> number_in(const TestCase& test, const std::string& path) {
        std::vector<std::string> names;
        for (const Parameter& each : parameters(test.description(), test.value())) {
            if (each.path == path) return each;
            names.push_back(each.path);
        }
        if (number_at(test.description(), test.value(), path)) {
            fault("path", "parameter.fixed",
                  in_quotes(path, 80) + ", which says how the equations are solved",
                  "a number of the world", {});
            return std::nullopt;
        }
        const auto near = nearest(path, names);
        fault("path", "parameter.unknown", "no number " + in_quotes(path, 80) + " in " + test.name,
              "a number that the scenario has or sets by default",
              near ? in_quotes(*near) : std::string{});
        return std::nullopt;
    }

    std::optional<double> read(const std::string& key, const std::string& text,
                               const Measure& measure) {
        const QuantityReading reading = read_quantity(text, measure);
        if (reading.quantity) return reading.quantity->si;
        fault(key, reading.fault.code, reading.fault.found, reading.fault.allowed,
              reading.fault.write);
        return std::nullopt;
    }

    bool put_prior(const ParameterInput& input, FreeParameter& made) {
        const catalogue::PriorEntry* const known = prior_of(facts_, input.path);
        const bool is_complete = input.low && input.high && input.scale;
        if (!is_complete && known == nullptr) {
            fault("low", "parameter.no_prior",
                  "no complete prior of " + in_quotes(input.path, 80) + ", and the data have none",
                  "low, high and scale", {});
            return false;
        }
        const bool has_own = input.low || input.high || input.scale;
        made.source = input.source ? *input.source
                      : has_own    ? "choice: of the study"
                                   : known->source;
        const auto low = read("low", input.low ? *input.low : known->low, made.measure);
        const auto high = read("high", input.high ? *input.high : known->high, made.measure);
        if (!low || !high) return false;
        made.low = *low;
        made.high = *high;
        const auto scale = input.scale ? *input.scale : known->scale;
        const TransformChoice choice = transform_of(scale, *low, *high, made.range);
        made.transform = choice.transform;
        if (choice.fault.empty()) return true;
        fault("low", "parameter.prior",
              format_quantity(*low, made.measure) + " to " + format_quantity(*high, made.measure) +
                  ": " + choice.fault,
              to_string(made.range, made.measure), {});
        return false;
    }

    std::span<const TestCase> tests_;
    const catalogue::Facts& facts_;
    Diagnostics& diagnostics_;
    std::string place_;
    std::set<std::string> seen_;
    std::vector<FreeParameter> made_;
};

}  // namespace

Schema<ParameterInput> ParameterInput::schema() {
    using P = ParameterInput;
    return Schema<P>("parameter", "A number that data may move.")
        .field("path", &P::path,
               "a fact, \"facts.reactions.chalcopyrite_ferric.k25\", or a key of the scenarios, "
               "\"bed.hydraulics.alpha\"")
        .field("low", &P::low, "5th percentile before data, with its unit; left out: of the facts")
        .field("high", &P::high, "95th percentile before data")
        .field("scale", &P::scale, "on which the spread is even")
        .field("source", &P::source, "of low, high and scale")
        .field("shared", &P::shared, "one number for all tests, else one for each",
               defaults_to("choice: what is a fact of the ore is one"))
        .field("spread", &P::spread, above_to(0, 1),
               "of one for each: how far the tests' numbers lie apart, in widths of the prior",
               defaults_to("choice: tests of one ore have more in common than not"), fixed());
}

double combined_z(const FreeParameter& parameter, std::size_t index, std::span<const double> z) {
    const double s = parameter.spread;
    if (parameter.is_common) return std::sqrt(1.0 - s * s) * z[index];
    if (!parameter.common) return z[index];
    return std::sqrt(1.0 - s * s) * z[*parameter.common] + s * z[index];  // (1)
}

std::vector<FreeParameter> free_parameters(std::span<const ParameterInput> inputs,
                                           std::span<const TestCase> tests,
                                           const catalogue::Facts& facts,
                                           Diagnostics& diagnostics) {
    Resolver resolver(tests, facts, diagnostics);
    for (std::size_t n = 0; n < inputs.size(); ++n) resolver.add(inputs[n], n);
    return resolver.take();
}

}  // namespace gossan::study
