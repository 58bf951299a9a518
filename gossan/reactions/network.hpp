// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gossan/reactions/limit.hpp"

namespace gossan::reactions {

class ChemistryFactor;
struct ChemistryBatch;
class SolidFactor;

/// One water region's solution as the laws see it.
struct Medium {
    double temperature = 298.15;            ///< K
    const double* concentration = nullptr;  ///< [n_components] total, mol per m3 of solution
    const double* ln_activity = nullptr;    ///< [n_components] of the master species; may be null
                                            ///< where `wanted_activities` is empty
    double ln_water_activity = 0.0;
};

/// Kernels that run over solutions take so many at a time: eight wide lanes, and a table of factors
/// that stays in the nearest cache.
inline constexpr std::size_t media_at_once = 32;
inline constexpr std::size_t most_lanes = 4;

/// Solutions side by side, for kernels that run over them: of each quantity a row with one entry a
/// solution.
struct Media {
    std::size_t n = 0;                          ///< a multiple of `most_lanes`
    std::size_t stride = 0;                     ///< from one row to the next
    const double* temperature = nullptr;        ///< [n] as in Medium
    const double* concentration = nullptr;      ///< [n_components][stride]
    const double* ln_activity = nullptr;        ///< [n_components][stride]
    const double* ln_water_activity = nullptr;  ///< [n]
};

/// Chemistry part of every reaction's rate and its gradient; made by `Network::make_chemistry`,
/// which zeroes it. Only slots that a law uses are ever written.
struct Chemistry {
    std::vector<double> value;                ///< [n_reactions]
    std::vector<double> d_temperature;        ///< [n_reactions] by K
    std::vector<double> d_concentration;      ///< [n_reactions][n_components] by mol/m3
    std::vector<double> d_ln_activity;        ///< [n_reactions][n_components]
    std::vector<double> d_ln_water_activity;  ///< [n_reactions]
    std::vector<double> factor;               ///< scratch: factors that reactions share
    std::vector<double> factor_slope;         ///< scratch
};

/// Solids part ("what is left") of every channel's rate; made by `Network::make_availability`.
struct Availability {
    std::vector<double> value;    ///< [n_channels]
    std::vector<double> d_solid;  ///< flat; of a channel those from `Network::first_slope` on, by
                                  ///< the amounts of its `Network::channel_solids`
};

/// One reaction acting on one size class of its solid; a reaction without a solid has one channel,
/// whose availability is 1.
struct Channel {
    int reaction = 0;
    int solid = -1;  ///< the solid it consumes, else the one it grows; -1 where there is none
    std::vector<std::pair<int, double>> solids = {};  ///< (solid, moles made per mole of extent)
};

/// What a reaction does to everything but solids, per mole of extent.
struct ReactionInfo {
    std::string id;
    std::vector<std::pair<int, double>> components;  ///< (component, moles made)
    double water = 0.0;                              ///< moles of H2O made
    double heat = 0.0;                               ///< J made, = -dH
    std::vector<std::pair<int, double>> gases;       ///< (gas, moles made)
    std::string equation;                            ///< as its source wrote it
    bool per_solution = false;  ///< its rate is per m3 of solution, else per m3 of bed
};

/// One solid unknown of a cell: a mineral in one size class, or in the pores.
struct SolidInfo {
    std::string mineral;
    int size_class = -1;            ///< -1 = in the pores
    double size = 0.0;              ///< mean of the class, m; 0 in the pores
    double molar_mass = 0.0;        ///< kg/mol
    double capacity_per_ore = 0.0;  ///< the most that the ore holds, mol per kg dry; 0 = no limit
};

/// Which inputs the chemistry part of one reaction depends on: the slots of `Chemistry` that it
/// writes.
struct Dependence {
    bool temperature = false;
    bool water_activity = false;
    std::vector<int> concentrations;  ///< components
    std::vector<int> activities;      ///< components
};

/// Atoms in one mole of everything that a network moves, for balances of elements and charge.
struct Atoms {
    std::vector<std::string> elements;
    std::vector<double> component;         ///< [n_components][n_elements], in the master species
    std::vector<double> solid;             ///< [n_solids][n_elements]
    std::vector<double> gas;               ///< [n_gases][n_elements]
    std::vector<double> water;             ///< [n_elements]
    std::vector<double> component_charge;  ///< [n_components]
};

/// A set of reactions compiled for a kernel that runs over cells: which laws depend on what is
/// settled once, absent terms cost nothing, and factors that reactions share are evaluated once.
///
///     rate of a channel = chemistry.value[reaction] * availability.value[channel]       (1)
///
/// in mol per s and m3 of bulk for a whole cell wetted by one solution; where several regions of
/// water share a cell, each counts with its share. Where `per_solution`, (1) is per m3 of solution
/// and each region counts with its volume of solution. Immutable after `build`; safe to share
/// between threads that bring their own Medium, Chemistry and Availability.
class Network {
public:
    struct Compiled;
    explicit Network(std::unique_ptr<const Compiled> compiled);
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;
    ~Network();

    [[nodiscard]] int n_components() const;
    [[nodiscard]] int n_reactions() const;
    [[nodiscard]] int n_channels() const;
    [[nodiscard]] int n_solids() const;
    [[nodiscard]] int n_gases() const;

    /// Names in the order of every index: those asked for, then those that reactions pulled in.
    [[nodiscard]] const std::vector<std::string>& components() const;
    [[nodiscard]] const std::vector<std::string>& gases() const;
    [[nodiscard]] const std::vector<ReactionInfo>& reactions() const;
    [[nodiscard]] const std::vector<Channel>& channels() const;
    [[nodiscard]] const std::vector<SolidInfo>& solids() const;
    [[nodiscard]] const Atoms& atoms() const;
    [[nodiscard]] const Dependence& dependence(int reaction) const;
    /// Solids that the availability of a channel depends on, its own first.
    [[nodiscard]] std::span<const int> channel_solids(int channel) const;
    /// Where the slopes of a channel start in `Availability::d_solid`.
    [[nodiscard]] std::size_t first_slope(int channel) const;

    /// Index of a mineral in a size class (-1 = in the pores), or -1.
    [[nodiscard]] int solid_index(const std::string& mineral, int size_class) const;

    /// Components whose ln activity any law needs; empty = no speciation needed.
    [[nodiscard]] std::span<const int> wanted_activities() const;
    [[nodiscard]] bool needs_water_activity() const;

    [[nodiscard]] Chemistry make_chemistry() const;
    [[nodiscard]] Availability make_availability() const;

    void chemistry(const Medium& medium, Chemistry& out, bool with_gradient) const;

    /// Room for `n` solutions, at least one.
    [[nodiscard]] ChemistryBatch make_batch(std::size_t n) const;
    /// Copies what laws look at into place `at` of a batch.
    void put(const Medium& medium, std::size_t at, ChemistryBatch& batch) const;
    /// The value of every reaction in every solution of a batch: that of the other `chemistry` but
    /// for its last digits, the same bits in whichever batch and place.
    void chemistry(ChemistryBatch& batch) const;

    /// All spans [n_solids]: `amount` in mol per m3 of bulk, `reference` = initial + all that it
    /// can receive (see `references`) or its capacity, `accessibility` the factor A_i of the size
    /// class.
    void availability(std::span<const double> amount, std::span<const double> reference,
                      std::span<const double> accessibility, Availability& out,
                      bool with_gradient) const;

    /// Every factor of a reaction's chemistry.
    [[nodiscard]] std::vector<FactorValue> explain(int reaction, const Medium& medium) const;
    /// Every factor of a channel's availability; spans as for `availability`.
    [[nodiscard]] std::vector<FactorValue> explain_solids(
        int channel, std::span<const double> amount, std::span<const double> reference,
        std::span<const double> accessibility) const;

    /// Initial amounts plus all that other solids can turn into each solid: the amount that X, the
    /// share converted, refers to. A solid that the ore holds only so much of (`capacity_per_ore`)
    /// receives nothing here: its reference is that capacity, for those who know the bulk density.
    [[nodiscard]] std::vector<double> references(std::span<const double> initial) const;

private:
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace gossan::reactions
