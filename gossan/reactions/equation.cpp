// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/equation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::reactions {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
    throw Error(ErrorCode::data, "equation " + in_quotes(text) + ": " + why, {},
                "write it like \"CuO + 2 H+ = Cu+2 + H2O\", with blanks around + and =");
}

std::vector<std::string_view> split(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(mark);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + mark.size());
    }
}

Term parse_term(std::string_view term, std::string_view whole) {
    std::size_t digits = 0;
    while (digits < term.size() &&
           (std::isdigit(static_cast<unsigned char>(term[digits])) != 0 || term[digits] == '.')) {
        ++digits;
    }
    Term result;
    if (digits > 0) {
        const std::string number(term.substr(0, digits));
        char* end = nullptr;
        result.coefficient = std::strtod(number.c_str(), &end);
        if (*end != '\0' || result.coefficient <= 0.0) refuse(whole, "a coefficient of " + number);
    }
    result.substance = std::string(trimmed(term.substr(digits)));
    if (result.substance.empty()) refuse(whole, "a term without a substance");
    if (result.substance.find(' ') != std::string::npos) {
        refuse(whole, "cannot read the term " + in_quotes(term));
    }
    return result;
}

void add(std::vector<std::pair<int, double>>& list, int index, double moles) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [index](const auto& entry) { return entry.first == index; });
    if (found == list.end()) {
        list.emplace_back(index, moles);
    } else {
        found->second += moles;
    }
}

void drop_zeros(std::vector<std::pair<int, double>>& list) {
    std::erase_if(list, [](const auto& entry) { return entry.second == 0.0; });
}

/// Finds the substances of one equation.
class Resolver {
public:
    Resolver(const Substances& substances, std::span<const std::string> preferred,
             EquationReading& reading)
        : substances_(substances), preferred_(preferred), reading_(reading) {}

    void add_term(const Term& term, double sign) {
        const double moles = sign * term.coefficient;
        const std::string& written = term.substance;
        Equation& equation = reading_.equation;
        if (written == substances_.water.written) {
            equation.water += moles;
        } else if (const int gas = find(substances_.gases, written); gas >= 0) {
            add(equation.gases, gas, moles);
        } else if (const int master = find(substances_.components, written); master >= 0) {
            add(equation.components, master, moles);
        } else if (const int mineral = find_mineral(written); mineral >= 0) {
            add(equation.minerals, mineral, moles);
        }
    }

private:
    static int find(const std::vector<Substance>& list, const std::string& written) {
        const auto found =
            std::find_if(list.begin(), list.end(),
                         [&written](const Substance& each) { return each.written == written; });
        return found == list.end() ? -1 : static_cast<int>(found - list.begin());
    }

    int find_mineral(const std::string& written) {
        if (const int by_id = substances_.mineral(written); by_id >= 0) return by_id;
        const std::vector<int> same = minerals_of_formula(written);
        if (same.size() == 1) return same.front();
        std::vector<int> chosen;
        for (const int each : same) {
            const std::string& id = substances_.minerals[static_cast<std::size_t>(each)].id;
            if (std::find(preferred_.begin(), preferred_.end(), id) != preferred_.end()) {
                chosen.push_back(each);
            }
        }
        if (chosen.size() == 1) return chosen.front();
        reading_.faults.push_back(same.empty() ? unknown(written) : ambiguous(written, same));
        return -1;
    }

    [[nodiscard]] std::vector<int> minerals_of_formula(const std::string& written) const {
        std::vector<int> same;
        try {
            const ore::Formula formula = ore::parse_formula(written);
            for (std::size_t n = 0; n < substances_.minerals.size(); ++n) {
                if (substances_.minerals[n].composition == formula)
                    same.push_back(static_cast<int>(n));
            }
        } catch (const Error&) {  // no formula: told as unknown
        }
        return same;
    }

    [[nodiscard]] std::string unknown(const std::string& written) const {
        std::vector<std::string> known{substances_.water.written};
        for (const auto& each : substances_.components) known.push_back(each.written);
        for (const auto& each : substances_.gases) known.push_back(each.written);
        for (const auto& each : substances_.minerals) known.push_back(each.id);
        const auto near = nearest(written, known);
        return in_quotes(written) + " is no master species, gas or mineral of the data" +
               (near ? "; the nearest is " + in_quotes(*near) : std::string{});
    }

    [[nodiscard]] std::string ambiguous(const std::string& written,
                                        const std::vector<int>& same) const {
        std::vector<std::string> ids;
        for (const int each : same) {
            ids.push_back(substances_.minerals[static_cast<std::size_t>(each)].id);
        }
        return in_quotes(written) + " is the formula of " + enumerate(ids, "and") +
               ": write the mineral's id in the equation";
    }

    const Substances& substances_;
    std::span<const std::string> preferred_;
    EquationReading& reading_;
};

/// Calls `visit(formula, moles made, written, heat of formation)` for everything in an equation.
template <class Visit>
void for_each(const Equation& equation, const Substances& all, Visit visit) {
    for (const auto& [index, moles] : equation.components) {
        const Substance& each = all.components[static_cast<std::size_t>(index)];
        visit(each.formula, moles, each.written, each.heat_of_formation);
    }
    for (const auto& [index, moles] : equation.minerals) {
        const ore::Mineral& each = all.minerals[static_cast<std::size_t>(index)];
        visit(each.composition, moles, each.id,
              each.heat_of_formation ? std::optional(each.heat_of_formation->si) : std::nullopt);
    }
    for (const auto& [index, moles] : equation.gases) {
        const Substance& each = all.gases[static_cast<std::size_t>(index)];
        visit(each.formula, moles, each.written, each.heat_of_formation);
    }
    if (equation.water != 0.0) {
        visit(all.water.formula, equation.water, all.water.written, all.water.heat_of_formation);
    }
}

}  // namespace

EquationText parse_equation(std::string_view text) {
    const auto sides = split(text, " = ");
    if (sides.size() != 2) refuse(text, "needs one \" = \"");
    EquationText result;
    for (const auto term : split(sides[0], " + ")) result.left.push_back(parse_term(term, text));
    for (const auto term : split(sides[1], " + ")) result.right.push_back(parse_term(term, text));
    return result;
}

double Equation::made(const std::vector<std::pair<int, double>>& list, int index) {
    for (const auto& [each, moles] : list) {
        if (each == index) return moles;
    }
    return 0.0;
}

EquationReading read_equation(const std::string& text, const Substances& substances,
                              std::span<const std::string> preferred) {
    EquationReading reading;
    reading.equation.text = text;
    try {
        const EquationText written = parse_equation(text);
        Resolver resolver(substances, preferred, reading);
        for (const Term& term : written.left) resolver.add_term(term, -1.0);
        for (const Term& term : written.right) resolver.add_term(term, 1.0);
    } catch (const Error& error) {
        reading.faults.emplace_back(error.what());
    }
    drop_zeros(reading.equation.components);
    drop_zeros(reading.equation.minerals);
    drop_zeros(reading.equation.gases);
    if (reading.faults.empty()) reading.faults = imbalances(reading.equation, substances);
    return reading;
}

std::vector<std::string> imbalances(const Equation& equation, const Substances& substances) {
    struct Sides {
        double left = 0.0;
        double right = 0.0;
    };
    std::map<std::string, Sides> sums;
    Sides charge;
    const auto count = [](Sides& sides, double made) {
        (made < 0.0 ? sides.left : sides.right) += made;
    };
    for_each(equation, substances,
             [&](const ore::Formula& formula, double moles, const std::string&, const auto&) {
                 for (const auto& [element, atoms] : formula.atoms) {
                     count(sums[element], moles * atoms);
                 }
                 charge.left += moles < 0.0 ? moles * formula.charge : 0.0;
                 charge.right += moles > 0.0 ? moles * formula.charge : 0.0;
             });
    std::vector<std::string> faults;
    const auto check = [&faults](const std::string& what, const Sides& sides) {
        const double largest = std::max(std::abs(sides.left), std::abs(sides.right));
        if (std::abs(sides.left + sides.right) <= 1e-9 * std::max(largest, 1.0)) return;
        faults.push_back(what + " does not balance: " + shortest(0.0 - sides.left) +
                         " on the left, " + shortest(sides.right) + " on the right");
    };
    for (const auto& [element, sides] : sums) check("element " + element, sides);
    check("charge", charge);
    return faults;
}

ReactionHeat heat_by_formation(const Equation& equation, const Substances& substances) {
    ReactionHeat heat;
    for_each(equation, substances,
             [&heat](const ore::Formula&, double moles, const std::string& written,
                     const std::optional<double>& of_formation) {
                 if (of_formation) {
                     heat.enthalpy += moles * *of_formation;
                 } else {
                     heat.missing.push_back(written);
                 }
             });
    return heat;
}

}  // namespace gossan::reactions
