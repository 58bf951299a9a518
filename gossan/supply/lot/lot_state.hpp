// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/lot/cathode_grade.hpp"

namespace gossan::supply {

inline constexpr const char* off_grade = "off grade";

/// What may be done with a production lot:
///
///     open → assayed → released, held or downgraded;  held → released or downgraded;
///     released → held or downgraded;  downgraded → held
///
/// and any of them becomes assayed again by a later certificate.
enum class LotState { open, assayed, held, released, downgraded };

/// A laboratory's word on a lot.
struct AnalysisCertificate {
    std::string id = {};
    int revision = 1;
    std::string date = {};
    std::string laboratory = {}, signatory = {};
    std::string method = {}, sampling = {};
    Assay impurities = {};  ///< ppm

    friend bool operator==(const AnalysisCertificate&, const AnalysisCertificate&) = default;
};

/// What shares one certificate: the cathode of one harvest.
struct ProductionLot {
    std::string id = {};
    WholeMass mass = {};               ///< as plated or weighed at stripping
    std::string begin = {}, end = {};  ///< days, "2026-05-04"
    std::string brand = {};
    std::string standard = {};                      ///< grade that it stands for
    std::map<std::string, WholeMass> streams = {};  ///< sum to the mass
    std::map<std::string, WholeMass> modules = {};  ///< where known; sum to the mass
    std::map<std::string, std::string> pads = {};   ///< of the modules: the stream of each
    LotState state = LotState::open;
    std::string reason = {};                             ///< of the state, where one was given
    std::vector<AnalysisCertificate> certificates = {};  ///< the last one counts
    std::vector<std::string> bundles = {};               ///< serial numbers; none: not bundled
    WholeMass bundled = {};                              ///< net

    friend bool operator==(const ProductionLot&, const ProductionLot&) = default;
};

/// Strapped cathodes with a tag.
struct Bundle {
    std::string serial = {};
    std::string lot = {};  ///< production lot
    WholeMass net = {}, gross = {};
    std::string commercial_lot = {};  ///< that it is in now; blank: none

    friend bool operator==(const Bundle&, const Bundle&) = default;
};

enum class CommercialState { formed, replaced, shipped, received };

/// What is sold and shipped as one, of bundles of one brand and standard.
struct CommercialLot {
    std::string id = {};
    std::string brand = {}, standard = {};
    std::vector<std::string> bundles = {};  ///< of a lot that was replaced: that it was of
    WholeMass net = {}, gross = {};
    CommercialState state = CommercialState::formed;
    std::vector<std::string> made_of = {};  ///< lots that it replaces
    std::string shipment = {};

    friend bool operator==(const CommercialLot&, const CommercialLot&) = default;
};

/// Lots that left together.
struct Shipment {
    std::string id = {};
    std::string date = {};
    std::string to = {}, delivery_note = {};
    std::vector<std::string> lots = {};  ///< commercial
    WholeMass net = {};
    std::string received_on = {};  ///< blank: on its way
    WholeMass received = {};       ///< net, as weighed by who received it

    friend bool operator==(const Shipment&, const Shipment&) = default;
};

[[nodiscard]] const char* name_of(LotState state);
[[nodiscard]] const char* name_of(CommercialState state);

}  // namespace gossan::supply
