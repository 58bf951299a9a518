// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <map>

#include "apps/gossan/allocate_step.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string tonnes(double value, int decimals = 1) {
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

class AllocateVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        options_.declare(declaration);
        declaration.option("--against", "OLD", against_,
                           "another run's folder or allocation.json: tell what changed");
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        (void)supply::mass_unit(options_.unit);
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        Document told;
        const ExitStatus status = allocate_lots(options_, *file, against_, told);
        if (status == ExitStatus::refused) return status;
        print_result(options_.as_json ? records::print(told) : text_of(told));
        for (const Document& lack : told.at("below_least").elements()) {
            say(lack.at("maker").string() + " in " + lack.at("quarter").string() + " gets " +
                tonnes(lack.at("short_t").number(), 3) + " t less than he must");
        }
        for (const Document& aim : told.at("aims").elements()) {
            if (aim.at("is_proved").boolean()) continue;
            say("note: the search was stopped before " + aim.at("aim").string() +
                " was proved: " + tonnes(aim.at("value").number() - aim.at("bound").number(), 3) +
                " of it at most could still be won; allocation.most_nodes lets it go on");
        }
        say("page: " + (file->folder / "allocation.html").string());
        return status;
    }

private:
    static std::string text_of(const Document& told) {
        std::string text =
            assignments(told).text() + "\n" + coverage(told).text() + "\n" + aims(told).text();
        if (const Document* against = told.find("against")) {
            text += "\n" + changes(*against).text();
        }
        return text;
    }

    static TextTable assignments(const Document& told) {
        TextTable table{.columns = {{"lot"}, {"t", true}, {"to"}, {"arrives"}, {"next best"}},
                        .rows = {}};
        for (const Document& row : told.at("assignments").elements()) {
            table.rows.push_back({row.at("lot").string(), tonnes(row.at("mass_t").number(), 3),
                                  row.at("maker").string(), row.at("arrives").string(),
                                  row.at("next_best").string()});
        }
        return table;
    }

    static TextTable coverage(const Document& told) {
        struct Sums {
            double wanted = 0.0, covered = 0.0, first_wanted = 0.0, first_covered = 0.0;
        };
        std::map<std::pair<std::string, std::string>, Sums> by;
        for (const Document& row : told.at("needs").elements()) {
            Sums& sums = by[{row.at("quarter").string(), row.at("maker").string()}];
            sums.wanted += row.at("wanted_t").number();
            sums.covered += row.at("covered_t").number();
            if (row.at("priority").integer() != 1) continue;
            sums.first_wanted += row.at("wanted_t").number();
            sums.first_covered += row.at("covered_t").number();
        }
        TextTable table{.columns = {{"quarter"},
                                    {"maker"},
                                    {"wanted, t", true},
                                    {"covered, t", true},
                                    {"of first sites, t", true},
                                    {"covered, t", true}},
                        .rows = {}};
        for (const auto& [key, sums] : by) {
            table.rows.push_back({key.first, key.second, tonnes(sums.wanted), tonnes(sums.covered),
                                  tonnes(sums.first_wanted), tonnes(sums.first_covered)});
        }
        return table;
    }

    static TextTable aims(const Document& told) {
        TextTable table{.columns = {{"aim"},
                                    {"in its turn", true},
                                    {"at best", true},
                                    {"proved"},
                                    {"in the end", true}},
                        .rows = {}};
        for (const Document& row : told.at("aims").elements()) {
            table.rows.push_back({row.at("aim").string(), tonnes(row.at("value").number(), 3),
                                  tonnes(row.at("bound").number(), 3),
                                  row.at("is_proved").boolean() ? "yes" : "stopped before",
                                  tonnes(row.at("in_the_end").number(), 3)});
        }
        return table;
    }

    static TextTable changes(const Document& against) {
        TextTable table{.columns = {{"changed"}, {"before"}, {"now"}}, .rows = {}};
        for (const Document& row : against.at("lots").elements()) {
            table.rows.push_back(
                {row.at("lot").string(), row.at("before").string(), row.at("now").string()});
        }
        for (const Document& row : against.at("needs").elements()) {
            table.rows.push_back({row.at("need").string(),
                                  tonnes(row.at("before_t").number(), 3) + " t",
                                  tonnes(row.at("now_t").number(), 3) + " t"});
        }
        if (table.rows.empty()) table.rows.push_back({"nothing", "", ""});
        return table;
    }

    SupplyOptions options_;
    std::string against_;
};

}  // namespace

std::unique_ptr<Verb> make_allocate_verb() { return std::make_unique<AllocateVerb>(); }

}  // namespace gossan::program
