// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/custody/custody_account.hpp"

#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/amount/whole_count.hpp"

namespace gossan::supply {
namespace {

/// Whole grams of mass × part / whole, rounded down.
WholeMass in_proportion(WholeMass mass, WholeMass part, WholeMass whole) {
    if (whole.grams <= 0) return {};
    __extension__ using Wide = __int128;
    return {std::int64_t(Wide(mass.grams) * Wide(part.grams) / Wide(whole.grams))};
}

std::string month_name(int month) { return date_of(days_to_month(month)).substr(0, 7); }

WholeMass converted(WholeMass mass, double conversion) {
    return conversion == 1.0
               ? mass
               : WholeMass{nearest_whole(double(mass.grams) * conversion, "a converted mass")};
}

std::string too_much(const std::string& what, WholeMass wanted, WholeMass most) {
    return text_of(wanted) + " " + what + ", but only " + text_of(most) + " may be";
}

}  // namespace

bool CustodyAccount::is_mixed() const {
    return link_.model == CustodyModel::mass_balance_average ||
           link_.model == CustodyModel::mass_balance_credit;
}

void CustodyAccount::begin_month(int month) {
    last_month_ = std::max(last_month_, month);
    while (!credits_.empty() && credits_.front().month + link_.credits_last <= last_month_) {
        const int expired_in = credits_.front().month + link_.credits_last;
        months_[expired_in].expired += credits_.front().left;
        credits_.pop_front();
    }
}

Refusal CustodyAccount::receive(int month, const std::string& batch, WholeMass mass,
                                WholeMass eligible) {
    if (month < last_month_) return "the books of " + month_name(month) + " are past";
    if (trimmed(batch).empty()) return "what comes in has a name";
    if (batches_.contains(batch)) return in_quotes(batch) + " came in before";
    if (mass.grams <= 0) return "a batch weighs something";
    if (eligible.grams < 0 || eligible > mass) return too_much("qualify", eligible, mass);
    const bool must_be_pure =
        link_.model == CustodyModel::identity_preserved || link_.model == CustodyModel::segregated;
    if (must_be_pure && eligible.grams != 0 && eligible != mass) {
        return "only " + text_of(eligible) + " of " + text_of(mass) + " qualify, and " +
               std::string(link_.model == CustodyModel::segregated ? "segregated"
                                                                   : "identity preserved") +
               " material is never mixed";
    }
    begin_month(month);
    const WholeMass product = converted(mass, link_.conversion);
    const WholeMass claimable = std::min(product, converted(eligible, link_.conversion));
    batches_[batch] = {.mass = product, .eligible = claimable, .left = product};
    order_.push_back(batch);
    if (link_.model == CustodyModel::mass_balance_credit && claimable.grams > 0) {
        credits_.push_back({month, claimable});
    }
    months_[month].received += product;
    months_[month].eligible += claimable;
    return {};
}

WholeMass CustodyAccount::stock() const {
    WholeMass sum;
    for (const auto& [name, batch] : batches_) sum += batch.left;
    return sum;
}

WholeMass CustodyAccount::credit() const {
    WholeMass sum;
    for (const Credit& credit : credits_) sum += credit.left;
    return sum;
}

std::vector<std::pair<int, WholeMass>> CustodyAccount::credits() const {
    std::vector<std::pair<int, WholeMass>> all;
    for (const Credit& credit : credits_) all.emplace_back(credit.month, credit.left);
    return all;
}

CustodyMonth CustodyAccount::to_date() const {
    CustodyMonth sum;
    for (const auto& [month, of] : months_) {
        sum.received += of.received;
        sum.eligible += of.eligible;
        sum.delivered += of.delivered;
        sum.claimed += of.claimed;
        sum.expired += of.expired;
    }
    return sum;
}

WholeMass CustodyAccount::by_average(int month, WholeMass mass) const {
    WholeMass received, eligible;
    for (auto of = months_.upper_bound(month - link_.months);
         of != months_.end() && of->first <= month; ++of) {
        received += of->second.received;
        eligible += of->second.eligible;
    }
    const CustodyMonth all = to_date();
    return std::min(in_proportion(mass, eligible, received),
                    all.eligible - all.claimed);  // (1) (2)
}

WholeMass CustodyAccount::by_batch(const CustodyBatch& batch, WholeMass mass) const {
    const WholeMass delivered = batch.mass - batch.left + mass;
    const WholeMass of_all =
        in_proportion(delivered, batch.eligible, batch.mass) - batch.claimed;  // (4)
    const WholeMass of_mass = in_proportion(mass, batch.eligible, batch.mass);
    const WholeMass of_itself =
        of_mass < mass && batch.eligible.grams > 0 ? of_mass + WholeMass{1} : of_mass;  // (6)
    const WholeMass not_certified = batch.eligible - batch.claimed - batch.certified;   // (5)
    return std::clamp(std::min({of_all, of_itself, not_certified}), WholeMass{}, mass);
}

WholeMass CustodyAccount::claimable(int month, const std::string& batch, WholeMass mass) const {
    CustodyAccount then = *this;
    then.begin_month(month);
    if (link_.model == CustodyModel::mass_balance_average) return then.by_average(month, mass);
    if (link_.model == CustodyModel::mass_balance_credit) return std::min(mass, then.credit());
    if (link_.model == CustodyModel::book_and_claim) return {};  // (7)
    const auto found = batches_.find(batch);
    return found == batches_.end() ? WholeMass{} : by_batch(found->second, mass);
}

Refusal CustodyAccount::deliver(int month, const std::string& batch, WholeMass mass,
                                WholeMass claimed) {
    if (month < last_month_) return "the books of " + month_name(month) + " are past";
    if (mass.grams <= 0 || claimed.grams < 0) return "a delivery weighs something";
    if (is_mixed() != trimmed(batch).empty()) {
        return is_mixed() ? "material is mixed here, and no batch can be delivered"
                          : "the batch is to be named";
    }
    if (!is_mixed() && !batches_.contains(batch)) return in_quotes(batch) + " never came in";
    const WholeMass there = is_mixed() ? stock() : batches_.at(batch).left;
    if (mass > there) return too_much("are to be delivered", mass, there);
    const WholeMass most = claimable(month, batch, mass);
    if (claimed > most) return too_much("are to be claimed", claimed, most);

    begin_month(month);
    take_from_stock(batch, mass, claimed);
    if (link_.model == CustodyModel::mass_balance_credit) use_credits(claimed);
    months_[month].delivered += mass;
    months_[month].claimed += claimed;
    return {};
}

void CustodyAccount::take_from_stock(const std::string& batch, WholeMass mass, WholeMass claimed) {
    if (!is_mixed()) {
        batches_.at(batch).left -= mass;
        batches_.at(batch).claimed += claimed;
        return;
    }
    for (const std::string& oldest : order_) {
        CustodyBatch& from = batches_.at(oldest);
        const WholeMass part = std::min(from.left, mass);
        from.left -= part;
        mass -= part;
    }
}

void CustodyAccount::use_credits(WholeMass claimed) {
    while (claimed.grams > 0) {
        Credit& oldest = credits_.front();
        const WholeMass part = std::min(oldest.left, claimed);
        oldest.left -= part;
        claimed -= part;
        if (oldest.left.grams == 0) credits_.pop_front();
    }
}

Refusal CustodyAccount::issue(const std::string& serial, const std::string& batch, WholeMass mass,
                              const std::string& holder) {
    if (link_.model != CustodyModel::book_and_claim) return "certificates are of book and claim";
    if (trimmed(serial).empty()) return "a certificate has a serial number";
    if (certificates_.contains(serial)) return "certificate " + in_quotes(serial) + " is there";
    if (trimmed(holder).empty()) return "a certificate belongs to somebody";
    const auto found = batches_.find(batch);
    if (found == batches_.end()) return in_quotes(batch) + " never came in";
    CustodyBatch& of = found->second;
    const WholeMass most = of.eligible - of.claimed - of.certified;  // (5)
    if (mass.grams <= 0 || mass > most) return too_much("are to be certified", mass, most);
    of.certified += mass;
    certificates_[serial] = {.mass = mass, .holder = holder, .retired_for = {}};
    return {};
}

Refusal CustodyAccount::transfer(const std::string& serial, const std::string& holder) {
    const auto found = certificates_.find(serial);
    if (found == certificates_.end()) return "there is no certificate " + in_quotes(serial);
    if (!found->second.retired_for.empty()) return in_quotes(serial) + " is retired";
    if (trimmed(holder).empty()) return "a certificate belongs to somebody";
    found->second.holder = holder;
    return {};
}

Refusal CustodyAccount::retire(const std::string& serial, const std::string& delivery) {
    const auto found = certificates_.find(serial);
    if (found == certificates_.end()) return "there is no certificate " + in_quotes(serial);
    if (!found->second.retired_for.empty()) {
        return in_quotes(serial) + " was retired for " + in_quotes(found->second.retired_for);
    }
    if (trimmed(delivery).empty()) return "a certificate is retired for a delivery";
    found->second.retired_for = delivery;
    return {};
}

}  // namespace gossan::supply
