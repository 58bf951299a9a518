// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/feed.hpp"

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"
#include "gossan/solution/saturation.hpp"

namespace gossan::solution {
namespace {

/// Turns a description into totals for any amount of acid, so that a pH can be searched for.
class Preparation {
public:
    Preparation(const Speciation& speciation, const FeedDescription& feed)
        : speciation_(speciation),
          feed_(feed),
          acid_(component_index(speciation.components(), "H")),
          sulphate_(component_index(speciation.components(), "S(VI)")) {
        base_.total = feed.concentration;
        split_iron();
        for (const AirGas& gas : feed.air) {
            const int index = component_index(speciation.components(), gas.component);
            expects(index >= 0, "a gas of the air is a component");
            gases_.push_back({std::size_t(index), gas.partial_pressure,
                              GasSolubility(gas.fact, speciation.components())});
        }
    }

    /// The feed with H at `acid` mol/m3.
    [[nodiscard]] PreparedFeed with_acid(double acid) const {
        PreparedFeed prepared = base_;
        const auto& components = speciation_.components();
        prepared.total[std::size_t(acid_)] = acid;
        prepared.total[std::size_t(sulphate_)] = 0.0;
        const double charge = charge_of(prepared.total);
        prepared.total[std::size_t(sulphate_)] = feed_.balance ? 0.5 * charge : *feed_.sulphate;
        prepared.charge_residual = charge_of(prepared.total);
        for (const DissolvedGas& gas : gases_) {
            prepared.total[gas.component] =
                gas.pressure *
                gas.solubility.evaluate(feed_.temperature, prepared.total.data()).value;
        }
        prepared.tds = salt_mass(components, prepared.total);
        prepared.density = density(prepared.tds, feed_.temperature);
        prepared.water = prepared.density - prepared.tds;
        std::vector<double> molality = prepared.total;
        for (double& each : molality) each /= prepared.water;
        if (!speciation_.solve(feed_.temperature, molality, prepared.equilibrium)) {
            throw Error(ErrorCode::numerics, "no equilibrium was found for the solution");
        }
        prepared.ph = -prepared.equilibrium.ln_activity[std::size_t(acid_)] / std::log(10.0);
        prepared.free_acid = acid * free_acid_per_mol;
        prepared.is_beyond_model_range = is_beyond_model_range(prepared.equilibrium);
        return prepared;
    }

    /// H in mol/m3 at which the pH is as described: pH falls with H.
    [[nodiscard]] double acid_for_ph(double ph) const {
        double low = -500.0;    // more base than any leach solution holds
        double high = 12000.0;  // concentrated sulphuric acid
        if (with_acid(low).ph < ph || with_acid(high).ph > ph) {
            throw Error(ErrorCode::numerics, "no amount of acid gives this pH");
        }
        // 60 halvings end at the last bit of the bracket.
        for (int step = 0; step < 60; ++step) {
            const double middle = 0.5 * (low + high);
            (with_acid(middle).ph > ph ? low : high) = middle;
        }
        return 0.5 * (low + high);
    }

private:
    struct DissolvedGas {
        std::size_t component;
        double pressure;  // Pa
        GasSolubility solubility;
    };

    void split_iron() {
        const auto& components = speciation_.components();
        const int ferrous = component_index(components, "Fe(II)");
        const int ferric = component_index(components, "Fe(III)");
        if (feed_.total_iron) {
            const double share =
                ferric_share(feed_.formal_potential, *feed_.potential, feed_.temperature);
            base_.total[std::size_t(ferric)] = share * *feed_.total_iron;
            base_.total[std::size_t(ferrous)] = (1.0 - share) * *feed_.total_iron;
        }
        if (ferrous < 0 || ferric < 0) return;
        constexpr double least_iron = 1e-6;  // mol/m3
        base_.potential =
            potential_from_totals(feed_.formal_potential, base_.total[std::size_t(ferric)],
                                  base_.total[std::size_t(ferrous)], feed_.temperature, least_iron)
                .value;
    }

    [[nodiscard]] double charge_of(const std::vector<double>& total) const {
        double charge = 0.0;
        for (std::size_t k = 0; k < total.size(); ++k) {
            charge += speciation_.components()[k].charge * total[k];
        }
        return charge;
    }

    const Speciation& speciation_;
    const FeedDescription& feed_;
    int acid_, sulphate_;
    std::vector<DissolvedGas> gases_;
    PreparedFeed base_;
};

}  // namespace

std::vector<std::string> feed_faults(const Speciation& speciation, const FeedDescription& feed) {
    std::vector<std::string> faults;
    const auto& components = speciation.components();
    expects(feed.concentration.size() == components.size(), "one concentration for each component");
    if (feed.ph.has_value() == feed.free_acid.has_value()) {
        faults.emplace_back(feed.ph ? "both pH and free_acid; give one of them"
                                    : "neither pH nor free_acid; give one of them");
    }
    if (feed.sulphate.has_value() == feed.balance) {
        faults.emplace_back(feed.balance ? "both sulphate and balance = true; give one of them"
                                         : "neither sulphate nor balance = true; give one of them");
    }
    if (feed.total_iron.has_value() != feed.potential.has_value()) {
        faults.emplace_back("total_iron and potential go together: give both or neither");
    }
    for (const char* iron : {"Fe(II)", "Fe(III)"}) {
        const int index = component_index(components, iron);
        if (!feed.total_iron) continue;
        if (index < 0) {
            faults.push_back(std::string("total_iron needs the component ") + iron);
        } else if (feed.concentration[std::size_t(index)] != 0.0) {
            faults.push_back(std::string("both total_iron and ") + iron + "; give one of them");
        }
    }
    for (std::size_t k = 0; k < components.size(); ++k) {
        const bool is_read = components[k].name != "H" && components[k].name != "S(VI)";
        if (is_read && !(feed.concentration[k] >= 0.0)) {
            faults.push_back("the concentration of " + components[k].name +
                             " is below zero or no number");
        }
    }
    for (const char* needed : {"H", "S(VI)"}) {
        if (component_index(components, needed) < 0) {
            faults.push_back(std::string("the run does not carry the component ") + needed);
        }
    }
    return faults;
}

PreparedFeed prepare_feed(const Speciation& speciation, const FeedDescription& feed) {
    const auto faults = feed_faults(speciation, feed);
    if (!faults.empty()) {
        std::string all;
        for (const auto& fault : faults) all += (all.empty() ? "" : "; ") + fault;
        throw Error(ErrorCode::input, all);
    }
    const Preparation preparation(speciation, feed);
    const double acid =
        feed.ph ? preparation.acid_for_ph(*feed.ph) : *feed.free_acid / free_acid_per_mol;
    PreparedFeed prepared = preparation.with_acid(acid);
    if (prepared.total[std::size_t(component_index(speciation.components(), "S(VI)"))] < 0.0) {
        throw Error(ErrorCode::input,
                    "the charge balance leaves no sulphate: too little cations or acid");
    }
    return prepared;
}

std::optional<double> exceeded_copper_limit(const Speciation& speciation,
                                            const FeedDescription& feed) {
    const auto& components = speciation.components();
    const int copper = component_index(components, "Cu");
    const int sulphate = component_index(components, "S(VI)");
    if (copper < 0 || sulphate < 0) return std::nullopt;
    constexpr EquilibriumConstant chalcanthite{.log_k_25 = -2.64, .enthalpy = 6025.0};
    constexpr double model_error = 0.38;  // of log10 Omega, (2)
    std::vector<double> stoichiometry(components.size(), 0.0);
    stoichiometry[std::size_t(copper)] = 1.0;
    stoichiometry[std::size_t(sulphate)] = 1.0;
    FeedDescription tried = feed;
    const auto grows = [&](double concentration) {
        tried.concentration[std::size_t(copper)] = concentration;
        const PreparedFeed prepared = prepare_feed(speciation, tried);
        const SpeciationResult& at = prepared.equilibrium;
        return saturation(chalcanthite, stoichiometry, 5.0, at.ln_activity, at.ln_water_activity,
                          feed.temperature)
                   .ln_omega > model_error * std::log(10.0);  // (1), (2)
    };
    double high = feed.concentration[std::size_t(copper)];
    if (high <= 0.0 || !grows(high)) return std::nullopt;
    double low = 0.0;
    for (int step = 0; step < 30; ++step) {  // to 1e-9 of the copper given
        const double middle = 0.5 * (low + high);
        (grows(middle) ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace gossan::solution
