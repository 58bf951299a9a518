// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/assessment/terms.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::footprint {
namespace {

class Builder {
public:
    Builder(const Activities& activities, const FootprintInput& input, const FactorLibrary& library)
        : activities_(activities), input_(input), library_(library) {}

    Terms made() {
        for (const Activity& activity : activities_.rows) {
            const Process& process = processes()[activity.process];
            for (const Part& part : parts_of(process)) add(activity, process, part);
        }
        return std::move(out_);
    }

private:
    /// What an amount is multiplied by.
    struct Part {
        std::vector<const Factor*> factors = {};
        double share = 1.0;
        Electricity basis = Electricity::unstated;
        int scope = 1;
    };

    /// Null where the role is cut off.
    const Factor* factor(const std::string& role, const std::string& unit) {
        const auto& left_out = input_.leave_out;
        if (std::find(left_out.begin(), left_out.end(), role) != left_out.end()) return nullptr;
        const auto found = used_.find(role);
        if (found != used_.end()) return found->second;
        const auto own = input_.factors.find(role);
        const std::string& name =
            own == input_.factors.end() ? standard_factors().at(role) : own->second;
        const Factor& chosen = library_.at(name);
        if (chosen.per() != unit) {
            throw Error(ErrorCode::input,
                        "factor " + chosen.name() + " is by " + in_quotes(chosen.per()) +
                            ", the role " + role + " wants " + in_quotes(unit),
                        "footprint.factors." + role);
        }
        out_.factors.push_back({role, chosen});
        return used_[role] = &chosen;
    }

    std::vector<Part> parts_of(const Process& process) {
        std::vector<Part> parts;
        if (process.is_electricity) return electricity();
        for (const std::string& role : process.roles) {
            const Factor* own = factor(role, process.unit);
            if (own != nullptr) parts.push_back({{own}, 1.0, Electricity::unstated, own->scope});
        }
        return parts;
    }

    std::vector<Part> electricity() {
        const double matched = input_.market.matched;
        const Factor* loss = factor("grid_loss", "");
        std::vector<Part> parts;
        const auto add_mix = [&](const char* role, double share, Electricity basis,
                                 bool is_supply) {
            if (share <= 0.0) return;
            const Factor* own = factor(role, "kWh");
            if (own == nullptr) return;
            parts.push_back({{own}, share, basis, is_supply ? 3 : 2});
            if (!is_supply && loss != nullptr) parts.push_back({{own, loss}, share, basis, 3});
        };
        add_mix("grid", 1.0, Electricity::location, false);
        add_mix("grid_upstream", 1.0, Electricity::location, true);
        add_mix("instrument", matched, Electricity::market, false);
        add_mix("residual", 1.0 - matched, Electricity::market, false);
        add_mix("instrument_upstream", matched, Electricity::market, true);
        add_mix("grid_upstream", 1.0 - matched, Electricity::market, true);
        return parts;
    }

    std::size_t index_of(const Uncertain& number) {
        const auto spread =
            std::tuple(number.key, number.low / number.value, number.high / number.value);
        const auto found = spreads_.find(spread);
        if (found != spreads_.end()) return found->second;
        out_.numbers.push_back(number);
        return spreads_[spread] = out_.numbers.size() - 1;
    }

    void add(const Activity& activity, const Process& process, const Part& part) {
        Term term{.period = activity.period,
                  .process = activity.process,
                  .scope = part.scope,
                  .basis = part.basis,
                  .quality = part.factors.front()->quality};
        double emitted = activity.amount * part.share;
        const auto multiply = [&](const Uncertain& number) {
            emitted *= number.value;
            if (!number.is_exact()) term.numbers.push_back(index_of(number));
        };
        for (const Uncertain& number : activity.times) multiply(number);
        for (const Factor* each : part.factors) multiply(each->number());
        term.is_primary = activity.basis == Basis::measured &&
                          std::all_of(part.factors.begin(), part.factors.end(),
                                      [](const Factor* each) { return each->is_primary; });
        term.gwp = part.factors.front()->gwp;
        std::sort(term.numbers.begin(), term.numbers.end());
        if (!activity.stream.empty()) {
            term.stream = activities_.stream_at(activity.stream);
            term.emitted = emitted;
            out_.all.push_back(std::move(term));
            return;
        }
        const std::vector<double> shares = shares_of(activities_, process.sharing, activity.period);
        for (std::size_t s = 0; s < shares.size(); ++s) {
            if (shares[s] == 0.0) continue;
            term.stream = s;
            term.emitted = shares[s] * emitted;
            out_.all.push_back(term);
        }
    }

    const Activities& activities_;
    const FootprintInput& input_;
    const FactorLibrary& library_;
    Terms out_;
    std::map<std::string, const Factor*> used_;
    std::map<std::tuple<std::string, double, double>, std::size_t> spreads_;
};

}  // namespace

Terms terms_of(const Activities& activities, const FootprintInput& input,
               const FactorLibrary& library) {
    return Builder(activities, input, library).made();
}

}  // namespace gossan::footprint
