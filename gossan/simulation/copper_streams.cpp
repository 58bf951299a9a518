// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/copper_streams.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gossan::simulation {
namespace {

void add(std::vector<double>& sum, const std::vector<double>& shares, double amount) {
    for (std::size_t s = 0; s < sum.size(); ++s) sum[s] += std::max(amount, 0.0) * shares[s];
}

/// Amounts as shares; shares of nothing stay as they are.
void set_shares(std::vector<double>& shares, const std::vector<double>& amounts) {
    const double total = std::accumulate(amounts.begin(), amounts.end(), 0.0);
    if (total <= 0.0) return;
    for (std::size_t s = 0; s < shares.size(); ++s) shares[s] = amounts[s] / total;
}

}  // namespace

CopperStreams::CopperStreams(const HeapAssembly& heap) : heap_(heap), names_(heap.pads) {
    if (heap.outside.feeds()) names_.emplace_back("feeds");
    names_.emplace_back("start");
    Shares start(names_.size(), 0.0);
    start.back() = 1.0;
    ponds_.assign(heap.plant->n_ponds(), start);
    electrolyte_ = start;
    for (const HeapModule& module : heap.modules) {
        Shares own(names_.size(), 0.0);
        own[module.pad] = 1.0;
        modules_.push_back(std::move(own));
    }
    cathode_.assign(names_.size(), 0.0);
}

void CopperStreams::pass_feeds(const HeapWindow& window, std::size_t interval,
                               std::vector<Shares>& into_ponds) const {
    if (!heap_.outside.feeds()) return;
    Shares own(names_.size(), 0.0);
    own[heap_.pads.size()] = 1.0;
    for (std::size_t pond = 0; pond < ponds_.size(); ++pond) {
        add(into_ponds[pond], own, window.fed[interval][pond].component[heap_.basis().cu()]);
    }
}

void CopperStreams::pass_modules(const HeapWindow& window, std::size_t interval,
                                 std::vector<Shares>& into_ponds) {
    const std::size_t cu = heap_.basis().cu();
    for (std::size_t m = 0; m < modules_.size(); ++m) {
        const ModuleFlows& flows = window.modules[m].flows;
        if (flows.drained.empty()) continue;
        const double before =
            interval == 0 ? flows.dissolved_copper_before : flows.dissolved_copper[interval - 1];
        const double drained = flows.drained[interval].component[cu];
        double leached = drained + flows.dissolved_copper[interval] - before;
        Shares amounts(names_.size(), 0.0);
        add(amounts, modules_[m], before);
        for (std::size_t pond = 0; pond < ponds_.size(); ++pond) {
            const double taken = flows.taken[interval][pond].component[cu];
            add(amounts, ponds_[pond], taken);
            leached -= taken;
        }
        amounts[heap_.modules[m].pad] += std::max(leached, 0.0);
        set_shares(modules_[m], amounts);
        add(into_ponds[std::size_t(heap_.modules[m].drains_to(window.begin))], modules_[m],
            drained);
    }
}

void CopperStreams::pass_plant(const HeapWindow& window, std::size_t interval,
                               std::vector<Shares> in_ponds, double in_electrolyte) {
    const std::size_t cu = heap_.basis().cu();
    const plant::PlantOutcome& day = window.plant[interval];
    const plant::PlantInput& input = heap_.site.plant;
    const auto index = [&](const std::string& pond) {
        return std::size_t(heap_.plant->pond_index(pond));
    };
    for (std::size_t pond = 0; pond < ponds_.size(); ++pond) {
        set_shares(ponds_[pond], in_ponds[pond]);
    }
    std::vector<Shares> late(ponds_.size(), Shares(names_.size(), 0.0));  // after ponds have given
    for (std::size_t t = 0; t < input.transfers.size(); ++t) {
        add(late[index(input.transfers[t].to)], ponds_[index(input.transfers[t].from)],
            day.transfers[t].component[cu]);
    }
    std::size_t pond = 0;
    Shares treated(names_.size(), 0.0);
    for (const auto& [name, each] : input.ponds) {
        if (each.spills_to) {
            add(late[index(*each.spills_to)], ponds_[pond],
                day.ponds[pond].passed_on.component[cu]);
        }
        add(treated, ponds_[pond], day.ponds[pond].treated.component[cu]);
        ++pond;
    }
    if (input.extraction) {
        set_shares(treated, Shares(treated));
        for (const auto& [name, share] : input.extraction->raffinate) {
            add(late[index(name)], treated, share.si * day.copper.raffinate.component[cu]);
        }
        add(late[index(input.tank_house->bleed_to)], electrolyte_, day.copper.bleed.component[cu]);
        Shares amounts(names_.size(), 0.0);
        add(amounts, electrolyte_, in_electrolyte);
        add(amounts, treated, day.copper.extracted);
        set_shares(electrolyte_, amounts);
        add(plated_[interval], electrolyte_, day.copper.plated);
        add(cathode_, electrolyte_, day.copper.plated);
    }
    for (std::size_t k = 0; k < ponds_.size(); ++k) {
        const double came = std::accumulate(late[k].begin(), late[k].end(), 0.0);
        add(late[k], ponds_[k], window.ponds[interval][k].component[cu] - came);  // what stayed
        set_shares(ponds_[k], late[k]);
    }
}

void CopperStreams::pass(const HeapState& before, const HeapWindow& window) {
    const std::size_t cu = heap_.basis().cu();
    double in_electrolyte =
        before.plant.electrolyte().component[cu] + before.plant.organic_copper();
    plated_.assign(window.plant.size(), std::vector<double>(names_.size(), 0.0));
    for (std::size_t k = 0; k < window.plant.size(); ++k) {
        std::vector<Shares> in_ponds(ponds_.size(), Shares(names_.size(), 0.0));
        for (std::size_t pond = 0; pond < ponds_.size(); ++pond) {
            const plant::Liquor& content =
                k == 0 ? before.plant.pond(pond) : window.ponds[k - 1][pond];
            add(in_ponds[pond], ponds_[pond], content.component[cu]);
        }
        pass_feeds(window, k, in_ponds);
        pass_modules(window, k, in_ponds);
        pass_plant(window, k, std::move(in_ponds), in_electrolyte);
        const plant::CopperAccount& copper = window.plant[k].copper;
        in_electrolyte += copper.extracted - copper.plated - copper.bleed.component[cu];
    }
}

std::vector<double> CopperStreams::memory() const {
    std::vector<double> values = cathode_;
    values.insert(values.end(), electrolyte_.begin(), electrolyte_.end());
    for (const auto* places : {&ponds_, &modules_}) {
        for (const Shares& each : *places) values.insert(values.end(), each.begin(), each.end());
    }
    return values;
}

void CopperStreams::remember(std::span<const double> memory) {
    const auto take = [&](std::vector<double>& values) {
        std::copy_n(memory.begin(), values.size(), values.begin());
        memory = memory.subspan(values.size());
    };
    take(cathode_);
    take(electrolyte_);
    for (auto* places : {&ponds_, &modules_}) {
        for (Shares& each : *places) take(each);
    }
}

}  // namespace gossan::simulation
