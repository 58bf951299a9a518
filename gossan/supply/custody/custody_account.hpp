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
    WholeMass mass = {};       ///< that came in, as product (after conversion)
    WholeMass eligible = {};   ///< of it, what qualifies
    WholeMass left = {};       ///< not delivered yet
    WholeMass claimed = {};    ///< of the deliveries
    WholeMass certified = {};  ///< for which certificates were issued
};

/// What came in and went out in a month.
struct CustodyMonth {
    WholeMass received = {}, eligible = {}, delivered = {}, claimed = {}, expired = {};
};

/// A certificate of book and claim.
struct CustodyCertificate {
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
    /// Delivers some of a batch, of which a mass is claimed. Where material is mixed (both mass
    /// balances) the batch is blank and the oldest goes first.
    [[nodiscard]] Refusal deliver(int month, const std::string& batch, WholeMass mass,
                                  WholeMass claimed);
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
    [[nodiscard]] WholeMass credit() const;  ///< that has not expired
    /// The same by the month in which it came in, the oldest first.
    [[nodiscard]] std::vector<std::pair<int, WholeMass>> credits() const;
    [[nodiscard]] const std::map<std::string, CustodyBatch>& batches() const { return batches_; }
    [[nodiscard]] const std::map<int, CustodyMonth>& months() const { return months_; }
    [[nodiscard]] const std::map<std::string, CustodyCertificate>& certificates() const {
        return certificates_;
    }
    [[nodiscard]] CustodyMonth to_date() const;  ///< sum of all months

private:
    struct Credit {
        int month = 0;
        WholeMass left;
    };

    [[nodiscard]] bool is_mixed() const;
    [[nodiscard]] WholeMass by_average(int month, WholeMass mass) const;
    [[nodiscard]] WholeMass by_batch(const CustodyBatch& batch, WholeMass mass) const;
    void take_from_stock(const std::string& batch, WholeMass mass, WholeMass claimed);
    void use_credits(WholeMass claimed);

    CustodyLink link_;
    std::map<std::string, CustodyBatch> batches_;
    std::vector<std::string> order_;  ///< of arrival
    std::deque<Credit> credits_;
    std::map<int, CustodyMonth> months_;
    std::map<std::string, CustodyCertificate> certificates_;
    int last_month_ = 0;
};

}  // namespace gossan::supply
