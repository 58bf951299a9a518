// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/comparison/baseline.hpp"

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_factors();
}

namespace gossan::footprint {
namespace {

struct BaselineFile {
    std::vector<Baseline> baseline;
    std::vector<WaterBaseline> water;

    static Schema<BaselineFile> schema() {
        using F = BaselineFile;
        return Schema<F>("baselines", "What others declare or have published.")
            .field("baseline", &F::baseline, "carbon by kg of copper", defaults_to("choice: none"))
            .field("water", &F::water, "water by kg of copper", defaults_to("choice: none"));
    }
};

const BaselineFile& own() {
    static const BaselineFile file = [] {
        Diagnostics diagnostics;
        BaselineFile read;
        for (const EmbeddedFile& each : embedded_factors()) {
            if (!each.name.ends_with("baselines.toml")) continue;
            read = scenario::read_text<BaselineFile>(each.content, "data/" + std::string(each.name),
                                                     diagnostics)
                       .value;
        }
        if (diagnostics.has_errors()) {
            throw Error(ErrorCode::data, "the program's own baselines:\n" + diagnostics.text());
        }
        return read;
    }();
    return file;
}

template <class E>
std::string unlike(const char* what, E ours, E theirs) {
    if (theirs == E::unstated) return std::string("its ") + what + " is not stated";
    if (ours == theirs) return {};
    return std::string("its ") + what + " is " + word_of(theirs) + ", this figure's is " +
           word_of(ours);
}

}  // namespace

Schema<Baseline> Baseline::schema() {
    using B = Baseline;
    return Schema<B>("baseline", "Somebody's kg CO2e by kg of copper.")
        .field("id", &B::id, "for commands")
        .field("name", &B::name, "for people")
        .field("value", &B::value, above(0), "kg CO2e by kg of copper")
        .field("low", &B::low, above(0), "least told")
        .field("high", &B::high, above(0), "largest told")
        .field("boundary", &B::boundary, "what is counted")
        .field("electricity", &B::electricity, "as bought or as the grid is")
        .field("product", &B::product, "what a kg is of", defaults_to("choice: cathode"))
        .field("gwp", &B::gwp, "assessment report of the warming potentials",
               defaults_to("choice: unstated"))
        .field("source", &B::source, "where it was read")
        .field("status", &B::status, "read or unverified")
        .field("note", &B::note, "what to know of it", defaults_to("choice: nothing"));
}

Comparison compare(double per_kg, const View& view, const Baseline& baseline) {
    Comparison comparison{
        .with = baseline.name, .refusal = {}, .ours = per_kg, .theirs = baseline.value};
    for (const std::string& reason :
         {unlike("boundary", view.boundary, baseline.boundary),
          unlike("basis of electricity", view.electricity, baseline.electricity),
          baseline.product == "cathode"
              ? std::string()
              : "its product is " + baseline.product + ", this figure's is cathode"}) {
        if (reason.empty()) continue;
        comparison.refusal += (comparison.refusal.empty() ? "" : "; ") + reason;
    }
    if (comparison.is_refused()) return comparison;
    comparison.difference = per_kg - baseline.value;
    if (baseline.status != "read") comparison.warning = "the baseline is " + baseline.status;
    return comparison;
}

std::span<const Baseline> standard_baselines() { return own().baseline; }
std::span<const WaterBaseline> standard_water_baselines() { return own().water; }

}  // namespace gossan::footprint
