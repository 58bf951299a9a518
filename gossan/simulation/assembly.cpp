// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/assembly.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/reactions/build.hpp"
#include "gossan/reactions/microbial.hpp"
#include "gossan/simulation/column_ores.hpp"
#include "gossan/simulation/edited_facts.hpp"
#include "gossan/simulation/gas_phase.hpp"
#include "gossan/simulation/laying.hpp"
#include "gossan/simulation/name_checks.hpp"
#include "gossan/simulation/plan_notes.hpp"
#include "gossan/simulation/solution_checks.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::simulation {
namespace {

/// Builds one part of the assembly after another, as far as faults allow.
class Assembler {
public:
    Assembler(const Site& site, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics)
        : catalogue_(catalogue), diagnostics_(diagnostics) {
        result_.site = site;
    }

    Assembly build() {
        ores_ = column_ores(result_.site, catalogue_, diagnostics_);
        for (const auto& [id, solution] : result_.site.solutions) {
            if (is_sound(joined("solutions", id))) sound_solutions_.push_back(id);
        }
        is_chemistry_sound_ = is_sound("chemistry");
        find_groups();
        const std::vector<std::string> components = wanted_components();
        check_ids();
        check_feeds(components);
        read_weather();
        if (!diagnostics_.has_errors()) build_network(components);
        if (!diagnostics_.has_errors()) make_model();
        if (!diagnostics_.has_errors()) prepare_feeds();
        if (!diagnostics_.has_errors()) stack_ores();
        return std::move(result_);
    }

private:
    void fault(std::string code, std::string path, std::string found, std::string allowed,
               std::string write) {
        // Hints of errors say "write …", which is what a fault says by itself.
        if (write.starts_with("write ")) write.erase(0, std::string_view("write ").size());
        diagnostics_.add({.code = std::move(code),
                          .path = std::move(path),
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    [[nodiscard]] bool is_sound(const std::string& path) const {
        return simulation::is_sound(diagnostics_, path);
    }

    void build_network(const std::vector<std::string>& components) {
        reactions::Selection selection{.components = components,
                                       .minerals = {},
                                       .class_sizes = {},
                                       .exclude = result_.site.chemistry.exclude};
        selection.include = result_.site.chemistry.include;
        selection.formal_potential = result_.site.chemistry.formal_potential;
        for (const std::string& id : groups_) {
            selection.minerals.push_back(reactions::attached_id(id));
        }
        for (const std::string& id : ores_.minerals()) {
            auto& ids = selection.minerals;
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        }
        selection.class_sizes = ores_.class_sizes;
        try {
            auto network = std::make_shared<const reactions::Network>(
                reactions::build(catalogue_.library, selection));
            result_.model.speciation = speciation_of(network->components());
            result_.saturation_indices = saturation_indices(catalogue_.library, *network);
            result_.model.network = std::move(network);
        } catch (const Error& error) {
            if (error.code != ErrorCode::input) throw;
            fault("chemistry.selection", "chemistry", error.what(), "", error.hint);
        }
    }

    /// Groups of microbes that anything brings in or the scenario asks for.
    void find_groups() {
        const Named known = Named::groups(catalogue_);
        const auto bring = [&](const std::string& id, const std::string& path) {
            if (!check_name(known, id, path, diagnostics_)) return;
            if (std::find(groups_.begin(), groups_.end(), id) == groups_.end()) {
                groups_.push_back(id);
            }
        };
        for (const ColumnOre& ore : ores_.ores) {
            const MicrobesInput& microbes = ore.parcel.microbes;
            const std::string own = ore.path_of("microbes");
            if (!is_sound(own)) continue;
            for (std::size_t n = 0; n < microbes.groups.size(); ++n) {
                bring(microbes.groups[n], joined(joined(own, "groups"), n));
            }
            for (const auto& [id, cells] : microbes.inoculum) {
                bring(id, joined(joined(own, "inoculum"), id));
            }
        }
        for (const std::string& name : sound_solutions_) {
            const std::string path = joined(joined("solutions", name), "cells");
            for (const auto& [id, cells] : result_.site.solutions.at(name).cells) {
                bring(id, joined(path, id));
            }
        }
    }

    /// Acid and sulphate always; then what solutions name and the scenario asks for, and cells.
    [[nodiscard]] std::vector<std::string> wanted_components() {
        std::vector<std::string> wanted{"H", "S(VI)"};
        auto want = [&](const std::string& name, const std::string& path,
                        const solution::SolutionInput* solution = nullptr) {
            if (std::find(wanted.begin(), wanted.end(), name) != wanted.end()) return;
            if (solution::component_index(catalogue_.components, name) < 0) {
                diagnostics_.add(unknown_component(catalogue_, name, path, solution));
                return;
            }
            wanted.push_back(name);
        };
        for (const std::string& id : sound_solutions_) {
            const auto& solution = result_.site.solutions.at(id);
            const std::string path = joined("solutions", id);
            for (const auto& [name, mass] : solution.dissolved) {
                want(name, joined(joined(path, "dissolved"), name), &solution);
            }
            if (solution.total_iron) {
                want("Fe(II)", joined(path, "total_iron"));
                want("Fe(III)", joined(path, "total_iron"));
            }
        }
        const auto& more = result_.site.chemistry.components;
        for (std::size_t n = 0; n < more.size() && is_chemistry_sound_; ++n) {
            want(more[n], joined("chemistry.components", n));
        }
        for (const std::string& id : groups_) {
            wanted.push_back(id);
            result_.carbon_of_a_cell[id] = carbon_of_a_cell(catalogue_, id);
        }
        result_.groups = groups_;
        return wanted;
    }

    void check_ids() {
        const Named reactions = Named::reactions(catalogue_);
        const ChemistryInput& chemistry = result_.site.chemistry;
        if (is_chemistry_sound_) {
            check_names(reactions, chemistry.exclude, "chemistry.exclude", diagnostics_);
            check_names(reactions, chemistry.include, "chemistry.include", diagnostics_);
        }
        if (!result_.site.bed.clogging || !is_sound("bed")) return;
        check_names(Named::minerals(catalogue_), result_.site.bed.clogging->minerals,
                    "bed.clogging.minerals", diagnostics_);
    }

    [[nodiscard]] std::shared_ptr<const solution::Speciation> speciation_of(
        const std::vector<std::string>& names) const {
        const auto components = catalogue_.components_named(names);
        return std::make_shared<const solution::Speciation>(
            components, solution::assemble_species(components, catalogue_.species));
    }

    /// What is wrong with each solution by itself, whatever else is wrong.
    void check_feeds(const std::vector<std::string>& components) {
        const auto speciation = speciation_of(components);
        for (const std::string& id : sound_solutions_) {
            std::vector<std::string> unknown;
            auto feed = solution::describe_feed(speciation->components(),
                                                result_.site.solutions.at(id), unknown);
            feed.formal_potential = result_.site.chemistry.formal_potential;
            for (const std::string& each : solution::feed_faults(*speciation, feed)) {
                fault("solution.contradiction", joined("solutions", id), each, "", "");
            }
        }
    }

    void prepare_feeds() {
        const auto& speciation = *result_.model.speciation;
        const double pressure = atmosphere::site_pressure(result_.site.weather);
        for (const auto& [id, input] : result_.site.solutions) {
            std::vector<std::string> unknown;
            auto feed =
                solution::describe_feed(speciation.components(), input, unknown,
                                        air_over(catalogue_, pressure, input.temperature.si));
            feed.formal_potential = result_.site.chemistry.formal_potential;
            try {
                result_.feeds[id] = solution::prepare_feed(speciation, feed);
                const auto excess = too_much_copper(
                    speciation, feed, joined(joined(joined("solutions", id), "dissolved"), "Cu"));
                if (excess) diagnostics_.add(*excess);
            } catch (const Error& error) {
                fault("solution.contradiction", joined("solutions", id), error.what(), "",
                      error.hint);
                continue;
            }
            auto& made = result_.feeds[id];
            for (const auto& [group, cells] : input.cells) {
                const int k = solution::component_index(speciation.components(), group);
                made.total[std::size_t(k)] = cells.si * carbon_of_a_cell(catalogue_, group);
            }
            note_feed(id, made);
        }
    }

    void note_feed(const std::string& id, const solution::PreparedFeed& feed) {
        std::string text = "solution " + id + ": pH " + rounded_quantity(feed.ph, {}, 3) +
                           ", density " +
                           rounded_quantity(feed.density, {.dimension = Density::dimension}, 4) +
                           ", ionic strength " +
                           rounded_quantity(feed.equilibrium.ionic_strength, {}, 3) + " mol/kg";
        if (feed.is_beyond_model_range) {
            text += ": beyond the range of the activity model, so its pH is indicative";
        }
        result_.notes.push_back(std::move(text));
    }

    /// What the plan and the weather leave to a rule of ours is said, not done in silence.
    void note_plan() {
        const auto add = [this](const std::vector<std::string>& notes) {
            result_.notes.insert(result_.notes.end(), notes.begin(), notes.end());
        };
        add(plan_notes(result_.site));
        add(climate_->notes());
        const auto found = permeability_of(result_.site, *result_.model.cells.front().retention);
        if (!found || (found->is_ample() && !found->is_tight())) return;
        if (!found->is_tight()) return add({in_words(*found) + "; a hundred times is ample"});
        diagnostics_.add({.code = "bed.tight",
                          .path = "bed.hydraulics",
                          .found = in_words(*found),
                          .allowed =
                              "ten times at least, and pores filled to less than 85 %, above "
                              "which air does not pass",
                          .write = "a higher saturated_conductivity or a lower rate",
                          .severity = Severity::warning});
    }

    void read_weather() {
        const Site& site = result_.site;
        if (!is_sound("weather") || !is_sound("run")) return;
        climate_.emplace(site.weather, site.run.start_date, site.run.duration, diagnostics_);
    }

    void make_model() {
        const Site& site = result_.site;
        column::ColumnModel bed = column::bed_model(site.bed, site.solver);
        bed.pressure = climate_->pressure();
        open_surface(bed.surface);
        bed.network = result_.model.network;
        bed.speciation = result_.model.speciation;
        bed.air = gas_phase(site, bed, catalogue_);
        set_tolerances(site.solver, catalogue_, bed);
        result_.model = std::move(bed);
    }

    /// Wind, sun and sky, where the surface meets them.
    void open_surface(column::SurfaceProperties& surface) const {
        if (!is_surface_open(result_.site)) return;
        const column::SurfaceInput& input = result_.site.bed.surface;
        surface.evaporates_by_wind = !climate_->is_evaporation_given();
        surface.albedo = input.albedo.si;
        surface.emissivity = input.emissivity.si;
    }

    void stack_ores() {
        Timeline line = timeline(result_.site, result_.feeds, *climate_);
        result_.model.forcing = std::move(line.forcing);
        result_.restart_points = std::move(line.restart_points);
        stack(ores_, catalogue_, result_, diagnostics_);
        if (!result_.contents.empty()) note_plan();
    }

    const catalogue::Catalogue& catalogue_;
    Diagnostics& diagnostics_;
    Assembly result_;
    ColumnOres ores_;
    std::optional<atmosphere::Climate> climate_;
    std::vector<std::string> sound_solutions_;  ///< ids of those that were read without a fault
    std::vector<std::string> groups_;           ///< of microbes that take part
    bool is_chemistry_sound_ = true;
};

}  // namespace

Assembly assemble(const Site& site, const catalogue::Catalogue& catalogue,
                  Diagnostics& diagnostics) {
    expects_facts_of(site.facts, catalogue);
    return Assembler(site, catalogue, diagnostics).build();
}

Assembly assemble(const Site& site, const catalogue::Facts& facts, Diagnostics& diagnostics) {
    const auto catalogue = edited(facts, site.facts, diagnostics);
    return catalogue ? assemble(site, *catalogue, diagnostics) : Assembly{};
}

}  // namespace gossan::simulation
