// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/custody/link.hpp"

namespace gossan::supply {

/// Why something may not be done; none: it was done.
using Refusal = std::optional<std::string>;

/// Material that came in together.
struct CustodyBatch {
    int month = 0;                    ///< in which it came
    WholeMass mass = {};              ///< that came in, as product (after conversion)
    WholeMass eligible = {};          ///< of it, what qualifies
    WholeMass left = {};              ///< not delivered yet
    WholeMass claimed = {};           ///< of the deliveries
    WholeMass certified = {};         ///< for which certificates were issued
    WholeMass waiting = {};           ///< not cast yet, where casts are told
    WholeMass waiting_eligible = {};  ///< of it, what qualifies
};

/// What a cast made of what had come in.
struct CustodyCast {
    std::string heat = {};
    std::map<std::string, WholeMass> inputs = {};  ///< by batch
    WholeMass yielded = {}, scrap = {};

    [[nodiscard]] WholeMass input() const;
};

/// Of which batches something was claimed.
using ClaimParts = std::map<std::string, WholeMass>;

/// What came in and went out in a month.
struct CustodyMonth {
    WholeMass received = {}, eligible = {}, delivered = {}, claimed = {}, expired = {};
    WholeMass cast = {}, yielded = {}, scrap = {};  ///< where casts are told
};

/// A certificate of book and claim.
struct CustodyCertificate {
    std::string batch;
    WholeMass mass = {};
    std::string holder;
    std::string retired_for;  ///< the delivery that it speaks for; blank: it may still be used
};

/// The books of one link. Every change is refused, with the reason, that would let more be claimed
/// than came in:
///
///     claims to date <= conversion × eligible to date                                    (1)
///     average: claims of a delivery <= mass × E/R, E and R what came in over `months`   (2)
///     credit: claims <= credits that have not expired, the oldest used first            (3)
///     blending: claims of a batch <= mass delivered of it × its proportion              (4)
///     certificates issued + claims of the same batch <= its eligible mass               (5)
///     blending: claims of a delivery <= its own mass × the proportion, to the gram       (6)
///     book and claim: a delivery claims nothing by itself, certificates are retired for it (7)
///     casts: yield + scrap <= input;  eligible of the product
///         = eligible of the input × min(yield / input, conversion)                       (8)
///
/// Products are rounded down where they qualify, so that no gram is claimed by rounding. A credit
/// is of the month in which its material came, however late it is cast.
///
/// By (6) what one customer leaves unclaimed goes to no other: his material holds no more of it.
/// A refused change leaves the books as they were. Months count from January 1970. Source:
/// ISO22095 for the models; choice: whole months of the calendar.
class CustodyAccount {
public:
    explicit CustodyAccount(CustodyLink link) : link_(std::move(link)) {}

    /// Takes in a batch: mass and, of it, what qualifies, both before conversion.
    [[nodiscard]] Refusal receive(int month, const std::string& batch, WholeMass mass,
                                  WholeMass eligible);
    /// Makes some of what came in the product: until then nothing of it goes out. Where casts are
    /// told.
    [[nodiscard]] Refusal convert(int month, const CustodyCast& cast);
    /// Delivers some of a batch, of which a mass is claimed. Where material is mixed (both mass
    /// balances) the batch is blank and the oldest goes first. Adds to `parts` the batches that the
    /// claim is of: where material is mixed those that came first, as far as they qualify.
    [[nodiscard]] Refusal deliver(int month, const std::string& batch, WholeMass mass,
                                  WholeMass claimed, ClaimParts* parts = nullptr);
    [[nodiscard]] Refusal issue(const std::string& serial, const std::string& batch, WholeMass mass,
                                const std::string& holder);
    [[nodiscard]] Refusal transfer(const std::string& serial, const std::string& holder);
    [[nodiscard]] Refusal retire(const std::string& serial, const std::string& delivery);

    /// Lets credits expire that may not be claimed in this month.
    void begin_month(int month);

    /// The most that a delivery of a mass in this month may claim.
    [[nodiscard]] WholeMass claimable(int month, const std::string& batch, WholeMass mass) const;

    [[nodiscard]] const CustodyLink& link() const { return link_; }
    [[nodiscard]] WholeMass stock() const;
    [[nodiscard]] WholeMass waiting() const;  ///< for a cast
    /// The oldest that wait for a cast, of a mass in all or all that there is.
    [[nodiscard]] std::map<std::string, WholeMass> oldest_waiting(WholeMass mass) const;
    [[nodiscard]] WholeMass credit() const;  ///< that has not expired
    /// The same by the month in which it came in, the oldest first.
    [[nodiscard]] std::vector<std::pair<int, WholeMass>> credits() const;
    [[nodiscard]] const std::map<std::string, CustodyBatch>& batches() const { return batches_; }
    [[nodiscard]] const std::map<int, CustodyMonth>& months() const { return months_; }
    [[nodiscard]] const std::map<std::string, CustodyCertificate>& certificates() const {
        return certificates_;
    }
    [[nodiscard]] const std::map<std::string, CustodyCast>& casts() const { return casts_; }
    [[nodiscard]] CustodyMonth to_date() const;  ///< sum of all months

private:
    struct Credit {
        int month = 0;
        std::string batch;
        WholeMass left;
    };

    [[nodiscard]] WholeMass by_average(int month, WholeMass mass) const;
    [[nodiscard]] WholeMass by_batch(const CustodyBatch& batch, WholeMass mass) const;
    void become_product(int month, const std::string& batch, WholeMass mass, WholeMass eligible);
    void take_from_stock(const std::string& batch, WholeMass mass);
    [[nodiscard]] ClaimParts claim(const std::string& batch, WholeMass claimed);
    [[nodiscard]] ClaimParts use_credits(WholeMass claimed);

    CustodyLink link_;
    std::map<std::string, CustodyBatch> batches_;
    std::vector<std::string> order_;  ///< of arrival
    std::deque<Credit> credits_;
    std::map<int, CustodyMonth> months_;
    std::map<std::string, CustodyCertificate> certificates_;
    std::map<std::string, CustodyCast> casts_;  ///< by heat
    int last_month_ = 0;
};

}  // namespace gossan::supply
