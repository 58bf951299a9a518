// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_assembly.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "gossan/base/constants.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/simulation/column_ores.hpp"
#include "gossan/simulation/edited_facts.hpp"
#include "gossan/simulation/heap_names.hpp"
#include "gossan/simulation/heap_supplies.hpp"
#include "gossan/simulation/module_checks.hpp"
#include "gossan/simulation/module_column.hpp"
#include "gossan/simulation/planned_modules.hpp"

namespace gossan::simulation {
namespace {

class HeapAssembler {
public:
    HeapAssembler(const HeapSite& site, const catalogue::Catalogue& catalogue,
                  Diagnostics& diagnostics)
        : catalogue_(catalogue), diagnostics_(diagnostics) {
        result_.site = site;
        for (const auto& [name, pad] : site.pads) result_.pads.push_back(name);
        for (const auto& [name, pond] : site.plant.ponds) ponds_.push_back(name);
    }

    HeapAssembly build() {
        if (diagnostics_.has_errors()) return std::move(result_);
        note_assays();
        stack_as_planned(result_.site, plan_notes_, diagnostics_);
        if (diagnostics_.has_errors()) return std::move(result_);
        check_modules(result_.site, diagnostics_);
        check_heap_names(result_.site, diagnostics_);
        if (diagnostics_.has_errors()) return std::move(result_);
        const auto told = irrigation_notes(result_.site);
        plan_notes_.insert(plan_notes_.end(), told.begin(), told.end());
        build_columns({});
        if (result_.modules.empty()) build_bare_column();
        if (!diagnostics_.has_errors()) unite_components();
        if (diagnostics_.has_errors()) return std::move(result_);
        start_plant();
        check_series_names(result_, diagnostics_);
        set_periods();
        set_windows();
        const std::string note = power_note(result_);
        if (!note.empty()) result_.notes.push_back(note);
        return std::move(result_);
    }

private:
    void note_assays() {
        for (const auto& [name, parcel] : result_.site.parcels) {
            if (!parcel.ore.copper) continue;
            const auto told =
                ore::assay_notes(*parcel.ore.copper, joined("parcels", name) + ".ore.copper");
            plan_notes_.insert(plan_notes_.end(), told.begin(), told.end());
        }
    }

    void build_columns(const std::vector<std::string>& components) {
        result_.modules.clear();
        result_.notes = plan_notes_;
        told_.clear();
        const std::vector<std::string> groups = all_groups(result_.site);
        for (std::size_t m = 0; m < result_.site.modules.size(); ++m) {
            const std::vector<heap::Strip> strips = strips_of_module(result_.site.modules[m]);
            for (std::size_t k = 0; k < strips.size(); ++k) {
                HeapModule column = build_column(m, strips[k], groups, components);
                if (strips.size() > 1) column.name += "/strip " + std::to_string(k + 1);
                result_.modules.push_back(std::move(column));
            }
        }
    }

    [[nodiscard]] std::vector<heap::Strip> strips_of_module(const ModuleInput& module) const {
        const auto& of_pad = result_.site.pads.at(module.pad).distribution;
        const auto& distribution = module.distribution ? module.distribution : of_pad;
        if (distribution) return heap::strips_of(*distribution);
        return {{.share = Number(1.0), .rate = Number(1.0)}};
    }

    void leave_out_late_lifts(Site& site, const ModuleInput& module) {
        const std::size_t n = n_lifts_of_run(site);
        if (n == site.bed.lifts.size()) return;
        const std::string note =
            "module " + in_quotes(module.id) + ": the lift of day " +
            rounded_quantity(site.bed.lifts[n].from.si / day.si, {}, 6) +
            (n + 1 < site.bed.lifts.size() ? " and those after it come" : " comes") +
            " after the end of the run";
        if (told_.insert(note).second) result_.notes.push_back(note);
        site.bed.lifts.resize(n);
        site.parcel_of_lift.resize(n);
    }

    HeapModule build_column(std::size_t index, const heap::Strip& strip,
                            const std::vector<std::string>& groups,
                            const std::vector<std::string>& components) {
        const ModuleInput& input = result_.site.modules[index];
        Site site = column_site(result_.site, input, strip);
        leave_out_late_lifts(site, input);
        site.microbes.groups = groups;
        for (const std::string& name : components) site.chemistry.components.push_back(name);
        Diagnostics found;
        HeapModule column{.id = input.id,
                          .parcels = parcels_of(site, input),
                          .name = input.id,
                          .input = index,
                          .share = strip.share.si,
                          .rate = strip.rate.si,
                          .pad = index_of(result_.pads, input.pad),
                          .pad_name = input.pad,
                          .from = input.from->si,
                          .area = site.bed.area.si,
                          .assembly = assemble(site, catalogue_, found),
                          .plan = plan_of(input, strip.rate.si),
                          .drainage = drainage_of(input)};
        for (Fault fault : found.sorted()) {
            fault.path = site_path(fault.path, input);
            if (told_.insert(to_string(fault)).second) diagnostics_.add(std::move(fault));
        }
        for (const std::string& note : column.assembly.notes) {
            if (told_.insert(note).second) result_.notes.push_back(note);
        }
        return column;
    }

    /// Without a heap: what is known of the solutions, from a column of inert rock.
    void build_bare_column() {
        bare_ = assemble(bare_site(), catalogue_, diagnostics_);
        for (const std::string& note : bare_->notes) {
            if (note.starts_with("solution ")) result_.notes.push_back(note);
        }
    }

    [[nodiscard]] Site bare_site() const {
        Site site;
        site.run = result_.site.run;
        site.bed.height = Length(1.0);
        site.bed.cells = 1;
        site.bed.bulk_density = Density(1600.0);
        site.ore.size = ore::GatesGaudinSchuhmann{.top_size = Length(0.01)};
        site.solutions = result_.site.solutions;
        site.microbes.groups = all_groups(result_.site);
        site.weather = result_.site.weather;
        site.chemistry = result_.site.chemistry;
        site.chemistry.components.push_back("Cu");
        site.solver = result_.site.solver;
        return site;
    }

    [[nodiscard]] const Assembly& any_column() const {
        return bare_ ? *bare_ : result_.modules.front().assembly;
    }

    /// Columns of different ore bring different components; all carry the same once all know of
    /// all.
    void unite_components() {
        if (result_.modules.empty()) return;
        const auto names_of = [](const HeapModule& module) {
            return module.assembly.model.network->components();
        };
        const auto are_alike = [&] {
            const auto first = names_of(result_.modules.front());
            return std::all_of(result_.modules.begin(), result_.modules.end(),
                               [&](const HeapModule& each) { return names_of(each) == first; });
        };
        if (are_alike()) return;
        const std::vector<std::string> groups = all_groups(result_.site);
        std::vector<std::string> all;
        for (const HeapModule& module : result_.modules) {
            for (const std::string& name : names_of(module)) {
                const bool is_group = std::count(groups.begin(), groups.end(), name) > 0;
                if (!is_group && std::count(all.begin(), all.end(), name) == 0) {
                    all.push_back(name);
                }
            }
        }
        build_columns(all);
        expects(diagnostics_.has_errors() || are_alike(), "all modules carry the same components");
    }

    [[nodiscard]] std::vector<PondStretch> plan_of(const ModuleInput& input, double factor) const {
        const PondIrrigation& plan =
            input.irrigation ? *input.irrigation : result_.site.pads.at(input.pad).irrigation;
        const Duration shift = input.irrigation ? Duration(0.0) : *input.from;
        std::vector<PondStretch> made;
        for (const heap::Stretch& stretch :
             heap::stretches(column_plan(plan, shift, nullptr), result_.site.run.duration)) {
            const bool drips = !stretch.solution.empty() && factor * stretch.rate > 0.0;
            made.push_back({stretch.begin, drips ? factor * stretch.rate : 0.0,
                            drips ? int(index_of(ponds_, stretch.solution)) : -1});
        }
        return made;
    }

    [[nodiscard]] std::vector<DrainStretch> drainage_of(const ModuleInput& input) const {
        const PadInput& pad = result_.site.pads.at(input.pad);
        if (!input.drainage && !pad.drainage) {
            return {{.begin = 0.0, .pond = int(index_of(ponds_, *pad.drains_to))}};
        }
        const Drainage& plan = input.drainage ? *input.drainage : *pad.drainage;
        const double shift = input.drainage ? 0.0 : input.from->si;
        std::vector<DrainStretch> made;
        for (const DrainageStep& step : plan.steps) {
            made.push_back({step.from.si + shift, int(index_of(ponds_, step.pond))});
        }
        return made;
    }

    static std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
        const auto found = std::find(names.begin(), names.end(), name);
        expects(found != names.end(), "names were checked as they were read");
        return std::size_t(found - names.begin());
    }

    void start_plant() {
        const Assembly& column = any_column();
        result_.speciation = column.model.speciation;
        plant::LiquorBasis basis(column.model.speciation->components(),
                                 column.model.heat_capacity_water);
        std::map<std::string, plant::Liquor> liquors;  // a cubic metre of each
        for (const auto& [name, feed] : column.feeds) {
            const double temperature = result_.site.solutions.at(name).temperature.si;
            plant::Liquor liquor = basis.of(feed.total, feed.water, 1.0, temperature);
            liquor.scale(1.0 / basis.volume(liquor));
            liquors.emplace(name, std::move(liquor));
        }
        result_.outside = OutsideFlows(result_.site.plant, liquors);
        std::vector<plant::Liquor> start;
        for (const auto& [name, pond] : result_.site.plant.ponds) {
            plant::Liquor content = liquors.at(pond.solution);
            content.scale(pond.level * pond.capacity.si);
            start.push_back(std::move(content));
        }
        result_.plant.emplace(result_.site.plant, basis, std::move(start));
        result_.climate.emplace(result_.site.weather, result_.site.run.start_date,
                                result_.site.run.duration, diagnostics_);
    }

    void set_periods() {
        const double end = result_.site.run.duration.si;
        std::vector<double> ends = balance_times(result_.site.run);
        for (const HeapModule& module : result_.modules) ends.push_back(module.from);
        std::sort(ends.begin(), ends.end());
        for (const double time : ends) {
            if (time <= least_apart) continue;
            auto& kept = result_.period_ends;
            if (kept.empty() || time - kept.back() >= least_apart) kept.push_back(time);
        }
        result_.period_ends.back() = end;
    }

    /// Windows end with every period and where a module begins to drain to another pond.
    void set_windows() {
        const auto& periods = result_.period_ends;
        std::vector<double> ends = periods;
        for (const HeapModule& module : result_.modules) {
            for (const DrainStretch& each : module.drainage) {
                if (each.begin > module.from) ends.push_back(each.begin);
            }
        }
        std::sort(ends.begin(), ends.end());
        double begin = 0.0;
        for (const double time : ends) {
            const auto period = std::lower_bound(periods.begin(), periods.end(), time);
            if (period == periods.end()) break;
            const bool is_beside_period = *period > time && *period - time < least_apart;
            if (is_beside_period || time - begin < least_apart) continue;
            const auto n = long(std::ceil((time - begin) / result_.site.coupling.window.si - 1e-9));
            for (long k = 1; k < n; ++k) {
                result_.window_ends.push_back(begin + (time - begin) * double(k) / double(n));
            }
            result_.window_ends.push_back(time);
            begin = time;
        }
    }

    const catalogue::Catalogue& catalogue_;
    Diagnostics& diagnostics_;
    HeapAssembly result_;
    std::vector<std::string> ponds_;
    std::optional<Assembly> bare_;
    std::set<std::string> told_;
    std::vector<std::string> plan_notes_;
};

}  // namespace

const PondStretch& HeapModule::stretch_at(double time) const {
    const auto after =
        std::upper_bound(plan.begin(), plan.end(), time,
                         [](double t, const PondStretch& stretch) { return t < stretch.begin; });
    return *std::prev(after);
}

int HeapModule::drains_to(double window_begin) const {
    const auto after =
        std::upper_bound(drainage.begin(), drainage.end(), window_begin + least_apart,
                         [](double t, const DrainStretch& stretch) { return t < stretch.begin; });
    return std::prev(after)->pond;
}

HeapAssembly assemble(const HeapSite& site, const catalogue::Catalogue& catalogue,
                      Diagnostics& diagnostics) {
    expects_facts_of(site.facts, catalogue);
    return HeapAssembler(site, catalogue, diagnostics).build();
}

HeapAssembly assemble(const HeapSite& site, const catalogue::Facts& facts,
                      Diagnostics& diagnostics) {
    const auto catalogue = edited(facts, site.facts, diagnostics);
    return catalogue ? assemble(site, *catalogue, diagnostics) : HeapAssembly{};
}

}  // namespace gossan::simulation
