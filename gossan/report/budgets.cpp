// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/budgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gossan::report {
namespace {

using records::Document;

struct BudgetSource {
    const char* key;
    const char* title;
    const char* unit;
};

constexpr auto sources = std::to_array<BudgetSource>({
    {"acid_by_cause_kg_per_t", "Acid", "kg/t"},
    {"iron_by_cause_kg_per_t", "Iron", "kg/t"},
    {"oxygen_by_cause_mol", "Oxygen", "mol"},
    {"heat_by_cause_MJ_per_t", "Heat", "MJ/t"},
});

std::string in_words(std::string key) {
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

void add_causes(const Document& causes, const std::string& prefix, Budget& budget) {
    for (const records::Member& member : causes.members()) {
        const std::string label = prefix + in_words(member.key);
        if (member.value.is_object()) {
            add_causes(member.value, label + ": ", budget);
        } else if (member.value.is_number() && member.key == "stored" && prefix.empty()) {
            budget.stored = member.value.number();
            budget.is_stored_told = true;
        } else if (member.value.is_number() && member.value.number() != 0.0) {
            budget.parts.push_back({.label = label, .amount = member.value.number()});
        }
    }
}

double sum_of(const std::vector<BalancePart>& parts) {
    double sum = 0.0;
    for (const BalancePart& part : parts) sum += part.amount;
    return sum;
}

double number_or_nan(const Document& object, std::string_view key) {
    const Document* found = object.find(key);
    return found != nullptr && found->is_number() ? found->number()
                                                  : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

double Budget::residual() const { return sum_of(parts) - stored; }

std::vector<Budget> budgets(const Document& summary) {
    std::vector<Budget> found;
    for (const BudgetSource& source : sources) {
        const Document* causes = summary.find(source.key);
        if (causes == nullptr || !causes->is_object()) continue;
        Budget budget{.title = source.title, .unit = source.unit};
        add_causes(*causes, "", budget);
        if (budget.parts.empty()) continue;
        if (!budget.is_stored_told) budget.stored = sum_of(budget.parts);
        std::stable_sort(budget.parts.begin(), budget.parts.end(),
                         [](const BalancePart& a, const BalancePart& b) {
                             return std::abs(a.amount) > std::abs(b.amount);
                         });
        found.push_back(std::move(budget));
    }
    return found;
}

std::vector<OreAtRisk> ore_at_risk(const Document& summary) {
    std::vector<OreAtRisk> found;
    const Document* list = summary.find("ore_at_risk");
    if (list == nullptr || !list->is_array()) return found;
    for (const Document& entry : list->elements()) {
        const Document* limit = entry.find("limit");
        found.push_back({.depth_from_m = number_or_nan(entry, "depth_from_m"),
                         .depth_to_m = number_or_nan(entry, "depth_to_m"),
                         .limit = limit != nullptr && limit->is_string() ? in_words(limit->string())
                                                                         : std::string(),
                         .share = number_or_nan(entry, "share")});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const OreAtRisk& a, const OreAtRisk& b) { return a.share > b.share; });
    return found;
}

}  // namespace gossan::report
