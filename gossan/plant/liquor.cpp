// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/liquor.hpp"

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::plant {
namespace {

using constants::water_molar_mass;

constexpr double water_at_25 = 997.0;  // kg/m3, as in solution::water_density
constexpr double by_salt = 0.15;       // (1)

std::size_t index_of(std::span<const solution::Component> components, const char* name) {
    const int index = solution::component_index(components, name);
    expects(index >= 0, "a plant's run carries H, Cu and S(VI)");
    return std::size_t(index);
}

}  // namespace

void Liquor::add(const Liquor& other, double share) {
    water += share * other.water;
    enthalpy += share * other.enthalpy;
    for (std::size_t c = 0; c < component.size(); ++c) component[c] += share * other.component[c];
}

void Liquor::scale(double factor) {
    water *= factor;
    enthalpy *= factor;
    for (double& amount : component) amount *= factor;
}

Liquor Liquor::take(double share) {
    Liquor taken = *this;
    taken.scale(share);
    add(taken, -1.0);
    return taken;
}

LiquorBasis::LiquorBasis(std::span<const solution::Component> components, double specific_heat)
    : specific_heat_(specific_heat),
      h_(index_of(components, "H")),
      cu_(index_of(components, "Cu")),
      s6_(index_of(components, "S(VI)")),
      fe3_(solution::component_index(components, "Fe(III)")) {
    for (const auto& component : components) molar_mass_.push_back(component.molar_mass);
}

Liquor LiquorBasis::empty() const {
    return {.component = std::vector<double>(molar_mass_.size(), 0.0)};
}

Liquor LiquorBasis::pure_water(double volume, double temperature) const {
    Liquor made = empty();
    made.water = volume * water_at_25 / water_molar_mass;
    made.enthalpy = heat(made.water, temperature);
    return made;
}

Liquor LiquorBasis::of(std::span<const double> total, double water_mass, double volume,
                       double temperature) const {
    Liquor made = empty();
    made.water = volume * water_mass / water_molar_mass;
    made.enthalpy = heat(made.water, temperature);
    for (std::size_t c = 0; c < total.size(); ++c) made.component[c] = volume * total[c];
    return made;
}

double LiquorBasis::volume(const Liquor& liquor) const {
    double salt = 0.0;
    for (std::size_t c = 0; c < molar_mass_.size(); ++c) {
        salt += molar_mass_[c] * liquor.component[c];
    }
    return (liquor.water * water_molar_mass + by_salt * salt) / water_at_25;
}

double LiquorBasis::temperature(const Liquor& liquor) const {
    if (liquor.water <= 0.0) return constants::reference_kelvin;
    return constants::zero_celsius +
           liquor.enthalpy / (liquor.water * water_molar_mass * specific_heat_);
}

double LiquorBasis::heat(double water, double temperature) const {
    return water * water_molar_mass * specific_heat_ * (temperature - constants::zero_celsius);
}

double LiquorBasis::per_volume(const Liquor& liquor, std::size_t component) const {
    const double held = volume(liquor);
    return held > 0.0 ? liquor.component[component] / held : 0.0;
}

double LiquorBasis::copper(const Liquor& liquor) const {
    return copper_molar_mass * per_volume(liquor, cu_);
}

double LiquorBasis::acid(const Liquor& liquor) const {
    return solution::free_acid_per_mol * per_volume(liquor, h_);
}

double LiquorBasis::ferric(const Liquor& liquor) const {
    if (fe3_ < 0) return 0.0;
    const auto index = std::size_t(fe3_);
    return molar_mass_[index] * per_volume(liquor, index);
}

}  // namespace gossan::plant
