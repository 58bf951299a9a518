// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/uncertain_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "gossan/base/parameters.hpp"
#include "gossan/base/text.hpp"
#include "gossan/study/folder/ensemble_table.hpp"
#include "gossan/study/folder/study_folder.hpp"

namespace gossan::study {
namespace {

namespace fs = std::filesystem;

class Reading {
public:
    Reading(const ForecastInput& input, const std::string& folder, const TestCase& plan,
            const catalogue::Facts& facts, Diagnostics& diagnostics)
        : input_(input), folder_(folder), plan_(plan), facts_(facts), diagnostics_(diagnostics) {}

    UncertainNumbers read() {
        if (!input_.calibration.empty()) read_calibration_folder();
        add(input_.parameters, "parameters");
        add(input_.scale_up, "scale_up");
        refuse_twins();
        return std::move(made_);
    }

private:
    void fault(const std::string& path, const char* code, std::string found, std::string allowed,
               std::string write = {}) {
        diagnostics_.add({.code = code,
                          .path = path,
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    /// Where a number of the calibration goes; none: it is left out.
    std::optional<std::string> goal_of(const std::string& name) {
        for (const CarryInput& each : input_.carry) {
            if (each.from != name) continue;
            used_.insert(name);
            return each.to.empty() ? std::nullopt : std::optional(each.to);
        }
        // A number of one test is no fact of the heap, unless it is carried by name.
        if (name.find(" in ") != std::string::npos) return std::nullopt;
        return name;
    }

    void read_calibration_folder() {
        const fs::path own = fs::path(input_.calibration);
        const auto folder = StudyFolder::open(own.is_absolute() ? own : fs::path(folder_) / own);
        const Ensemble ensemble = read_ensemble(folder.posterior());
        made_.file = folder.posterior().string();
        std::vector<ParameterInput> inputs;
        for (std::size_t p = 0; p < ensemble.names.size(); ++p) {
            const auto goal = goal_of(ensemble.names[p]);
            if (!goal) {
                made_.notes.push_back(ensemble.names[p] + " of the calibration is left out");
                continue;
            }
            std::vector<double> values;
            for (const auto& row : ensemble.values) values.push_back(row[p]);
            made_.carried.push_back(std::move(values));
            inputs.push_back(known_by(*goal, made_.carried.back(), ensemble.units[p]));
        }
        for (const CarryInput& each : input_.carry) {
            if (used_.contains(each.from)) continue;
            const auto near = nearest(each.from, ensemble.names);
            fault("carry", "parameter.unknown",
                  "no " + in_quotes(each.from) + " in " + folder.posterior().string(),
                  "a number of the calibration", near ? in_quotes(*near) : std::string{});
        }
        made_.members = ensemble.members;
        add(inputs, "calibration", true);
    }

    /// As if the members' spread were a prior; only its place in the plan is made use of.
    static ParameterInput known_by(const std::string& path, const std::vector<double>& values,
                                   const std::string&) {
        return {.path = path,
                .low = shortest(*std::min_element(values.begin(), values.end())),
                .high = shortest(*std::max_element(values.begin(), values.end())),
                .scale = catalogue::PriorScale::linear,
                .source = "the calibration"};
    }

    void add(const std::vector<ParameterInput>& inputs, const std::string& block,
             bool is_carried = false) {
        for (std::size_t n = 0; n < inputs.size(); ++n) {
            Diagnostics found;
            const std::vector<ParameterInput> one{with_units(inputs[n], is_carried)};
            const std::vector<TestCase> plans{plan_};
            auto made = free_parameters(one, plans, facts_, found);
            for (Fault each : found.sorted()) {
                if (is_carried && each.code == "parameter.prior") {
                    // A spread of nothing, or up to a bound, is as good as any other.
                    continue;
                }
                if (each.path.starts_with("parameters[0]")) {
                    each.path = is_carried
                                    ? "calibration"
                                    : block + "[" + std::to_string(n) + "]" + each.path.substr(13);
                    if (is_carried && each.write.empty()) {
                        each.write = "[[carry]] with from and to";
                    }
                }
                diagnostics_.add(std::move(each));
            }
            if (made.empty()) continue;
            if (is_carried) made.front().transform = Transform{};
            made_.parameters.push_back(std::move(made.front()));
            made_.is_carried.push_back(is_carried);
        }
    }

    /// The ends of a carried number, SI until here, in a unit that its place has.
    ParameterInput with_units(ParameterInput input, bool is_carried) const {
        if (!is_carried) return input;
        std::optional<Parameter> number;
        if (input.path.starts_with("facts.")) {
            number = facts_.number(input.path.substr(6));
        } else {
            for (Parameter& each : parameters(plan_.description(), plan_.value())) {
                if (each.path == input.path) number = std::move(each);
            }
        }
        if (!number) return input;
        double low = std::stod(*input.low), high = std::stod(*input.high);
        if (!(low < high)) high = low + 1e-6 * std::max(std::abs(low), 1e-30);
        input.low = format_quantity(low, number->measure);
        input.high = format_quantity(high, number->measure);
        return input;
    }

    void refuse_twins() {
        std::set<std::string> seen;
        for (const FreeParameter& each : made_.parameters) {
            if (seen.insert(each.path).second) continue;
            fault("scale_up", "parameter.twice", in_quotes(each.path) + " a second time",
                  "each number once");
        }
    }

    const ForecastInput& input_;
    const std::string& folder_;
    const TestCase& plan_;
    const catalogue::Facts& facts_;
    Diagnostics& diagnostics_;
    std::set<std::string> used_;
    UncertainNumbers made_;
};

}  // namespace

UncertainNumbers uncertain_numbers(const ForecastInput& input, const std::string& folder,
                                   const TestCase& plan, const catalogue::Facts& facts,
                                   Diagnostics& diagnostics) {
    return Reading(input, folder, plan, facts, diagnostics).read();
}

}  // namespace gossan::study
