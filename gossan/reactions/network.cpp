// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/network.hpp"

#include <algorithm>
#include <array>

#include "gossan/base/error.hpp"
#include "gossan/reactions/compiled.hpp"

namespace gossan::reactions {
namespace {

/// rest[k] = product of all values but the k-th, also where one of them is zero.
template <std::size_t N>
void products_of_the_others(const std::array<double, N>& value, std::size_t n,
                            std::array<double, N>& rest) {
    double before = 1.0;
    for (std::size_t k = 0; k < n; ++k) {
        rest[k] = before;
        before *= value[k];
    }
    double after = 1.0;
    for (std::size_t k = n; k-- > 0;) {
        rest[k] *= after;
        after *= value[k];
    }
}

double& target(Chemistry& out, const Slot& slot) {
    switch (slot.kind) {
        case Input::Kind::temperature:
            return out.d_temperature[slot.index];
        case Input::Kind::concentration:
            return out.d_concentration[slot.index];
        case Input::Kind::ln_activity:
            return out.d_ln_activity[slot.index];
        case Input::Kind::ln_water_activity:
            break;
    }
    return out.d_ln_water_activity[slot.index];
}

}  // namespace

Network::Network(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

int Network::n_components() const { return static_cast<int>(compiled_->components.size()); }
int Network::n_reactions() const { return static_cast<int>(compiled_->reactions.size()); }
int Network::n_channels() const { return static_cast<int>(compiled_->channels.size()); }
int Network::n_solids() const { return static_cast<int>(compiled_->solids.size()); }
int Network::n_gases() const { return static_cast<int>(compiled_->gases.size()); }

const std::vector<std::string>& Network::components() const { return compiled_->components; }
const std::vector<std::string>& Network::gases() const { return compiled_->gases; }
const std::vector<ReactionInfo>& Network::reactions() const { return compiled_->reactions; }
const std::vector<Channel>& Network::channels() const { return compiled_->channels; }
const std::vector<SolidInfo>& Network::solids() const { return compiled_->solids; }
const Atoms& Network::atoms() const { return compiled_->atoms; }
const Dependence& Network::dependence(int reaction) const {
    return compiled_->dependences[static_cast<std::size_t>(reaction)];
}
std::span<const int> Network::wanted_activities() const { return compiled_->wanted_activities; }
bool Network::needs_water_activity() const { return compiled_->needs_water_activity; }

int Network::solid_index(const std::string& mineral, int size_class) const {
    const auto found = std::find_if(
        compiled_->solids.begin(), compiled_->solids.end(), [&](const SolidInfo& solid) {
            return solid.mineral == mineral && solid.size_class == size_class;
        });
    return found == compiled_->solids.end() ? -1
                                            : static_cast<int>(found - compiled_->solids.begin());
}

Chemistry Network::make_chemistry() const {
    const std::size_t n = compiled_->reactions.size();
    const std::size_t nc = compiled_->components.size();
    return {std::vector<double>(n), std::vector<double>(n), std::vector<double>(n * nc),
            std::vector<double>(n * nc), std::vector<double>(n)};
}

Availability Network::make_availability() const {
    const std::size_t n = compiled_->channels.size();
    return {std::vector<double>(n), std::vector<double>(n)};
}

void Network::chemistry(const Medium& medium, Chemistry& out, bool with_gradient) const {
    const Compiled& c = *compiled_;
    std::array<double, most_factors> value;
    std::array<double, most_factors> rest;
    std::array<double, most_slots> slope;
    const Slot* slot = c.slots.data();
    for (std::size_t reaction = 0; reaction < c.reactions.size(); ++reaction) {
        const std::size_t first = c.first_chemistry_factor[reaction];
        const std::size_t n = c.first_chemistry_factor[reaction + 1] - first;
        double* next = slope.data();
        double product = 1.0;
        for (std::size_t k = 0; k < n; ++k) {
            const ChemistryFactor& factor = *c.chemistry_factors[first + k];
            value[k] = factor.evaluate(medium, with_gradient ? next : nullptr);
            next += factor.inputs().size();
            product *= value[k];
        }
        out.value[reaction] = product;
        if (!with_gradient) continue;
        products_of_the_others(value, n, rest);
        const double* read = slope.data();
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t n_inputs = c.chemistry_factors[first + k]->inputs().size();
            for (std::size_t input = 0; input < n_inputs; ++input, ++slot) {
                const double part = *read++ * rest[k];
                double& to = target(out, *slot);
                to = slot->is_first ? part : to + part;
            }
        }
    }
}

void Network::availability(std::span<const double> amount, std::span<const double> reference,
                           std::span<const double> accessibility, Availability& out,
                           bool with_gradient) const {
    const Compiled& c = *compiled_;
    std::array<double, most_factors> value;
    std::array<double, most_factors> rest;
    std::array<double, most_factors> slope;
    for (std::size_t channel = 0; channel < c.channels.size(); ++channel) {
        const auto solid = static_cast<std::size_t>(c.channels[channel].solid);
        const auto reaction = static_cast<std::size_t>(c.channels[channel].reaction);
        const SolidState state{amount[solid], reference[solid], accessibility[solid],
                               c.solid_sizes[solid]};
        const std::size_t first = c.first_solid_factor[reaction];
        const std::size_t n = c.first_solid_factor[reaction + 1] - first;
        double product = 1.0;
        for (std::size_t k = 0; k < n; ++k) {
            value[k] =
                c.solid_factors[first + k]->evaluate(state, with_gradient ? &slope[k] : nullptr);
            product *= value[k];
        }
        out.value[channel] = product;
        if (!with_gradient) continue;
        products_of_the_others(value, n, rest);
        double sum = 0.0;
        for (std::size_t k = 0; k < n; ++k) sum += slope[k] * rest[k];
        out.d_solid[channel] = sum;
    }
}

std::vector<double> Network::references(std::span<const double> initial) const {
    // A chain of stages is at most as long as there are solids; more rounds would be a ring.
    std::vector<double> total(initial.begin(), initial.end());
    for (int round = 0; round <= n_solids(); ++round) {
        std::vector<double> next(initial.begin(), initial.end());
        std::vector<double> received(next.size() * next.size());
        for (const Channel& channel : compiled_->channels) {
            const auto from = static_cast<std::size_t>(channel.solid);
            double used = 0.0;
            for (const auto& [solid, made] : channel.solids) {
                if (solid == channel.solid) used = -made;
            }
            if (used <= 0.0) continue;
            for (const auto& [solid, made] : channel.solids) {
                if (made <= 0.0) continue;
                // Reactions that share a solid compete for it: the most that any of them can make.
                double& most = received[from * next.size() + static_cast<std::size_t>(solid)];
                most = std::max(most, total[from] * made / used);
            }
        }
        for (std::size_t from = 0; from < next.size(); ++from) {
            for (std::size_t to = 0; to < next.size(); ++to) {
                next[to] += received[from * next.size() + to];
            }
        }
        if (next == total) return total;
        total = std::move(next);
    }
    throw Error(ErrorCode::data, "reactions turn solids into each other in a ring");
}

}  // namespace gossan::reactions
