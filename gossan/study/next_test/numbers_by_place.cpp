// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/numbers_by_place.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/text.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/folder/ensemble_table.hpp"
#include "gossan/study/forecast/uncertain_numbers.hpp"

namespace gossan::study {
namespace {

class Placing {
public:
    Placing(const NextTestInput& input, const std::string& folder,
            const std::vector<TestCase>& tests, const catalogue::Facts& facts,
            Diagnostics& diagnostics)
        : input_(input), folder_(folder), tests_(tests), facts_(facts), diagnostics_(diagnostics) {}

    NumbersByPlace place() {
        ForecastInput of_plan;
        of_plan.calibration = input_.calibration;
        of_plan.carry = input_.carry;
        of_plan.parameters = input_.parameters;
        of_plan.scale_up = input_.scale_up;
        plan_ = uncertain_numbers(of_plan, folder_, tests_.front(), facts_, diagnostics_);
        check_shares();
        const auto of_tests = read_test_numbers();
        if (diagnostics_.has_errors()) return {};
        made_.file = plan_.file;
        made_.notes = plan_.notes;
        made_.members = plan_.members;
        if (made_.members.empty()) {
            made_.members.resize(std::size_t(input_.study.members));
            std::iota(made_.members.begin(), made_.members.end(), 0);
        }
        made_.z.resize(made_.members.size());
        put_plan();
        if (!plan_.file.empty()) put_calibration();
        put_parameters();
        put_scale_up();
        for (const FreeParameter& each : of_tests) put(each, draws_of(each.name));
        note_tests_that_share_nothing();
        return std::move(made_);
    }

private:
    using Draws = std::vector<double>;  // a member each

    void fault(const std::string& path, std::string found, std::string allowed,
               const std::optional<std::string>& near) {
        diagnostics_.add({.code = "parameter.unknown",
                          .path = path,
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = near ? in_quotes(*near) : std::string{}});
    }

    /// The number at a path in a test, by which its values are printed.
    [[nodiscard]] std::optional<Parameter> number_in(std::size_t test,
                                                     const std::string& path) const {
        if (path.starts_with("facts.")) return facts_.number(path.substr(6));
        for (Parameter& each : parameters(tests_[test].description(), tests_[test].value())) {
            if (each.path == path) return std::move(each);
        }
        return std::nullopt;
    }

    [[nodiscard]] bool shares(std::size_t test, const std::string& path) const {
        const auto& shared = input_.candidates[test - 1].shares;
        return std::find(shared.begin(), shared.end(), path) != shared.end();
    }

    void check_shares() {
        std::vector<std::string> names;
        for (const ParameterInput& each : input_.scale_up) names.push_back(each.path);
        for (std::size_t test = 1; test < tests_.size(); ++test) {
            const auto& shared = input_.candidates[test - 1].shares;
            for (std::size_t k = 0; k < shared.size(); ++k) {
                const std::string place = "candidates[" + std::to_string(test - 1) + "].shares[" +
                                          std::to_string(k) + "]";
                if (std::find(names.begin(), names.end(), shared[k]) == names.end()) {
                    fault(place, in_quotes(shared[k], 80), "a path of scale_up",
                          nearest(shared[k], names));
                } else if (!number_in(test, shared[k])) {
                    fault(place, "no number " + in_quotes(shared[k], 80) + " in this test",
                          "one that its scenario has or sets by default", std::nullopt);
                }
            }
        }
    }

    /// Those of each test that has them, under a name of its own.
    std::vector<FreeParameter> read_test_numbers() {
        std::vector<FreeParameter> made;
        for (std::size_t n = 0; n < input_.test_numbers.size(); ++n) {
            const ParameterInput& input = input_.test_numbers[n];
            bool is_told = false;
            for (std::size_t test = 1; test < tests_.size(); ++test) {
                if (shares(test, input.path)) continue;
                const bool is_last = test + 1 == tests_.size();
                if (!number_in(test, input.path) && (is_told || !is_last)) continue;
                Diagnostics found;
                const std::vector<ParameterInput> one{input};
                const std::vector<TestCase> own{tests_[test]};
                auto all = free_parameters(one, own, facts_, found);
                for (Fault each : found.sorted()) {
                    each.path = "test_numbers[" + std::to_string(n) + "]" + each.path.substr(13);
                    if (!is_told) diagnostics_.add(std::move(each));
                }
                is_told = true;
                if (all.empty()) continue;
                all.front().name = input.path + " in " + tests_[test].name;
                all.front().test = test;
                made.push_back(std::move(all.front()));
            }
        }
        return made;
    }

    [[nodiscard]] Draws draws_of(const std::string& name) const {
        Draws draws;
        for (const std::uint64_t member : made_.members) {
            // As the smoother draws, so that studies of the same numbers have the same members.
            draws.push_back(
                numerics::RandomStream(std::uint64_t(input_.study.seed), member, "prior " + name)
                    .normal());
        }
        return draws;
    }

    void put(FreeParameter parameter, const Draws& draws) {
        made_.parameters.push_back(std::move(parameter));
        for (std::size_t row = 0; row < draws.size(); ++row) made_.z[row].push_back(draws[row]);
    }

    void put_in(std::size_t test, FreeParameter parameter, const Draws& draws) {
        parameter.name = parameter.path + " in " + tests_[test].name;
        parameter.test = test;
        put(std::move(parameter), draws);
    }

    [[nodiscard]] std::size_t first_of_scale_up() const {
        return plan_.parameters.size() - input_.scale_up.size();
    }

    [[nodiscard]] std::size_t first_of_parameters() const {
        return first_of_scale_up() - input_.parameters.size();
    }

    /// z of a number of `parameters` in one test: its own part where it is not shared.
    [[nodiscard]] Draws draws_in(std::size_t test, const ParameterInput& input) const {
        Draws draws = draws_of(input.path);
        if (input.shared) return draws;
        const double s = input.spread;
        const Draws own = draws_of(input.path + " in " + tests_[test].name);
        for (std::size_t row = 0; row < draws.size(); ++row) {
            draws[row] = std::sqrt(1.0 - s * s) * draws[row] + s * own[row];
        }
        return draws;
    }

    void put_plan() {
        for (std::size_t p = 0; p < plan_.parameters.size(); ++p) {
            FreeParameter own = plan_.parameters[p];
            own.name = own.path;
            own.test = 0;
            if (plan_.is_carried[p]) {
                put(own, plan_.carried[p]);
            } else if (p < first_of_scale_up()) {
                put(own, draws_in(0, input_.parameters[p - first_of_parameters()]));
            } else {
                put(own, draws_of(own.path));
            }
        }
    }

    /// Under their own names, whatever they are called in the plan.
    void put_calibration() {
        const Ensemble ensemble = read_ensemble(plan_.file);
        for (std::size_t p = 0; p < ensemble.names.size(); ++p) {
            const std::string& path = ensemble.names[p];
            if (path.find(" in ") != std::string::npos) continue;
            Draws values;
            for (const auto& row : ensemble.values) values.push_back(row[p]);
            for (std::size_t test = 1; test < tests_.size(); ++test) {
                const auto number = number_in(test, path);
                if (!number) {
                    made_.notes.push_back(tests_[test].name + " has no " + path);
                } else if (!shares(test, path)) {
                    put_in(test, {.path = path, .measure = number->measure}, values);
                }
            }
        }
    }

    void put_parameters() {
        for (std::size_t n = 0; n < input_.parameters.size(); ++n) {
            const FreeParameter& own = plan_.parameters[first_of_parameters() + n];
            for (std::size_t test = 1; test < tests_.size(); ++test) {
                if (number_in(test, own.path)) {
                    put_in(test, own, draws_in(test, input_.parameters[n]));
                } else {
                    made_.notes.push_back(tests_[test].name + " has no " + own.path);
                }
            }
        }
    }

    void put_scale_up() {
        for (std::size_t p = first_of_scale_up(); p < plan_.parameters.size(); ++p) {
            for (std::size_t test = 1; test < tests_.size(); ++test) {
                const FreeParameter& own = plan_.parameters[p];
                if (shares(test, own.path)) put_in(test, own, draws_of(own.path));
            }
        }
    }

    void note_tests_that_share_nothing() {
        for (std::size_t test = 1; test < tests_.size(); ++test) {
            const bool has_any = std::any_of(made_.parameters.begin(), made_.parameters.end(),
                                             [&](const auto& each) { return each.test == test; });
            if (!has_any) made_.notes.push_back(tests_[test].name + " has no uncertain number");
        }
    }

    const NextTestInput& input_;
    const std::string& folder_;
    const std::vector<TestCase>& tests_;
    const catalogue::Facts& facts_;
    Diagnostics& diagnostics_;
    UncertainNumbers plan_;
    NumbersByPlace made_;
};

}  // namespace

NumbersByPlace numbers_by_place(const NextTestInput& input, const std::string& folder,
                                const std::vector<TestCase>& tests, const catalogue::Facts& facts,
                                Diagnostics& diagnostics) {
    return Placing(input, folder, tests, facts, diagnostics).place();
}

}  // namespace gossan::study
