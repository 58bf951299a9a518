// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/column_ores.hpp"

#include <algorithm>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/simulation/timeline.hpp"

namespace gossan::simulation {
namespace {

/// The ore without the parts that have a fault, so that the rest can be looked at.
ore::OreType sound_part(ore::OreType ore, const std::string& path, const Diagnostics& diagnostics) {
    const auto has_fault = [&](const char* key) {
        return !is_sound(diagnostics, joined(path, key));
    };
    if (has_fault("size")) ore.size = ore::GatesGaudinSchuhmann{.top_size = Length(0.01)};
    if (has_fault("access")) ore.access = ore::FullAccess{};
    if (has_fault("copper")) ore.copper.reset();
    if (has_fault("acid_demand")) ore.acid_demand.reset();
    if (has_fault("minerals")) ore.minerals.clear();
    return ore;
}

/// Gives an ore's classes their places among those of the column, which gain what they lack.
void share_classes(ore::Composition& composition, std::vector<double>& sizes) {
    std::vector<int> place;
    for (const ore::SizeClass& each : composition.classes) {
        const auto found = std::find(sizes.begin(), sizes.end(), each.mean);
        place.push_back(int(found - sizes.begin()));
        if (found == sizes.end()) sizes.push_back(each.mean);
    }
    for (ore::Content& content : composition.contents) {
        if (content.size_class >= 0) content.size_class = place[std::size_t(content.size_class)];
    }
}

}  // namespace

std::string ColumnOre::path_of(const std::string& key) const {
    return path.empty() ? key : joined(path, key);
}

std::vector<std::string> ColumnOres::minerals() const {
    std::vector<std::string> ids;
    for (const ColumnOre& ore : ores) {
        for (const ore::Content& content : ore.composition.contents) {
            if (std::find(ids.begin(), ids.end(), content.mineral) == ids.end()) {
                ids.push_back(content.mineral);
            }
        }
    }
    return ids;
}

ColumnOres column_ores(const Site& site, const catalogue::Catalogue& catalogue,
                       Diagnostics& diagnostics) {
    ColumnOres all;
    const auto add = [&](const ParcelInput& parcel, const std::string& path) {
        ColumnOre ore{.parcel = parcel, .path = path, .composition = {}};
        const std::string key = ore.path_of("ore");
        ore.composition = ore::compose(sound_part(parcel.ore, key, diagnostics),
                                       catalogue.mineral_facts(), key, diagnostics);
        share_classes(ore.composition, all.class_sizes);
        all.ores.push_back(std::move(ore));
    };
    add({site.ore, site.cure, site.microbes, site.pore_solution}, "");
    std::vector<std::string> names{""};
    for (std::size_t k = 0; k < n_lifts_of_run(site); ++k) {
        const std::string name = k < site.parcel_of_lift.size() ? site.parcel_of_lift[k] : "";
        const auto found = std::find(names.begin(), names.end(), name);
        all.of_lift.push_back(std::size_t(found - names.begin()));
        if (found != names.end()) continue;
        names.push_back(name);
        add(site.parcels.at(name), joined("parcels", name));
    }
    return all;
}

std::size_t n_lifts_of_run(const Site& site) {
    const auto& lifts = site.bed.lifts;
    const auto late = std::find_if(lifts.begin(), lifts.end(), [&](const column::LiftInput& lift) {
        return lift.from.si > site.run.duration.si - least_apart;
    });
    return std::size_t(late - lifts.begin());
}

bool is_sound(const Diagnostics& diagnostics, const std::string& path) {
    const auto holds = [](const std::string& outer, const std::string& inner) {
        if (outer.empty() || inner == outer) return true;
        return inner.starts_with(outer + ".") || inner.starts_with(outer + "[");
    };
    const auto faults = diagnostics.sorted();
    return std::none_of(faults.begin(), faults.end(), [&](const Fault& fault) {
        return fault.severity == Severity::error &&
               (holds(fault.path, path) || holds(path, fault.path));
    });
}

}  // namespace gossan::simulation
