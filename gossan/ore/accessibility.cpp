// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/accessibility.hpp"

#include <cmath>

namespace gossan::ore {
namespace {

Access access_of(const FullAccess&, double) { return {}; }

Access access_of(const PowerAccess& model, double size) {
    return {.rate_factor = std::pow(model.reference_size.si / size, model.exponent)};  // (1)
}

Access access_of(const RimAccess& model, double size) {
    const double core = std::fmax(0.0, 1.0 - 2.0 * model.depth.si / size);
    return {.leachable_share = 1.0 - core * core * core};  // (2)
}

}  // namespace

Schema<FullAccess> FullAccess::schema() {
    return Schema<FullAccess>("full", "Size does not matter.");
}

Schema<PowerAccess> PowerAccess::schema() {
    using P = PowerAccess;
    return Schema<P>("power", "Rates fall with size as (reference_size/d)^exponent.")
        .field("reference_size", &P::reference_size, above(0),
               "particle size at which the rates of the data hold", unit("mm"))
        .field("exponent", &P::exponent, between(0, 2),
               "0: size does not matter; 1: as its inverse", usual(between(0.5, 1)),
               defaults_to("estimate: reported between 0.5 and 1"));
}

Schema<RimAccess> RimAccess::schema() {
    return Schema<RimAccess>("rim", "Only a rim of every particle leaches.")
        .field("depth", &RimAccess::depth, above(0), "how deep cracks let the solution in",
               usual(between("1 mm", "10 mm")), unit("mm"));
}

Access access(const AccessModel& model, double size) {
    return std::visit([size](const auto& form) { return access_of(form, size); }, model);
}

}  // namespace gossan::ore
