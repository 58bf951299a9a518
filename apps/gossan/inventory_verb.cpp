// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "apps/gossan/inventory_file.hpp"
#include "apps/gossan/inventory_tables.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::program {
namespace {

constexpr std::size_t most_faults = 5;

/// The choice that `word` names; Error(input) if it is none of them.
template <class Choice>
Choice chosen(const std::string& option, const std::string& word,
              const std::vector<std::pair<std::string, Choice>>& choices) {
    std::vector<std::string> words;
    for (const auto& [name, choice] : choices) {
        if (name == word) return choice;
        words.push_back(name);
    }
    const auto near = nearest(word, words);
    throw Error(ErrorCode::input, option + " " + word, {},
                near ? "did you mean " + *near + "?" : "write " + enumerate(words));
}

class InventoryVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("DIR", path_, "the run folder, or a table of its form balance.csv");
        declaration.option("--period", "LENGTH", period_,
                           "month, quarter, year or restart: how far a period goes");
        declaration.option("--origin", "ORIGIN", origin_,
                           "simulated, measured or both: which rows to take");
        declaration.option("--start", "DATE", start_,
                           "day 0 as 2026-01-31; by default the start date of the run");
        declaration.flag("--csv", as_csv_, "print CSV, every line of every module");
        declaration.flag("--json", as_json_, "print JSON, every line of every module");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        const auto length =
            chosen<ledger::PeriodLength>("--period", period_,
                                         {{"month", ledger::PeriodLength::month},
                                          {"quarter", ledger::PeriodLength::quarter},
                                          {"year", ledger::PeriodLength::year},
                                          {"restart", ledger::PeriodLength::restart}});
        read();
        const ledger::Inventory inventory = ledger::take_inventory(rows_);
        const auto periods = ledger::periods(inventory.book.days, length, day_zero_);
        if (periods.empty()) {
            throw Error(ErrorCode::input, "stocks are taken once only, so there is no period yet",
                        file_.string(), "take stock on a second day");
        }
        print(inventory, periods);
        tell_limits(inventory, periods);
        return tell_faults(inventory);
    }

private:
    void read() {
        std::string date = start_;
        if (std::filesystem::is_regular_file(path_)) {
            file_ = path_;
        } else {
            const auto folder = records::RunFolder::open(path_);
            file_ = folder.balance();
            if (date.empty()) date = records::read_manifest(folder).start_date;
        }
        if (!date.empty()) {
            day_zero_ = days_of(date);
            if (!day_zero_) {
                throw Error(ErrorCode::input, "no such date: " + date, {},
                            "write a date as 2026-01-31");
            }
        }
        using Origin = std::optional<records::RowOrigin>;
        rows_ = records::read_balance(file_);
        if (origin_ == "both") return;
        Origin origin;
        if (!origin_.empty()) {
            origin = chosen<Origin>("--origin", origin_,
                                    {{"simulated", records::RowOrigin::simulated},
                                     {"measured", records::RowOrigin::measured},
                                     {"both", Origin{}}});
        }
        rows_ = ledger::rows_of(std::move(rows_), origin);
    }

    void print(const ledger::Inventory& inventory,
               const std::vector<ledger::Period>& periods) const {
        if (as_json_) {
            print_result(records::print(inventory_document(inventory, periods)));
        } else if (as_csv_) {
            print_result(inventory_csv(inventory, periods, ledger::Detail::full));
        } else {
            print_result(inventory_text(inventory, periods) + closing_text(inventory));
        }
    }

    static void tell_limits(const ledger::Inventory& inventory,
                            const std::vector<ledger::Period>& periods) {
        if (inventory.book.n_later > 0) {
            say("note: " + counted(inventory.book.n_later, "flow is", "flows are") +
                " after the last stock-taking and not accounted for");
        }
        const auto n_inexact = std::size_t(std::count_if(
            periods.begin(), periods.end(), [](const auto& period) { return !period.is_exact; }));
        if (n_inexact > 0) {
            say("note: " + counted(n_inexact, "period does", "periods do") +
                " not begin and end on the day of its name, as no stock is taken then; "
                "--csv shows the days");
        }
    }

    [[nodiscard]] ExitStatus tell_faults(const ledger::Inventory& inventory) const {
        if (inventory.closes()) return ExitStatus::done;
        say("error: the accounts do not close: " + file_.string());
        for (std::size_t n = 0; n < std::min(most_faults, inventory.faults.size()); ++n) {
            const ledger::Closure& fault = inventory.faults[n];
            say("  " + in_words(fault, inventory.book.units.at(fault.substance)));
        }
        if (inventory.faults.size() > most_faults) {
            say("  and " + std::to_string(inventory.faults.size() - most_faults) + " more");
        }
        if (inventory.account_identity > ledger::largest_closure) {
            say("  an account misses what is stored by " + readable(inventory.account_identity, 2) +
                " of it");
        }
        if (inventory.copper_identity > ledger::largest_closure) {
            say("  the seven lines of copper miss what was placed by " +
                readable(inventory.copper_identity, 2) + " of it");
        }
        return ExitStatus::failed;
    }

    std::string path_, origin_, start_, period_ = "month";
    bool as_csv_ = false, as_json_ = false;
    std::filesystem::path file_;
    std::vector<records::BalanceRow> rows_;
    std::optional<double> day_zero_;
};

}  // namespace

std::unique_ptr<Verb> make_inventory_verb() { return std::make_unique<InventoryVerb>(); }

}  // namespace gossan::program
