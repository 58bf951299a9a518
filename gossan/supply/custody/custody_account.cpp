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

/// Whole grams of a mass after conversion, which counts to the millionth; rounded down.
WholeMass converted(WholeMass mass, double conversion) {
    constexpr std::int64_t millionths = 1'000'000;
    const WholeMass part{nearest_whole(conversion * double(millionths), "a conversion")};
    return in_proportion(mass, part, {millionths});
}

std::string too_much(const std::string& what, WholeMass wanted, WholeMass most) {
    return text_of(wanted) + " " + what + ", but only " + text_of(most) + " may be";
}

}  // namespace

WholeMass CustodyCast::input() const {
    WholeMass sum;
    for (const auto& [batch, mass] : inputs) sum += mass;
    return sum;
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
    batches_[batch] = {.month = month};
    order_.push_back(batch);
    if (link_.casts) {
        batches_[batch].waiting = mass;
        batches_[batch].waiting_eligible = eligible;
    } else {
        become_product(month, batch, converted(mass, link_.conversion),
                       converted(eligible, link_.conversion));
    }
    return {};
}

void CustodyAccount::become_product(int month, const std::string& batch, WholeMass mass,
                                    WholeMass eligible) {
    CustodyBatch& of = batches_.at(batch);
    of.mass += mass;
    of.left += mass;
    of.eligible += eligible;
    months_[month].received += mass;
    months_[month].eligible += eligible;
    if (link_.model != CustodyModel::mass_balance_credit || eligible.grams == 0) return;
    const auto later =
        std::upper_bound(credits_.begin(), credits_.end(), of.month,
                         [](int when, const Credit& credit) { return when < credit.month; });
    credits_.insert(later, {of.month, batch, eligible});
    begin_month(month);  // what is cast too late has expired
}

Refusal CustodyAccount::convert(int month, const CustodyCast& cast) {
    if (month < last_month_) return "the books of " + month_name(month) + " are past";
    if (!link_.casts) return "what comes in is the product here, and nothing is cast";
    if (trimmed(cast.heat).empty()) return "a cast has a name";
    if (casts_.contains(cast.heat)) return in_quotes(cast.heat) + " was cast before";
    const WholeMass input = cast.input();
    if (cast.yielded.grams <= 0 || cast.scrap.grams < 0) return "a cast yields something";
    if (cast.yielded + cast.scrap > input) {
        return too_much("came of it", cast.yielded + cast.scrap, input);
    }
    std::vector<double> weights;
    for (const auto& [batch, mass] : cast.inputs) {
        const auto found = batches_.find(batch);
        if (found == batches_.end()) return in_quotes(batch) + " never came in";
        if (mass.grams <= 0) return "what is cast weighs something";
        if (mass > found->second.waiting) {
            return too_much("of " + in_quotes(batch) + " are to be cast", mass,
                            found->second.waiting);
        }
        weights.push_back(double(mass.grams));
    }
    begin_month(month);
    const auto yielded = apportioned(cast.yielded, weights);
    std::size_t k = 0;
    for (const auto& [batch, mass] : cast.inputs) {
        CustodyBatch& of = batches_.at(batch);
        const WholeMass eligible = in_proportion(of.waiting_eligible, mass, of.waiting);
        of.waiting -= mass;
        of.waiting_eligible -= eligible;
        const WholeMass product = yielded[k++];
        become_product(month, batch, product,
                       std::min({product, in_proportion(eligible, cast.yielded, input),
                                 converted(eligible, link_.conversion)}));  // (8)
    }
    CustodyMonth& of_month = months_[month];
    of_month.cast += input;
    of_month.yielded += cast.yielded;
    of_month.scrap += cast.scrap;
    casts_[cast.heat] = cast;
    return {};
}

WholeMass CustodyAccount::waiting() const {
    WholeMass sum;
    for (const auto& [name, batch] : batches_) sum += batch.waiting;
    return sum;
}

std::map<std::string, WholeMass> CustodyAccount::oldest_waiting(WholeMass mass) const {
    std::map<std::string, WholeMass> parts;
    for (const std::string& oldest : order_) {
        const WholeMass part = std::min(batches_.at(oldest).waiting, mass);
        if (part.grams > 0) parts[oldest] = part;
        mass -= part;
    }
    return parts;
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
        sum.cast += of.cast;
        sum.yielded += of.yielded;
        sum.scrap += of.scrap;
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
                                WholeMass claimed, ClaimParts* parts) {
    if (month < last_month_) return "the books of " + month_name(month) + " are past";
    if (mass.grams <= 0 || claimed.grams < 0) return "a delivery weighs something";
    const bool mixed = is_mixed(link_);
    if (mixed != trimmed(batch).empty()) {
        return mixed ? "material is mixed here, and no batch can be delivered"
                     : "the batch is to be named";
    }
    if (!mixed && !batches_.contains(batch)) return in_quotes(batch) + " never came in";
    const WholeMass there = mixed ? stock() : batches_.at(batch).left;
    if (mass > there) return too_much("are to be delivered", mass, there);
    const WholeMass most = claimable(month, batch, mass);
    if (claimed > most) return too_much("are to be claimed", claimed, most);

    begin_month(month);
    take_from_stock(batch, mass);
    const ClaimParts of = claim(batch, claimed);
    if (parts != nullptr) parts->insert(of.begin(), of.end());
    months_[month].delivered += mass;
    months_[month].claimed += claimed;
    return {};
}

void CustodyAccount::take_from_stock(const std::string& batch, WholeMass mass) {
    if (!is_mixed(link_)) {
        batches_.at(batch).left -= mass;
        return;
    }
    for (const std::string& oldest : order_) {
        CustodyBatch& from = batches_.at(oldest);
        const WholeMass part = std::min(from.left, mass);
        from.left -= part;
        mass -= part;
    }
}

ClaimParts CustodyAccount::claim(const std::string& batch, WholeMass claimed) {
    ClaimParts parts;
    if (claimed.grams == 0) return parts;
    if (!is_mixed(link_)) {
        parts[batch] = claimed;
    } else if (link_.model == CustodyModel::mass_balance_credit) {
        parts = use_credits(claimed);
    } else {
        for (const std::string& oldest : order_) {
            const CustodyBatch& of = batches_.at(oldest);
            const WholeMass part = std::min(of.eligible - of.claimed, claimed);
            if (part.grams > 0) parts[oldest] = part;
            claimed -= part;
        }
    }
    for (const auto& [name, mass] : parts) batches_.at(name).claimed += mass;
    return parts;
}

ClaimParts CustodyAccount::use_credits(WholeMass claimed) {
    ClaimParts parts;
    while (claimed.grams > 0) {
        Credit& oldest = credits_.front();
        const WholeMass part = std::min(oldest.left, claimed);
        oldest.left -= part;
        claimed -= part;
        parts[oldest.batch] += part;
        if (oldest.left.grams == 0) credits_.pop_front();
    }
    return parts;
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
    certificates_[serial] = {.batch = batch, .mass = mass, .holder = holder, .retired_for = {}};
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
