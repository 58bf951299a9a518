// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/composition.hpp"

#include <algorithm>
#include <optional>

#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan::ore {
namespace {

std::string percent(double share) { return rounded_quantity(share, {.unit = "%"}); }

/// Gathers amounts by mineral, with the faults on the way.
class Book {
public:
    Book(std::span<const Mineral> minerals, std::string path, Diagnostics& diagnostics)
        : minerals_(minerals), path_(std::move(path)), diagnostics_(diagnostics) {}

    const Mineral* find(const std::string& id, const std::string& key) {
        for (const Mineral& mineral : minerals_) {
            if (mineral.id == id) return &mineral;
        }
        std::vector<std::string> known;
        for (const Mineral& mineral : minerals_) known.push_back(mineral.id);
        const auto near = nearest(id, known);
        fault(key, "ore.unknown_mineral", "mineral " + in_quotes(id), "a mineral of the catalogue",
              near ? in_quotes(*near) : "its id, or add it to the data: one file in data/minerals");
        return nullptr;
    }

    void fault(const std::string& key, const std::string& code, const std::string& found,
               const std::string& allowed, const std::string& write) {
        diagnostics_.add({.code = code,
                          .path = path_ + "." + key,
                          .found = found,
                          .allowed = allowed,
                          .write = write});
    }

    /// Whether a mineral of the catalogue holds an element.
    [[nodiscard]] bool holds(const std::string& id, const std::string& element) const {
        return std::any_of(minerals_.begin(), minerals_.end(), [&](const Mineral& mineral) {
            return mineral.id == id && mineral.composition.atoms.contains(element);
        });
    }

    /// Adds mol per kg of ore.
    void add(const Mineral& mineral, double moles) { moles_[&mineral] += moles; }

    /// mol of an element in all that was added.
    [[nodiscard]] double carried(const std::string& element) const {
        double sum = 0.0;
        for (const auto& [mineral, moles] : moles_) {
            const auto atoms = mineral->composition.atoms.find(element);
            if (atoms != mineral->composition.atoms.end()) sum += moles * atoms->second;
        }
        return sum;
    }

    /// By mineral id, those that are there.
    [[nodiscard]] std::map<std::string, std::pair<const Mineral*, double>> sorted() const {
        std::map<std::string, std::pair<const Mineral*, double>> all;
        for (const auto& [mineral, moles] : moles_) {
            if (moles > 0.0) all[mineral->id] = {mineral, moles};
        }
        return all;
    }

private:
    std::span<const Mineral> minerals_;
    std::string path_;
    Diagnostics& diagnostics_;
    std::map<const Mineral*, double> moles_;
};

void add_minerals(const OreType& ore, Book& book) {
    double sum = 0.0;
    for (const auto& [id, share] : ore.minerals) {
        sum += share.si;
        if (const Mineral* mineral = book.find(id, joined("minerals", id))) {
            book.add(*mineral, share.si / mineral->molar_mass.si);
        }
    }
    if (sum > 1.0) {
        book.fault("minerals", "ore.above_one", "minerals of " + percent(sum),
                   "at most 100 % of the mass", {});
    }
}

void add_acid_demand(const OreType& ore, const std::map<std::string, double>& capacity,
                     Book& book) {
    const AcidDemand& demand = *ore.acid_demand;
    const double protons = demand.total.si / acid_per_proton;  // mol per kg of ore
    for (const auto& [id, share] : demand.share) {
        const std::string key = joined("acid_demand.share", id);
        const Mineral* mineral = book.find(id, key);
        if (mineral == nullptr) continue;
        if (ore.minerals.contains(id)) {
            book.fault(key, "ore.twice", "mineral " + in_quotes(id) + " in `minerals` too",
                       "its amount by grade or by acid demand, not both", {});
        }
        const auto taken = capacity.find(id);
        if (taken == capacity.end() || taken->second <= 0.0) {
            book.fault(key, "ore.no_acid_consumer", "mineral " + in_quotes(id),
                       "a mineral whose reaction takes up acid", {});
            continue;
        }
        book.add(*mineral, protons * share.si / taken->second);
    }
}

/// Puts `moles` of copper into a mineral by its formula.
void add_copper(const std::string& id, const std::string& key, double moles, Book& book) {
    const Mineral* mineral = book.find(id, key);
    if (mineral == nullptr || moles <= 0.0) return;
    const auto atoms = mineral->composition.atoms.find("Cu");
    if (atoms == mineral->composition.atoms.end()) {
        book.fault(key, "ore.no_copper", "mineral " + in_quotes(id), "a mineral that holds copper",
                   {});
        return;
    }
    book.add(*mineral, moles / atoms->second);
}

void add_assay(const CopperAssay& assay, double atomic_weight, Book& book) {
    const double total = assay.total->si / atomic_weight;
    const double soluble = assay.acid_soluble->si / atomic_weight;
    const double elsewhere = book.carried("Cu");
    const double rest = total - soluble - elsewhere;
    if (rest < -1e-9 * total) {
        book.fault(
            "copper.total", "ore.more_copper_than_assayed",
            "minerals and acid-soluble copper of " + percent((elsewhere + soluble) * atomic_weight),
            "at most the total of " + percent(assay.total->si), "lower grades in `minerals`");
    }
    add_copper(*assay.fast, "copper.fast", soluble, book);
    add_copper(*assay.slow, "copper.slow", rest, book);
}

/// Each pool to its hosts. All copper is in a pool already, so no other block may bring any.
void add_pools(const OreType& ore, double atomic_weight, Book& book) {
    for (const auto& [id, share] : ore.minerals) {
        if (!book.holds(id, "Cu")) continue;
        book.fault(joined("minerals", id), "ore.twice",
                   "copper mineral " + in_quotes(id) + " beside a sequential assay",
                   "its copper in a pool of the assay alone",
                   "its share in copper.sequential.hosts");
    }
    for (const Pool& pool : pools_of(*ore.copper->sequential)) {
        const double moles = pool.counted() / atomic_weight;
        for (const auto& [id, share] : pool.hosts) {
            const std::string key = joined(joined("copper.sequential.hosts", pool.name), id);
            if (ore.acid_demand && ore.acid_demand->share.contains(id)) {
                book.fault(key, "ore.twice", "mineral " + in_quotes(id) + " in acid_demand too",
                           "its amount by assay or by acid demand, not both", {});
            }
            add_copper(id, key, moles * share.si, book);
        }
    }
}

}  // namespace

double Composition::amount(const std::string& mineral) const {
    double sum = 0.0;
    for (const Content& content : contents) {
        if (content.mineral == mineral) sum += content.leachable + content.locked;
    }
    return sum;
}

Composition compose(const OreType& ore, const MineralFacts& facts, const std::string& path,
                    Diagnostics& diagnostics) {
    Book book(facts.minerals, path, diagnostics);
    add_minerals(ore, book);
    if (ore.acid_demand) add_acid_demand(ore, facts.acid_capacity, book);
    if (ore.copper && ore.copper->sequential) {
        add_pools(ore, facts.weights.at("Cu"), book);
    } else if (ore.copper) {
        add_assay(*ore.copper, facts.weights.at("Cu"), book);
    }

    Composition result{
        .classes = size_classes(ore.size), .contents = {}, .moisture = ore.moisture.si};
    for (const auto& [id, entry] : book.sorted()) {
        const auto& [mineral, moles] = entry;
        if (mineral->occurs_in == Occurrence::pores) {
            result.contents.push_back({.mineral = id, .leachable = moles});
            continue;
        }
        for (std::size_t k = 0; k < result.classes.size(); ++k) {
            const Access reached = access(ore.access, result.classes[k].mean);
            const double part = moles * result.classes[k].mass_fraction;
            result.contents.push_back({.mineral = id,
                                       .size_class = static_cast<int>(k),
                                       .leachable = part * reached.leachable_share,
                                       .locked = part * (1.0 - reached.leachable_share),
                                       .rate_factor = reached.rate_factor});
        }
    }
    return result;
}

}  // namespace gossan::ore
