// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/schema.hpp"
#include "gossan/footprint/view.hpp"

namespace gossan::footprint {

/// Withdrawn: taken from a source. Consumed: used and not given back to where it came from.
enum class WaterQuantity { withdrawal, consumption, unstated };
/// Whether a figure counts rain that falls on the site, and water that goes round.
enum class Counted { no, yes, unstated };

inline EnumNames<WaterQuantity> names_of(WaterQuantity) {
    return {{WaterQuantity::withdrawal, "withdrawal", "taken from a source"},
            {WaterQuantity::consumption, "consumption", "used and not given back"},
            {WaterQuantity::unstated, "unstated", "the source does not say"}};
}

inline EnumNames<Counted> names_of(Counted) {
    return {{Counted::no, "no", "left out"},
            {Counted::yes, "yes", "counted"},
            {Counted::unstated, "unstated", "the source does not say"}};
}

/// What a figure of L by kg of copper counts. Two that differ in any of it are not compared.
struct WaterDefinition {
    WaterQuantity quantity = WaterQuantity::unstated;
    Boundary boundary = Boundary::unstated;
    Counted rain = Counted::unstated;
    Counted recycled = Counted::unstated;

    friend bool operator==(const WaterDefinition&, const WaterDefinition&) = default;
};

/// "consumption, gate-to-gate, rain counted, recycled water not counted".
[[nodiscard]] std::string words_of(const WaterDefinition& definition);

/// Water by kg of copper with what it counts.
struct WaterFigure {
    std::string name = {};
    double per_kg = 0.0;  ///< L by kg of copper
    WaterDefinition definition = {};
};

/// Somebody's figure, of the input or of a file.
struct WaterBaseline {
    std::string id;
    std::string name;
    double value = 0.0;  ///< L by kg of copper
    std::optional<double> high = {};
    WaterQuantity quantity = WaterQuantity::unstated;
    Boundary boundary = Boundary::unstated;
    Counted rain = Counted::unstated;
    Counted recycled = Counted::unstated;
    std::string source;
    std::string status;

    [[nodiscard]] WaterFigure figure() const;
    static Schema<WaterBaseline> schema();
};

/// Two figures of water side by side; where a reason stands, nothing is compared.
struct WaterComparison {
    std::string with = {};  ///< name of the second
    double theirs = 0.0;    ///< L by kg
    std::string refusal = {};
    double difference = 0.0;  ///< L by kg, the first less the second
    double ratio = 0.0;

    [[nodiscard]] bool is_refused() const { return !refusal.empty(); }
};

[[nodiscard]] WaterComparison compare(const WaterFigure& ours, const WaterFigure& theirs);

}  // namespace gossan::footprint
