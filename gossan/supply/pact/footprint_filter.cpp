// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprint_filter.hpp"

#include <algorithm>
#include <array>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/geography.hpp"
#include "gossan/supply/pact/rules.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using Words = std::vector<std::string>;

struct WordFilter {
    const char* name;
    Words FootprintFilter::*values;
};
struct TimeFilter {
    const char* name;
    std::vector<double> FootprintFilter::*values;
};

constexpr std::array word_filters{WordFilter{"productId", &FootprintFilter::product_ids},
                                  WordFilter{"companyId", &FootprintFilter::company_ids},
                                  WordFilter{"geography", &FootprintFilter::geographies},
                                  WordFilter{"classification", &FootprintFilter::classifications},
                                  WordFilter{"status", &FootprintFilter::statuses}};
constexpr std::array time_filters{TimeFilter{"validOn", &FootprintFilter::valid_on},
                                  TimeFilter{"validAfter", &FootprintFilter::valid_after},
                                  TimeFilter{"validBefore", &FootprintFilter::valid_before}};

void add(FootprintFilter& filter, const std::string& name, const std::string& value) {
    for (const WordFilter& each : word_filters) {
        if (name != each.name) continue;
        if (!value.empty()) (filter.*each.values).push_back(value);
        return;
    }
    for (const TimeFilter& each : time_filters) {
        if (name != each.name) continue;
        const auto time = date_time(value);
        if (!time) {
            throw Error(ErrorCode::input, name + ": " + in_quotes(value, 60) + " is no time", {},
                        "write such as 2026-01-31T00:00:00Z");
        }
        return (filter.*each.values).push_back(*time);
    }
    Words names{"limit"};
    for (const WordFilter& each : word_filters) names.emplace_back(each.name);
    for (const TimeFilter& each : time_filters) names.emplace_back(each.name);
    const auto near = nearest(name, names);
    throw Error(ErrorCode::input, in_quotes(name, 60) + " is no filter", {},
                near ? "did you mean " + *near + "?" : "write " + enumerate(names));
}

/// PACT matches words whatever the case of their letters.
bool is_any(const Words& wanted, const Document* found) {
    if (wanted.empty()) return true;
    if (found == nullptr || !found->is_string()) return false;
    const std::string word = lowered(found->string());
    return std::any_of(wanted.begin(), wanted.end(),
                       [&word](const std::string& each) { return lowered(each) == word; });
}

/// A footprint has one geography at most; it is asked for by that or by one that is wider.
bool is_within_any(const Words& wanted, const Document& pcf) {
    if (wanted.empty()) return true;
    for (const char* key :
         {"geographyCountry", "geographyRegionOrSubregion", "geographyCountrySubdivision"}) {
        const Document* place = pcf.find(key);
        if (place == nullptr || !place->is_string()) continue;
        return std::any_of(wanted.begin(), wanted.end(), [place](const std::string& each) {
            return lies_within(place->string(), each);
        });
    }
    return false;
}

bool has_any(const Words& wanted, const Document* list) {
    if (wanted.empty()) return true;
    if (list == nullptr) return false;
    return std::any_of(list->elements().begin(), list->elements().end(),
                       [&wanted](const Document& each) { return is_any(wanted, &each); });
}

template <class Test>
bool any(const std::vector<double>& wanted, const Test& test) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), test);
}

}  // namespace

bool FootprintFilter::takes(const Document& footprint) const {
    const Validity valid = validity_of(footprint);
    return is_within_any(geographies, footprint.at("pcf")) &&
           has_any(product_ids, footprint.find("productIds")) &&
           has_any(company_ids, footprint.find("companyIds")) &&
           has_any(classifications, footprint.find("productClassifications")) &&
           is_any(statuses, footprint.find("status")) &&
           any(valid_on, [&](double time) { return valid.from <= time && time <= valid.until; }) &&
           any(valid_after, [&](double time) { return valid.from > time; }) &&
           any(valid_before, [&](double time) { return valid.until < time; });
}

FootprintFilter filter_of(std::span<const std::pair<std::string, std::string>> parameters) {
    FootprintFilter filter;
    for (const auto& [name, value] : parameters) add(filter, name, value);
    return filter;
}

FootprintFilter filter_of(const Document& asked) {
    FootprintFilter filter;
    for (const auto& [name, value] : asked.members()) {
        if (name == "comment") continue;
        if (value.is_string()) {
            add(filter, name, value.string());
        } else if (value.is_array()) {
            for (const Document& each : value.elements()) {
                if (!each.is_string()) throw Error(ErrorCode::input, name + " has no text in it");
                add(filter, name, each.string());
            }
        } else {
            throw Error(ErrorCode::input, name + " is neither a text nor a list of texts");
        }
    }
    return filter;
}

}  // namespace gossan::supply
