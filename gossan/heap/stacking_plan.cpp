// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/stacking_plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan::heap {
namespace {

constexpr const char* key = "stacking.file";

struct Block {
    std::size_t row = 0;
    std::string module, pad, parcel;
    long lift = 0;
    double mass = 0.0;  ///< kg
    double time = 0.0;  ///< s
};

std::string named_day(double time) { return "day " + rounded_quantity(time / day.si, {}, 6); }

/// Reads one table; a class only to carry what all its steps need.
class PlanReader {
public:
    PlanReader(const tables::Table& table, std::string_view start_date, const PlanNames& names,
               Diagnostics& diagnostics)
        : table_(table), start_date_(start_date), names_(names), diagnostics_(diagnostics) {}

    std::optional<StackingPlan> read() {
        const std::size_t before = diagnostics_.n_errors();
        if (!has_columns()) return std::nullopt;
        for (std::size_t row = 0; row < table_.n_rows(); ++row) read_block(row);
        if (table_.n_rows() == 0) {
            diagnostics_.add({.location = {.file = table_.file()},
                              .code = "stacking.empty",
                              .path = key,
                              .found = "no block",
                              .allowed = "a row a block"});
        }
        if (diagnostics_.n_errors() == before) gather();
        if (diagnostics_.n_errors() != before) return std::nullopt;
        return std::move(plan_);
    }

private:
    void fault(const char* column, std::size_t row, std::string code, std::string found,
               std::string allowed, std::string write = {}) {
        table_.add_fault(column, row,
                         {.code = "stacking." + std::move(code),
                          .path = key,
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)},
                         diagnostics_);
    }

    bool has_columns() {
        if (table_.header().empty()) return false;
        const bool has_day = table_.find("day") && !table_.find("date");
        when_ = has_day ? "day" : "date";
        const std::vector<std::string> names{"id",     "pad",    "module", "lift",
                                             "parcel", "tonnes", when_};
        const std::size_t before = diagnostics_.n_errors();
        const bool are_there = table_.require_columns(names, diagnostics_, true);
        if (!has_day && start_date_.empty()) {
            diagnostics_.add({.code = "stacking.start_date",
                              .path = "run.start_date",
                              .found = "dates in " + table_.file() + " and a run without a date",
                              .allowed = "the date of day 0",
                              .write = "start_date in [run], or a column day in place of date"});
        }
        return are_there && diagnostics_.n_errors() == before;
    }

    void read_block(std::size_t row) {
        const std::string id(table_.text("id", row));
        if (id.empty()) fault("id", row, "blank", "a block without id", "a name for each block");
        const auto [seen, is_new] = rows_.try_emplace(id, row);
        if (!id.empty() && !is_new) {
            fault("id", row, "duplicate_id",
                  "block " + in_quotes(id) + " a second time, after line " +
                      std::to_string(table_.location(seen->second).line),
                  "each block once");
        }
        Block block{.row = row,
                    .module = std::string(table_.text("module", row)),
                    .pad = std::string(table_.text("pad", row)),
                    .parcel = std::string(table_.text("parcel", row))};
        check_name("pad", row, names_.pads);
        check_name("parcel", row, names_.parcels);
        if (!names_.modules.empty()) {
            check_name("module", row, names_.modules);
        } else if (block.module.empty() || block.module.find('/') != std::string::npos) {
            fault("module", row, "module", in_quotes(block.module), "a word without /");
        }
        read_lift(block);
        read_tonnes(block);
        read_time(block);
        blocks_.push_back(std::move(block));
    }

    void check_name(const char* column, std::size_t row, const std::vector<std::string>& known) {
        const std::string name(table_.text(column, row));
        if (std::find(known.begin(), known.end(), name) != known.end()) return;
        fault(column, row, std::string("unknown_") + column,
              std::string(column) + " " + in_quotes(name, 40),
              known.empty() ? std::string("one of the scenario") : enumerate(known),
              nearest(name, known).value_or(""));
    }

    void read_lift(Block& block) {
        const auto number = table_.required_number("lift", block.row, diagnostics_);
        if (!number) return;
        block.lift = std::lround(*number);
        if (*number == double(block.lift) && block.lift >= 1) return;
        fault("lift", block.row, "lift", "lift " + in_quotes(table_.text("lift", block.row), 40),
              "1, 2, 3 … counted from the base");
    }

    void read_tonnes(Block& block) {
        if (table_.is_blank("tonnes", block.row)) {
            (void)table_.required_number("tonnes", block.row, diagnostics_);
            return;
        }
        const auto given = table_.reading("tonnes", block.row, diagnostics_);
        if (!given) return;
        block.mass = 1e3 * given->value;
        if (given->bound != tables::Bound::exact) {
            fault("tonnes", block.row, "bound",
                  in_quotes(table_.text("tonnes", block.row), 40) + " for a mass",
                  "tonnes of dry ore: a mass that is only bounded cannot be placed",
                  "the mass as weighed, or leave the block out");
        } else if (!(given->value > 0.0)) {
            fault("tonnes", block.row, "mass",
                  in_quotes(table_.text("tonnes", block.row), 40) + " t of ore", "more than 0 t");
        }
    }

    void read_time(Block& block) {
        if (when_ == std::string("day")) {
            const auto number = table_.required_number("day", block.row, diagnostics_);
            if (!number) return;
            block.time = *number * day.si;
        } else {
            const std::string text(table_.text("date", block.row));
            const auto date = days_of(text);
            if (!date) {
                return fault("date", block.row, "date", "date " + in_quotes(text, 40),
                             "a date such as 2026-01-31 or 2026-01-31 13:30");
            }
            const auto start = days_of(start_date_);
            if (!start) return;  // a fault of the run
            block.time = (*date - *start) * day.si;
        }
        if (block.time >= 0.0) return;
        fault(when_, block.row, "before_start",
              in_quotes(table_.text(when_, block.row), 40) + ", before the run", "a day of the run",
              "an earlier run.start_date");
    }

    /// Blocks to lifts, lifts to modules.
    void gather() {
        for (const Block& block : blocks_) {
            PlannedModule& module = module_of(block);
            if (module.pad != block.pad) {
                fault("pad", block.row, "two_pads",
                      "module " + in_quotes(block.module) + " on the pad " + in_quotes(block.pad),
                      "the pad of its first block, " + in_quotes(module.pad));
                continue;
            }
            auto& lifts = lifts_[block.module];
            const auto [entry, is_new] = lifts.try_emplace(block.lift);
            PlannedLift& lift = entry->second;
            if (is_new) lift.begin = lift.end = block.time;
            lift.begin = std::min(lift.begin, block.time);
            if (is_new || block.time >= lift.end) {
                lift.end = block.time;
                lift.location = table_.location(when_, block.row);
                last_row_[{block.module, block.lift}] = block.row;
            }
            lift.mass[block.parcel] += block.mass;
        }
        for (PlannedModule& module : plan_.modules) pile_up(module);
        plan_.n_blocks = blocks_.size();
    }

    PlannedModule& module_of(const Block& block) {
        auto& modules = plan_.modules;
        const auto found = std::find_if(modules.begin(), modules.end(),
                                        [&](const auto& each) { return each.id == block.module; });
        if (found != modules.end()) return *found;
        modules.push_back({.id = block.module,
                           .pad = block.pad,
                           .lifts = {},
                           .location = table_.location("module", block.row)});
        return modules.back();
    }

    void pile_up(PlannedModule& module) {
        long below = 0;
        for (auto& [number, lift] : lifts_[module.id]) {
            const std::size_t row = last_row_.at({module.id, number});
            const std::string name =
                "lift " + std::to_string(number) + " of module " + in_quotes(module.id);
            if (number != below + 1) {
                fault("lift", row, "lift_gap", name + " and no lift " + std::to_string(below + 1),
                      "every lift from 1 up");
            } else if (!module.lifts.empty() && lift.begin < module.lifts.back().end) {
                fault(when_, row, "overlap", name + " begun on " + named_day(lift.begin),
                      "a lift begun when the one below it is finished, on " +
                          named_day(module.lifts.back().end));
            } else if (!module.lifts.empty() && lift.end <= module.lifts.back().end) {
                fault(when_, row, "same_day", name + " finished with the one below it",
                      "a later time", "the hour too, or both as one lift");
            }
            below = number;
            module.lifts.push_back(lift);
        }
    }

    const tables::Table& table_;
    std::string_view start_date_;
    const PlanNames& names_;
    Diagnostics& diagnostics_;
    const char* when_ = "date";
    std::map<std::string, std::size_t> rows_;  ///< by block
    std::vector<Block> blocks_;
    std::map<std::string, std::map<long, PlannedLift>> lifts_;      ///< by module
    std::map<std::pair<std::string, long>, std::size_t> last_row_;  ///< by module and lift
    StackingPlan plan_;
};

}  // namespace

double PlannedLift::total() const {
    double sum = 0.0;
    for (const auto& [parcel, part] : mass) sum += part;
    return sum;
}

Schema<StackingInput> StackingInput::schema() {
    return Schema<StackingInput>("stacking", "what is stacked where and when, by blocks or trucks")
        .field("file", &StackingInput::file,
               "CSV with the columns id, pad, module, lift, parcel, tonnes (dry) and date, as "
               "2026-01-31, or day of the run");
}

std::optional<StackingPlan> stacking_plan(const tables::Table& table, std::string_view start_date,
                                          const PlanNames& names, Diagnostics& diagnostics) {
    return PlanReader(table, start_date, names, diagnostics).read();
}

std::optional<StackingPlan> read_stacking_plan(const std::string& path, std::string_view start_date,
                                               const PlanNames& names, Diagnostics& diagnostics) {
    try {
        const std::size_t before = diagnostics.n_errors();
        const tables::Table table = tables::Table::read(path, diagnostics);
        if (diagnostics.n_errors() != before) return std::nullopt;
        return stacking_plan(table, start_date, names, diagnostics);
    } catch (const Error& error) {
        diagnostics.add({.location = {.file = path},
                         .code = "file.unreadable",
                         .path = key,
                         .found = error.what(),
                         .allowed = "a CSV file that can be read"});
        return std::nullopt;
    }
}

}  // namespace gossan::heap
