// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "apps/gossan/supply_steps.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"

namespace gossan::program {
namespace {

constexpr std::array<SupplyStep, 1> all_steps{
    {{"lots", [](const supply::SupplyInput& input) { return input.lots.has_value(); }, take_lots}}};

/// All steps in turn, from the run to the packs.
class SupplyVerb final : public Verb {
public:
    void declare(Declaration& declaration) override { options_.declare(declaration); }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        records::Document all = records::Document::object();
        all["schema"] = "gossan.supply/1";
        for (const SupplyStep& step : supply_steps()) {
            if (!step.is_wanted(file->input)) continue;
            say(std::string(step.name) + " …");
            const ExitStatus status = step.take(options_, *file, all[step.name]);
            if (status != ExitStatus::done) return status;
        }
        if (options_.as_json) print_result(records::print(all));
        say("pages: " + file->folder.string());
        return ExitStatus::done;
    }

private:
    SupplyOptions options_;
};

}  // namespace

std::span<const SupplyStep> supply_steps() { return all_steps; }

std::unique_ptr<Verb> make_supply_verb() { return std::make_unique<SupplyVerb>(); }

}  // namespace gossan::program
