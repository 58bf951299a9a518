// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/chemistry_batch.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/numerics/lanes.hpp"
#include "gossan/reactions/compiled.hpp"

namespace gossan::reactions {
namespace {

/// Fills a row up to its stride with its last entry.
void fill_up(double* row, const ChemistryBatch& batch) {
    std::fill(row + batch.n, row + batch.stride, row[batch.n - 1]);
}

void multiply(double* product, const double* factor, std::size_t n) {
    using Pair = numerics::Lanes<2>;
    for (std::size_t k = 0; k < n; k += 2) {
        (Pair::load(product + k) * Pair::load(factor + k)).store(product + k);
    }
}

}  // namespace

ChemistryBatch Network::make_batch(std::size_t n) const {
    expects(n > 0, "a batch has a solution");
    const std::size_t stride = (n + most_lanes - 1) / most_lanes * most_lanes;
    const std::size_t nc = compiled_->components.size();
    return {.n = n,
            .stride = stride,
            .temperature = std::vector<double>(stride, 298.15),
            .concentration = std::vector<double>(nc * stride),
            .ln_activity = std::vector<double>(nc * stride),
            .ln_water_activity = std::vector<double>(stride),
            .value = std::vector<double>(compiled_->reactions.size() * stride),
            .factor = std::vector<double>(compiled_->chemistry_factors.size() * media_at_once)};
}

void Network::put(const Medium& medium, std::size_t at, ChemistryBatch& batch) const {
    batch.temperature[at] = medium.temperature;
    batch.ln_water_activity[at] = medium.ln_water_activity;
    for (const int k : compiled_->wanted_concentrations) {
        batch.concentration[static_cast<std::size_t>(k) * batch.stride + at] =
            medium.concentration[k];
    }
    for (const int k : compiled_->wanted_activities) {
        batch.ln_activity[static_cast<std::size_t>(k) * batch.stride + at] = medium.ln_activity[k];
    }
}

void Network::chemistry(ChemistryBatch& batch) const {
    const Compiled& c = *compiled_;
    fill_up(batch.temperature.data(), batch);
    fill_up(batch.ln_water_activity.data(), batch);
    for (const int k : c.wanted_concentrations) {
        fill_up(&batch.concentration[static_cast<std::size_t>(k) * batch.stride], batch);
    }
    for (const int k : c.wanted_activities) {
        fill_up(&batch.ln_activity[static_cast<std::size_t>(k) * batch.stride], batch);
    }
    const bool wide = numerics::has_wide_lanes();
    for (std::size_t first = 0; first < batch.stride; first += media_at_once) {
        const std::size_t n = std::min(media_at_once, batch.stride - first);
        const Media media{.n = n,
                          .stride = batch.stride,
                          .temperature = batch.temperature.data() + first,
                          .concentration = batch.concentration.data() + first,
                          .ln_activity = batch.ln_activity.data() + first,
                          .ln_water_activity = batch.ln_water_activity.data() + first};
        double* factor = batch.factor.data();
        for (const auto& each : c.chemistry_factors) {
            each->evaluate_all(media, wide, factor);
            factor += media_at_once;
        }
        for (std::size_t reaction = 0; reaction < c.reactions.size(); ++reaction) {
            double* product = &batch.value[reaction * batch.stride + first];
            std::fill(product, product + n, 1.0);
            for (std::size_t k = c.first_reaction_factor[reaction];
                 k < c.first_reaction_factor[reaction + 1]; ++k) {
                multiply(product, &batch.factor[c.reaction_factors[k] * media_at_once], n);
            }
        }
    }
}

}  // namespace gossan::reactions
