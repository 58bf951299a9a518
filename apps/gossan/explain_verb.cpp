// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "apps/gossan/module_explanations.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/explanations.hpp"
#include "gossan/base/text.hpp"

namespace gossan::program {
namespace {

constexpr const char* units_heading =
    "A quantity is a number, a blank and a unit in double quotes: \"8 L/m2/h\". Units join by /\n"
    "and *: L/m2/h, gpm/ft2, kg/t, lb/st, Nm3/m2/h, W/m/K; powers are m2 or m-3. A potential "
    "names\n"
    "its electrode: \"550 mV Ag/AgCl\". Mass and moles are never exchanged.\n\n";

class ExplainVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.optional_word("CODE", code_,
                                  "a code as faults carry it, such as unit.missing; \"units\" for "
                                  "the units that are read; without it a list of all codes");
    }

    ExitStatus run() override {
        if (code_.empty()) {
            print_result(list());
        } else if (code_ == "units") {
            print_result(std::string(units_heading) + units_page());
        } else {
            print_result(page());
        }
        return ExitStatus::done;
    }

private:
    static std::vector<Explanation> all() {
        std::vector<Explanation> all(explanations().begin(), explanations().end());
        const auto more = module_explanations();
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    static std::string list() {
        TextTable table{.columns = {{}, {}}, .rows = {}};
        for (const Explanation& each : all()) {
            table.rows.push_back({std::string(each.code), std::string(each.meaning)});
        }
        return table.text(0);
    }

    [[nodiscard]] std::string page() const {
        std::vector<std::string> codes{"units"};
        for (const Explanation& each : all()) {
            if (each.code == code_) {
                return code_ + "\n\n  " + wrapped(each.meaning, page_width() - 2, 2) + "\n  " +
                       wrapped(each.mend, page_width() - 2, 2) + "\n";
            }
            codes.emplace_back(each.code);
        }
        const auto near = nearest(code_, codes);
        throw Error(ErrorCode::input, "no fault has the code " + in_quotes(code_, 60), {},
                    near ? "did you mean " + *near + "?" : "`gossan explain` lists all codes");
    }

    std::string code_;
};

}  // namespace

std::unique_ptr<Verb> make_explain_verb() { return std::make_unique<ExplainVerb>(); }

}  // namespace gossan::program
