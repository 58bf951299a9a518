// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "gossan/base/text.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/study/forecast/fan.hpp"
#include "gossan/study/forecast/forecast.hpp"
#include "gossan/study/forecast/uncertain_numbers.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;
constexpr double most_run_days = 1000.0;  // beyond it not every day is kept of a run

/// Reads one part after the other into a forecast, as far as faults allow.
class Reading {
public:
    Reading(Forecast& forecast, std::string folder, Diagnostics& diagnostics)
        : made_(forecast),
          input_(forecast.input),
          folder_(std::move(folder)),
          diagnostics_(diagnostics) {}

    void read() {
        plan_ = read_test_case("plan", input_.plan.scenario.path, input_.plan.set, *made_.facts,
                               diagnostics_);
        if (!plan_) return;
        std::visit([&](const auto& site) { made_.start_date = site.run.start_date; },
                   plan_->scenario);
        choose_outputs();
        read_data();
        choose_days();
        place_data();
        uncertain_ = uncertain_numbers(input_, folder_, *plan_, *made_.facts, diagnostics_);
        if (diagnostics_.has_errors()) return;
        made_.members = uncertain_.members;
        made_.is_carried = uncertain_.is_carried;
        for (const std::string& note : uncertain_.notes) made_.notes.push_back(note);
        if (!uncertain_.file.empty()) {
            made_.inputs.push_back(records::input_record(uncertain_.file));
        }
        check_explained();
        draw();
        make_trials();
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

    const records::ColumnInfo* column(std::string_view name) const {
        for (const auto& each : plan_->columns) {
            if (each.name == name) return &each;
        }
        return nullptr;
    }

    void want(const std::string& name, const std::string& place) {
        if (made_.output_named(name)) return;
        if (const auto* known = column(name)) return made_.outputs.push_back(*known);
        std::vector<std::string> names;
        for (const auto& each : plan_->columns) names.push_back(each.name);
        const auto near = nearest(name, names);
        fault(place, "study.unknown_column", in_quotes(name, 80), "a column of the plan's series",
              near ? in_quotes(*near) : std::string{});
    }

    /// The usual ones: copper, acid, water.
    void choose_outputs() {
        for (std::size_t k = 0; k < input_.outputs.size(); ++k) {
            want(input_.outputs[k], "outputs[" + std::to_string(k) + "]");
        }
        if (input_.outputs.empty()) {
            for (const char* name : {"recovery_pct", "extraction_pct", "cathode_t", "pls_Cu_g_L",
                                     "acid_net_kg_t", "acid_bought_t", "fresh_water_m3"}) {
                if (column(name) != nullptr) want(name, "outputs");
            }
            for (const auto& each : plan_->columns) {
                if (each.name.ends_with("_pls_Cu_g_L")) want(each.name, "outputs");
            }
        }
        for (std::size_t k = 0; k < input_.targets.size(); ++k) {
            want(input_.targets[k].output, "targets[" + std::to_string(k) + "].output");
            if (input_.targets[k].by.si <= plan_->duration) continue;
            fault("targets[" + std::to_string(k) + "].by", "study.outside_run",
                  "day " + shortest(input_.targets[k].by.si / a_day),
                  "at most the last day of the plan, " + shortest(plan_->duration / a_day));
        }
        if (input_.explain) want(input_.explain->output, "explain.output");
        if (input_.update && !input_.update->output.empty()) {
            want(input_.update->output, "update.output");
        }
        if (input_.update) check_day(input_.update->day, "update.day");
        if (input_.explain) check_day(input_.explain->day, "explain.day");
    }

    void check_day(const std::optional<Duration>& day, const char* place) {
        if (!day || day->si <= plan_->duration) return;
        fault(place, "study.outside_run", "day " + shortest(day->si / a_day),
              "at most the last day of the plan, " + shortest(plan_->duration / a_day));
    }

    void read_data() {
        if (!input_.data) return;
        MeasuredOptions options{.sheet = input_.data->sheet, .series = input_.data->series};
        options.columns = plan_->columns;
        for (const auto& [name, error] : input_.data->errors) {
            options.errors[name] = {error.relative, error.absolute, "choice: of the forecast"};
        }
        measured_ = read_measured_test(input_.data->file.path, options, diagnostics_);
        for (const std::string& note : measured_.notes) made_.notes.push_back(note);
        for (const MeasuredSeries& series : measured_.series) {
            if (column(series.quantity) != nullptr) {
                want(series.quantity, "data");
            } else {
                made_.notes.push_back(series.measured_name + " is left out, as the plan has no " +
                                      series.quantity);
            }
        }
    }

    void choose_days() {
        const double last = plan_->duration / a_day;
        const double step = input_.plan.every ? input_.plan.every->si / a_day
                                              : std::max(1.0, std::ceil(last / 60.0));
        std::set<double> days;
        const auto add_every = [last](double every, std::set<double>& all) {
            for (int k = 1; double(k) * every < last; ++k) all.insert(double(k) * every);
            all.insert(last);
        };
        add_every(step, days);
        for (const double day : month_ends(made_.start_date, last)) days.insert(day);
        // Runs tell by the plan alone, so that data that come in later want no other runs.
        std::set<double> of_runs = days;
        of_runs.insert(0.0);
        add_every(std::max(1.0, std::ceil(last / most_run_days)), of_runs);
        made_.run_days.assign(of_runs.begin(), of_runs.end());
        for (const TargetInput& each : input_.targets) days.insert(each.by.si / a_day);
        if (input_.explain && input_.explain->day) days.insert(input_.explain->day->si / a_day);
        if (input_.update && input_.update->day) days.insert(input_.update->day->si / a_day);
        for (const MeasuredSeries& series : measured_.series) {
            if (column(series.quantity) == nullptr) continue;
            for (const MeasuredValue& value : series.values) {
                if (value.time_s <= plan_->duration) days.insert(value.time_s / a_day);
            }
        }
        made_.days.assign(days.begin(), days.end());
    }

    void place_data() {
        for (const MeasuredSeries& series : measured_.series) {
            const auto output = made_.output_named(series.quantity);
            if (!output) continue;
            for (const MeasuredValue& value : series.values) {
                if (value.time_s > plan_->duration) {
                    fault("data", "study.outside_run",
                          series.measured_name + " on day " + shortest(value.time_s / a_day) +
                              " at " + value.place,
                          "day 0 to the end of the plan, day " + shortest(plan_->duration / a_day));
                    continue;
                }
                const double sd = series.error.sd(value.value);
                if (!(sd > 0.0)) {
                    fault("data", "study.no_error", "an error of zero at " + value.place,
                          "one above zero", "absolute, under data.errors");
                    continue;
                }
                made_.data.push_back({.output = *output,
                                      .day = made_.day_at(value.time_s / a_day),
                                      .value = value.value,
                                      .sd = sd,
                                      .bound = value.bound,
                                      .place = value.place});
            }
        }
        if (!input_.data || !made_.data.empty()) return;
        fault("data", "study.no_data", "no value of any column of the plan", "one or more");
    }

    void check_explained() {
        if (!input_.explain) return;
        std::set<std::string> taken;
        std::vector<std::string> names;
        for (const FreeParameter& each : uncertain_.parameters) names.push_back(each.name);
        for (const auto& [cause, group] : input_.explain->causes) {
            for (const std::string& name : group.parameters) {
                const std::string place = "explain.causes." + cause + ".parameters";
                if (!taken.insert(name).second) {
                    fault(place, "parameter.twice", in_quotes(name) + " a second time",
                          "each number in one cause");
                } else if (std::find(names.begin(), names.end(), name) == names.end()) {
                    const auto near = nearest(name, names);
                    fault(place, "parameter.unknown", in_quotes(name, 80),
                          "an uncertain number of this forecast",
                          near ? in_quotes(*near) : std::string{});
                }
            }
        }
    }

    void draw() {
        if (made_.members.empty()) {
            for (int k = 0; k < input_.study.members; ++k) made_.members.push_back(std::size_t(k));
        }
        const auto seed = std::uint64_t(input_.study.seed);
        for (std::size_t row = 0; row < made_.members.size(); ++row) {
            std::vector<double> z;
            for (std::size_t p = 0; p < uncertain_.parameters.size(); ++p) {
                // As the smoother draws, so that its first runs are these.
                z.push_back(made_.is_carried[p]
                                ? uncertain_.carried[p][row]
                                : numerics::RandomStream(seed, made_.members[row],
                                                         "prior " + uncertain_.parameters[p].name)
                                      .normal());
            }
            made_.z.push_back(std::move(z));
        }
    }

    void make_trials() {
        std::vector<Datum> wanted;
        for (const auto& output : made_.outputs) {
            for (const double day : made_.run_days) {
                wanted.push_back({.time_s = std::min(day * a_day, plan_->duration),
                                  .column = output.name,
                                  .sd = 1.0,
                                  .may_be_undefined = true});
            }
        }
        std::vector<TestCase> plans{*plan_};
        made_.trials = std::make_unique<const Trials>(
            *made_.facts, std::move(plans), uncertain_.parameters, std::move(wanted), diagnostics_);
    }

    void identify() {
        std::string plan, priors, told;
        for (const std::string& file : plan_->files) {
            made_.inputs.push_back(records::input_record(file));
            plan += made_.inputs.back().sha256 + "\n";
        }
        for (const std::string& each : input_.plan.set) plan += each + "\n";
        for (const FreeParameter& each : uncertain_.parameters) {
            priors += each.name;
            for (const double number :
                 {double(each.transform.form), each.transform.a, each.transform.b,
                  each.transform.middle, each.transform.width}) {
                priors += " " + shortest(number);
            }
        }
        for (const std::string& name : made_.trials->datum_names()) told += name + "\n";
        made_.identity["plan"] = records::sha256(plan);
        made_.identity["parameters"] = records::sha256(priors);
        made_.identity["told"] = records::sha256(told);
        made_.identity["seed"] = std::to_string(input_.study.seed);
        if (input_.data) {
            made_.inputs.push_back(records::input_record(input_.data->file.path));
        }
    }

    Forecast& made_;
    const ForecastInput& input_;
    std::string folder_;
    Diagnostics& diagnostics_;
    std::optional<TestCase> plan_;
    MeasuredTest measured_;
    UncertainNumbers uncertain_;
};

}  // namespace

std::unique_ptr<Forecast> read_forecast(const std::string& file,
                                        std::span<const std::string> overrides,
                                        std::span<const std::string> overlays,
                                        const std::string& version, Diagnostics& diagnostics) {
    Diagnostics found;
    const auto input = scenario::input_from_file(file, diagnostics);
    if (!input) return nullptr;
    scenario::Loaded<ForecastInput> loaded;
    scenario::read_into(description_of<ForecastInput>(), &loaded.value, *input, overrides,
                        loaded.origins, found);
    auto made = std::make_unique<Forecast>();
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
        description_of<ForecastInput>(), &made->input, loaded.origins,
        "The forecast in force and where each value came from. Written by gossan " + version +
            " from " + file + ".");
    return made;
}

}  // namespace gossan::study
