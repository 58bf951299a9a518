// SPDX-License-Identifier: Apache-2.0
#include "gossan/microbes/group.hpp"

#include <cctype>

namespace gossan::microbes {
namespace {

template <class T>
Schema<T> sourced(Schema<T> schema) {
    schema.field("source", &T::source,
                 "where the values come from: a key of the bibliography, \"unverified\", or "
                 "\"estimate: reasoning\"");
    schema.field("sources", &T::sources, "the same by field, for values from elsewhere",
                 defaults_to("choice: all from `source`"));
    return schema;
}

std::optional<std::string> complaint_about_id(const Group& group) {
    bool is_good = !group.id.empty() && std::isalpha(static_cast<unsigned char>(group.id[0])) != 0;
    for (const char letter : group.id) {
        is_good =
            is_good && (std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_');
    }
    if (is_good) return std::nullopt;
    return "an id that cannot name a column: letters, digits and underscores, a letter first";
}

std::optional<std::string> complaint_about_substrates(const Group& group) {
    if (group.iron || group.sulphur) return std::nullopt;
    return "a group that lives on neither iron nor sulphur";
}

}  // namespace

Concentration moles_of(const Level& level, double molar_mass) {
    if (const auto* moles = std::get_if<Concentration>(&level)) return *moles;
    return Concentration(std::get<Density>(level).si / molar_mass);
}

Schema<PhWindow> PhWindow::schema() {
    using P = PhWindow;
    return Schema<P>("ph", "Activity by pH.")
        .field("minimum", &P::minimum, between(-2, 14), "none at and below it")
        .field("low", &P::low, between(-2, 14), "full from here")
        .field("high", &P::high, between(-2, 14), "full up to here")
        .field("maximum", &P::maximum, between(-2, 14), "none at and above it")
        .check("low", [](const P& p) -> std::optional<std::string> {
            if (p.minimum < p.low && p.low < p.high && p.high < p.maximum) return std::nullopt;
            return "a window whose minimum, low, high and maximum do not rise in this order";
        });
}

Schema<IronUse> IronUse::schema() {
    using I = IronUse;
    return sourced(
        Schema<I>("iron", "Life on the oxidation of Fe(II).")
            .field("maximum_growth", &I::maximum_growth, above(0),
                   "growth at the best temperature, pH and supply", unit("1/h"))
            .field("half_saturation", &I::half_saturation, above(0),
                   "Fe(II) at which growth is halved", unit("mg/L"))
            .field("competition", &I::competition, above(0),
                   "Fe(III) at which the half saturation is doubled", unit("mg/L"))
            .field("yield", &I::yield, above(0), "cells made for each mass of Fe(II) turned",
                   unit("cells/mg"))
            .field("maintenance", &I::maintenance, at_least(0),
                   "Fe(II) turned beside growth, mol for each mol of cell carbon and time",
                   unit("1/h"))
            .field("threshold", &I::threshold, at_least(0), "Fe(II) that the group cannot use",
                   unit("mol/m3")));
}

Schema<SulphurUse> SulphurUse::schema() {
    using S = SulphurUse;
    return sourced(
        Schema<S>("sulphur", "Life on elemental sulphur.")
            .field("maximum_oxidation", &S::maximum_oxidation, above(0),
                   "share of fully colonised sulphur turned in a time, at the best conditions",
                   unit("1/d"))
            .field("yield", &S::yield, above(0), "cells made for each mass of sulphur turned",
                   unit("cells/g"))
            .field("capacity", &S::capacity, above(0),
                   "cells that colonise each mass of sulphur fully", unit("cells/g")));
}

Schema<Inhibition> Inhibition::schema() {
    using I = Inhibition;
    return Schema<I>("inhibition", "What slows growth by 1/(1 + (C/level)^order).")
        .field("level", &I::level, above(0), "total at which growth is halved", unit("g/L"))
        .field("order", &I::order, between(1, 10), "how sharply");
}

Schema<Group> Group::schema() {
    using G = Group;
    return sourced(
        Schema<G>("group", "The traits of one group of microbes.")
            .field("id", &G::id, "by which scenarios call it, and the name of its cells")
            .field("name", &G::name, "for people")
            .field("organisms", &G::organisms, "examples of what it is made of")
            .field("temperature", &G::temperature, "growth by temperature")
            .field("ph", &G::ph, "growth by pH")
            .field("iron", &G::iron, "life on the oxidation of Fe(II)")
            .field("sulphur", &G::sulphur, "life on elemental sulphur")
            .field("half_saturation_oxygen", &G::half_saturation_oxygen, above(0),
                   "dissolved oxygen at which growth is halved", unit("mg/L"))
            .field("half_saturation_carbon_dioxide", &G::half_saturation_carbon_dioxide, above(0),
                   "dissolved carbon dioxide at which growth is halved", unit("mol/m3"))
            .field("sulphate", &G::sulphate, "how total sulphate slows growth")
            .field("ferric", &G::ferric, "how total Fe(III) slows growth")
            .field("decay", &G::decay, at_least(0), "of cells, where there is oxygen", unit("1/d"))
            .field("heat_death", &G::heat_death, at_least(1),
                   "how many times faster cells die well above the highest temperature")
            .field("attachment", &G::attachment, at_least(0), "of cells in the water, to bare ore",
                   unit("1/h"))
            .field("detachment", &G::detachment, at_least(0), "of attached cells", unit("1/h"))
            .field("capacity", &G::capacity, above(0),
                   "attached cells at which the ore takes no more, per mass of dry ore",
                   unit("cells/kg"))
            .field("cell_carbon", &G::cell_carbon, above(0), "of one cell", unit("g"))
            .field("heat_of_formation", &G::heat_of_formation,
                   "of biomass as CH2O, at 25 degC from the elements", unit("kJ/mol"),
                   defaults_to("-212 kJ/mol", "estimate: a sixth of glucose"))
            .check("id", complaint_about_id)
            .check("iron", complaint_about_substrates));
}

}  // namespace gossan::microbes
