// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/reactions/network.hpp"
#include "gossan/reactions/substances.hpp"
#include "gossan/solution/equilibrium_constant.hpp"
#include "gossan/solution/redox.hpp"

namespace gossan::reactions {

/// One number of the medium that a factor depends on.
struct Input {
    enum class Kind { temperature, concentration, ln_activity, ln_water_activity };
    Kind kind = Kind::temperature;
    int component = -1;  ///< of a concentration or an activity
};

/// A factor of a rate that the solution decides. Immutable; one per reaction, shared by all cells.
/// Finite for every finite medium, and smooth (C1) from a little below zero on.
class ChemistryFactor {
public:
    virtual ~ChemistryFactor() = default;
    [[nodiscard]] const std::vector<Input>& inputs() const { return inputs_; }
    /// The factor; `slopes` [inputs] receives its derivatives unless it is null.
    virtual double evaluate(const Medium& medium, double* slopes) const = 0;
    /// The factor of each medium, as `evaluate` but for its last digits; `wide`: four at a time,
    /// where numerics::has_wide_lanes(), with the same bits.
    virtual void evaluate_all(const Media& media, bool wide, double* values) const = 0;

protected:
    explicit ChemistryFactor(std::vector<Input> inputs) : inputs_(std::move(inputs)) {}

private:
    std::vector<Input> inputs_;
};

/// What is left of a solid in one size class, or of one that is summed over classes.
struct SolidState {
    double amount;         ///< mol/m3 of bulk
    double reference;      ///< mol/m3 of bulk: initial + receivable, or capacity
    double accessibility;  ///< A of the class
    double size;           ///< mean of the class, m
};

/// A factor of a rate that solids decide: the reaction's own, and maybe other minerals. As
/// ChemistryFactor.
class SolidFactor {
public:
    explicit SolidFactor(std::vector<std::string> others = {}) : others_(std::move(others)) {}
    virtual ~SolidFactor() = default;
    /// Ids of the other minerals that it looks at. One that sits in particles counts by its amount
    /// in the size class of the own solid, or by the sum over classes where the own solid sits in
    /// the pores; one that is not in the network counts as none.
    [[nodiscard]] const std::vector<std::string>& others() const { return others_; }
    /// The factor of the own solid followed by the others; `slopes`, as many, receives its
    /// derivatives by their amounts unless it is null.
    virtual double evaluate(const SolidState* solids, double* slopes) const = 0;

private:
    std::vector<std::string> others_;
};

using Factor =
    std::variant<std::unique_ptr<const ChemistryFactor>, std::unique_ptr<const SolidFactor>>;

/// The solubility of a mineral in the components of a network.
struct SaturationTerms {
    std::vector<std::pair<int, double>> components;  ///< (component, moles made by dissolving one)
    double water = 0.0;
    double ln_gases = 0.0;  ///< sum of nu ln(partial pressure/1 atm)
    solution::EquilibriumConstant constant;
};

/// What a law may ask of the network while it is compiled into a factor.
struct LawContext {
    const std::vector<std::string>& components;
    const SaturationTerms* saturation = nullptr;  ///< of the own solid; null where there is none
    double molar_mass = 0.0;                      ///< of the own solid, kg/mol; 0 without one
    int proton = -1;                              ///< component whose master is H+, or -1
    solution::FormalPotential formal_potential = {};
    const Substances* substances = nullptr;  ///< those of the library; null: no other mineral

    /// Index of a component; it must be there (see `LawNeeds`).
    [[nodiscard]] int component(std::string_view name) const;
    /// Whether a total may be truly negative: that of the proton excess alone.
    [[nodiscard]] bool is_signed(int component) const { return component == proton; }
    /// Of a mineral by its id, kg/mol; it must be there.
    [[nodiscard]] double molar_mass_of(const std::string& mineral) const;
};

/// What a law needs before it can be compiled.
struct LawNeeds {
    std::vector<std::string> components = {};
    bool solubility = false;  ///< of the own solid
    bool own_solid = false;   ///< reaction has a solid that it uses up or grows
    bool size_classes = false;
    std::vector<std::string> minerals = {};  ///< other minerals, by id; they need not be there
};

/// What a law is about; where it names a component (acid, Fe(III), O2, CO2), that decides.
struct LawTopic {
    Limit limit = Limit::none;
    std::string component = {};
};

}  // namespace gossan::reactions
