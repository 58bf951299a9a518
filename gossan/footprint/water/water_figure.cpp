// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/water/water_figure.hpp"

namespace gossan::footprint {
namespace {

std::string counted(Counted value, const std::string& what) {
    if (value == Counted::unstated) return what + " unstated";
    return what + (value == Counted::yes ? " counted" : " not counted");
}

void add(std::string& reasons, const std::string& reason) {
    reasons += (reasons.empty() ? "" : "; ") + reason;
}

template <class E>
void hold(std::string& reasons, const char* what, E ours, E theirs) {
    if (ours == E::unstated || theirs == E::unstated) {
        add(reasons,
            std::string(what) + " is not stated of " + (ours == theirs ? "either" : "one of them"));
    } else if (ours != theirs) {
        add(reasons,
            std::string(what) + " is " + word_of(ours) + " here, " + word_of(theirs) + " there");
    }
}

}  // namespace

std::string words_of(const WaterDefinition& definition) {
    return word_of(definition.quantity) + ", " + word_of(definition.boundary) + ", " +
           counted(definition.rain, "rain") + ", " + counted(definition.recycled, "recycled water");
}

WaterFigure WaterBaseline::figure() const {
    return {name, value, {quantity, boundary, rain, recycled}};
}

Schema<WaterBaseline> WaterBaseline::schema() {
    using W = WaterBaseline;
    const auto unstated = defaults_to("choice: unstated unless the source says");
    return Schema<W>("water", "Somebody's water by kg of copper.")
        .field("id", &W::id, "for commands")
        .field("name", &W::name, "for people")
        .field("value", &W::value, above(0), "L by kg of copper")
        .field("high", &W::high, above(0), "largest told")
        .field("quantity", &W::quantity, "withdrawn or consumed", unstated)
        .field("boundary", &W::boundary, "what is counted", unstated)
        .field("rain", &W::rain, "whether rain on the site is counted", unstated)
        .field("recycled", &W::recycled, "whether water that goes round is counted", unstated)
        .field("source", &W::source, "where it was read")
        .field("status", &W::status, "read or unverified");
}

WaterComparison compare(const WaterFigure& ours, const WaterFigure& theirs) {
    WaterComparison comparison{.with = theirs.name, .theirs = theirs.per_kg};
    const WaterDefinition &a = ours.definition, &b = theirs.definition;
    hold(comparison.refusal, "whether it is withdrawal or consumption", a.quantity, b.quantity);
    hold(comparison.refusal, "the boundary", a.boundary, b.boundary);
    hold(comparison.refusal, "whether rain is counted", a.rain, b.rain);
    hold(comparison.refusal, "whether recycled water is counted", a.recycled, b.recycled);
    if (comparison.is_refused()) return comparison;
    comparison.difference = ours.per_kg - theirs.per_kg;
    comparison.ratio = theirs.per_kg > 0.0 ? ours.per_kg / theirs.per_kg : 0.0;
    return comparison;
}

}  // namespace gossan::footprint
