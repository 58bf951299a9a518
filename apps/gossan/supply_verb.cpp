// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>

#include "apps/gossan/interruption.hpp"
#include "apps/gossan/run_of_site.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/step_record.hpp"
#include "apps/gossan/supply_file.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/supply_report.hpp"

namespace gossan::program {
namespace {

/// One step on the way from cathode to packs: a verb of its own, which takes FILE, --set and -o.
struct SupplyStep {
    const char* name;
    bool (*is_wanted)(const supply::SupplyInput& input);
    std::unique_ptr<Verb> (*make)();
    const char* folder;    ///< below the output folder; blank: that itself, where the log is
    const char* document;  ///< below the output folder: what the verb tells with --json
};

/// In the order in which they are taken. A new one is one line here.
constexpr auto all_steps = std::to_array<SupplyStep>(
    {{"lots", [](const supply::SupplyInput& input) { return input.lots.has_value(); },
      make_lots_verb, "", "lots.json"},
     {"footprint", [](const supply::SupplyInput& input) { return input.footprint.has_value(); },
      make_footprint_verb, "footprint", "footprint/footprint.json"},
     {"contract", [](const supply::SupplyInput& input) { return input.contract.has_value(); },
      make_contract_verb, "", "contract.json"},
     {"allocate", [](const supply::SupplyInput& input) { return input.allocation.has_value(); },
      make_allocate_verb, "", "allocation.json"},
     {"pact",
      [](const supply::SupplyInput& input) {
          return input.pact.has_value() || input.pack.has_value();
      },
      make_pact_verb, "", "pact.json"},
     {"pack", [](const supply::SupplyInput& input) { return input.pack.has_value(); },
      make_pack_verb, "", "packs.json"}});

/// Gives a verb its file, overrides and folder, asks for JSON, and leaves all else as it is by
/// default.
class Given final : public Declaration {
public:
    Given(const SupplyOptions& options, std::string folder)
        : options_(options), folder_(std::move(folder)) {}

    void word(const std::string& name, std::string& value, const std::string&) override {
        if (name == "FILE") value = options_.file;
    }
    void optional_word(const std::string&, std::string&, const std::string&) override {}
    void words(const std::string& name, std::vector<std::string>& values,
               const std::string&) override {
        if (name == "ACTION") values = {"export", options_.file};
    }
    void option(const std::string& names, const std::string&, std::string& value,
                const std::string&) override {
        if (names == "-o,--output") value = folder_;
    }
    void option(const std::string&, const std::string&, int&, const std::string&) override {}
    void options(const std::string& names, const std::string&, std::vector<std::string>& values,
                 const std::string&) override {
        if (names == "--set") values = options_.overrides;
    }
    void flag(const std::string& names, bool& value, const std::string&) override {
        if (names == "--json") value = true;
    }

private:
    const SupplyOptions& options_;
    std::string folder_;
};

/// All steps in turn, from the heap to the packs.
class SupplyVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", options_.file, "what a site says of its supply, a TOML file");
        declaration.options("--set", "KEY=VALUE", options_.overrides,
                            "put a value over the file's");
        declaration.option("-o,--output", "DIR", options_.folder,
                           "for the run, pages and the log; by default NAME.supply in the "
                           "present folder");
        declaration.option("--threads", "N", threads_, "of the run, at most; by default all");
    }

    ExitStatus run() override {
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        const ExitStatus ran = take_run(*file);
        if (ran != ExitStatus::done) return ran;
        StepRecord record(file->folder);
        for (const SupplyStep& step : all_steps) {
            record.expect(step.name, step.document, step.is_wanted(file->input));
        }
        const char* lacking = nullptr;
        records::Document told = records::Document::object();
        told["title"] = file->input.site.name;
        for (const SupplyStep& step : all_steps) {
            if (!step.is_wanted(file->input)) continue;
            if (is_interrupted()) {
                say(std::string("stopped as asked, before gossan ") + step.name);
                return ExitStatus::failed;
            }
            say(std::string("gossan ") + step.name + " …");
            const auto verb = step.make();
            Given given(options_, (file->folder / step.folder).string());
            verb->declare(given);
            const ExitStatus status = take(step, *verb, *file, told);
            if (status == ExitStatus::infeasible) {
                lacking = step.name;
                record.end(step.name, "done, and could not give all");
            } else if (status == ExitStatus::done) {
                record.end(step.name, "done");
            } else {
                record.end(step.name, "stopped");
                say(std::string("stopped at gossan ") + step.name +
                    ": what stands behind it is not of this call (steps.json)");
                return status;
            }
        }
        for (const report::SupplyLine& line : report::supply_lines(told)) {
            print_result(wrapped(line.step + ": " + line.words, page_width(), 2) + "\n");
        }
        const std::filesystem::path page = file->folder / "report.html";
        report::write_supply_report(told, page);
        say("report: " + page.string());
        if (lacking == nullptr) return ExitStatus::done;
        say(std::string("gossan ") + lacking +
            " could not give all that was asked for; all else is done (exit status " +
            std::to_string(int(ExitStatus::infeasible)) + ")");
        return ExitStatus::infeasible;
    }

private:
    /// Sees to the run of a scenario, where no other run is named; the steps find it by themselves.
    [[nodiscard]] ExitStatus take_run(const SupplyFile& file) {
        const auto& scenario = file.input.source.scenario;
        const std::filesystem::path own = file.folder / "run";
        const std::string& run = file.input.source.run;
        if (!scenario || run != std::filesystem::absolute(own).lexically_normal().string()) {
            return ExitStatus::done;
        }
        say("gossan run …");
        const ExitStatus status = run_of_site(scenario->path, own, threads_);
        if (status == ExitStatus::failed) say("or go on with all steps by the same command");
        print_result("\n");
        return status;
    }

    /// Takes a step; what it tells goes into a file of the folder and into `told`, or where it was
    /// refused to standard output.
    [[nodiscard]] static ExitStatus take(const SupplyStep& step, Verb& verb, const SupplyFile& file,
                                         records::Document& told) {
        ExitStatus status = ExitStatus::done;
        std::string text;
        {
            const HeldResult held;
            status = verb.run();
            text = held.text();
        }
        if (status == ExitStatus::done || status == ExitStatus::infeasible) {
            const auto path = file.folder / step.document;
            records::write_atomically(path, text);
            told[step.name] = records::parse_document(text, path.string());
        } else {
            print_result(text);
        }
        return status;
    }

    int threads_ = threads_not_asked;
    SupplyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_supply_verb() { return std::make_unique<SupplyVerb>(); }

}  // namespace gossan::program
