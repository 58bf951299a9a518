// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/allocation/allocation_record.hpp"

namespace gossan::supply {
namespace {

/// A table in the making, row by row.
struct Sheet {
    tables::SheetToWrite sheet;
    std::size_t column = 0;

    Sheet(std::string name, std::vector<std::pair<std::string, std::string>>&& columns) {
        sheet.name = std::move(name);
        for (auto& [header, unit] : columns) {
            sheet.columns.push_back(
                {.name = std::move(header), .unit = std::move(unit), .cells = {}});
        }
    }
    Sheet& cell(tables::SheetValue value) {
        sheet.columns[column].cells.push_back(std::move(value));
        column = (column + 1) % sheet.columns.size();
        return *this;
    }
};

WholeMass grams_of(double kg) { return {std::int64_t(std::llround(kg * 1e3))}; }

tables::SheetToWrite assignments_sheet(const AllocationProblem& problem,
                                       const Allocation& allocation, MassUnit unit) {
    Sheet sheet("assignments", {{"lot", ""},
                                {"maker", ""},
                                {"arrives", ""},
                                {"mass", name_of(unit)},
                                {"bundles", ""},
                                {"site", ""},
                                {"for quarter", ""},
                                {"covers", name_of(unit)},
                                {"next best", ""}});
    for (std::size_t a = 0; a < allocation.assignments.size(); ++a) {
        const Assignment& each = allocation.assignments[a];
        bool is_first = true;
        const auto row = [&](const Need* need, WholeMass covers) {
            sheet.cell(problem.lots[each.lot].id).cell(problem.takers[each.taker].name);
            sheet.cell(name_of_quarter(each.quarter));
            // The mass stands once, so that the column sums to what was sent.
            if (is_first) {
                sheet.cell(in_unit(each.mass, unit)).cell(double(each.pieces.size()));
            } else {
                sheet.cell({}).cell({});
            }
            sheet.cell(need ? need->site : std::string("left at the maker"));
            if (need) {
                sheet.cell(name_of_quarter(need->quarter));
            } else {
                sheet.cell({});
            }
            sheet.cell(in_unit(covers, unit));
            sheet.cell(is_first ? tables::SheetValue(words_of(problem, allocation.reasons[a]))
                                : tables::SheetValue());
            is_first = false;
        };
        WholeMass left = each.mass;
        for (const Cover& cover : allocation.settlement.covers) {
            if (cover.assignment != a) continue;
            row(&problem.needs[cover.need], cover.mass);
            left -= cover.mass;
        }
        if (left.grams > 0) row(nullptr, left);
    }
    return std::move(sheet.sheet);
}

tables::SheetToWrite needs_sheet(const AllocationProblem& problem, const Allocation& allocation,
                                 MassUnit unit) {
    Sheet sheet("needs", {{"maker", ""},
                          {"quarter", ""},
                          {"site", ""},
                          {"priority", ""},
                          {"wanted", name_of(unit)},
                          {"covered", name_of(unit)},
                          {"short", name_of(unit)},
                          {"claimed", name_of(unit)}});
    for (std::size_t n = 0; n < problem.needs.size(); ++n) {
        const Need& need = problem.needs[n];
        const WholeMass covered = allocation.settlement.covered[n];
        sheet.cell(problem.takers[need.taker].name).cell(name_of_quarter(need.quarter));
        sheet.cell(need.site).cell(double(need.priority)).cell(in_unit(need.mass, unit));
        sheet.cell(in_unit(covered, unit)).cell(in_unit(need.mass - covered, unit));
        sheet.cell(in_unit(allocation.settlement.claimed[n], unit));
    }
    return std::move(sheet.sheet);
}

tables::SheetToWrite makers_sheet(const Demand& demand, MassUnit unit) {
    const std::string u = name_of(unit);
    Sheet sheet("makers", {{"maker", ""},
                           {"quarter", ""},
                           {"melted as planned", u},
                           {"scrap used as planned", u},
                           {"recycled as planned", u},
                           {"cathode as planned", u},
                           {"cathode P90", u},
                           {"cathode P50", u},
                           {"cathode P10", u},
                           {"cathode mean", u}});
    const auto mass = [&](double kg) { sheet.cell(in_unit(grams_of(kg), unit)); };
    for (std::size_t m = 0; m < demand.makers.size(); ++m) {
        const MakerFlows& planned = demand.planned.makers[m];
        for (std::size_t q = 0; q < planned.cathode.size(); ++q) {
            const CopperSpread& cathode = demand.cathode[m][q];
            if (planned.melted[q] + cathode.mean <= 0.0) continue;
            sheet.cell(demand.makers[m].input.name);
            sheet.cell(name_of_quarter(demand.quarters.first + int(q)));
            for (const double kg :
                 {planned.melted[q], planned.scrap_used[q], planned.recycled[q], planned.cathode[q],
                  cathode.p90, cathode.p50, cathode.p10, cathode.mean}) {
                mass(kg);
            }
        }
    }
    return std::move(sheet.sheet);
}

tables::SheetToWrite subsystems_sheet(const Demand& demand, MassUnit unit) {
    Sheet sheet("subsystems", {{"subsystem", ""},
                               {"live in", ""},
                               {"installed as planned", name_of(unit)},
                               {"source of its share", ""}});
    for (std::size_t s = 0; s < demand.bill.size(); ++s) {
        for (std::size_t q = 0; q < demand.planned.installed[s].size(); ++q) {
            const double kg = demand.planned.installed[s][q];
            if (kg <= 0.0) continue;
            sheet.cell(demand.bill[s].name);
            sheet.cell(name_of_quarter(demand.quarters.first + int(q)));
            sheet.cell(in_unit(grams_of(kg), unit)).cell(demand.bill[s].source);
        }
    }
    return std::move(sheet.sheet);
}

tables::SheetToWrite lots_sheet(const AllocationProblem& problem, const Allocation& allocation,
                                MassUnit unit) {
    Sheet sheet("lots on offer", {{"lot", ""},
                                  {"available", ""},
                                  {"mass", name_of(unit)},
                                  {"claimable", name_of(unit)},
                                  {"footprint", "kg CO2e/kg"},
                                  {"P5", "kg CO2e/kg"},
                                  {"P95", "kg CO2e/kg"},
                                  {"footprint is", ""},
                                  {"sent", name_of(unit)}});
    std::vector<WholeMass> sent(problem.lots.size());
    for (const Assignment& each : allocation.assignments) sent[each.lot] += each.mass;
    for (std::size_t l = 0; l < problem.lots.size(); ++l) {
        const LotOnOffer& lot = problem.lots[l];
        sheet.cell(lot.id).cell(date_of(std::floor(lot.available)));
        sheet.cell(in_unit(lot.mass, unit)).cell(in_unit(lot.claimable, unit));
        const auto number = [&](const std::optional<double>& value) {
            sheet.cell(value ? tables::SheetValue(*value) : tables::SheetValue());
        };
        number(lot.footprint ? std::optional(lot.footprint->per_kg) : std::nullopt);
        number(lot.footprint ? lot.footprint->p5 : std::nullopt);
        number(lot.footprint ? lot.footprint->p95 : std::nullopt);
        sheet.cell(lot.footprint ? std::string(words_of(lot.footprint->origin)) : std::string());
        sheet.cell(in_unit(sent[l], unit));
    }
    return std::move(sheet.sheet);
}

}  // namespace

std::vector<tables::SheetToWrite> allocation_sheets(const Demand& demand,
                                                    const AllocationProblem& problem,
                                                    const Allocation& allocation, MassUnit unit) {
    return {assignments_sheet(problem, allocation, unit), needs_sheet(problem, allocation, unit),
            makers_sheet(demand, unit), subsystems_sheet(demand, unit),
            lots_sheet(problem, allocation, unit)};
}

}  // namespace gossan::supply
