// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/attribution.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr const char* copper = "Cu";

Matrix zeros(std::size_t rows, std::size_t columns) {
    return Matrix(rows, std::vector<double>(columns, 0.0));
}

/// Carries the copper of every origin from closing day to closing day.
class Carrier {
public:
    explicit Carrier(const Book& book) : book_(book) {
        name_places();
        name_origins();
        for (auto* sums :
             {&found_.placed, &found_.brought, &found_.fed, &found_.recovered, &found_.lost}) {
            *sums = zeros(n_origins(), book.n_days());
        }
        found_.share.assign(n_origins(), zeros(n_places(), book.n_days()));
        held_ = zeros(n_places(), n_origins());
    }

    Attribution carry() {
        open();
        for (std::size_t k = 0; k < book_.n_days(); ++k) advance(k);
        return std::move(found_);
    }

private:
    [[nodiscard]] std::size_t n_places() const { return found_.places.size(); }
    [[nodiscard]] std::size_t n_origins() const { return found_.origins.size(); }

    void name_places() {
        std::set<std::string> touched;
        for (const Held& held : book_.held) {
            if (held.substance == copper) touched.insert(held.place);
        }
        for (const Moved& moved : book_.moved) {
            if (moved.substance != copper) continue;
            for (const std::string& place : {moved.from, moved.to}) {
                if (book_.stores.contains(place)) touched.insert(place);
            }
        }
        found_.places.assign(touched.begin(), touched.end());
        for (std::size_t p = 0; p < n_places(); ++p) index_[found_.places[p]] = p;
    }

    void name_origins() {
        std::set<std::string> modules;
        bool has_plant = false;
        for (const std::string& place : found_.places) {
            const std::string module = place_of(place).module;
            if (module.empty()) {
                has_plant = true;
            } else {
                modules.insert(module);
            }
        }
        found_.origins.assign(modules.begin(), modules.end());
        if (has_plant) found_.origins.emplace_back("plant");
        for (const std::string& place : found_.places) {
            const std::string module = place_of(place).module;
            const auto at = module.empty()
                                ? found_.origins.end() - 1
                                : std::find(found_.origins.begin(), found_.origins.end(), module);
            origin_.push_back(std::size_t(at - found_.origins.begin()));
        }
    }

    /// What was there before all flows is each place's own.
    void open() {
        for (std::size_t p = 0; p < n_places(); ++p) {
            held_[p][origin_[p]] = book_.stock(found_.places[p], copper, 0);
        }
        for (const Moved& moved : book_.moved) {
            if (moved.substance != copper || moved.from == moved.to) continue;
            const auto from = index_.find(moved.from);
            const auto to = index_.find(moved.to);
            if (from != index_.end()) {
                held_[from->second][origin_[from->second]] += moved.amount[0];
            }
            if (to != index_.end()) held_[to->second][origin_[to->second]] -= moved.amount[0];
        }
        for (std::size_t p = 0; p < n_places(); ++p) {
            auto& sum = place_of(found_.places[p]).is_ore() ? found_.placed : found_.brought;
            sum[origin_[p]][0] += held_[p][origin_[p]];
        }
    }

    /// What comes from outside the books is of the place that takes it.
    void receive(std::size_t p, const std::string& from, double amount, std::size_t day) {
        const std::size_t origin = origin_[p];
        const Place place = place_of(found_.places[p]);
        const bool is_fed = !place.module.empty() && place_of(from).part != "stacking";
        auto& sum = is_fed ? found_.fed : place.is_ore() ? found_.placed : found_.brought;
        sum[origin][day] += amount;
        disposed_[p][origin] += amount;
        total_[p] += amount;
    }

    void advance(std::size_t day) {
        if (day > 0) {
            for (auto* sums :
                 {&found_.placed, &found_.brought, &found_.fed, &found_.recovered, &found_.lost}) {
                for (auto& sum : *sums) sum[day] = sum[day - 1];
            }
        }
        between_ = zeros(n_places(), n_places());
        to_recovery_.assign(n_places(), 0.0);
        to_loss_.assign(n_places(), 0.0);
        total_.assign(n_places(), 0.0);
        disposed_ = held_;
        for (std::size_t p = 0; p < n_places(); ++p) {
            for (const double each : held_[p]) total_[p] += each;
        }
        sort_flows(day);
        mix();
        hand_out(day);
    }

    void sort_flows(std::size_t day) {
        for (const Moved& moved : book_.moved) {
            if (moved.substance != copper || moved.from == moved.to) continue;
            const bool is_back = moved.amount[day] < 0.0;
            const double amount = std::abs(moved.amount[day]);
            if (amount == 0.0) continue;
            const std::string& giver = is_back ? moved.to : moved.from;
            const std::string& taker = is_back ? moved.from : moved.to;
            const auto from = index_.find(giver);
            const auto to = index_.find(taker);
            if (from != index_.end() && to != index_.end()) {
                between_[from->second][to->second] += amount;
                total_[to->second] += amount;
            } else if (to != index_.end()) {
                receive(to->second, giver, amount, day);
            } else if (from != index_.end()) {
                (is_recovery(place_of(taker)) ? to_recovery_ : to_loss_)[from->second] += amount;
            }
        }
    }

    /// (1)
    void mix() {
        Matrix a = zeros(n_places(), n_places());
        for (std::size_t p = 0; p < n_places(); ++p) {
            a[p][p] = 1.0;
            for (std::size_t q = 0; q < n_places(); ++q) {
                if (total_[q] > 0.0) a[p][q] -= between_[q][p] / total_[q];
            }
        }
        solve_shares(a, disposed_);
    }

    /// (2)
    void hand_out(std::size_t day) {
        for (std::size_t p = 0; p < n_places(); ++p) {
            double given = to_recovery_[p] + to_loss_[p];
            for (const double each : between_[p]) given += each;
            const double all = total_[p] > 0.0 ? total_[p] : 1.0;
            double sum = 0.0;
            for (const double each : disposed_[p]) sum += each;
            for (std::size_t o = 0; o < n_origins(); ++o) {
                const double own = disposed_[p][o];
                found_.recovered[o][day] += own * to_recovery_[p] / all;
                found_.lost[o][day] += own * to_loss_[p] / all;
                found_.share[o][p][day] = sum > 0.0 ? own / sum : double(o == origin_[p]);
                held_[p][o] = own * (1.0 - given / all);
            }
        }
    }

    const Book& book_;
    Attribution found_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::size_t> origin_;  ///< [place] whose its own copper is
    Matrix held_;                      ///< [place][origin]
    Matrix disposed_;                  ///< [place][origin] held and received
    Matrix between_;                   ///< [from][to]
    std::vector<double> to_recovery_, to_loss_, total_;
};

}  // namespace

void solve_shares(Matrix& a, Matrix& b) {
    const std::size_t n = a.size();
    for (std::size_t p = 0; p < n; ++p) {
        if (std::abs(a[p][p]) < 1e-12) {  // it gives away at once all that it takes from itself
            std::fill(b[p].begin(), b[p].end(), 0.0);
            a[p][p] = 1.0;
        }
        for (std::size_t q = p + 1; q < n; ++q) {
            const double factor = a[q][p] / a[p][p];
            if (factor == 0.0) continue;
            for (std::size_t r = p; r < n; ++r) a[q][r] -= factor * a[p][r];
            for (std::size_t o = 0; o < b[q].size(); ++o) b[q][o] -= factor * b[p][o];
        }
    }
    for (std::size_t p = n; p-- > 0;) {
        for (std::size_t o = 0; o < b[p].size(); ++o) {
            for (std::size_t r = p + 1; r < n; ++r) b[p][o] -= a[p][r] * b[r][o];
            b[p][o] /= a[p][p];
        }
    }
}

Attribution attribute_copper(const Book& book) { return Carrier(book).carry(); }

}  // namespace gossan::ledger
