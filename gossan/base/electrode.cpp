// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/electrode.hpp"

#include <array>

#include "gossan/base/text.hpp"

namespace gossan {
namespace {

struct Name {
    std::string_view text;
    Electrode electrode;
};
constexpr auto names = std::to_array<Name>({
    {"SHE", Electrode::hydrogen},
    {"Ag/AgCl", Electrode::silver_chloride_3_molar},
    {"Ag/AgCl sat", Electrode::silver_chloride_saturated},
    {"SCE", Electrode::calomel},
    {"NHE", Electrode::hydrogen},
    {"Ag/AgCl 3M", Electrode::silver_chloride_3_molar},
    {"Ag/AgCl (3 M KCl)", Electrode::silver_chloride_3_molar},
    {"Ag/AgCl (sat. KCl)", Electrode::silver_chloride_saturated},
});

}  // namespace

long double volts_above_hydrogen(Electrode electrode) {
    switch (electrode) {
        case Electrode::hydrogen:
            return 0.0L;
        case Electrode::silver_chloride_3_molar:
            return 0.210L;  // Source: ConsultRSR
        case Electrode::silver_chloride_saturated:
            return 0.197L;  // Source: Bard2001 as in ConsultRSR
        case Electrode::calomel:
            break;
    }
    return 0.2412L;  // saturated KCl. Source: Bard2001 as in ConsultRSR
}

WithElectrode split_electrode(std::string_view text) {
    text = trimmed(text);
    WithElectrode best{text};
    for (const Name& name : names) {
        if (!text.ends_with(name.text)) continue;
        const std::string_view before = text.substr(0, text.size() - name.text.size());
        const bool is_a_word = before.empty() || before.back() == ' ' || before.back() == '\t';
        if (is_a_word && before.size() < best.before.size())
            best = {trimmed(before), name.electrode};
    }
    return best;
}

std::vector<std::string> electrode_names() {
    std::vector<std::string> out;
    out.reserve(names.size());
    for (const Name& name : names) out.emplace_back(name.text);
    return out;
}

}  // namespace gossan
