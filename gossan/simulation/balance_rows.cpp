// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/balance_rows.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;

}  // namespace

BalanceRows::BalanceRows(const std::vector<solution::Component>& components, double scale,
                         double begin, double end, records::BalanceKind kind)
    : components_(components),
      scale_(scale),
      begin_d_(begin / seconds_a_day),
      end_d_(end / seconds_a_day),
      kind_(kind) {}

void BalanceRows::add(const std::string& from, const std::string& to, const std::string& substance,
                      const std::string& cause, double amount, const std::string& unit) {
    if (amount == 0.0) return;
    rows_.push_back({.begin_d = begin_d_,
                     .end_d = end_d_,
                     .kind = kind_,
                     .from = from,
                     .to = to,
                     .substance = substance,
                     .cause = cause,
                     .amount = amount * scale_,
                     .unit = unit,
                     .origin = records::RowOrigin::simulated});
}

void BalanceRows::add_components(const std::string& from, const std::string& to,
                                 const std::string& cause, std::span<const double> amounts) {
    for (std::size_t k = 0; k < components_.size(); ++k) {
        add(from, to, components_[k].name, cause, amounts[k]);
    }
}

void BalanceRows::add_stream(const std::string& from, const std::string& to,
                             const std::string& cause, double water, double heat,
                             std::span<const double> components) {
    add(from, to, "water", cause, water);
    add(from, to, "heat", cause, heat, "J");
    add_components(from, to, cause, components);
}

}  // namespace gossan::simulation
