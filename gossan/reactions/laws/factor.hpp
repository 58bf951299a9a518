// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/reactions/network.hpp"
#include "gossan/solution/equilibrium_constant.hpp"

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

protected:
    explicit ChemistryFactor(std::vector<Input> inputs) : inputs_(std::move(inputs)) {}

private:
    std::vector<Input> inputs_;
};

/// What is left of a solid in one size class.
struct SolidState {
    double amount;         ///< mol/m3 of bulk
    double reference;      ///< mol/m3 of bulk: initial + receivable
    double accessibility;  ///< A of the class
    double size;           ///< mean of the class, m
};

/// A factor of a rate that the reaction's own solid decides. As ChemistryFactor.
class SolidFactor {
public:
    virtual ~SolidFactor() = default;
    /// The factor; `slope` receives its derivative by the amount unless it is null.
    virtual double evaluate(const SolidState& solid, double* slope) const = 0;
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
    double molar_mass = 0.0;                      ///< of the own solid, kg/mol
    int proton = -1;                              ///< component whose master is H+, or -1

    /// Index of a component; it must be there (see `LawNeeds`).
    [[nodiscard]] int component(std::string_view name) const;
    /// Whether a total may be truly negative: that of the proton excess alone.
    [[nodiscard]] bool is_signed(int component) const { return component == proton; }
};

/// What a law needs before it can be compiled.
struct LawNeeds {
    std::vector<std::string> components = {};
    bool solubility = false;  ///< of the own solid
    bool size_classes = false;
};

}  // namespace gossan::reactions
