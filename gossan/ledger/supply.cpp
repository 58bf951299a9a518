// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/supply.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace gossan::ledger {
namespace {

const std::array<AccountKind, 3>& kinds() {
    static const std::array<AccountKind, 3> all = {{
        {"electricity", "Electricity", "MWh", 1.0, {"electricity"}},
        {"reagents", "Reagents lost", "m3", 1.0, {"extractant", "diluent"}},
        {"air", "Air blown in", "Nm3", 1.0, {"air"}},
    }};
    return all;
}

/// What a line is called: the consumer; for reagents, the reagent.
std::string name_of_line(const Moved& moved, const AccountKind& kind) {
    if (kind.name == "reagents") return moved.substance;
    return moved.to == "electrolysis" ? "electrowinning" : moved.to;
}

bool is_of(const std::string& consumer, const std::string& subject) {
    return subject == "all" || consumer.ends_with(" of " + subject.substr(4));  // after "pad "
}

Account account_of(const Book& book, const AccountKind& kind, const std::string& subject) {
    std::map<std::string, std::vector<double>> lines;
    for (const Moved& moved : book.moved) {
        const bool is_kind = std::find(kind.substances.begin(), kind.substances.end(),
                                       moved.substance) != kind.substances.end();
        if (!is_kind || !is_of(moved.to, subject)) continue;
        auto& amount = lines[name_of_line(moved, kind)];
        amount.resize(book.n_days());
        for (std::size_t k = 0; k < book.n_days(); ++k) amount[k] += moved.amount[k];
    }
    Account account{.kind = &kind, .module = subject};
    for (auto& [name, amount] : lines) {
        account.lines.push_back({LineGroup::in, name, std::move(amount)});
    }
    return account;
}

struct Consumer {
    std::string_view name;
    std::string_view place;  ///< with which the place of its electricity begins
    bool (*is_there)(const Moved& moved);
};

constexpr auto consumers = std::to_array<Consumer>({
    {"crushing", "crushing", [](const Moved& moved) { return moved.substance == "ore"; }},
    {"irrigation pumps", "irrigation",
     [](const Moved& moved) { return moved.cause == "irrigation"; }},
    {"blowers", "blowers", [](const Moved& moved) { return moved.cause == "air blown in"; }},
    {"pumps from pond to pond", "transfers",
     [](const Moved& moved) { return moved.cause == "transfer"; }},
    {"pumps to solvent extraction", "SX feed", [](const Moved& moved) { return moved.to == "SX"; }},
    {"mixers of solvent extraction", "SX mixers",
     [](const Moved& moved) { return moved.to == "SX"; }},
    {"electrowinning", "electrolysis", [](const Moved& moved) { return moved.to == "cathode"; }},
});

}  // namespace

std::vector<Account> supply_accounts(const Book& book) {
    std::set<std::string> subjects;
    for (const auto& [module, pad] : book.pads) subjects.insert("pad " + pad);
    std::vector<std::string> order(subjects.begin(), subjects.end());
    order.emplace_back("all");
    std::vector<Account> all;
    for (const std::string& subject : order) {
        for (const AccountKind& kind : kinds()) {
            Account account = account_of(book, kind, subject);
            if (!account.lines.empty()) all.push_back(std::move(account));
        }
    }
    return all;
}

std::vector<std::string> untold_electricity(const Book& book) {
    std::vector<std::string> untold;
    for (const Consumer& consumer : consumers) {
        const bool is_told =
            std::any_of(book.moved.begin(), book.moved.end(), [&](const Moved& moved) {
                return moved.substance == "electricity" && moved.to.starts_with(consumer.place);
            });
        if (is_told || std::none_of(book.moved.begin(), book.moved.end(), consumer.is_there)) {
            continue;
        }
        untold.emplace_back(consumer.name);
    }
    return untold;
}

}  // namespace gossan::ledger
