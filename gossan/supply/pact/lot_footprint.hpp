// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {

/// A footprint under one boundary and one way to count electricity, in kg CO2e per kg of copper.
struct FootprintView {
    std::string boundary;  ///< "gate-to-gate" or "cradle-to-gate"
    std::string basis;     ///< "market-based" or "location-based"
    double value = 0.0;
    double low = 0.0;   ///< 5 % are below
    double high = 0.0;  ///< 5 % are above

    friend bool operator==(const FootprintView&, const FootprintView&) = default;
};

/// A collection of factors that were taken from elsewhere.
struct FactorSource {
    std::string name;
    std::string version;

    friend bool operator==(const FactorSource&, const FactorSource&) = default;
};

/// Ratings of data from 1, best, to 5. Source: PACT Methodology 3.0.
struct DataQuality {
    double technological = 0.0;
    double geographical = 0.0;
    double temporal = 0.0;

    friend bool operator==(const DataQuality&, const DataQuality&) = default;
};

/// What is claimed of where the copper comes from. Never without its model.
struct CustodyStatement {
    std::string model;      ///< of ISO 22095: "mass balance" …
    std::string stream;     ///< whose copper is claimed
    double claimed = 0.0;   ///< share of the lot's mass
    std::string balanced;   ///< over what: "site, rolling 12 months"
    std::string statement;  ///< the whole, for people

    friend bool operator==(const CustodyStatement&, const CustodyStatement&) = default;
};

/// Water by kg of copper, with what is meant by it.
struct WaterFigure {
    double withdrawal_L_kg = 0.0;
    double consumption_L_kg = 0.0;
    std::string definition;

    friend bool operator==(const WaterFigure&, const WaterFigure&) = default;
};

/// All that is said of the footprint of one lot, in plain words and numbers: what a declaration, a
/// pack and a PACT document are made from. Numbers are per kg of copper at the mine's gate.
struct LotFootprint {
    std::string lot = {};
    WholeMass mass = {};
    std::string status = "Active";  ///< or "Deprecated", once another replaces it
    std::string created = {};       ///< when this was worked out, in UTC
    std::string period_start = {};  ///< of the data, in UTC
    std::string period_end = {};
    std::string valid_until = {};  ///< blank: three years after `period_end`
    std::string matching = {};     ///< "period" or "ore-matched"
    std::vector<FootprintView> views = {};
    std::string declared_basis = "location-based";  ///< of the cradle-to-gate view told to PACT
    std::vector<FactorSource> sources = {};
    double primary_share = 0.0;  ///< of the footprint, from data of the site itself
    /// Assessment reports of the warming potentials that the footprint is by: "AR5", "AR6".
    std::vector<std::string> potentials = {"AR6"};
    double unstated_potentials = 0.0;  ///< share by potentials that no source states
    double exempted_share = 0.0;
    std::string exempted_why = {};
    std::string allocation = {};  ///< rules by which the site's burden is shared out
    bool packaging_included = false;
    std::optional<double> outbound =
        {};  ///< kg CO2e/kg from the gate to the buyer, beside the views
    DataQuality quality = {};
    CustodyStatement custody = {};
    std::optional<WaterFigure> water = {};
    std::vector<std::string> replaces = {};    ///< ids of earlier PACT documents of the lot
    std::vector<std::string> recipients = {};  ///< clients of the host that may see it
    std::string evidence = {};  ///< hash of the last event of the log it follows from

    friend bool operator==(const LotFootprint&, const LotFootprint&) = default;
};

/// The four views' names, "cradle-to-gate, location-based" …, in their usual order.
[[nodiscard]] std::string view_name(const FootprintView& view);

/// JSON of lots' footprints, form "gossan lot footprints 1".
[[nodiscard]] records::Document lot_footprints_document(std::span<const LotFootprint> lots);

/// Reads it back; Error(data) naming the lot and the key for what is missing or of another form.
[[nodiscard]] std::vector<LotFootprint> lot_footprints(const records::Document& document);

}  // namespace gossan::supply
