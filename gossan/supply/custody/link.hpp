// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// How what is said of material is kept with it, from the strictest to the loosest.
/// Source: ISO22095.
enum class CustodyModel {
    identity_preserved,    ///< from one source, never mixed
    segregated,            ///< from several sources that all qualify, mixed with nothing else
    controlled_blending,   ///< mixed in a proportion that is known of each batch
    mass_balance_average,  ///< mixed; claims follow the proportion of what came in of late
    mass_balance_credit,   ///< mixed; what qualified comes in as credits, which claims use up
    book_and_claim         ///< certificates that part from the material
};
EnumNames<CustodyModel> names_of(CustodyModel);

/// One step of the way of copper at which something is claimed of it.
struct CustodyLink {
    std::string name;                     ///< "cathode to rod"
    std::string place;                    ///< the boundary: one site
    std::string party = {};               ///< who receives there, as deliveries to it name him
    std::vector<std::string> after = {};  ///< links whose deliveries come in; none: it begins here
    CustodyModel model = CustodyModel::segregated;
    std::string characteristic;  ///< what is claimed: "bioleached from primary sulphide"
    double conversion = 1.0;     ///< mass out by mass in, of what leaves as the product
    bool casts = false;          ///< what comes in is the product once a cast tells what it yielded
    double scale_tolerance = 0.005;  ///< of a delivery's mass, by which it may weigh more here
    int months = 12;                 ///< that the average or the balance reaches over
    int credits_last = 12;           ///< months that a credit may be claimed in

    static Schema<CustodyLink> schema();
};

/// The loosest of two models: what a claim may name behind both.
[[nodiscard]] CustodyModel loosest(CustodyModel a, CustodyModel b);

/// Whether material of different batches cannot be told apart: both mass balances.
[[nodiscard]] bool is_mixed(const CustodyLink& link);

/// Whether deliveries of a link come in at another.
[[nodiscard]] bool follows(const CustodyLink& link, const std::string& before);

/// A link as its claims may be worded: by the loosest model on the way to it.
[[nodiscard]] CustodyLink as_claimed(std::span<const CustodyLink> links, const CustodyLink& link);

/// The links in an order in which each stands behind those that it follows.
[[nodiscard]] std::vector<CustodyLink> in_order_of_way(std::span<const CustodyLink> links);

/// What is wrong between links, the first of it: two of one name, one that follows none that there
/// is, itself in a circle, or one that claims something else, or no party where one is to receive.
[[nodiscard]] std::optional<std::string> fault_between(std::span<const CustodyLink> links);

/// What may be said of a delivery, in words: "24.998 t, of which 11.2 t (45 %) …".
[[nodiscard]] std::string claim_words(const CustodyLink& link, double delivered_t,
                                      double claimed_t);

}  // namespace gossan::supply
