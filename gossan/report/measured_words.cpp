// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/measured_words.hpp"

#include <algorithm>
#include <set>

#include "gossan/report/html.hpp"

namespace gossan::report {
namespace {

const char* verb(MarkStanding standing) {
    switch (standing) {
        case MarkStanding::measured:
            return "measured ";
        case MarkStanding::claim:
            return "claimed ";
        case MarkStanding::forecast:
            break;
    }
    return "forecast ";
}

std::string_view base_name(const MeasuredMark& mark) {
    const std::string_view name = mark.measured_name;
    return name.substr(0, name.size() - std::string_view("_min").size());
}

bool are_two_ends(const MeasuredMark& a, const MeasuredMark& b) {
    return a.kind == MarkKind::minimum && b.kind == MarkKind::maximum && a.series == b.series &&
           a.time_d == b.time_d && a.standing == b.standing && base_name(a) == base_name(b);
}

std::string day_of(const MeasuredMark& mark) {
    return mark.time_d ? " (day " + readable(*mark.time_d) + ")" : "";
}

}  // namespace

std::vector<std::string> measured_words(std::span<const MeasuredMark> marks,
                                        std::string_view column) {
    std::vector<std::string> words;
    std::set<const MeasuredMark*> told;
    for (const MeasuredMark& mark : marks) {
        if (mark.column != column || told.contains(&mark)) continue;
        const std::string value = readable(mark.value);
        std::string phrase = verb(mark.standing);
        const auto other = std::find_if(marks.begin(), marks.end(), [&](const MeasuredMark& end) {
            return end.column == column && (are_two_ends(mark, end) || are_two_ends(end, mark));
        });
        if (other != marks.end()) {
            told.insert(&*other);
            const auto [low, high] = std::minmax(mark.value, other->value);
            phrase += "range " + readable(low) + " to " + readable(high);
        } else if (mark.kind == MarkKind::minimum) {
            phrase += "at least " + value;
        } else if (mark.kind == MarkKind::maximum) {
            phrase += "at most " + value;
        } else {
            phrase += value;
        }
        words.push_back(phrase + day_of(mark));
    }
    return words;
}

}  // namespace gossan::report
