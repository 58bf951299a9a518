// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/assembly.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/reactions/build.hpp"
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
        composition_ = ore::compose(sound_ore(), catalogue_.mineral_facts(), "ore", diagnostics_);
        for (const auto& [id, solution] : result_.site.solutions) {
            if (is_sound(joined("solutions", id))) sound_solutions_.push_back(id);
        }
        is_chemistry_sound_ = is_sound("chemistry");
        const std::vector<std::string> components = wanted_components();
        check_exclusions();
        check_feeds(components);
        read_weather();
        if (!diagnostics_.has_errors()) build_network(components);
        if (!diagnostics_.has_errors()) prepare_feeds();
        if (!diagnostics_.has_errors()) lay_bed();
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

    /// Whether no fault lies in a block, around it, or in the input as a whole.
    [[nodiscard]] bool is_sound(const std::string& path) const {
        const auto holds = [](const std::string& outer, const std::string& inner) {
            if (outer.empty() || inner == outer) return true;
            return inner.starts_with(outer + ".") || inner.starts_with(outer + "[");
        };
        const auto faults = diagnostics_.sorted();
        return std::none_of(faults.begin(), faults.end(), [&](const Fault& fault) {
            return fault.severity == Severity::error &&
                   (holds(fault.path, path) || holds(path, fault.path));
        });
    }

    /// The ore without the parts that have a fault, so that the rest can be looked at.
    [[nodiscard]] ore::OreType sound_ore() const {
        ore::OreType ore = result_.site.ore;
        if (!is_sound("ore.size")) ore.size = ore::GatesGaudinSchuhmann{.top_size = Length(0.01)};
        if (!is_sound("ore.access")) ore.access = ore::FullAccess{};
        if (!is_sound("ore.copper")) ore.copper.reset();
        if (!is_sound("ore.acid_demand")) ore.acid_demand.reset();
        if (!is_sound("ore.minerals")) ore.minerals.clear();
        return ore;
    }

    void build_network(const std::vector<std::string>& components) {
        reactions::Selection selection{.components = components,
                                       .minerals = {},
                                       .class_sizes = {},
                                       .exclude = result_.site.chemistry.exclude};
        for (const ore::Content& content : composition_.contents) {
            auto& ids = selection.minerals;
            if (std::find(ids.begin(), ids.end(), content.mineral) == ids.end()) {
                ids.push_back(content.mineral);
            }
        }
        for (const ore::SizeClass& size : composition_.classes) {
            selection.class_sizes.push_back(size.mean);
        }
        try {
            auto network = std::make_shared<const reactions::Network>(
                reactions::build(catalogue_.library, selection));
            result_.model.speciation = speciation_of(network->components());
            result_.model.network = std::move(network);
        } catch (const Error& error) {
            if (error.code != ErrorCode::input) throw;
            fault("chemistry.selection", "chemistry", error.what(), "", error.hint);
        }
    }

    /// Acid and sulphate always; then what solutions name and the scenario asks for.
    [[nodiscard]] std::vector<std::string> wanted_components() {
        std::vector<std::string> wanted{"H", "S(VI)"};
        auto want = [&](const std::string& name, const std::string& path) {
            if (std::find(wanted.begin(), wanted.end(), name) != wanted.end()) return;
            if (solution::component_index(catalogue_.components, name) < 0) {
                report_unknown_component(name, path);
                return;
            }
            wanted.push_back(name);
        };
        for (const std::string& id : sound_solutions_) {
            const auto& solution = result_.site.solutions.at(id);
            const std::string path = joined("solutions", id);
            for (const auto& [name, mass] : solution.dissolved) {
                want(name, joined(joined(path, "dissolved"), name));
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
        return wanted;
    }

    void check_exclusions() {
        if (!is_chemistry_sound_) return;
        std::vector<std::string> known;
        for (const auto& reaction : catalogue_.library.reactions) known.push_back(reaction.id);
        const auto& exclude = result_.site.chemistry.exclude;
        for (std::size_t n = 0; n < exclude.size(); ++n) {
            if (std::find(known.begin(), known.end(), exclude[n]) != known.end()) continue;
            const auto near = nearest(exclude[n], known);
            fault("chemistry.unknown_reaction", joined("chemistry.exclude", n),
                  "reaction " + in_quotes(exclude[n]), "the id of a reaction of the data",
                  near ? in_quotes(*near) : "its id as the data have it");
        }
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
            const auto feed = solution::describe_feed(speciation->components(),
                                                      result_.site.solutions.at(id), unknown);
            for (const std::string& each : solution::feed_faults(*speciation, feed)) {
                fault("solution.contradiction", joined("solutions", id), each, "", "");
            }
        }
    }

    void report_unknown_component(const std::string& name, const std::string& path) {
        std::vector<std::string> known;
        for (const auto& component : catalogue_.components) known.push_back(component.name);
        const auto near = nearest(name, known);
        std::string list;
        for (const auto& each : known) list += (list.empty() ? "" : ", ") + each;
        fault("solution.unknown_component", path, "component " + in_quotes(name), "one of " + list,
              near ? in_quotes(*near) : "one of these, or add it to the data");
    }

    void prepare_feeds() {
        const auto& speciation = *result_.model.speciation;
        for (const auto& [id, input] : result_.site.solutions) {
            std::vector<std::string> unknown;
            const auto feed = solution::describe_feed(speciation.components(), input, unknown);
            try {
                result_.feeds[id] = solution::prepare_feed(speciation, feed);
            } catch (const Error& error) {
                fault("solution.contradiction", joined("solutions", id), error.what(), "",
                      error.hint);
                continue;
            }
            note_feed(id, result_.feeds[id]);
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
        const Site& site = result_.site;
        std::string averaged;
        for (const heap::IrrigationStep& step : site.irrigation.steps) {
            if (!step.on || heap::runs_resolved(site.irrigation, step)) continue;
            averaged +=
                (averaged.empty() ? "" : ", ") + rounded_quantity(step.from.si / day.si, {}, 4);
        }
        if (!averaged.empty()) {
            result_.notes.push_back(
                "the pulses that begin on day " + averaged +
                " run as their mean rate; irrigation.resolve_pulses = true follows each");
        }
        const auto& notes = climate_->notes();
        result_.notes.insert(result_.notes.end(), notes.begin(), notes.end());
    }

    void read_weather() {
        const Site& site = result_.site;
        if (!is_sound("weather") || !is_sound("run")) return;
        climate_.emplace(site.weather, site.run.start_date, site.run.duration, diagnostics_);
    }

    void lay_bed() {
        const Site& site = result_.site;
        column::ColumnModel bed = column::bed_model(site.bed, site.solver);
        bed.network = result_.model.network;
        bed.speciation = result_.model.speciation;
        result_.model = std::move(bed);

        column::CellContent cell = stacked_content();
        place();
        const auto& network = *result_.model.network;
        const std::vector<double> reference = network.references(cell.solids);
        for (column::CellProperties& properties : result_.model.cells) {
            properties.reference = reference;
            properties.accessibility = accessibility();
        }
        cure(cell);
        check_moisture(cell);
        result_.contents.assign(result_.model.cells.size(), cell);
        note_plan();
        Timeline line = timeline(site, result_.feeds, *climate_);
        result_.model.forcing = std::move(line.forcing);
        result_.restart_points = std::move(line.restart_points);
    }

    [[nodiscard]] std::vector<double> accessibility() const {
        const auto& network = *result_.model.network;
        std::vector<double> factors(std::size_t(network.n_solids()), 1.0);
        for (const ore::Content& content : composition_.contents) {
            const int solid = network.solid_index(content.mineral, content.size_class);
            factors[std::size_t(solid)] = content.rate_factor;
        }
        return factors;
    }

    /// Ore and its own moisture, per m3 of bed, before cure.
    [[nodiscard]] column::CellContent stacked_content() const {
        const auto& network = *result_.model.network;
        const double bulk = result_.site.bed.bulk_density.si;
        column::CellContent cell{
            .water = composition_.moisture * bulk / constants::water_molar_mass,
            .temperature = result_.site.bed.temperature.si,
            .components = std::vector<double>(std::size_t(network.n_components()), 0.0),
            .solids = std::vector<double>(std::size_t(network.n_solids()), 0.0)};
        for (const ore::Content& content : composition_.contents) {
            const int solid = network.solid_index(content.mineral, content.size_class);
            cell.solids[std::size_t(solid)] += content.leachable * bulk;
        }
        if (result_.site.pore_solution) {
            const auto& feed = result_.feeds.at(*result_.site.pore_solution);
            const double volume = composition_.moisture * bulk / feed.water;
            for (std::size_t k = 0; k < cell.components.size(); ++k) {
                cell.components[k] = feed.total[k] * volume;
            }
        }
        return cell;
    }

    [[nodiscard]] double copper_in(const std::string& mineral) const {
        const int index = catalogue_.library.substances.mineral(mineral);
        const auto& atoms =
            catalogue_.library.substances.minerals[std::size_t(index)].composition.atoms;
        const auto copper = atoms.find("Cu");
        return copper == atoms.end() ? 0.0 : copper->second;
    }

    void place() {
        Placed& placed = result_.placed;
        placed.dry_ore = result_.site.bed.bulk_density.si * result_.site.bed.height.si;
        for (const ore::Content& content : composition_.contents) {
            const double each = copper_in(content.mineral) * placed.dry_ore;
            if (each == 0.0) continue;
            placed.copper_by_mineral[content.mineral] +=
                each * (content.leachable + content.locked);
            placed.locked_by_mineral[content.mineral] += each * content.locked;
            placed.copper += each * (content.leachable + content.locked);
            placed.locked_copper += each * content.locked;
        }
    }

    void cure(column::CellContent& cell);
    void book_cure(const reactions::CuredOre& before, const reactions::CuredOre& after);

    void check_moisture(const column::CellContent& cell) {
        const double pores = result_.model.cells.front().retention->saturated_content();
        const double water = cell.water * constants::water_molar_mass / 997.0;
        if (water <= pores) return;
        fault("bed.too_wet", "ore.moisture",
              "water of " + rounded_quantity(water, {}, 3) + " m3/m3 of bed after cure",
              "at most " + rounded_quantity(pores, {}, 3) + ", which is what its pores hold",
              "less moisture or cure water, or a higher bed.hydraulics.porosity");
    }

    const catalogue::Catalogue& catalogue_;
    Diagnostics& diagnostics_;
    Assembly result_;
    ore::Composition composition_;
    std::optional<atmosphere::Climate> climate_;
    std::vector<std::string> sound_solutions_;  ///< ids of those that were read without a fault
    bool is_chemistry_sound_ = true;
};

/// Carries the cure through on a cell per m3 of bed; its heat warms the cell.
void Assembler::cure(column::CellContent& cell) {
    if (!result_.site.cure) return;
    const auto& network = *result_.model.network;
    const double bulk = result_.site.bed.bulk_density.si;
    auto scaled = [](std::vector<double> values, double factor) {
        for (double& value : values) value *= factor;
        return values;
    };
    reactions::CuredOre ore{.solids = scaled(cell.solids, 1.0 / bulk),
                            .components = scaled(cell.components, 1.0 / bulk),
                            .water = cell.water / bulk,
                            .gases = {},
                            .extents = {},
                            .heat = 0.0};
    const reactions::CuredOre before = ore;
    try {
        ore = reactions::cure(network, *result_.site.cure, std::move(ore));
    } catch (const Error& error) {
        if (error.code != ErrorCode::input) throw;
        fault("cure.recipe", "cure.steps", error.what(), "", error.hint);
        return;
    }
    cell.solids = scaled(ore.solids, bulk);
    cell.components = scaled(ore.components, bulk);
    cell.water = ore.water * bulk;
    const double capacity =
        result_.model.cells.front().rock_heat_capacity +
        result_.model.heat_capacity_water * constants::water_molar_mass * cell.water;
    cell.temperature += ore.heat * bulk / capacity;
    book_cure(before, ore);
}

void Assembler::book_cure(const reactions::CuredOre& before, const reactions::CuredOre& after) {
    const auto& network = *result_.model.network;
    const double placed = result_.placed.dry_ore;
    CureBook& book = result_.cure;
    book.acid_given = result_.site.cure->acid.si / solution::free_acid_per_mol * placed;
    double water_made = 0.0;
    double heat_made = 0.0;
    const int acid = solution::component_index(result_.model.speciation->components(), "H");
    for (std::size_t q = 0; q < after.extents.size(); ++q) {
        const reactions::ReactionInfo& reaction = network.reactions()[q];
        for (const auto& [component, made] : reaction.components) {
            if (component == acid) book.acid_consumed -= made * after.extents[q] * placed;
        }
        water_made += reaction.water * after.extents[q];
        heat_made += reaction.heat * after.extents[q];
        book.extents.push_back(after.extents[q] * placed);
    }
    for (std::size_t s = 0; s < after.solids.size(); ++s) {
        book.solids_made.push_back((after.solids[s] - before.solids[s]) * placed);
    }
    book.water_given = (after.water - before.water - water_made) * placed;
    book.heat_of_mixing = (after.heat - heat_made) * placed;
}

}  // namespace

Assembly assemble(const Site& site, const catalogue::Catalogue& catalogue,
                  Diagnostics& diagnostics) {
    return Assembler(site, catalogue, diagnostics).build();
}

}  // namespace gossan::simulation
