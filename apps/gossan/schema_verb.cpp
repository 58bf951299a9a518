// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/schema_text.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/simulation/heap_site.hpp"
#include "gossan/simulation/site.hpp"
#include "gossan/study/calibrate/calibration_input.hpp"
#include "gossan/study/forecast/forecast_input.hpp"
#include "gossan/study/next_test/next_test_input.hpp"
#include "gossan/study/optimise/optimise_input.hpp"
#include "gossan/supply/input/supply_input.hpp"

namespace gossan::program {
namespace {

class SchemaVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.optional_word("BLOCK", block_,
                                  "a block or key, such as irrigation or bed.height; without it "
                                  "all blocks");
        declaration.flag("--site", of_site_, "of a scenario with a [plant]: modules, pads, ponds");
        declaration.flag("--calibration", of_calibration_, "of a file of `gossan calibrate`");
        declaration.flag("--forecast", of_forecast_, "of a file of `gossan forecast`");
        declaration.flag("--optimise", of_optimise_, "of a file of `gossan optimise`");
        declaration.flag("--supply", of_supply_, "of a file of `gossan supply`");
        declaration.flag("--next-test", of_next_test_, "of a file of `gossan next-test`");
        declaration.flag("--json", as_json_, "as JSON Schema, for editors");
        declaration.flag("--markdown", as_markdown_, "as a reference page");
    }

    ExitStatus run() override {
        if (as_json_ && as_markdown_) {
            throw Error(ErrorCode::input, "--json and --markdown exclude each other");
        }
        const Description& root = root_for_block();
        std::vector<SchemaPlace> places =
            block_.empty() ? all_places(root) : places_named(root, block_);
        if (places.empty()) refuse(root);
        if (as_json_) {
            print_result(scenario::json_schema(*places.front().description, version()));
        } else if (as_markdown_) {
            print_result(scenario::reference_page(*places.front().description));
        } else {
            std::string text;
            for (const SchemaPlace& place : places) {
                text += (text.empty() ? "" : "\n") + schema_text(place);
            }
            print_result(text);
        }
        return ExitStatus::done;
    }

private:
    /// Of a column, unless a site was asked for or alone has the block.
    [[nodiscard]] const Description& root_for_block() const {
        const Description& column = description_of<simulation::Site>();
        const Description& site = description_of<simulation::HeapSite>();
        if (of_calibration_) return description_of<study::CalibrationInput>();
        if (of_forecast_) return description_of<study::ForecastInput>();
        if (of_next_test_) return description_of<study::NextTestInput>();
        if (of_optimise_) return description_of<study::OptimiseInput>();
        if (of_supply_) return description_of<supply::SupplyInput>();
        if (of_site_) return site;
        const bool is_of_site_alone = !block_.empty() && places_named(column, block_).empty() &&
                                      !places_named(site, block_).empty();
        return is_of_site_alone ? site : column;
    }

    [[noreturn]] void refuse(const Description& root) const {
        const std::string near = nearest_place(root, block_);
        throw Error(ErrorCode::input, "there is no block or key " + in_quotes(block_, 60), {},
                    near.empty() ? "`gossan schema` lists all" : "did you mean " + near + "?");
    }

    std::string block_;
    bool of_site_ = false, of_calibration_ = false, of_forecast_ = false, of_optimise_ = false;
    bool of_supply_ = false;
    bool of_next_test_ = false;
    bool as_json_ = false, as_markdown_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_schema_verb() { return std::make_unique<SchemaVerb>(); }

}  // namespace gossan::program
