// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "gossan/supply/allocation/offer.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

LotOnOffer read_row(const tables::Table& table, std::size_t row, const AllocationInput& input,
                    Diagnostics& diagnostics) {
    LotOnOffer lot{.id = text_at(table, "lot", row)};
    lot.mass = mass_at(table, "mass", row, diagnostics).value_or(WholeMass{});
    lot.available = date_at(table, "available", row, diagnostics).value_or(0.0);
    if (const auto form = text_at(table, "form", row); !form.empty()) lot.form = form;
    const auto number = [&](const char* column) -> std::optional<double> {
        if (!table.find(column) || table.is_blank(column, row)) return {};
        return table.number(column, row, diagnostics);
    };
    if (const auto told = number("footprint")) {
        lot.footprint = {.per_kg = *told, .origin = FootprintOrigin::told};
        lot.footprint->p95 = number("footprint_p95");
    } else if (input.footprint) {
        lot.footprint = {.per_kg = *input.footprint, .origin = FootprintOrigin::declared};
    }
    if (find_column(table, "claimable") && !text_at(table, "claimable", row).empty()) {
        lot.claimable = mass_at(table, "claimable", row, diagnostics).value_or(WholeMass{});
    }
    const double n_bundles = number("bundles").value_or(1.0);
    const bool is_sound = lot.mass.grams > 0 && lot.claimable.grams >= 0 &&
                          lot.claimable <= lot.mass && n_bundles >= 1.0 && n_bundles <= 1e5;
    if (!is_sound) {
        table.add_fault("lot", row,
                        {.code = "range.outside",
                         .allowed = "a mass above 0, no more claimable than that, one bundle or "
                                    "more"},
                        diagnostics);
    } else if (n_bundles > 1.0) {
        lot.bundles = even_bundles(lot, int(n_bundles));
    }
    return lot;
}

}  // namespace

Offer offer_of_table(const AllocationInput& input, Diagnostics& diagnostics) {
    const auto table = read_supply_table(input.lots->path, diagnostics);
    const std::vector<std::string> names{"lot", "mass", "available"};
    if (!table || !require(*table, names, diagnostics)) return {};
    Offer offer{.lots = {}, .view = "as the table tells them"};
    std::set<std::string> known;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        offer.lots.push_back(read_row(*table, row, input, diagnostics));
        if (known.insert(offer.lots.back().id).second) continue;
        table->add_fault("lot", row, {.code = "csv.word", .allowed = "each lot once"}, diagnostics);
    }
    return offer;
}

}  // namespace gossan::supply
