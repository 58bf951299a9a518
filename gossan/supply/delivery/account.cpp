// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/account.hpp"

#include "gossan/base/calendar.hpp"

namespace gossan::supply {
namespace {

/// What the terms give now in place of an invoice that was sent; null: none.
const Invoice* due_in_place_of(const IssuedInvoice& sent, const ContractAccount& account) {
    const Invoice* due = nullptr;
    for (const Settlement& each : account.settlements) {
        if (each.delivery != sent.delivery) continue;
        const auto& invoice = sent.is_final ? each.final : each.provisional;
        due = invoice ? &*invoice : nullptr;
    }
    return due;
}

/// Sent invoices against what the terms give now.
void hold_against_sent(const ContractHistory& history, ContractAccount& account) {
    for (const IssuedInvoice& sent : history.invoices) {
        const char* kind = sent.is_final ? "final" : "provisional";
        const Invoice* invoice = due_in_place_of(sent, account);
        if (invoice != nullptr && invoice->value == sent.value) continue;
        account.notes.push_back("the " + std::string(kind) + " invoice of " + sent.delivery +
                                " was sent over " + text_of(sent.value) + "; it should be " +
                                (invoice == nullptr ? "none" : text_of(invoice->value)));
    }
}

}  // namespace

ContractAccount account_of(const ContractInput& contract, const PriceIndex& index,
                           const ContractHistory& all, double as_of,
                           const OnTimeDefinition& definition) {
    ContractAccount made{.as_of = as_of};
    const ContractHistory history = known_by(all, as_of);
    for (const Delivery& delivery : history.deliveries) {
        made.deliveries.push_back(delivery);
        made.settlements.push_back(settle(contract, index, history, delivery, as_of));
        const Settlement& settled = made.settlements.back();
        if (settled.provisional) made.provisional += settled.provisional->payable;
        if (settled.final) {
            made.final += settled.final->value;
            made.true_up += settled.final->payable;
        }
        made.unpriced += settled.unpriced;
        made.at_newest += settled.at_newest;
    }
    made.kept = performance_of(contract, index, history, as_of);
    made.on_time = on_time_record(definition, history, as_of);
    made.promises = promise_outcomes(history, as_of);
    made.reliability = reliability(made.promises);
    hold_against_sent(history, made);
    return made;
}

}  // namespace gossan::supply
