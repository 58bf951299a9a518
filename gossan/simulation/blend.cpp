// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/blend.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"

namespace gossan::simulation {
namespace {

using Parts = std::vector<std::pair<const ParcelInput*, double>>;

std::string difference_of(const ParcelInput& a, const ParcelInput& b) {
    if (a.ore.size != b.ore.size) return "size";
    if (a.ore.access != b.ore.access) return "access";
    if (a.ore.copper.has_value() != b.ore.copper.has_value()) return "copper";
    if (a.ore.copper) {
        const ore::CopperAssay& one = *a.ore.copper;
        const ore::CopperAssay& other = *b.ore.copper;
        if (one.sequential.has_value() != other.sequential.has_value())
            return "kind of copper assay";
        if (one.fast != other.fast || one.slow != other.slow) return "hosts of the assayed copper";
    }
    if (a.cure != b.cure) return "cure";
    if (a.pore_solution != b.pore_solution) return "pore_solution";
    const auto brings = [](const ParcelInput& each) { return !each.microbes.inoculum.empty(); };
    if (brings(a) && brings(b) && a.microbes.attached != b.microbes.attached) {
        return "microbes.attached";
    }
    return {};
}

/// One pool of the mix: a limit where all are limits, else what they count as.
void mix_pool(const Parts& parts, std::size_t which, CensoredNumber& copper, ore::Hosts& hosts) {
    double counted = 0.0, limit = 0.0;
    bool is_below = true;
    for (const auto& [parcel, part] : parts) {
        const ore::Pool pool = ore::pools_of(*parcel->ore.copper->sequential)[which];
        is_below = is_below && pool.copper.is_below;
        limit += part * pool.copper.si;
        counted += part * pool.counted();
        for (const auto& [mineral, share] : pool.hosts) {
            hosts[mineral] = hosts[mineral] + share * (part * pool.counted());
        }
    }
    copper = {is_below ? limit : counted, is_below};
    if (counted <= 0.0) return hosts.clear();
    for (auto& [mineral, share] : hosts) share = share / counted;
}

/// Assays of one kind. A total beside pools has checked them parcel by parcel and is left out.
void mix_copper(const Parts& parts, ore::CopperAssay& mixed) {
    if (mixed.sequential) {
        ore::SequentialAssay all;
        mix_pool(parts, 0, all.acid_soluble, all.hosts.acid_soluble);
        mix_pool(parts, 1, all.cyanide_soluble, all.hosts.cyanide_soluble);
        mix_pool(parts, 2, all.residual, all.hosts.residual);
        mixed.total.reset();
        mixed.sequential = std::move(all);
        return;
    }
    mixed.total = mixed.acid_soluble = Number(0.0);
    for (const auto& [parcel, part] : parts) {
        mixed.total = *mixed.total + *parcel->ore.copper->total * part;
        mixed.acid_soluble = *mixed.acid_soluble + *parcel->ore.copper->acid_soluble * part;
    }
}

void mix_acid_demand(const Parts& parts, ore::OreType& mixed) {
    ore::AcidDemand all;
    all.total = Number(0.0);
    for (const auto& [parcel, part] : parts) {
        if (!parcel->ore.acid_demand) continue;
        const ore::AcidDemand& demand = *parcel->ore.acid_demand;
        all.total = all.total + demand.total * part;
        for (const auto& [mineral, share] : demand.share) {
            all.share[mineral] = all.share[mineral] + share * (demand.total.si * part);
        }
    }
    mixed.acid_demand.reset();
    if (all.total.si <= 0.0) return;
    for (auto& [mineral, share] : all.share) share = share / all.total.si;
    mixed.acid_demand = std::move(all);
}

}  // namespace

Blend blend(const Parts& parts) {
    expects(!parts.empty(), "a blend has a part");
    Blend mixed{.parcel = *parts.front().first, .differs = {}};
    ore::OreType& ore = mixed.parcel.ore;
    MicrobesInput& microbes = mixed.parcel.microbes;
    ore.minerals.clear();
    ore.moisture = Number(0.0);
    microbes.inoculum.clear();
    for (const auto& [parcel, part] : parts) {
        if (mixed.differs.empty()) mixed.differs = difference_of(*parts.front().first, *parcel);
        for (const auto& [mineral, grade] : parcel->ore.minerals) {
            ore.minerals[mineral] = ore.minerals[mineral] + grade * part;
        }
        ore.moisture = ore.moisture + parcel->ore.moisture * part;
        for (const auto& [group, cells] : parcel->microbes.inoculum) {
            microbes.inoculum[group] = microbes.inoculum[group] + cells * part;
            microbes.attached = parcel->microbes.attached;
        }
        for (const std::string& group : parcel->microbes.groups) {
            auto& all = microbes.groups;
            if (std::find(all.begin(), all.end(), group) == all.end()) all.push_back(group);
        }
    }
    if (ore.copper && mixed.differs.empty()) mix_copper(parts, *ore.copper);
    mix_acid_demand(parts, ore);
    return mixed;
}

}  // namespace gossan::simulation
