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

/// Where the slopes of each kind of input start, in the order of Input::Kind.
using Targets = std::array<double*, 4>;
static_assert(static_cast<int>(Input::Kind::temperature) == 0 &&
              static_cast<int>(Input::Kind::ln_water_activity) == 3);

Targets targets_of(Chemistry& out) {
    return {out.d_temperature.data(), out.d_concentration.data(), out.d_ln_activity.data(),
            out.d_ln_water_activity.data()};
}

struct SolidAmounts {
    std::span<const double> amount;
    std::span<const double> reference;
    std::span<const double> accessibility;
};

/// The state of one input: of one solid, or summed over classes, which have no size in common.
inline SolidState gathered(const Network::Compiled& c, const SolidInput& input,
                           const SolidAmounts& of) {
    if (input.first == input.last) return {0.0, 0.0, 1.0, 0.0};
    const auto first = static_cast<std::size_t>(c.channel_solids[c.gathered[input.first]]);
    SolidState state{of.amount[first], of.reference[first], of.accessibility[first],
                     c.solids[first].size};
    for (std::size_t g = input.first + 1; g < input.last; ++g) {
        const auto solid = static_cast<std::size_t>(c.channel_solids[c.gathered[g]]);
        state.amount += of.amount[solid];
        state.reference += of.reference[solid];
        state.size = 0.0;
    }
    return state;
}

/// A channel of any number of factors of any solids.
void evaluate_channel(const Network::Compiled& c, std::size_t channel, const SolidAmounts& amounts,
                      Availability& out, bool with_gradient) {
    std::array<double, most_factors> value;
    std::array<double, most_factors> rest;
    std::array<double, most_solid_inputs> slope;
    std::array<SolidState, most_solid_inputs> state;
    const auto reaction = static_cast<std::size_t>(c.channels[channel].reaction);
    const std::size_t first = c.first_solid_factor[reaction];
    const std::size_t n = c.first_solid_factor[reaction + 1] - first;
    const SolidInput* input = c.solid_inputs.data() + c.first_solid_input[channel];
    std::size_t at = 0;
    double product = 1.0;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t n_inputs = c.solid_factor_inputs[first + k];
        for (std::size_t i = 0; i < n_inputs; ++i) {
            state[at + i] = gathered(c, input[at + i], amounts);
        }
        value[k] =
            c.solid_factors[first + k]->evaluate(&state[at], with_gradient ? &slope[at] : nullptr);
        product *= value[k];
        at += n_inputs;
    }
    out.value[channel] = product;
    if (!with_gradient) return;
    std::fill(out.d_solid.begin() + static_cast<std::ptrdiff_t>(c.first_slope[channel]),
              out.d_solid.begin() + static_cast<std::ptrdiff_t>(c.first_slope[channel + 1]), 0.0);
    products_of_the_others(value, n, rest);
    at = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t end = at + c.solid_factor_inputs[first + k];
        for (; at < end; ++at) {
            for (std::size_t g = input[at].first; g < input[at].last; ++g) {
                out.d_solid[c.gathered[g]] += slope[at] * rest[k];
            }
        }
    }
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
std::span<const int> Network::channel_solids(int channel) const {
    const auto c = static_cast<std::size_t>(channel);
    return std::span(compiled_->channel_solids)
        .subspan(compiled_->first_slope[c],
                 compiled_->first_slope[c + 1] - compiled_->first_slope[c]);
}
std::size_t Network::first_slope(int channel) const {
    return compiled_->first_slope[static_cast<std::size_t>(channel)];
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
    return {std::vector<double>(n),
            std::vector<double>(n),
            std::vector<double>(n * nc),
            std::vector<double>(n * nc),
            std::vector<double>(n),
            std::vector<double>(compiled_->chemistry_factors.size()),
            std::vector<double>(compiled_->first_factor_slope.back())};
}

Availability Network::make_availability() const {
    return {std::vector<double>(compiled_->channels.size()),
            std::vector<double>(compiled_->channel_solids.size())};
}

void Network::chemistry(const Medium& medium, Chemistry& out, bool with_gradient) const {
    const Compiled& c = *compiled_;
    for (std::size_t f = 0; f < c.chemistry_factors.size(); ++f) {
        double* slopes = out.factor_slope.data() + c.first_factor_slope[f];
        out.factor[f] = c.chemistry_factors[f]->evaluate(medium, with_gradient ? slopes : nullptr);
    }
    std::array<double, most_factors> value;
    std::array<double, most_factors> rest;
    const Targets targets = targets_of(out);
    const Slot* slot = c.slots.data();
    for (std::size_t reaction = 0; reaction < c.reactions.size(); ++reaction) {
        const std::size_t* factors = &c.reaction_factors[c.first_reaction_factor[reaction]];
        const std::size_t n =
            c.first_reaction_factor[reaction + 1] - c.first_reaction_factor[reaction];
        double product = 1.0;
        for (std::size_t k = 0; k < n; ++k) {
            value[k] = out.factor[factors[k]];
            product *= value[k];
        }
        out.value[reaction] = product;
        if (!with_gradient) continue;
        products_of_the_others(value, n, rest);
        for (std::size_t k = 0; k < n; ++k) {
            const double* read = out.factor_slope.data() + c.first_factor_slope[factors[k]];
            const double* end = out.factor_slope.data() + c.first_factor_slope[factors[k] + 1];
            for (; read != end; ++read, ++slot) {
                const double part = *read * rest[k];
                double& to = targets[static_cast<std::size_t>(slot->kind)][slot->index];
                to = slot->is_first ? part : to + part;
            }
        }
    }
}

void Network::availability(std::span<const double> amount, std::span<const double> reference,
                           std::span<const double> accessibility, Availability& out,
                           bool with_gradient) const {
    const Compiled& c = *compiled_;
    const SolidAmounts amounts{amount, reference, accessibility};
    for (std::size_t channel = 0; channel < c.channels.size(); ++channel) {
        if (c.is_plain[channel] != 0) {
            const auto solid = static_cast<std::size_t>(c.channels[channel].solid);
            const auto reaction = static_cast<std::size_t>(c.channels[channel].reaction);
            const SolidState state{amount[solid], reference[solid], accessibility[solid],
                                   c.solids[solid].size};
            out.value[channel] = c.solid_factors[c.first_solid_factor[reaction]]->evaluate(
                &state, with_gradient ? &out.d_solid[c.first_slope[channel]] : nullptr);
        } else {
            evaluate_channel(c, channel, amounts, out, with_gradient);
        }
    }
}

std::vector<FactorValue> Network::explain(int reaction, const Medium& medium) const {
    const Compiled& c = *compiled_;
    const auto r = static_cast<std::size_t>(reaction);
    std::vector<FactorValue> all;
    for (std::size_t k = c.first_reaction_factor[r]; k < c.first_reaction_factor[r + 1]; ++k) {
        const std::size_t f = c.reaction_factors[k];
        const FactorInfo& info = c.chemistry_info[f];
        all.push_back(
            {info.law, info.limit, info.scale * c.chemistry_factors[f]->evaluate(medium, nullptr)});
    }
    return all;
}

std::vector<FactorValue> Network::explain_solids(int channel, std::span<const double> amount,
                                                 std::span<const double> reference,
                                                 std::span<const double> accessibility) const {
    const Compiled& c = *compiled_;
    const auto& own = c.channels[static_cast<std::size_t>(channel)];
    const auto r = static_cast<std::size_t>(own.reaction);
    const SolidInput* input =
        c.solid_inputs.data() + c.first_solid_input[static_cast<std::size_t>(channel)];
    std::array<SolidState, most_solid_inputs> state;
    std::vector<FactorValue> all;
    for (std::size_t k = c.first_solid_factor[r]; k < c.first_solid_factor[r + 1]; ++k) {
        const SolidFactor& factor = *c.solid_factors[k];
        const std::size_t n_inputs = 1 + factor.others().size();
        for (std::size_t i = 0; i < n_inputs; ++i) {
            state[i] = gathered(c, *input++, {amount, reference, accessibility});
        }
        double value = factor.evaluate(state.data(), nullptr);
        if (c.solid_info[k].per_amount) {
            value = state[0].reference > 0.0 ? value / state[0].reference : 1.0;
        }
        all.push_back({c.solid_info[k].law, c.solid_info[k].limit, value});
    }
    return all;
}

namespace {

/// Raises `received` [from][to] to what a channel can turn its solid into. Reactions that share a
/// solid compete for it, so the most that any of them can make counts.
void raise_received(const Channel& channel, const std::vector<SolidInfo>& solids,
                    std::span<const double> total, std::span<double> received) {
    const auto own = std::find_if(channel.solids.begin(), channel.solids.end(),
                                  [&](const auto& entry) { return entry.first == channel.solid; });
    if (own == channel.solids.end() || own->second >= 0.0) return;
    const auto from = static_cast<std::size_t>(channel.solid);
    for (const auto& [solid, made] : channel.solids) {
        const auto to = static_cast<std::size_t>(solid);
        if (made <= 0.0 || solids[to].capacity_per_ore > 0.0) continue;
        double& most = received[from * total.size() + to];
        most = std::max(most, total[from] * made / -own->second);
    }
}

}  // namespace

std::vector<double> Network::references(std::span<const double> initial) const {
    // A chain of stages is at most as long as there are solids; more rounds would be a ring.
    std::vector<double> total(initial.begin(), initial.end());
    for (int round = 0; round <= n_solids(); ++round) {
        std::vector<double> next(initial.begin(), initial.end());
        std::vector<double> received(next.size() * next.size());
        for (const Channel& channel : compiled_->channels) {
            raise_received(channel, compiled_->solids, total, received);
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
