// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_accounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "gossan/report/html.hpp"
#include "gossan/report/page_data.hpp"

namespace gossan::report {
namespace {

constexpr std::size_t most_modules = 80;  // whose lines a page carries beside the whole's
constexpr int digits = 5;
constexpr double kg_per_t = 1000.0;

/// Solution that goes round is told beside an account and does not enter its sum.
bool is_aside(const std::string& line) { return line.starts_with("recycled"); }

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::string way_json(const AccountWay& way) {
    // Masses are read in tonnes.
    const bool is_mass = way.unit == "kg";
    const double scale = is_mass ? 1.0 / kg_per_t : 1.0;
    std::string parts;
    for (const BalancePart& part : way.parts) {
        parts += (parts.empty() ? "{\"label\":" : ",{\"label\":") + json_text(part.label) +
                 ",\"amount\":" + json_number(scale * part.amount, digits) + "}";
    }
    const std::vector<double> ends = {scale * way.begin, scale * way.end, way.closure};
    return "{\"name\":" + json_text(way.name) +
           ",\"unit\":" + json_text(is_mass ? "t" : readable_unit(way.unit)) +
           ",\"ends\":" + json_numbers(ends, digits) + ",\"parts\":[" + parts + "]}";
}

}  // namespace

double AccountWay::throughput() const {
    double in = 0.0, out = 0.0;
    for (const BalancePart& part : parts) (part.amount > 0.0 ? in : out) += part.amount;
    return std::max(in, -out);
}

AccountWay way_of(const FlowAccount& account) {
    AccountWay way{.name = account.name, .unit = account.unit};
    double first = 0.0, later = 0.0;
    for (const auto& [line, flows] : account.flows) {
        if (is_aside(line)) continue;
        way.parts.push_back({line, sum(flows)});
        first += flows.front();
        later += sum(flows) - flows.front();
    }
    std::stable_sort(way.parts.begin(), way.parts.end(),
                     [](const BalancePart& a, const BalancePart& b) {
                         return std::abs(a.amount) > std::abs(b.amount);
                     });
    if (account.stored.empty()) return way;
    way.begin = account.stored.front() - first;
    way.end = account.stored.back();
    const double open = account.stored.back() - account.stored.front() - later;
    way.closure = std::abs(open) / std::max({way.throughput(), way.begin, way.end, 1e-300});
    return way;
}

std::string accounts_json(const CopperInventory& inventory) {
    std::string out;
    for (const FlowAccount& account : inventory.accounts) {
        const AccountWay way = way_of(account);
        if (way.parts.empty()) continue;
        out += (out.empty() ? "" : ",\n") + way_json(way);
    }
    return "[" + out + "]";
}

std::string lines_json(const CopperInventory& inventory) {
    if (inventory.modules.empty()) return "null";
    static constexpr auto lines =
        std::to_array<const char*>({"placed", "extractable", "extracted", "recovered",
                                    "remaining extractable", "remaining", "in solution"});
    const bool is_large = inventory.modules.back().last("placed") >= 10.0 * kg_per_t;
    std::string modules, names;
    for (const char* line : lines) names += (names.empty() ? "" : ",") + json_text(line);
    const std::size_t n = inventory.modules.size();
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t index = n - 1 - k;  // the whole comes first
        if (k > most_modules) break;
        const ModuleLines& module = inventory.modules[index];
        std::string values;
        for (const char* line : lines) {
            std::vector<double> amounts(inventory.end_d.size(), std::nan(""));
            if (const auto found = module.lines.find(line); found != module.lines.end()) {
                amounts = found->second;
            }
            for (double& amount : amounts) amount /= is_large ? kg_per_t : 1.0;
            values += (values.empty() ? "" : ",") + json_numbers(amounts, digits);
        }
        modules += (modules.empty() ? "{\"name\":" : ",\n{\"name\":") + json_text(module.module) +
                   ",\"values\":[" + values + "]}";
    }
    return "{\"unit\":\"" + std::string(is_large ? "t" : "kg") +
           "\",\"time\":" + json_numbers(inventory.end_d, digits + 2) + ",\"names\":[" + names +
           "],\"modules\":[" + modules + "]}";
}

}  // namespace gossan::report
