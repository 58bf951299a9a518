// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/measured_activities.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::footprint {
namespace {

const std::array<std::string, 10> columns = {"begin",  "end",  "stream", "activity", "detail",
                                             "amount", "unit", "low",    "high",     "basis"};

/// What is no process, with the unit in which it is kept.
struct Special {
    const char* name;
    const char* unit;
    std::vector<double> Stream::*of_stream;
    WaterFlow flow = WaterFlow::withdrawn;  ///< of what is of no stream
};
const std::array<Special, 10> specials = {
    {{"copper", "kg", &Stream::copper},
     {"copper to come", "kg", &Stream::to_come},
     {"ore", "t", &Stream::ore},
     {"moved", "t", &Stream::moved},
     {"water withdrawn", "m3", nullptr, WaterFlow::withdrawn},
     {"water consumed", "m3", nullptr, WaterFlow::consumed},
     {"water discharged", "m3", nullptr, WaterFlow::discharged},
     {"rain", "m3", nullptr, WaterFlow::rain},
     {"water recycled", "m3", nullptr, WaterFlow::recycled},
     {"water stored", "m3", nullptr, WaterFlow::stored}}};

/// Units of `to` in a unit of `from`; nothing where they measure different things.
std::optional<double> conversion(const std::string& from, const std::string& to) {
    if (from == to) return 1.0;
    const auto a = unit_dimension(from), b = unit_dimension(to);
    if (!a || !b || *a != *b) return {};
    return unit_factor(from) / unit_factor(to);
}

class Reader {
public:
    Reader(const tables::Table& table, Activities& activities, Diagnostics& diagnostics)
        : table_(table), out_(activities), diagnostics_(diagnostics) {}

    std::vector<MeasuredWater> read() {
        may_add_periods_ = out_.periods.empty();
        for (std::size_t row = 0; row < table_.n_rows(); ++row) add_row(row);
        return std::move(water_);
    }

private:
    void fault(const char* column, std::size_t row, const std::string& code,
               const std::string& allowed) {
        table_.add_fault(column, row, {.code = "footprint." + code, .allowed = allowed},
                         diagnostics_);
    }

    [[nodiscard]] std::string cell(const char* column, std::size_t row) const {
        return std::string(trimmed(table_.text(column, row)));
    }

    std::optional<std::size_t> period_of(std::size_t row) {
        const std::string begin = cell("begin", row), end = cell("end", row);
        for (std::size_t k = 0; k < out_.periods.size(); ++k) {
            if (out_.periods[k].begin == begin && out_.periods[k].end == end) return k;
        }
        if (!may_add_periods_) {
            std::vector<std::string> there;
            for (const auto& each : out_.periods) there.push_back(each.begin + " to " + each.end);
            fault("begin", row, "no_such_period", "a period of the accounts: " + enumerate(there));
            return {};
        }
        const auto from = days_of(begin), until = days_of(end);
        if (!from || !until || *until <= *from) {
            fault(from ? "end" : "begin", row, "no_date",
                  "a date such as 2026-01-31, end after "
                  "begin");
            return {};
        }
        if (!out_.periods.empty() && *from < *days_of(out_.periods.back().end)) {
            fault("begin", row, "period_order",
                  "periods in the order of time, none over another: from " +
                      out_.periods.back().end + " on");
            return {};
        }
        const bool is_year =
            begin.ends_with("-01-01") && end.ends_with("-01-01") && *until - *from < 367.0;
        out_.periods.push_back(
            {is_year ? begin.substr(0, 4) : begin + " to " + end, begin, end, *until - *from});
        for (Stream& stream : out_.streams) lengthen(stream);
        return out_.periods.size() - 1;
    }

    void lengthen(Stream& stream) const {
        for (auto* values :
             {&stream.copper, &stream.to_come, &stream.moved, &stream.ore, &stream.acid}) {
            values->resize(out_.periods.size(), 0.0);
        }
    }

    /// The stream by name, added if it is new and there was no run to tell of it.
    Stream* stream_at(const std::string& name, std::size_t row) {
        for (Stream& stream : out_.streams) {
            if (stream.name == name) return &stream;
        }
        if (name.empty() || !may_add_periods_) {
            std::vector<std::string> there;
            for (const Stream& stream : out_.streams) there.push_back(stream.name);
            fault("stream", row, "no_such_stream",
                  there.empty() ? "the name of a stream" : enumerate(there));
            return nullptr;
        }
        out_.streams.push_back({.name = name});
        lengthen(out_.streams.back());
        return &out_.streams.back();
    }

    /// In `unit`; nothing, with a fault, else.
    std::optional<double> amount_of(const char* column, std::size_t row, const std::string& unit) {
        const auto amount = table_.required_number(column, row, diagnostics_);
        const auto factor = conversion(cell("unit", row), unit);
        if (!factor) {
            fault("unit", row, "unit", "a unit that measures what " + unit + " does");
            return {};
        }
        if (amount && *amount < 0.0) fault(column, row, "negative", "at least 0");
        if (!amount || *amount < 0.0) return {};
        return *amount * *factor;
    }

    Basis basis_of(std::size_t row) {
        const std::string word = cell("basis", row);
        for (const Basis basis : {Basis::measured, Basis::simulated, Basis::assumed}) {
            if (word == words_of(basis)) return basis;
        }
        fault("basis", row, "basis", "measured, simulated or assumed");
        return Basis::assumed;
    }

    void add_row(std::size_t row) {
        const auto period = period_of(row);
        if (!period) return;
        const std::string activity = cell("activity", row);
        for (const Special& special : specials) {
            if (activity == special.name) return add_special(special, *period, row);
        }
        const auto all = processes();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const Process& p) { return p.name == activity; });
        if (found == all.end()) return unknown(activity, row);
        add_activity(*found, *period, row);
    }

    void unknown(const std::string& activity, std::size_t row) {
        std::vector<std::string> names;
        names.reserve(std::size(specials) + processes().size());
        for (const Special& special : specials) names.emplace_back(special.name);
        for (const Process& process : processes()) names.push_back(process.name);
        const auto near = nearest(activity, names);
        table_.add_fault("activity", row,
                         {.code = "footprint.no_such_activity",
                          .allowed = enumerate(names),
                          .write = near.value_or("")},
                         diagnostics_);
    }

    void add_special(const Special& special, std::size_t period, std::size_t row) {
        const auto amount = amount_of("amount", row, special.unit);
        const std::string stream = cell("stream", row);
        if (special.of_stream == nullptr) {
            const bool may_be_of_stream =
                special.flow == WaterFlow::withdrawn || special.flow == WaterFlow::consumed;
            if (!stream.empty() && !may_be_of_stream) {
                return fault("stream", row, "water_of_site", "blank: it is of the whole site");
            }
            if (!stream.empty() && stream_at(stream, row) == nullptr) return;
            if (!amount) return;
            water_.push_back({period, stream, special.flow, cell("detail", row), *amount});
            return;
        }
        Stream* own = stream_at(stream, row);
        if (own == nullptr || !amount) return;
        double& told = (own->*special.of_stream)[period];
        const bool is_first = told_.insert({period, stream, special.name}).second;
        told = (is_first ? 0.0 : told) + *amount;
    }

    void replace(std::size_t period, std::size_t process) {
        if (!replaced_.insert({period, process}).second) return;
        std::erase_if(out_.rows, [&](const Activity& each) {
            return each.period == period && each.process == process;
        });
    }

    /// Minerals dissolved give the carbon dioxide that "carbonate" is: they take its place in the
    /// accounts. False where a file tells both.
    bool may_count_carbonates(const std::string& name, std::size_t period) {
        const std::size_t gas = process_at("carbonate");
        bool tells_mineral = false, is_mineral = false;
        for (const char* mineral : {"calcite", "dolomite", "siderite"}) {
            tells_mineral = tells_mineral || replaced_.contains({period, process_at(mineral)});
            is_mineral = is_mineral || name == mineral;
        }
        if (name == "carbonate") return !tells_mineral;
        if (!is_mineral) return true;
        if (!tells_mineral && replaced_.contains({period, gas})) return false;
        replace(period, gas);
        return true;
    }

    void add_activity(const Process& process, std::size_t period, std::size_t row) {
        const std::string stream = cell("stream", row);
        if (!stream.empty() && stream_at(stream, row) == nullptr) return;
        const auto amount = amount_of("amount", row, process.unit);
        const Basis basis = basis_of(row);
        const std::size_t index = process_at(process.name);
        if (!amount) return;
        if (!may_count_carbonates(process.name, period)) {
            return fault("activity", row, "carbonate_twice",
                         "carbon dioxide of carbonates or the minerals dissolved, not both");
        }
        replace(period, index);
        Activity activity{.period = period,
                          .stream = stream,
                          .process = index,
                          .detail = cell("detail", row),
                          .amount = *amount,
                          .basis = basis};
        const bool has_range = !table_.is_blank("low", row) || !table_.is_blank("high", row);
        if (has_range && *amount > 0.0) {
            const auto low = amount_of("low", row, process.unit);
            const auto high = amount_of("high", row, process.unit);
            if (!low || !high) return;
            const Uncertain ratio{
                "measured " + process.name + (stream.empty() ? "" : " of ") + stream, 1.0,
                *low / *amount, *high / *amount};
            if (!ratio.is_sound()) return fault("low", row, "range", "low <= amount <= high");
            activity.times.push_back(ratio);
        }
        if (may_add_periods_ && process.name == "acid" && !stream.empty()) {
            stream_at(stream, row)->acid[period] += *amount;
        }
        out_.rows.push_back(std::move(activity));
    }

    const tables::Table& table_;
    Activities& out_;
    Diagnostics& diagnostics_;
    bool may_add_periods_ = false;
    std::set<std::pair<std::size_t, std::size_t>> replaced_;
    std::set<std::tuple<std::size_t, std::string, std::string>> told_;  ///< of streams
    std::vector<MeasuredWater> water_;
};

}  // namespace

std::vector<MeasuredWater> add_measured(const std::filesystem::path& file, Activities& activities,
                                        Diagnostics& diagnostics) {
    const tables::Table table = tables::Table::read(file, diagnostics);
    if (diagnostics.has_errors() || !table.require_columns(columns, diagnostics, true)) return {};
    return Reader(table, activities, diagnostics).read();
}

}  // namespace gossan::footprint
