// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/sx_circuit.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "gossan/numerics/bracketed_root.hpp"

namespace gossan::plant {
namespace {

class Circuit {
public:
    Circuit(const SxDesign& design, const SxFeed& first, const SxFeed& second,
            const AqueousFeed& spent)
        : design_(design),
          first_(first),
          second_(second),
          spent_(spent),
          extraction_(Isotherm::extraction(design.reagent_percent)),
          strip_(Isotherm::strip(design.reagent_percent)) {
        result_.organic_flow = design.organic_to_aqueous * std::max(first.flow, second.flow);
        if (!design.parallel_efficiency.empty()) {
            parallel_flow_ = second.flow / double(design.parallel_efficiency.size());
        }
    }

    SxResult solve() {
        if (result_.organic_flow > 0.0) {
            result_.loaded = numerics::bracketed_root(
                [&](double loaded) { return extract(loaded) - strip(loaded); }, 0.0,
                extraction_.most());
        }
        result_.stripped = strip(result_.loaded);
        close_extraction();
        result_.transferred = first_.flow * (first_.aqueous.copper - result_.raffinate);
        result_.parallel_transferred =
            second_.flow * (second_.aqueous.copper - result_.parallel_raffinate);
        return result_;
    }

private:
    /// (1) and (3) of one stage, from its loaded side; the organic that it must be given.
    double mix(SxStage stage, double flow, double efficiency, const AqueousFeed& feed) {
        const double at_equilibrium = extraction_.aqueous(feed, stage.organic_out);
        stage.aqueous_out = efficiency * at_equilibrium + (1.0 - efficiency) * stage.aqueous_in;
        stage.organic_in = stage.organic_out -
                           flow / result_.organic_flow * (stage.aqueous_in - stage.aqueous_out);
        result_.extraction_stages.push_back(stage);
        return stage.organic_in;
    }

    /// The train whose organic comes as it is stripped. Where the liquor has no acid, the isotherm
    /// is so steep at its end that a last digit of the loaded organic moves the far end of the
    /// train: between the marches on either side of the root, balances (3) are linear.
    void close_extraction() {
        if (result_.organic_flow <= 0.0) {
            extract(result_.loaded);
            return;
        }
        const double wanted = result_.stripped;
        const auto march = [&](double loaded) {
            const double came = extract(loaded);
            return std::pair(came, result_);
        };
        double apart = 1e-15 * extraction_.most();
        auto [low_came, low] = march(result_.loaded - apart);
        auto [high_came, high] = march(result_.loaded + apart);
        for (int pass = 0; pass < 30 && !(low_came <= wanted && wanted <= high_came); ++pass) {
            apart *= 2.0;
            std::tie(low_came, low) = march(result_.loaded - apart);
            std::tie(high_came, high) = march(result_.loaded + apart);
        }
        const double rise = high_came - low_came;
        blend(low, high, rise > 0.0 ? std::clamp((wanted - low_came) / rise, 0.0, 1.0) : 0.5);
    }

    void blend(const SxResult& low, const SxResult& high, double share) {
        const auto between = [share](double from, double to) { return from + share * (to - from); };
        for (std::size_t k = 0; k < result_.extraction_stages.size(); ++k) {
            const SxStage& a = low.extraction_stages[k];
            const SxStage& b = high.extraction_stages[k];
            result_.extraction_stages[k] = {.kind = a.kind,
                                            .aqueous_in = between(a.aqueous_in, b.aqueous_in),
                                            .aqueous_out = between(a.aqueous_out, b.aqueous_out),
                                            .organic_in = between(a.organic_in, b.organic_in),
                                            .organic_out = between(a.organic_out, b.organic_out)};
        }
        result_.raffinate = between(low.raffinate, high.raffinate);
        result_.parallel_raffinate = between(low.parallel_raffinate, high.parallel_raffinate);
    }

    double pass_parallel(double organic) {
        double sum = 0.0;
        for (const double efficiency : design_.parallel_efficiency) {
            SxStage stage{.kind = SxStage::Kind::parallel};
            stage.aqueous_in = second_.aqueous.copper;
            stage.organic_out = organic;
            organic = mix(stage, parallel_flow_, efficiency, second_.aqueous);
            sum += result_.extraction_stages.back().aqueous_out;
        }
        const auto n = design_.parallel_efficiency.size();
        result_.parallel_raffinate = n == 0 ? second_.aqueous.copper : sum / double(n);
        return organic;
    }

    /// The organic that must come from the strip.
    double extract(double loaded) {
        result_.extraction_stages.clear();
        const int n_series = int(design_.extraction_efficiency.size());
        double organic = loaded;
        double aqueous = first_.aqueous.copper;
        result_.raffinate = aqueous;
        if (result_.organic_flow <= 0.0) return organic;
        for (int stage = 0; stage <= n_series; ++stage) {
            if (n_series - stage == design_.organic_before) organic = pass_parallel(organic);
            if (stage == n_series) break;
            SxStage made{.aqueous_in = aqueous, .organic_out = organic};
            organic = mix(made, first_.flow, design_.extraction_efficiency[std::size_t(stage)],
                          first_.aqueous);
            aqueous = result_.extraction_stages.back().aqueous_out;
        }
        result_.raffinate = aqueous;
        return organic;
    }

    /// (2) and (3) down the strip from the advance electrolyte; copper of the electrolyte that must
    /// come. `ratio` is organic by electrolyte flow.
    double strip_down(double loaded, double advance, double ratio) {
        result_.strip_stages.clear();
        double organic = loaded;
        double aqueous = advance;
        for (const double efficiency : design_.strip_efficiency) {
            SxStage stage{.kind = SxStage::Kind::strip};
            stage.organic_in = organic;
            stage.aqueous_out = aqueous;
            const double at_equilibrium = strip_.organic(spent_, aqueous);
            stage.organic_out = efficiency * at_equilibrium + (1.0 - efficiency) * organic;
            stage.aqueous_in = aqueous - ratio * (organic - stage.organic_out);
            result_.strip_stages.push_back(stage);
            organic = stage.organic_out;
            aqueous = stage.aqueous_in;
        }
        return aqueous;
    }

    double strip_nothing(double loaded) {
        result_.strip_stages.clear();
        result_.advance = spent_.copper;
        result_.electrolyte_flow = design_.electrolyte_ratio * result_.organic_flow;
        return loaded;
    }

    /// The organic that comes from the strip.
    double strip(double loaded) {
        const bool is_set = design_.advance_copper > 0.0;
        const double least = is_set ? design_.advance_copper : spent_.copper;
        const double at_least = strip_.organic(spent_, least);
        if (loaded <= at_least || least < spent_.copper || result_.organic_flow <= 0.0 ||
            (is_set && least <= spent_.copper)) {
            return strip_nothing(loaded);
        }
        double ratio = is_set ? 0.0 : 1.0 / design_.electrolyte_ratio;
        result_.advance = design_.advance_copper;
        if (is_set) {
            const double rise = least - spent_.copper;
            const double most = rise / (design_.strip_efficiency.front() * (loaded - at_least));
            ratio = numerics::bracketed_root(
                [&](double x) { return spent_.copper - strip_down(loaded, least, x); },
                rise / loaded, most);
        } else {
            result_.advance = numerics::bracketed_root(
                [&](double x) { return strip_down(loaded, x, ratio) - spent_.copper; }, least,
                least + ratio * loaded);
        }
        strip_down(loaded, result_.advance, ratio);
        result_.electrolyte_flow = result_.organic_flow / ratio;
        return result_.strip_stages.back().organic_out;
    }

    const SxDesign& design_;
    const SxFeed& first_;
    const SxFeed& second_;
    const AqueousFeed& spent_;
    Isotherm extraction_, strip_;
    double parallel_flow_ = 0.0;
    SxResult result_;
};

}  // namespace

SxResult solve_circuit(const SxDesign& design, const SxFeed& first, const SxFeed& second,
                       const AqueousFeed& spent) {
    return Circuit(design, first, second, spent).solve();
}

}  // namespace gossan::plant
