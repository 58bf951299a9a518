// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/assessment/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "gossan/base/error.hpp"

namespace gossan::footprint {
namespace {

/// Of sorted values; between two of them in proportion.
double percentile(std::span<const double> sorted, double p) {
    const double at = p * double(sorted.size() - 1);
    const auto below = std::size_t(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
}

double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double covariance(std::span<const double> a, std::span<const double> b) {
    const double mean_a = mean(a), mean_b = mean(b);
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - mean_a) * (b[k] - mean_b);
    return sum / double(a.size());
}

/// Terms that are drawn alike: of one process and the same uncertain numbers.
using Groups = std::map<std::pair<std::size_t, std::vector<std::size_t>>, double>;

/// What each process gives off in every draw.
std::map<std::size_t, std::vector<double>> drawn_by_process(
    const Groups& groups, const std::vector<std::vector<double>>& ratio,
    const std::vector<double>& copper_ratio) {
    std::map<std::size_t, std::vector<double>> by_process;
    for (const auto& [key, sum] : groups) {
        auto& values = by_process[key.first];
        values.resize(copper_ratio.size(), 0.0);
        for (std::size_t draw = 0; draw < copper_ratio.size(); ++draw) {
            double value = sum * copper_ratio[draw];
            for (const std::size_t number : key.second) value *= ratio[number][draw];
            values[draw] += value;
        }
    }
    return by_process;
}

}  // namespace

Assessment::Assessment(Activities activities, const FootprintInput& input,
                       const FactorLibrary& library)
    : activities_(std::move(activities)), terms_(terms_of(activities_, input, library)) {
    for (const Stream& stream : activities_.streams) release_.push_back(release_of(stream));
    const auto n_draws = std::size_t(input.draws);
    for (const Uncertain& number : terms_.numbers) {
        auto& z = z_.emplace_back(n_draws);
        auto& ratio = ratio_.emplace_back(n_draws);
        for (std::size_t draw = 0; draw < n_draws; ++draw) {
            z[draw] = normal_of(number.key, input.seed, int(draw));
            ratio[draw] = ratio_at(number, z[draw]);
        }
    }
    const Uncertain inverse = inverse_of(activities_.copper);
    copper_ratio_.assign(n_draws, inverse.value);
    for (std::size_t draw = 0; !inverse.is_exact() && draw < n_draws; ++draw) {
        copper_ratio_[draw] *= ratio_at(inverse, normal_of(inverse.key, input.seed, int(draw)));
    }
}

double Assessment::copper(std::size_t stream, std::size_t first, std::size_t last) const {
    const auto& all = activities_.streams[stream].copper;
    double sum = 0.0;
    for (std::size_t k = first; k <= last; ++k) sum += all[k];
    return sum;
}

bool Assessment::is_short(std::size_t first, std::size_t last) const {
    ReferencePeriod whole;
    for (std::size_t k = first; k <= last; ++k) whole.days += activities_.periods[k].days;
    return whole.is_short();
}

bool Assessment::is_deferred(const Term& term) const {
    const bool gave_none = !(activities_.streams[term.stream].copper[term.period] > 0.0);
    return gave_none || processes()[term.process].is_deferred;
}

Reconciliation Assessment::reconciled(std::size_t last, const View& view, Method method) const {
    Reconciliation sums;
    for (const Term& term : terms_.all) {
        if (term.period > last || !term.is_in(view)) continue;
        const bool gave = activities_.streams[term.stream].copper[term.period] > 0.0;
        const double share =
            method == Method::period ? (gave ? 1.0 : 0.0) : borne(term, 0, last, method);
        sums.emitted += term.emitted;
        sums.borne += share * term.emitted;
        double& rest = method == Method::period ? sums.unborne : sums.carried;
        rest += (1.0 - share) * term.emitted;
    }
    return sums;
}

double Assessment::borne(const Term& term, std::size_t first, std::size_t last,
                         Method method) const {
    if (method == Method::period || !is_deferred(term)) {
        return term.period >= first && term.period <= last ? 1.0 : 0.0;
    }
    double share = 0.0;
    for (std::size_t k = first; k <= last; ++k) {
        share += release_[term.stream].share[term.period][k];
    }
    return share;
}

std::vector<Assessment::SharedPart> Assessment::shared(std::span<const CopperPart> parts) const {
    double mass = 0.0;
    for (const CopperPart& part : parts) mass += part.mass_kg;
    if (!(mass > 0.0)) throw Error(ErrorCode::input, "a footprint is of some mass of copper");
    std::vector<SharedPart> all;
    for (const CopperPart& part : parts) {
        expects(part.first <= part.last && part.last < activities_.periods.size(),
                "a part is of periods that are there");
        if (part.mass_kg <= 0.0) continue;
        const std::size_t stream = activities_.stream_at(part.stream);
        const double given = copper(stream, part.first, part.last);
        if (!(given > 0.0)) {
            throw Error(ErrorCode::input,
                        part.stream + " gave no copper in " + activities_.periods[part.first].name);
        }
        all.push_back({stream, part.first, part.last, part.mass_kg / mass / given});
    }
    return all;
}

Figure Assessment::of(std::span<const CopperPart> parts, const View& view, Method method) const {
    double mass = 0.0;
    for (const CopperPart& part : parts) mass += part.mass_kg;
    bool some_short = false;
    std::vector<double> weights(terms_.all.size(), 0.0);
    for (const SharedPart& part : shared(parts)) {
        some_short |= is_short(part.first, part.last);
        for (std::size_t t = 0; t < terms_.all.size(); ++t) {
            if (terms_.all[t].stream != part.stream) continue;
            weights[t] += part.share * borne(terms_.all[t], part.first, part.last, method);
        }
    }
    return figure(weights, mass, some_short, view, method);
}

MethodsDifference Assessment::difference(std::span<const CopperPart> parts,
                                         const View& view) const {
    MethodsDifference sums{.view = view};
    std::vector<double> by_process(processes().size(), 0.0);
    for (const SharedPart& part : shared(parts)) {
        for (const Term& term : terms_.all) {
            if (term.stream != part.stream || !term.is_in(view)) continue;
            const double emitted = part.share * term.emitted;
            const double own = borne(term, part.first, part.last, Method::period) * emitted;
            if (!is_deferred(term)) {
                sums.alike += own;
                continue;
            }
            const double released =
                borne(term, part.first, part.last, Method::ore_matched) * emitted;
            const bool is_of_period = term.period >= part.first;
            (is_of_period ? sums.released_of_period : sums.released_of_before) += released;
            sums.spent += own;
            by_process[term.process] += released - own;
        }
    }
    sums.by_period = sums.alike + sums.spent;
    sums.ore_matched = sums.alike + sums.released_of_period + sums.released_of_before;  // (2)
    for (std::size_t p = 0; p < by_process.size(); ++p) {
        if (by_process[p] == 0.0) continue;
        sums.differences.push_back(
            {.name = processes()[p].title, .stage = processes()[p].stage, .per_kg = by_process[p]});
    }
    std::stable_sort(sums.differences.begin(), sums.differences.end(),
                     [](const Contribution& a, const Contribution& b) {
                         return std::abs(a.per_kg) > std::abs(b.per_kg);
                     });
    return sums;
}

Figure Assessment::of_stream(std::size_t stream, std::size_t first, std::size_t last,
                             const View& view, Method method) const {
    const double given = copper(stream, first, last);
    std::vector<double> weights(terms_.all.size(), 0.0);
    for (std::size_t t = 0; t < terms_.all.size(); ++t) {
        if (terms_.all[t].stream == stream) {
            weights[t] = borne(terms_.all[t], first, last, method) / given;
        }
    }
    return figure(weights, given, is_short(first, last), view, method);
}

Figure Assessment::of_site(std::size_t first, std::size_t last, const View& view,
                           Method method) const {
    double given = 0.0;
    for (std::size_t s = 0; s < activities_.streams.size(); ++s) given += copper(s, first, last);
    std::vector<double> weights(terms_.all.size(), 0.0);
    for (std::size_t t = 0; t < terms_.all.size(); ++t) {
        weights[t] = borne(terms_.all[t], first, last, method) / given;
    }
    return figure(weights, given, is_short(first, last), view, method);
}

Figure Assessment::figure(std::span<const double> weights, double copper_kg, bool is_short,
                          const View& view, Method method) const {
    Figure figure{.view = view, .method = method, .copper_kg = copper_kg, .is_short = is_short};
    if (!(copper_kg > 0.0)) {
        figure.per_kg = figure.p5 = figure.p50 = figure.p95 =
            std::numeric_limits<double>::quiet_NaN();
        return figure;
    }
    std::vector<double> by_process(processes().size(), 0.0);
    DataQuality weighted{0.0, 0.0, 0.0};
    double primary = 0.0;
    for (std::size_t t = 0; t < terms_.all.size(); ++t) {
        const Term& term = terms_.all[t];
        if (weights[t] == 0.0 || !term.is_in(view)) continue;
        const double part = weights[t] * term.emitted;
        by_process[term.process] += part;
        if (term.is_primary) primary += part;
        if (part > 0.0) figure.potentials[term.gwp] += part;
        weighted.technology += part * term.quality.technology;
        weighted.geography += part * term.quality.geography;
        weighted.time += part * term.quality.time;
    }
    // One order of summing, so that parts sum to the whole to the last bits.
    for (const double part : by_process) figure.per_kg += part;
    figure.emitted_kg = figure.per_kg * copper_kg;
    if (figure.per_kg > 0.0) {
        figure.primary_share = primary / figure.per_kg;
        for (auto& [report, share] : figure.potentials) share /= figure.per_kg;
        figure.quality = {weighted.technology / figure.per_kg, weighted.geography / figure.per_kg,
                          weighted.time / figure.per_kg};
    }
    for (std::size_t p = 0; p < by_process.size(); ++p) {
        if (by_process[p] == 0.0) continue;
        const Process& process = processes()[p];
        figure.contributions.push_back({.name = process.title,
                                        .stage = process.stage,
                                        .per_kg = by_process[p],
                                        .share = by_process[p] / figure.per_kg});
    }
    add_spread(weights, figure);
    return figure;
}

void Assessment::add_spread(std::span<const double> weights, Figure& figure) const {
    Groups groups;
    for (std::size_t t = 0; t < terms_.all.size(); ++t) {
        const Term& term = terms_.all[t];
        if (weights[t] == 0.0 || !term.is_in(figure.view)) continue;
        groups[{term.process, term.numbers}] += weights[t] * term.emitted;
    }
    std::vector<bool> is_used(terms_.numbers.size(), false);
    for (const auto& [key, sum] : groups) {
        for (const std::size_t number : key.second) is_used[number] = true;
    }
    const auto by_process = drawn_by_process(groups, ratio_, copper_ratio_);
    std::vector<double> total(copper_ratio_.size(), 0.0);
    for (const auto& [process, values] : by_process) {
        for (std::size_t draw = 0; draw < total.size(); ++draw) total[draw] += values[draw];
    }
    const double variance = covariance(total, total);
    const bool varies = variance > 1e-24 * figure.per_kg * figure.per_kg;
    for (Contribution& each : figure.contributions) {
        for (const auto& [process, values] : by_process) {
            if (processes()[process].title != each.name || !varies) continue;
            each.variance_share = covariance(values, total) / variance;
        }
    }
    for (std::size_t number = 0; varies && number < is_used.size(); ++number) {
        const auto is_same = [&](const Influence& each) {
            return each.key == terms_.numbers[number].key;  // of another spread, drawn alike
        };
        if (!is_used[number] ||
            std::any_of(figure.influences.begin(), figure.influences.end(), is_same)) {
            continue;
        }
        const double shared = covariance(z_[number], total);
        figure.influences.push_back(
            {terms_.numbers[number].key,
             shared * shared / (covariance(z_[number], z_[number]) * variance)});
    }
    std::stable_sort(figure.influences.begin(), figure.influences.end(),
                     [](const Influence& a, const Influence& b) { return a.share > b.share; });
    if (figure.influences.size() > 8) figure.influences.resize(8);
    std::sort(total.begin(), total.end());
    figure.p5 = percentile(total, 0.05);
    figure.p50 = percentile(total, 0.5);
    figure.p95 = percentile(total, 0.95);
}

PoolRow Assessment::pool(std::size_t stream, std::size_t period, const View& view) const {
    PoolRow row;
    const Release& release = release_[stream];
    for (const Term& term : terms_.all) {
        if (term.stream != stream || term.period > period || !term.is_in(view)) continue;
        if (!is_deferred(term)) continue;
        const auto& share = release.share[term.period];
        double left = 1.0;
        for (std::size_t k = term.period; k <= period; ++k) left -= share[k];
        row.carried += left * term.emitted;
        if (term.period == period) row.spent += term.emitted;
        (term.period == period ? row.released_of_period : row.released_of_before) +=
            share[period] * term.emitted;
    }
    return row;
}

Restatement restated(const Figure& before, const Figure& after) {
    Restatement restatement{before, after, {}};
    const auto add = [&](const Figure& figure, double sign) {
        for (const Contribution& each : figure.contributions) {
            auto& all = restatement.differences;
            const auto found = std::find_if(all.begin(), all.end(), [&](const Contribution& other) {
                return other.name == each.name;
            });
            if (found != all.end()) {
                found->per_kg += sign * each.per_kg;
            } else {
                all.push_back(
                    {.name = each.name, .stage = each.stage, .per_kg = sign * each.per_kg});
            }
        }
    };
    add(after, 1.0);
    add(before, -1.0);
    std::erase_if(restatement.differences,
                  [](const Contribution& each) { return each.per_kg == 0.0; });
    std::stable_sort(restatement.differences.begin(), restatement.differences.end(),
                     [](const Contribution& a, const Contribution& b) {
                         return std::abs(a.per_kg) > std::abs(b.per_kg);
                     });
    return restatement;
}

}  // namespace gossan::footprint
