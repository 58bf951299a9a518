// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/ledger_activities.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/footprint/activity/assumptions.hpp"
#include "gossan/footprint/activity/release.hpp"
#include "gossan/ledger/statement.hpp"

namespace gossan::footprint {
namespace {

using ledger::Account;
using ledger::AccountLine;
using ledger::LineGroup;
using Counts = std::function<bool(const AccountLine&)>;

constexpr double kg_per_t = 1000.0;
constexpr double kwh_per_mwh = 1000.0;
/// kg/m3. Source: estimate: hydroxyoxime concentrates and kerosene as sold.
constexpr double extractant_density = 910.0;
constexpr double diluent_density = 800.0;

/// Electricity by what the name of its consumer begins with.
struct Consumer {
    const char* begins;
    const char* process;
};
constexpr auto consumers = std::to_array<Consumer>({
    {"crushing", "crushing"},
    {"irrigation", "leaching"},
    {"blowers", "leaching"},
    {"transfers", "solvent_extraction"},
    {"SX", "solvent_extraction"},
    {"electrowinning", "electrowinning"},
});

class Accounts {
public:
    Accounts(const AccountsSource& source, const FootprintInput& input)
        : source_(source), input_(input), periods_(periods_of(source, input.period)) {}

    Activities made() {
        if (periods_.empty()) {
            throw Error(ErrorCode::input, "stocks are taken once only, so there is no period yet");
        }
        for (const auto& period : periods_) out_.periods.push_back(reference(period));
        out_.copper = ratio_of(input_, "copper");
        add_streams();
        for (const auto& [pad, needs] : input_.pads) (void)out_.stream_at(pad);
        for (const RecoveryInput& each : input_.recovery) (void)out_.stream_at(each.stream);
        for (const Stream& stream : out_.streams) {
            if (stream.name != "plant") add_mining(stream);
        }
        add_acid();
        add_carbonates();
        add_electricity();
        add_reagents();
        for (const std::string& each : source_.inventory.untold) {
            out_.notes.push_back("the accounts do not tell the electricity of " + each);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] ReferencePeriod reference(const ledger::Period& period) const {
        const auto& days = source_.inventory.book.days;
        const auto day = [&](std::size_t k) {
            if (source_.day_zero) return date_of(*source_.day_zero + days[k]);
            return "day " + shortest(days[k]);
        };
        return {period.name, day(period.first), day(period.last),
                days[period.last] - days[period.first]};
    }

    /// The pad of a module, or the module itself.
    [[nodiscard]] std::string stream_of(const std::string& module) const {
        const auto& pads = source_.inventory.book.pads;
        const auto pad = pads.find(module);
        return pad == pads.end() ? module : pad->second;
    }

    /// "pad NAME" of a stream that is one, else its own name.
    [[nodiscard]] std::string subject_of(const std::string& stream) const {
        for (const auto& [module, pad] : source_.inventory.book.pads) {
            if (pad == stream) return "pad " + stream;
        }
        return stream;
    }

    [[nodiscard]] bool has_stream(const std::string& name) const {
        return std::any_of(out_.streams.begin(), out_.streams.end(),
                           [&](const Stream& stream) { return stream.name == name; });
    }

    void add_streams() {
        const auto& copper = source_.inventory.copper;
        for (const ledger::ModuleCopper& module : copper) {
            if (module.module == "all") continue;
            const std::string name = stream_of(module.module);
            if (!has_stream(name)) add_stream(name);
        }
        std::erase_if(out_.streams, [](const Stream& stream) {
            const auto is_none = [](double mass) { return !(mass > 0.0); };
            return stream.name == "plant" &&
                   std::all_of(stream.copper.begin(), stream.copper.end(), is_none);
        });
        if (has_stream("plant")) {
            out_.notes.emplace_back(
                "copper that the plant held at first was mined before these accounts: what that "
                "gave off is not counted");
        }
        std::stable_sort(
            out_.streams.begin(), out_.streams.end(), [](const Stream& a, const Stream& b) {
                return std::pair(a.name == "plant", a.name) < std::pair(b.name == "plant", b.name);
            });
    }

    void add_stream(const std::string& name) {
        Stream stream{.name = name};
        const std::size_t n = periods_.size();
        stream.copper.assign(n, 0.0);
        stream.to_come.assign(n, 0.0);
        stream.moved.assign(n, 0.0);
        stream.ore.assign(n, 0.0);
        stream.acid.assign(n, 0.0);
        double usual = 0.0;  // largest of its modules
        std::vector<double> placed(n, 0.0), before(n, 0.0);
        for (const ledger::ModuleCopper& module : source_.inventory.copper) {
            if (module.module == "all" || stream_of(module.module) != name) continue;
            const ledger::CopperLines& lines = module.lines;
            for (std::size_t k = 0; k < n; ++k) {
                const auto& period = periods_[k];
                const double until = period.first > 0 ? lines.recovered[period.first] : 0.0;
                stream.copper[k] += lines.recovered[period.last] - until;
                placed[k] += lines.placed[period.last];
                before[k] += until;
            }
            if (lines.placed.back() <= 0.0) continue;
            usual = std::max(
                usual, (lines.recovered.back() + lines.in_solution.back()) / lines.placed.back());
        }
        for (std::size_t k = 0; k < n; ++k) {
            const double ultimate = forecast(name, k).value_or(std::min(usual, 1.0));
            stream.to_come[k] = std::max(0.0, ultimate * placed[k] - before[k]);  // (1)
            if (stream.copper[k] >= 0.0) continue;
            out_.notes.push_back(name + " took up more copper than it gave in " +
                                 out_.periods[k].name + ": counted as none");
            stream.copper[k] = 0.0;
        }
        out_.streams.push_back(std::move(stream));
        if (name != "plant" && !forecast(name, 0)) {
            out_.notes.push_back("pad " + name + " is taken to give " +
                                 shortest(std::round(1000.0 * std::min(usual, 1.0)) / 10.0) +
                                 " % of its copper in the end, as its best module");
        }
    }

    /// What the input forecasts of a stream when a period begins.
    [[nodiscard]] std::optional<double> forecast(const std::string& stream, std::size_t k) const {
        std::optional<double> ultimate;
        double latest = -1e300;
        const auto begin = days_of(out_.periods[k].begin);
        for (const RecoveryInput& each : input_.recovery) {
            if (each.stream != stream) continue;
            const double from = each.from.empty() ? -1e299 : *days_of(each.from);
            if (from < latest || (begin && from > *begin)) continue;
            latest = from;
            ultimate = each.ultimate;
        }
        return ultimate;
    }

    void add(const std::string& stream, const char* process, double amount,
             const std::vector<Assumption>& times, std::size_t k, const std::string& detail = {}) {
        Activity row{.period = k,
                     .stream = stream,
                     .process = process_at(process),
                     .detail = detail,
                     .amount = amount,
                     .basis = source_.basis};
        for (const Assumption& each : times) {
            if (each.number.value == 0.0) return;
            row.times.push_back(each.number);
            row.basis = Basis::assumed;
        }
        const Uncertain ratio = ratio_of(input_, process);
        if (!ratio.is_exact() || ratio.value != 1.0) row.times.push_back(ratio);
        if (amount != 0.0) out_.rows.push_back(std::move(row));
    }

    [[nodiscard]] double sum(const Account& account, std::size_t k, const Counts& counts) const {
        double total = 0.0;
        for (const AccountLine& line : account.lines) {
            if (counts(line)) total += ledger::in_period(line.amount, periods_[k]);
        }
        return total;
    }

    [[nodiscard]] const Account* account(const std::vector<Account>& accounts, const char* kind,
                                         const std::string& subject) const {
        for (const Account& each : accounts) {
            if (each.kind->name == kind && each.module == subject) return &each;
        }
        return nullptr;
    }

    void add_mining(const Stream& stream) {
        const PadNeeds needs = needs_of(input_, stream.name);
        const Account* ore = account(source_.inventory.accounts, "ore", subject_of(stream.name));
        if (ore == nullptr) {
            out_.notes.push_back("the accounts do not tell the ore of " + stream.name +
                                 ": its mining is not counted");
            return;
        }
        Stream& own = out_.streams[out_.stream_at(stream.name)];
        for (std::size_t k = 0; k < periods_.size(); ++k) {
            const double placed =
                sum(*ore, k, [](const AccountLine& line) { return line.group == LineGroup::in; }) /
                kg_per_t;
            own.ore[k] = placed;
            own.moved[k] = placed * needs.moved.number.value;
            add(stream.name, "diesel", placed, {needs.moved, needs.diesel}, k);
            add(stream.name, "explosive", placed, {needs.moved, needs.explosive}, k);
            add(stream.name, "haul", placed, {needs.haul}, k);
            add(stream.name, "liner", placed, {needs.liner}, k);
            add(stream.name, "nutrients", placed, {needs.nutrients}, k);
        }
    }

    /// Acid of the cure by pad; make-up by what each pad used up of its solution.
    void add_acid() {
        const Account* site = account(source_.inventory.accounts, "acid", "all");
        for (Stream& stream : out_.streams) {
            const Account* acid =
                account(source_.inventory.accounts, "acid", subject_of(stream.name));
            if (acid == nullptr) continue;
            for (std::size_t k = 0; k < periods_.size(); ++k) {
                const double cured = named(*acid, k, {"cured", "with the cure"});
                const double solution = named(*acid, k, {"fed with irrigation", "drained"});
                stream.acid[k] = std::max(0.0, solution);
                add_acid_row(stream.name, cured, k, "cure");
                if (site != nullptr) continue;  // what is irrigated comes from ponds of the books
                add_acid_row(stream.name, named(*acid, k, {"fed with irrigation"}), k,
                             "with irrigation");
            }
        }
        if (site == nullptr) return;
        for (std::size_t k = 0; k < periods_.size(); ++k) {
            add_acid_row({}, named(*site, k, {"bought"}), k, "make-up");
        }
    }

    [[nodiscard]] double named(const Account& account, std::size_t k,
                               const std::vector<std::string>& names) const {
        return sum(account, k, [&](const AccountLine& line) {
            return line.group != LineGroup::aside &&
                   std::find(names.begin(), names.end(), line.name) != names.end();
        });
    }

    void add_acid_row(const std::string& stream, double kg, std::size_t k, const char* detail) {
        add(stream, "acid", kg, {}, k, detail);
        const auto freight = [&](const std::optional<Distance>& way, const char* process) {
            if (way) add(stream, process, kg / kg_per_t, {{way->number(process, 1000.0), true}}, k);
        };
        freight(input_.acid_truck, "acid_truck");
        freight(input_.acid_rail, "acid_rail");
    }

    void add_carbonates() {
        const auto of_carbonates = ledger::carbonate_accounts(source_.inventory.book);
        for (const Stream& stream : out_.streams) {
            const Account* carbonate = account(of_carbonates, "carbonate", subject_of(stream.name));
            if (carbonate == nullptr) continue;
            for (std::size_t k = 0; k < periods_.size(); ++k) {
                for (const AccountLine& line : carbonate->lines) {
                    add(stream.name, "carbonate", ledger::in_period(line.amount, periods_[k]), {},
                        k, line.name);
                }
            }
        }
    }

    void add_electricity() {
        std::set<std::pair<std::string, std::string>> told;  // process and stream
        if (const Account* all = account(source_.inventory.supplies, "electricity", "all")) {
            for (const AccountLine& line : all->lines) add_consumer(line, told);
        }
        const auto is_told = [&](const char* process, const std::string& stream) {
            return told.contains({process, stream}) || told.contains({process, ""});
        };
        const PlantNeeds plant = plant_needs_of(input_);
        const auto by_copper = [&](const char* process, const Assumption& need) {
            if (is_told(process, "")) return;
            for (const Stream& stream : out_.streams) {
                for (std::size_t k = 0; k < periods_.size(); ++k) {
                    add(stream.name, process, stream.copper[k] / kg_per_t, {need}, k);
                }
            }
        };
        by_copper("solvent_extraction", plant.solvent_extraction);
        by_copper("electrowinning", plant.electrowinning);
        by_copper("site_electricity", plant.other);
        by_copper("cobalt", plant.cobalt);
        for (const Stream& stream : out_.streams) {
            const PadNeeds needs = needs_of(input_, stream.name);
            const std::vector<double> leached = leached_of(stream);
            for (std::size_t k = 0; k < periods_.size(); ++k) {
                if (!is_told("crushing", stream.name)) {
                    add(stream.name, "crushing", stream.ore[k], {needs.crushing}, k);
                }
                if (!is_told("leaching", stream.name)) {
                    add(stream.name, "leaching", leached[k], {needs.leaching}, k);
                }
            }
        }
    }

    void add_consumer(const AccountLine& line,
                      std::set<std::pair<std::string, std::string>>& told) {
        const auto of = line.name.rfind(" of ");
        std::string stream = of == std::string::npos ? "" : line.name.substr(of + 4);
        const auto is_stream = [&](const Stream& each) { return each.name == stream; };
        if (std::none_of(out_.streams.begin(), out_.streams.end(), is_stream)) stream.clear();
        const char* process = "site_electricity";
        for (const Consumer& consumer : consumers) {
            if (line.name.starts_with(consumer.begins)) process = consumer.process;
        }
        told.insert({process, stream});
        for (std::size_t k = 0; k < periods_.size(); ++k) {
            add(stream, process, kwh_per_mwh * ledger::in_period(line.amount, periods_[k]), {}, k,
                line.name);
        }
    }

    void add_reagents() {
        const Account* lost = account(source_.inventory.supplies, "reagents", "all");
        if (lost == nullptr) {
            out_.notes.emplace_back("the accounts tell no extractant and diluent that is lost");
            return;
        }
        for (std::size_t k = 0; k < periods_.size(); ++k) {
            add({}, "extractant", extractant_density * named(*lost, k, {"extractant"}), {}, k);
            add({}, "diluent", diluent_density * named(*lost, k, {"diluent"}), {}, k);
        }
    }

    const AccountsSource& source_;
    const FootprintInput& input_;
    std::vector<ledger::Period> periods_;
    Activities out_;
};

}  // namespace

std::vector<ledger::Period> periods_of(const AccountsSource& source, PeriodSize size) {
    using enum ledger::PeriodLength;
    const auto length = size == PeriodSize::month     ? month
                        : size == PeriodSize::quarter ? quarter
                                                      : year;
    return ledger::periods(source.inventory.book.days, length, source.day_zero);
}

Activities activities_of(const AccountsSource& source, const FootprintInput& input) {
    return Accounts(source, input).made();
}

}  // namespace gossan::footprint
