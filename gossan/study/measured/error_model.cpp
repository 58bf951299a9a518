// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/error_model.hpp"

#include <array>
#include <cmath>

namespace gossan::study {
namespace {

struct UsualError {
    std::string_view quantity;
    double relative;
    double absolute;
    const char* reason;
};

constexpr auto usual = std::to_array<UsualError>({
    {"pls_Cu_g_L", 0.03, 0.01, "dilution and calibration of atomic absorption"},
    {"feed_Cu_g_L", 0.03, 0.01, "dilution and calibration of atomic absorption"},
    {"pls_Fe_g_L", 0.04, 0.02, "dilution and calibration of atomic absorption"},
    {"pls_Fe2_g_L", 0.05, 0.05, "titration, and oxidation before it"},
    {"pls_Fe3_g_L", 0.08, 0.1, "a difference of two assays"},
    {"pls_free_acid_g_L", 0.05, 0.2, "titration beside ferric iron"},
    {"feed_free_acid_g_L", 0.05, 0.2, "titration beside ferric iron"},
    {"pls_pH", 0.0, 0.05, "junction potential of the electrode in strong sulphate"},
    {"pls_Eh_mV", 0.0, 10.0, "drift of the electrode and time until it is read"},
    {"pls_temperature_degC", 0.0, 0.5, "thermometer, and cooling of the sample"},
    {"pls_O2_g_L", 0.05, 2e-4, "probe, and contact of the sample with air"},
    {"irrigation_m3", 0.02, 0.0, "weighing or a meter"},
    {"drainage_m3", 0.02, 0.0, "weighing or a meter"},
    {"leach_ratio_m3_t", 0.02, 0.0, "weighing or a meter"},
    {"recovery_pct", 0.03, 0.5, "volumes, assays and head grade together"},
    {"extraction_pct", 0.0, 2.5, "sampling and assay of head and tail"},
    {"acid_gross_kg_t", 0.05, 0.5, "a difference of volumes times titrations"},
    {"acid_net_kg_t", 0.05, 0.5, "a difference of volumes times titrations"},
});

}  // namespace

double ErrorModel::sd(double value) const { return std::hypot(absolute, relative * value); }  // (1)

ErrorModel usual_error(std::string_view quantity) {
    const std::string source = "estimate: laboratory scatter, ";
    for (const UsualError& each : usual) {
        if (each.quantity == quantity) return {each.relative, each.absolute, source + each.reason};
    }
    if (quantity.ends_with("_pct")) return {0.0, 3.0, source + "assays of minerals in solids"};
    return {0.05, 0.02, source + "as of an assay of a minor element"};
}

}  // namespace gossan::study
