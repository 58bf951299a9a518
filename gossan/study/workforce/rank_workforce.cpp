// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/workforce/rank_workforce.hpp"

#include "gossan/base/error.hpp"
#include "gossan/study/workforce/member_text.hpp"

namespace gossan::study {
namespace {

constexpr std::string_view dismissal = "no more work\n";

}  // namespace

std::string RankWorkforce::share_of(std::span<const std::vector<double>> points,
                                    const RunMember& run,
                                    const std::function<void(std::size_t)>& on_done) {
    std::vector<std::vector<double>> share;
    for (auto k = std::size_t(ranks_.mine()); k < points.size(); k += std::size_t(ranks_.count())) {
        share.push_back(points[k]);
    }
    mine_.assign(share.size(), {});
    const auto told = [&](std::size_t n, const Prediction& made) {
        mine_[n] = made;
        on_done(std::size_t(ranks_.mine()) + n * std::size_t(ranks_.count()));
    };
    std::string lines;
    const auto made = ThreadWorkforce(threads_).run({.points = share, .run = run, .on_done = told});
    for (std::size_t n = 0; n < share.size(); ++n) lines += line_of(share[n], made[n]) + "\n";
    return lines;
}

std::vector<Prediction> RankWorkforce::run(const Work& work) {
    expects(ranks_.mine() == 0, "the first rank deals out");
    std::string order;
    for (const auto& point : work.points) order += line_of(point) + "\n";
    (void)ranks_.exchange(order);
    const std::string lines = share_of(work.points, work.run, [&](std::size_t member) {
        if (work.on_done) work.on_done(member, mine_[member / std::size_t(ranks_.count())]);
    });
    const auto shares = ranks_.exchange(lines);
    std::vector<Prediction> all(work.points.size());
    for (std::size_t rank = 0; rank < shares.size(); ++rank) {
        std::size_t member = rank;
        for (const std::string_view line : whole_lines(shares[rank])) {
            auto made = run_point_of(line);
            expects(made && member < all.size() && made->z == work.points[member],
                    "a rank runs the points that it was given");
            all[member] = std::move(made->prediction);
            if (rank > 0 && work.on_done) work.on_done(member, all[member]);
            member += shares.size();
        }
    }
    return all;
}

void RankWorkforce::dismiss() { (void)ranks_.exchange(std::string(dismissal)); }

void RankWorkforce::serve(const RunMember& run) {
    while (true) {
        const std::string order = ranks_.exchange({}).front();
        if (order == dismissal) return;
        std::vector<std::vector<double>> points;
        for (const std::string_view line : whole_lines(order)) {
            auto point = point_of(line);
            expects(point.has_value(), "the first rank gives points");
            points.push_back(std::move(*point));
        }
        (void)ranks_.exchange(share_of(points, run, [](std::size_t) {}));
    }
}

}  // namespace gossan::study
