// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/inventory.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gossan/records/whole_rows.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

ModuleLines& module_at(CopperInventory& inventory, std::string_view name) {
    const auto found =
        std::find_if(inventory.modules.begin(), inventory.modules.end(),
                     [&](const ModuleLines& module) { return module.module == name; });
    if (found != inventory.modules.end()) return *found;
    inventory.modules.push_back({.module = std::string(name)});
    return inventory.modules.back();
}

using FlowsByModule = std::map<std::string, std::vector<FlowAccount>>;

void add_flow(const tables::Table& table, std::size_t row, Diagnostics& diagnostics,
              FlowsByModule& flows) {
    auto& accounts = flows[std::string(table.text("module", row))];
    const std::string name(table.text("account", row));
    const auto found =
        std::find_if(accounts.begin(), accounts.end(),
                     [&](const FlowAccount& account) { return account.name == name; });
    FlowAccount& account =
        found == accounts.end()
            ? accounts.emplace_back(FlowAccount{name, std::string(table.text("unit", row)), {}, {}})
            : *found;
    const std::string line(table.text("line", row));
    auto& values = line == "stored" ? account.stored : account.flows[line];
    values.push_back(table.required_number("amount", row, diagnostics).value_or(0.0));
}

/// A line, or the first less the second.
struct Part {
    const char* name;
    const char* line;
    const char* less = nullptr;
};

constexpr auto parts = std::to_array<Part>({
    {"locked in rock", "remaining", "remaining extractable"},
    {"remaining, extractable", "remaining extractable"},
    {"stagnant moisture", "heap, stagnant"},
    {"flowing moisture", "heap, flowing"},
    {"on the surface", "heap, on the surface"},
    {"ponds", "ponds"},
    {"SX", "SX"},
    {"EW", "EW"},
    {"lost", "lost"},
    {"recovered", "recovered"},
});

constexpr double kg_per_t = 1000.0;

bool is_large(const ModuleLines& module) { return module.last("placed") >= 10.0 * kg_per_t; }

std::vector<double> values_of(const ModuleLines& module, const Part& part, double scale) {
    const auto found = module.lines.find(part.line);
    if (found == module.lines.end()) return {};
    std::vector<double> values = found->second;
    const auto less = part.less == nullptr ? module.lines.end() : module.lines.find(part.less);
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (less != module.lines.end()) values[k] -= less->second[k];
        values[k] *= scale;
    }
    return values;
}

}  // namespace

double ModuleLines::last(const std::string& line) const {
    const auto found = lines.find(line);
    return found == lines.end() || found->second.empty() ? 0.0 : found->second.back();
}

CopperInventory read_inventory(const std::filesystem::path& path) {
    const tables::Table table = records::read_whole_rows(path);
    Diagnostics diagnostics;
    CopperInventory inventory;
    FlowsByModule flows;
    static const std::array<std::string, 6> columns = {"end_d", "module", "account",
                                                       "line",  "amount", "unit"};
    if (table.require_columns(columns, diagnostics)) {
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            if (table.text("account", row) != "copper") {
                add_flow(table, row, diagnostics, flows);
                continue;
            }
            const double end = table.required_number("end_d", row, diagnostics).value_or(0.0);
            if (inventory.end_d.empty() || inventory.end_d.back() != end) {
                inventory.end_d.push_back(end);
            }
            auto& line = module_at(inventory, table.text("module", row))
                             .lines[std::string(table.text("line", row))];
            line.push_back(table.required_number("amount", row, diagnostics).value_or(0.0));
        }
    }
    records::throw_if_damaged(diagnostics, path);
    const auto whole = flows.contains("all") ? flows.find("all") : flows.begin();
    if (whole != flows.end() && (whole->first == "all" || flows.size() == 1)) {
        inventory.accounts = std::move(whole->second);
    }
    return inventory;
}

Document inventory_document(const CopperInventory& inventory) {
    if (inventory.modules.empty()) return {};
    const ModuleLines& run = inventory.modules.back();
    const double scale = is_large(run) ? 1.0 / kg_per_t : 1.0;
    Document document = Document::object();
    document["unit"] = is_large(run) ? "t" : "kg";
    auto& time = document["time"] = Document::array();
    for (const double day : inventory.end_d) time.push_back(day);
    auto& list = document["parts"] = Document::array();
    for (const Part& part : parts) {
        const std::vector<double> values = values_of(run, part, scale);
        // Rounding of differences is no copper.
        const auto is_some = [&](double value) {
            return std::abs(value) > 1e-9 * scale * run.last("placed");
        };
        if (std::none_of(values.begin(), values.end(), is_some)) continue;
        Document entry = Document::object();
        entry["name"] = part.name;
        auto& amounts = entry["values"] = Document::array();
        for (const double value : values) amounts.push_back(value);
        list.push_back(std::move(entry));
    }
    return document;
}

std::string inventory_section(const RunView& run) {
    if (run.inventory.modules.empty()) return {};
    const bool in_tonnes = is_large(run.inventory.modules.back());
    static constexpr auto lines =
        std::to_array<const char*>({"placed", "extractable", "extracted", "recovered",
                                    "remaining extractable", "remaining", "in solution", "lost"});
    HtmlTable table{.caption = std::string("Copper at the end, ") + (in_tonnes ? "t" : "kg"),
                    .header = {"module"},
                    .rows = {}};
    table.header.insert(table.header.end(), lines.begin(), lines.end());
    for (const ModuleLines& module : run.inventory.modules) {
        table.rows.push_back({text_cell(module.module)});
        for (const char* line : lines) {
            const double amount = module.last(line);
            // Rounding of differences is no copper.
            const bool is_some =
                std::abs(amount) > 1e-9 * run.inventory.modules.back().last("placed");
            table.rows.back().push_back(
                number_cell(is_some ? amount / (in_tonnes ? kg_per_t : 1.0) : 0.0, 5));
        }
    }
    return charts_section("inventory", "Inventory", table.html());
}

}  // namespace gossan::report
