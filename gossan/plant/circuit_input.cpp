// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gossan/plant/plant_input.hpp"

namespace gossan::plant {
namespace {

using Complaint = std::optional<std::string>;

Complaint fault_of_parallel(const ExtractionInput& sx) {
    if (sx.parallel_feed.has_value() != !sx.parallel_efficiency.empty()) {
        return "parallel stages and parallel_feed go together";
    }
    if (sx.parallel_feed && sx.parallel_most_flow.si <= 0.0) {
        return "the second liquor needs parallel_most_flow";
    }
    if (sx.organic_before > int(sx.extraction_efficiency.size())) {
        return "the organic cannot pass more series stages than there are";
    }
    return {};
}

Complaint fault_of_raffinate(const ExtractionInput& sx) {
    double sum = 0.0;
    for (const auto& [pond, share] : sx.raffinate) sum += share.si;
    if (std::abs(sum - 1.0) <= 1e-9) return {};  // rounding of shares such as 0.7 + 0.2 + 0.1
    return "the shares of the raffinate must add up to 1";
}

void describe_stages(Schema<ExtractionInput>& schema) {
    using E = ExtractionInput;
    schema
        .field("extraction_efficiency", &E::extraction_efficiency, above_to(0, 1),
               "of each series stage, in the order of the liquor: one number a stage",
               usual(between(0.8, 1)))
        .field("parallel_efficiency", &E::parallel_efficiency, above_to(0, 1),
               "of each parallel stage", defaults_to("choice: no parallel stages"),
               usual(between(0.8, 1)))
        .field("strip_efficiency", &E::strip_efficiency, above_to(0, 1),
               "of each strip stage, in the order of the organic", usual(between(0.8, 1)))
        .field("organic_before", &E::organic_before, between(0, 20),
               "series stages that the organic passes before the parallel ones",
               defaults_to("choice: it comes to the parallel stages straight from the strip"))
        .field("reagent", &E::reagent, between("2 %", "35 %"), "extractant by volume of organic",
               unit("%"), defaults_to("estimate: for a liquor of 3 to 5 g/L"))
        .field("organic_to_aqueous", &E::organic_to_aqueous, above(0),
               "organic flow by that of the larger liquor", defaults_to("estimate: about one"),
               usual(between(0.3, 3)))
        .field("electrolyte_to_organic", &E::electrolyte_to_organic, above(0),
               "electrolyte flow by organic flow; give this or advance_copper",
               usual(between(0.05, 2)))
        .field("advance_copper", &E::advance_copper, between("10 g/L", "80 g/L"),
               "that the electrolyte leaves the strip with; give this or electrolyte_to_organic",
               unit("g/L"));
}

void describe_losses(Schema<ExtractionInput>& schema) {
    using E = ExtractionInput;
    schema
        .field("copper_to_iron", &E::copper_to_iron, above(0),
               "mass of copper extracted by that of iron", defaults_to("unverified"),
               usual(between(500, 3000)))
        .field("aqueous_entrainment", &E::aqueous_entrainment, between(0, 0.05),
               "raffinate in the loaded organic after wash, by volume",
               defaults_to("estimate: a few hundred ppm less what wash and coalescer hold back"))
        .field("electrolyte_entrainment", &E::electrolyte_entrainment, between(0, 0.05),
               "electrolyte in the stripped organic, by volume",
               defaults_to("estimate: as the aqueous entrainment"))
        .field("organic_entrainment", &E::organic_entrainment, between(0, 0.05),
               "organic in the raffinate, by volume; it is lost",
               defaults_to("estimate: 30 to 100 mg/L"))
        .field("organic_inventory", &E::organic_inventory, at_least(0),
               "organic in settlers and tanks", unit("m3"),
               defaults_to("choice: holds no copper back"))
        .field("organic_copper", &E::organic_copper, between(0, "20 g/L"),
               "in the organic at the start", unit("g/L"),
               defaults_to("estimate: between stripped and loaded"));
}

}  // namespace

Schema<ExtractionInput> ExtractionInput::schema() {
    using E = ExtractionInput;
    Schema<E> schema("extraction", "solvent extraction and strip");
    schema.field("feed", &E::feed, "pond of the first liquor")
        .field("parallel_feed", &E::parallel_feed, "pond of the second liquor; left out: none")
        .field("raffinate", &E::raffinate, fraction(), "shares by pond, adding up to 1")
        .field("most_flow", &E::most_flow, above(0), "of the first liquor", unit("m3/h"))
        .field("parallel_most_flow", &E::parallel_most_flow, at_least(0), "of the second liquor",
               unit("m3/h"), defaults_to("choice: no second liquor"))
        .field("feed_level", &E::feed_level, fraction(),
               "share of a feed pond's capacity at which the flow keeps it",
               defaults_to("choice: room above for rain and outages"))
        .field("feed_time", &E::feed_time, between("1 h", "30 d"),
               "in which the flow brings a feed pond back to feed_level", unit("h"),
               defaults_to("choice: slow enough for settlers"));
    describe_stages(schema);
    describe_losses(schema);
    const auto has_stages = [](const std::vector<double>& stages) { return !stages.empty(); };
    schema
        .check("strip_efficiency",
               [=](const E& sx) -> Complaint {
                   if (has_stages(sx.strip_efficiency)) return {};
                   return "without a strip stage no copper leaves the organic; give at least one";
               })
        .check("extraction_efficiency",
               [=](const E& sx) -> Complaint {
                   if (has_stages(sx.extraction_efficiency)) return {};
                   return "give at least one extraction stage";
               })
        .check("advance_copper",
               [](const E& sx) -> Complaint {
                   if (sx.advance_copper.has_value() != sx.electrolyte_to_organic.has_value()) {
                       return {};
                   }
                   return "give exactly one of advance_copper and electrolyte_to_organic";
               })
        .check("parallel_feed", fault_of_parallel)
        .check("raffinate", fault_of_raffinate);
    return schema;
}

Schema<TankHouseInput> TankHouseInput::schema() {
    using T = TankHouseInput;
    return Schema<T>("tank_house", "the electrolyte and its cells")
        .field("cells", &T::cells, "what plates the copper")
        .field("electrolyte", &T::electrolyte, above(0), "in cells and tanks", unit("m3"))
        .field("copper", &T::copper, between("5 g/L", "60 g/L"),
               "of the spent electrolyte, which the current holds", unit("g/L"),
               defaults_to("unverified"), usual(between("25 g/L", "45 g/L")))
        .field("most_copper", &T::most_copper, between("5 g/L", "90 g/L"),
               "of the spent electrolyte, above which liquor is led past extraction; left out: "
               "half way from copper to advance_copper, 55 g/L where that is free",
               unit("g/L"))
        .field("free_acid", &T::free_acid, between("50 g/L", "260 g/L"), "held by make-up acid",
               unit("g/L"), defaults_to("unverified"), usual(between("140 g/L", "210 g/L")))
        .field("ferric", &T::ferric, between(0, "10 g/L"), "Fe(III) at the start", unit("g/L"),
               defaults_to("unverified"))
        .field("temperature", &T::temperature, between("10 degC", "70 degC"),
               "held by heaters and coolers", unit("degC"), defaults_to("unverified"))
        .field("bleed", &T::bleed, between(0, 0.2),
               "share of the electrolyte that goes to the strip", defaults_to("unverified"),
               usual(between(0.002, 0.05)))
        .field("bleed_to", &T::bleed_to, "pond that takes the bleed")
        .field("most_acid", &T::most_acid, at_least(0), "make-up, as pure H2SO4", unit("t/d"),
               defaults_to("choice: never the limit"))
        .check("most_copper", [](const T& house) -> Complaint {
            if (!house.most_copper || *house.most_copper > house.copper) return {};
            return "it must be above the copper that the current holds";
        });
}

}  // namespace gossan::plant
