// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/decimal.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr int most_years = 3;

double number(const Document& object, const char* key) {
    const Document* found = object.find(key);
    return found == nullptr ? 0.0 : decimal_value(found->string());
}

double moment(const Document& object, const char* key) {
    return date_time(object.at(key).string()).value_or(0.0);
}

/// Decimals are summed as doubles: a relative 1e-9 is far above that rounding and far below a
/// difference that the six decimals of a kg can show.
bool agree(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

void check_sums(const Document& pcf, std::vector<PactFault>& faults) {
    constexpr std::array parts{"fossilGhgEmissions",
                               "landUseChangeGhgEmissions",
                               "landManagementBiogenicCO2Emissions",
                               "landManagementBiogenicCO2Removals",
                               "technologicalCO2Removals",
                               "ccsTechnologicalCO2Capture",
                               "biogenicNonCO2Emissions"};
    double sum = 0.0;
    for (const char* part : parts) sum += number(pcf, part);
    const double excluding = number(pcf, "pcfExcludingBiogenicUptake");
    if (!agree(sum, excluding)) {  // (1)
        faults.push_back(
            {"pcf.pcfExcludingBiogenicUptake",
             "is " + decimal_text(excluding) + ", but its parts sum to " + decimal_text(sum)});
    }
    const double including = excluding + number(pcf, "biogenicCO2Uptake");
    if (!agree(including, number(pcf, "pcfIncludingBiogenicUptake"))) {  // (2)
        faults.push_back({"pcf.pcfIncludingBiogenicUptake",
                          "is not " + decimal_text(including) +
                              ", the footprint without biogenic uptake and that uptake"});
    }
}

void check_ratings(const Document& pcf, std::vector<PactFault>& faults) {
    const auto within = [&faults](const std::string& path, double value, double least,
                                  double most) {
        if (value >= least && value <= most) return;
        faults.push_back(
            {path, "is not from " + decimal_text(least) + " to " + decimal_text(most)});
    };
    if (const Document* dqi = pcf.find("dqi")) {
        for (const char* key : {"technologicalDQR", "geographicalDQR", "temporalDQR"}) {
            within(std::string("pcf.dqi.") + key, number(*dqi, key), 1.0, 5.0);
        }
    }
    within("pcf.primaryDataShare", number(pcf, "primaryDataShare"), 0.0, 100.0);
    within("pcf.exemptedEmissionsPercent", number(pcf, "exemptedEmissionsPercent"), 0.0, 100.0);
}

void check_periods(const Document& footprint, std::vector<PactFault>& faults) {
    const Document& pcf = footprint.at("pcf");
    const double end = moment(pcf, "referencePeriodEnd");
    if (moment(pcf, "referencePeriodStart") >= end) {
        faults.push_back({"pcf.referencePeriodEnd", "is not after the period's start"});
    }
    const bool begins = footprint.find("validityPeriodStart") != nullptr;
    if (begins != (footprint.find("validityPeriodEnd") != nullptr)) {
        faults.push_back({begins ? "validityPeriodEnd" : "validityPeriodStart",
                          "is missing: a validity has a start and an end"});
    }
    if (!begins || footprint.find("validityPeriodEnd") == nullptr) return;
    const Validity valid = validity_of(footprint);
    const double last = *date_time(years_later(pcf.at("referencePeriodEnd").string(), most_years));
    if (valid.from < end) {
        faults.push_back({"validityPeriodStart", "is before the end of the period of reference"});
    }
    if (valid.until <= valid.from)
        faults.push_back({"validityPeriodEnd", "is not after its start"});
    if (valid.until > last) {
        faults.push_back({"validityPeriodEnd",
                          "is more than three years after the end of the period of reference"});
    }
}

void check_flags(const Document& pcf, std::vector<PactFault>& faults) {
    const auto told = [&](const char* flag, const char* value) {
        const Document* counted = pcf.find(flag);
        const bool is_counted = counted != nullptr && counted->boolean();
        if (!is_counted && number(pcf, value) != 0.0) {
            faults.push_back({std::string("pcf.") + value,
                              std::string("is told though ") + flag + " is not true"});
        }
    };
    told("packagingEmissionsIncluded", "packagingGhgEmissions");
    told("ccsTechnologicalCO2CaptureIncluded", "ccsTechnologicalCO2Capture");
}

}  // namespace

Validity validity_of(const Document& footprint) {
    const Document* from = footprint.find("validityPeriodStart");
    const Document* until = footprint.find("validityPeriodEnd");
    const std::string& end = footprint.at("pcf").at("referencePeriodEnd").string();
    if (from == nullptr || until == nullptr) {
        return {date_time(end).value_or(0.0), *date_time(years_later(end, most_years))};
    }
    return {date_time(from->string()).value_or(0.0), date_time(until->string()).value_or(0.0)};
}

std::vector<PactFault> rule_faults(const Document& footprint) {
    std::vector<PactFault> faults;
    const Document& pcf = footprint.at("pcf");
    check_sums(pcf, faults);
    int n_places = 0;
    for (const char* key :
         {"geographyRegionOrSubregion", "geographyCountry", "geographyCountrySubdivision"}) {
        if (pcf.find(key) == nullptr) continue;
        if (++n_places > 1) {
            faults.push_back({std::string("pcf.") + key, "is a second geography; PACT wants one"});
        }
    }
    check_periods(footprint, faults);
    check_ratings(pcf, faults);
    check_flags(pcf, faults);
    return faults;
}

std::vector<PactFault> footprint_faults(const Document& footprint) {
    auto faults = field_faults("ProductFootprint", footprint);
    return faults.empty() ? rule_faults(footprint) : faults;
}

}  // namespace gossan::supply
