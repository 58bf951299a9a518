// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/study/next_test/next_test.hpp"
#include "gossan/study/next_test/numbers_by_place.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;
constexpr std::size_t most_stops = 12;  // enough for a curve

std::string indexed(const char* name, std::size_t index) {
    return std::string(name) + "[" + std::to_string(index) + "]";
}

const records::ColumnInfo* column_of(const TestCase& test, std::string_view name) {
    for (const auto& each : test.columns) {
        if (each.name == name) return &each;
    }
    return nullptr;
}

/// Reads one part after the other, as far as faults allow.
class Reading {
public:
    Reading(NextTest& made, std::string folder, Diagnostics& diagnostics)
        : made_(made), input_(made.input), folder_(std::move(folder)), diagnostics_(diagnostics) {}

    void read() {
        read_plan();
        for (std::size_t n = 0; n < input_.candidates.size(); ++n) read_candidate(n);
        refuse_twins();
        if (diagnostics_.has_errors()) return;
        for (std::size_t n = 0; n < input_.candidates.size(); ++n) add_data(n);
        auto numbers = numbers_by_place(input_, folder_, tests_, *made_.facts, diagnostics_);
        if (diagnostics_.has_errors()) return;
        made_.members = std::move(numbers.members);
        made_.z = std::move(numbers.z);
        made_.notes = std::move(numbers.notes);
        for (const TestCase& each : tests_) read_files(each);
        if (!numbers.file.empty()) made_.inputs.push_back(records::input_record(numbers.file));
        made_.trials = std::make_unique<const Trials>(*made_.facts, std::move(tests_),
                                                      std::move(numbers.parameters),
                                                      std::move(wanted_), diagnostics_);
        identify();
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

    void refuse_unknown(const std::string& place, const std::string& name, const TestCase& test) {
        std::vector<std::string> names;
        for (const auto& each : test.columns) names.push_back(each.name);
        const auto near = nearest(name, names);
        fault(place, "study.unknown_column", in_quotes(name, 80),
              "a column of the series of " + test.name, near ? in_quotes(*near) : std::string{});
    }

    void read_plan() {
        auto plan = read_test_case("plan", input_.plan.scenario.path, input_.plan.set, *made_.facts,
                                   diagnostics_);
        if (!plan) return;
        const double last = plan->duration / a_day;
        made_.day = input_.plan.day ? input_.plan.day->si / a_day : last;
        if (made_.day > last) {
            fault("plan.day", "study.outside_run", "day " + shortest(made_.day),
                  "at most the last day of the plan, " + shortest(last));
        }
        if (const auto* known = column_of(*plan, input_.plan.output)) {
            made_.output = *known;
        } else {
            refuse_unknown("plan.output", input_.plan.output, *plan);
        }
        wanted_.push_back({.time_s = std::min(made_.day * a_day, plan->duration),
                           .column = input_.plan.output,
                           .sd = 1.0});
        tests_.push_back(std::move(*plan));
    }

    [[nodiscard]] const MeasuringInput& measuring(std::size_t n) const {
        const auto& own = input_.candidates[n].measuring;
        return own ? *own : input_.measuring;
    }

    [[nodiscard]] std::string place_of_measuring(std::size_t n) const {
        return input_.candidates[n].measuring ? indexed("candidates", n) + ".measuring"
                                              : std::string("measuring");
    }

    void read_candidate(std::size_t n) {
        const CandidateInput& own = input_.candidates[n];
        const std::string place = indexed("candidates", n);
        if (own.name.empty() || own.name == "plan" || own.name.find('/') != std::string::npos) {
            fault(place + ".name", "study.name", in_quotes(own.name, 80),
                  "a name of its own, without /, other than \"plan\"");
        }
        auto test =
            read_test_case(own.name, own.scenario.path, own.set, *made_.facts, diagnostics_);
        if (!test) return;
        Candidate made{.name = own.name,
                       .days = test->duration / a_day,
                       .set_up = own.set_up.si / a_day,
                       .cost = own.cost};
        const MeasuringInput& how = measuring(n);
        if (how.every.si > test->duration) {
            fault(place_of_measuring(n) + ".every", "study.outside_run",
                  "a sample every " + shortest(how.every.si / a_day) + " d of " +
                      in_quotes(own.name, 80),
                  "at most the " + shortest(made.days) + " d that the test runs");
        } else {
            choose_measurements(n, *test, made);
        }
        made_.candidates.push_back(std::move(made));
        tests_.push_back(std::move(*test));
    }

    void choose_measurements(std::size_t n, const TestCase& test, Candidate& made) {
        const MeasuringInput& how = measuring(n);
        std::vector<double> days;
        const double every = how.every.si / a_day;
        for (int k = 1; double(k) * every < made.days - 0.01 * every; ++k) {
            days.push_back(double(k) * every);
        }
        days.push_back(made.days);
        made.stops = thinned(days);
        std::vector<std::string> outputs = how.outputs;
        if (outputs.empty() && how.at_end.empty()) {
            for (const char* name : {"recovery_pct", "pls_Cu_g_L", "pls_Fe2_g_L", "pls_Eh_mV"}) {
                if (column_of(test, name) != nullptr) outputs.emplace_back(name);
            }
        }
        add_measurements(n, test, outputs, "outputs", days, made);
        add_measurements(n, test, how.at_end, "at_end", made.stops, made);
        for (const auto& [name, error] : how.errors) {
            const auto is_it = [&](const Measurement& each) { return each.output == name; };
            if (std::any_of(made.measurements.begin(), made.measurements.end(), is_it)) continue;
            std::vector<std::string> names;
            for (const Measurement& each : made.measurements) names.push_back(each.output);
            const auto near = nearest(name, names);
            fault(place_of_measuring(n) + ".errors", "study.unknown_column", in_quotes(name, 80),
                  "a column that is measured of " + made.name,
                  near ? in_quotes(*near) : std::string{});
        }
        if (made.measurements.empty()) {
            fault(place_of_measuring(n), "study.no_data", "nothing is measured of " + made.name,
                  "one column or more");
        }
    }

    /// As many of the days as a curve needs, the last among them.
    static std::vector<double> thinned(const std::vector<double>& days) {
        std::vector<double> kept;
        const std::size_t step = (days.size() + most_stops - 1) / most_stops;
        for (std::size_t k = (days.size() - 1) % step; k < days.size(); k += step) {
            kept.push_back(days[k]);
        }
        return kept;
    }

    void add_measurements(std::size_t n, const TestCase& test,
                          const std::vector<std::string>& outputs, const char* key,
                          const std::vector<double>& days, Candidate& made) {
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const std::string place = place_of_measuring(n) + "." + indexed(key, k);
            const auto* column = column_of(test, outputs[k]);
            if (column == nullptr) {
                refuse_unknown(place, outputs[k], test);
                continue;
            }
            const auto& errors = measuring(n).errors;
            const auto own = errors.find(outputs[k]);
            made.measurements.push_back(
                {.output = column->name,
                 .unit = column->unit,
                 .is_at_end = key == std::string_view("at_end"),
                 .days = days,
                 .error = own == errors.end()
                              ? usual_error(outputs[k])
                              : ErrorModel{own->second.relative, own->second.absolute,
                                           "choice: of the study"}});
        }
    }

    [[nodiscard]] bool are_twins(std::size_t a, std::size_t b) const {
        const CandidateInput &one = input_.candidates[a], &other = input_.candidates[b];
        const auto sorted = [](std::vector<std::string> texts) {
            std::sort(texts.begin(), texts.end());
            return texts;
        };
        return one.scenario == other.scenario && sorted(one.set) == sorted(other.set) &&
               sorted(one.shares) == sorted(other.shares) && one.set_up.si == other.set_up.si &&
               one.cost == other.cost && !one.measuring && !other.measuring;
    }

    void refuse_twins() {
        std::set<std::string> seen;
        for (std::size_t b = 0; b < input_.candidates.size(); ++b) {
            const std::string& name = input_.candidates[b].name;
            if (!seen.insert(name).second) {
                fault(indexed("candidates", b) + ".name", "study.name",
                      in_quotes(name, 80) + " a second time", "a name of its own");
            }
            for (std::size_t a = 0; a < b; ++a) {
                if (!are_twins(a, b)) continue;
                fault(indexed("candidates", b), "study.same_candidate",
                      in_quotes(name, 80) + " is the test that " +
                          in_quotes(input_.candidates[a].name, 80) + " is",
                      "tests that differ");
                break;
            }
        }
    }

    void add_data(std::size_t n) {
        for (Measurement& each : made_.candidates[n].measurements) {
            each.first = wanted_.size();
            for (const double day : each.days) {
                wanted_.push_back({.test = n + 1,
                                   .time_s = std::min(day * a_day, tests_[n + 1].duration),
                                   .column = each.output,
                                   .sd = 1.0,
                                   .may_be_undefined = true});
            }
        }
    }

    void read_files(const TestCase& test) {
        for (const std::string& file : test.files) {
            auto record = records::input_record(file);
            files_ += record.sha256 + "\n";
            const auto is_it = [&](const auto& each) { return each.path == record.path; };
            if (std::any_of(made_.inputs.begin(), made_.inputs.end(), is_it)) continue;
            made_.inputs.push_back(std::move(record));
        }
    }

    void identify() {
        std::string priors, told;
        for (const std::string& each : input_.plan.set) files_ += each + "\n";
        for (const CandidateInput& each : input_.candidates) {
            files_ += each.name + "\n";
            for (const std::string& set : each.set) files_ += set + "\n";
        }
        for (const FreeParameter& each : made_.trials->parameters()) {
            priors += each.name;
            for (const double number :
                 {double(each.transform.form), each.transform.a, each.transform.b,
                  each.transform.middle, each.transform.width}) {
                priors += " " + shortest(number);
            }
        }
        for (const std::string& name : made_.trials->datum_names()) told += name + "\n";
        made_.identity["tests"] = records::sha256(files_);
        made_.identity["parameters"] = records::sha256(priors);
        made_.identity["told"] = records::sha256(told);
        made_.identity["seed"] = std::to_string(input_.study.seed);
    }

    NextTest& made_;
    const NextTestInput& input_;
    std::string folder_;
    Diagnostics& diagnostics_;
    std::vector<TestCase> tests_;  // the plan first
    std::vector<Datum> wanted_;
    std::string files_;
};

}  // namespace

std::unique_ptr<NextTest> read_next_test(const std::string& file,
                                         std::span<const std::string> overrides,
                                         std::span<const std::string> overlays,
                                         const std::string& version, Diagnostics& diagnostics) {
    Diagnostics found;
    const auto input = scenario::input_from_file(file, diagnostics);
    if (!input) return nullptr;
    scenario::Loaded<NextTestInput> loaded;
    scenario::read_into(description_of<NextTestInput>(), &loaded.value, *input, overrides,
                        loaded.origins, found);
    auto made = std::make_unique<NextTest>();
    made->input = std::move(loaded.value);
    if (auto& folder = made->input.calibration; !folder.empty()) {
        folder = std::filesystem::absolute(std::filesystem::path(input->folder) / folder)
                     .lexically_normal()
                     .string();
    }
    made->inputs.push_back(records::input_record(file));
    made->overlays.assign(overlays.begin(), overlays.end());
    made->facts = std::make_unique<const catalogue::Facts>(overlays, found);
    if (!found.has_errors()) {
        made->identity["version"] = version;
        made->identity["facts"] =
            records::sha256(catalogue::canonical_bytes(made->facts->catalogue({}, found).files));
        Reading(*made, input->folder, found).read();
    }
    scenario::add_located(found, loaded.origins, *input, diagnostics);
    if (found.has_errors()) return nullptr;
    made->effective_toml = scenario::effective_toml(
        description_of<NextTestInput>(), &made->input, loaded.origins,
        "The tests that may be done, in force, and where each value came from. Written by gossan " +
            version + " from " + file + ".");
    return made;
}

}  // namespace gossan::study
