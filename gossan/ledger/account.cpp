// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/account.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>

#include "gossan/ledger/mass.hpp"
#include "gossan/ledger/ore.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

constexpr std::string_view whole = "all";
const std::string of_pad = "pad ";

const AccountKind carbonate{.name = "carbonate",
                            .title = "Carbon dioxide of carbonates",
                            .unit = "kg",
                            .substances = {"CO2", "CO2(g)"}};

struct CauseName {
    std::string_view account;  ///< blank: any
    std::string_view cause;
    std::string_view name;
};

constexpr auto names = std::to_array<CauseName>({
    {"acid", "cure", "cured"},
    {"acid", "make-up", "bought"},
    {"water", "make-up", "withdrawn"},
    {"", "cure", "with the cure"},
    {"water", "irrigation", "irrigated"},
    {"", "inflow", "fed from outside"},
    {"", "overflow", "spilt"},
    {"", "irrigation", "fed with irrigation"},
    {"", "drainage", "drained"},
    {"", "run-off", "lost with run-off"},
    {"", "stacked", "with stacked ore"},
    {"", "rain", "rain"},
    {"", "evaporation", "evaporated"},
    {"", "air blown in", "blown in"},
    {"", "air that leaves", "left with air"},
});

bool is_reaction_place(const std::string& name) {
    const Place place = place_of(name);
    return place.is_ore() || place.part == "reactions" || place.part == "electrolysis";
}

using IsInside = std::function<bool(const std::string&)>;

/// Whether a place is of a module, of a pad ("pad NAME"), or of all.
bool belongs(const Book& book, const Place& place, const std::string& subject) {
    if (subject == whole || place.module == subject) return true;
    const auto pad = book.pads.find(place.module);
    return pad != book.pads.end() && subject == of_pad + pad->second;
}

/// Stores of solution and air of one subject, or its ore.
IsInside inside_of(const Book& book, const AccountKind& kind, const std::string& subject) {
    return [&book, &kind, subject](const std::string& name) {
        if (!book.stores.contains(name)) return false;
        const Place place = place_of(name);
        return place.is_ore() == kind.is_of_ore && belongs(book, place, subject);
    };
}

double scale_of(const AccountKind& kind, const Book& book, const std::string& substance) {
    return kind.per_kg * kilograms(substance, book.units.at(substance));
}

bool takes(const AccountKind& kind, const std::string& substance) {
    return std::find(kind.substances.begin(), kind.substances.end(), substance) !=
           kind.substances.end();
}

AccountLine& line_at(std::vector<AccountLine>& lines, LineGroup group, const std::string& name,
                     std::size_t n_days) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const AccountLine& line) {
        return line.group == group && line.name == name;
    });
    if (found != lines.end()) return *found;
    lines.push_back({group, name, std::vector<double>(n_days, 0.0)});
    return lines.back();
}

double total(const AccountLine& line) {
    return std::accumulate(line.amount.begin(), line.amount.end(), 0.0);
}

/// Lines know their direction once they are whole; then the largest come first.
void settle(std::vector<AccountLine>& lines) {
    for (AccountLine& line : lines) {
        const bool is_negative = total(line) < 0.0;
        if (line.group == LineGroup::made && is_negative) line.group = LineGroup::used;
        if (line.group == LineGroup::in && is_negative) line.group = LineGroup::out;
    }
    std::erase_if(lines, [](const AccountLine& line) {
        return std::all_of(line.amount.begin(), line.amount.end(),
                           [](double amount) { return amount == 0.0; });
    });
    std::stable_sort(lines.begin(), lines.end(), [](const AccountLine& a, const AccountLine& b) {
        if (a.group != b.group) return a.group < b.group;
        return std::abs(total(a)) > std::abs(total(b));
    });
}

/// What goes round inside the whole and is worth a line besides.
void add_inner(const Moved& moved, const Account& account,
               const std::function<void(LineGroup, const std::string&, double)>& add) {
    if (account.module != whole) return;
    const bool is_recycled =
        place_of(moved.from).module.empty() && !place_of(moved.to).module.empty();
    if (is_recycled) add(LineGroup::aside, "recycled to heaps", 1.0);
    if (account.kind->name == "acid" && moved.cause == "strip, net") {
        add(LineGroup::aside, "returned through SX", -1.0);
    }
}

/// A cause by name; of the whole, vapour by where it rises.
std::string name_of_flow(const Moved& moved, const Account& account) {
    std::string name = name_of_cause(moved.cause, account.kind->name);
    if (account.module != whole || moved.cause != "evaporation") return name;
    return name + (place_of(moved.from).module.empty() ? " from ponds" : " from heaps");
}

void add_flow(const Book& book, const Moved& moved, const IsInside& is_inside, Account& account) {
    const bool from_inside = is_inside(moved.from);
    const bool to_inside = is_inside(moved.to);
    const double scale = scale_of(*account.kind, book, moved.substance);
    const auto add = [&](LineGroup group, const std::string& name, double sign) {
        auto& amount = line_at(account.lines, group, name, book.n_days()).amount;
        for (std::size_t k = 0; k < book.n_days(); ++k) {
            amount[k] += sign * scale * moved.amount[k];
        }
    };
    if (from_inside && to_inside) add_inner(moved, account, add);
    if (from_inside == to_inside) return;
    const std::string& other = to_inside ? moved.from : moved.to;
    const bool is_reaction = account.kind->is_of_ore
                                 ? !place_of(other).module.empty() || other == "atmosphere"
                                 : is_reaction_place(other);
    add(is_reaction ? LineGroup::made : LineGroup::in, name_of_flow(moved, account),
        to_inside ? 1.0 : -1.0);
}

const char* part_of(const std::string& name) {
    switch (store_of(place_of(name))) {
        case Store::sx:
        case Store::ew:
        case Store::product:
            return "in SX and EW";
        case Store::pond:
            return "in ponds";
        case Store::ore:
        case Store::heap:
            break;
    }
    return "in heaps";
}

void add_stock(const Book& book, const Held& held, Account& account) {
    const double scale = scale_of(*account.kind, book, held.substance);
    const bool has_parts = account.module == whole && !account.kind->is_of_ore;
    for (std::size_t k = 0; k < book.n_days(); ++k) account.stored[k] += scale * held.amount[k];
    if (!has_parts) return;
    auto& part =
        line_at(account.parts, LineGroup::aside, part_of(held.place), book.n_days()).amount;
    for (std::size_t k = 0; k < book.n_days(); ++k) part[k] += scale * held.amount[k];
}

/// Ore that was there before the books began.
void open_ore(Account& account) {
    double first = account.stored.front();
    for (const AccountLine& line : account.lines) first -= line.amount.front();
    const double least = 1e-12 * std::abs(account.stored.front());
    if (std::abs(first) <= least) return;  // all of it was stacked
    line_at(account.lines, LineGroup::in, "there at first", account.stored.size()).amount.front() =
        first;
}

Account account_of(const Book& book, const std::vector<Moved>& moves, const AccountKind& kind,
                   const std::string& subject) {
    Account account{.kind = &kind, .module = subject};
    const IsInside is_inside = inside_of(book, kind, subject);
    account.stored.assign(book.n_days(), 0.0);
    for (const Held& held : book.held) {
        if (takes(kind, held.substance) && is_inside(held.place)) add_stock(book, held, account);
    }
    for (const Moved& moved : moves) {
        if (takes(kind, moved.substance)) add_flow(book, moved, is_inside, account);
    }
    if (kind.is_of_ore) open_ore(account);
    settle(account.lines);
    return account;
}

/// Every module, every pad, and the whole where that is more.
std::vector<std::string> subjects(const Book& book) {
    std::vector<std::string> all = modules_of(book);
    const std::size_t n_modules = all.size();
    std::set<std::string> pads;
    for (const auto& [module, pad] : book.pads) pads.insert(pad);
    for (const std::string& pad : pads) all.push_back(of_pad + pad);
    const bool has_plant =
        std::any_of(book.stores.begin(), book.stores.end(),
                    [](const std::string& place) { return place_of(place).module.empty(); });
    if (has_plant || n_modules > 1) all.emplace_back(whole);
    return all;
}

}  // namespace

std::span<const AccountKind> account_kinds() {
    static const std::array<AccountKind, 9> kinds = {{
        {"acid", "Acid, as H2SO4", "kg", 1.0, {"H"}},
        {"iron", "Iron in solution", "kg", 1.0, {"Fe(II)", "Fe(III)", "Fe"}},
        {"sulphate", "Sulphate in solution, as SO4", "kg", 1.0, {"S(VI)"}},
        {"water", "Water", "m3", 1e-3, {"water"}},
        {"oxygen", "Oxygen, in air and in solution", "kg", 1.0, {"O2", "O2(g)"}},
        {"copper in ore", "Copper in the ore", "kg", 1.0, {"Cu"}, true},
        {"iron in ore", "Iron in the ore", "kg", 1.0, {"Fe"}, true},
        {"sulphur in ore", "Sulphur in the ore", "kg", 1.0, {"S"}, true},
        {"ore", "Dry ore, as placed", "kg", 1.0, {"ore"}, true},
    }};
    return kinds;
}

std::string name_of_cause(const std::string& cause, const std::string& account) {
    for (const CauseName& each : names) {
        if (each.cause == cause && (each.account.empty() || each.account == account)) {
            return std::string(each.name);
        }
    }
    constexpr std::string_view of_cure = "cure: ";
    constexpr std::string_view attached = "_attached";
    std::string name = cause.starts_with(of_cure) ? cause.substr(of_cure.size()) : cause;
    if (name.ends_with(attached)) name.resize(name.size() - attached.size());
    return name;
}

double account_error(const Account& account) {
    double most = 0.0, worst = 0.0;
    for (const double stored : account.stored) most = std::max(most, std::abs(stored));
    for (std::size_t k = 1; k < account.stored.size(); ++k) {
        double moved = 0.0, gross = 0.0;
        for (const AccountLine& line : account.lines) {
            if (line.group == LineGroup::aside) continue;
            moved += line.amount[k];
            gross += std::abs(line.amount[k]);
        }
        const double error = account.stored[k] - account.stored[k - 1] - moved;
        const double scale = std::max({std::abs(account.stored[k]), gross, 1e-6 * most});
        if (scale > 0.0) worst = std::max(worst, std::abs(error) / scale);
    }
    return worst;
}

std::vector<std::string> modules_of(const Book& book) {
    std::set<std::string> modules;
    for (const std::string& place : book.stores) {
        const std::string module = place_of(place).module;
        if (!module.empty()) modules.insert(module);
    }
    return {modules.begin(), modules.end()};
}

std::vector<Account> accounts(const Book& book) {
    const std::vector<Moved> of_ore = ore_flows(book);
    std::vector<Account> all;
    for (const std::string& module : subjects(book)) {
        for (const AccountKind& kind : account_kinds()) {
            Account account = account_of(book, kind.is_of_ore ? of_ore : book.moved, kind, module);
            if (!account.lines.empty()) all.push_back(std::move(account));
        }
    }
    return all;
}

std::vector<Account> carbonate_accounts(const Book& book) {
    std::set<std::string> breathing;  // causes that take oxygen
    for (const Moved& moved : book.moved) {
        if (moved.substance == "O2" || moved.substance == "O2(g)") breathing.insert(moved.cause);
    }
    std::vector<Account> all;
    for (const std::string& module : subjects(book)) {
        Account account{.kind = &carbonate, .module = module};
        for (const Moved& moved : book.moved) {
            const Place place = place_of(moved.from);
            if (!takes(carbonate, moved.substance) || !is_reaction_place(moved.from)) continue;
            if (breathing.contains(moved.cause)) continue;
            if (!belongs(book, place, module)) continue;
            const double scale = scale_of(carbonate, book, moved.substance);
            auto& amount = line_at(account.lines, LineGroup::made,
                                   name_of_cause(moved.cause, carbonate.name), book.n_days())
                               .amount;
            for (std::size_t k = 0; k < book.n_days(); ++k) amount[k] += scale * moved.amount[k];
        }
        settle(account.lines);
        if (!account.lines.empty()) all.push_back(std::move(account));
    }
    return all;
}

}  // namespace gossan::ledger
