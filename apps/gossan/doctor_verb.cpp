// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <thread>

#include "apps/gossan/begin_ranks.hpp"
#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/self_test.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {
namespace {

class DoctorVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.options("--data", "DIR", overlays_,
                            "a folder of facts to lay over the program's");
        declaration.flag("--json", as_json_, "print JSON");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        const auto facts = facts_of_the_machine();
        const auto findings = self_test(std::filesystem::current_path());
        print_result(as_json_ ? records::print(document(facts, findings)) : text(facts, findings));
        const bool is_well = std::all_of(findings.begin(), findings.end(),
                                         [](const Finding& finding) { return finding.holds; });
        if (!is_well) say("error: the program does not work as it should on this machine");
        return is_well ? ExitStatus::done : ExitStatus::failed;
    }

private:
    using Facts = std::vector<std::pair<std::string, std::string>>;

    [[nodiscard]] Facts facts_of_the_machine() const {
        Facts facts = build_facts();
        facts.emplace_back("MPI", ranks_in_words());
        facts.emplace_back("libraries", libraries_in_words());
        facts.emplace_back("threads", "1 is used for one column; the machine has " +
                                          std::to_string(std::thread::hardware_concurrency()));
        Diagnostics diagnostics;
        const auto catalogue = catalogue::load(overlays_, diagnostics);
        diagnostics.throw_if_any();
        facts.emplace_back(
            "facts",
            std::to_string(catalogue.files.size()) + " files: " +
                counted(catalogue.library.substances.minerals.size(), "mineral", "minerals") +
                ", " + counted(catalogue.library.reactions.size(), "reaction", "reactions") + ", " +
                std::to_string(catalogue.species.size()) + " species");
        facts.emplace_back("hash of facts", hash_of(catalogue));
        return facts;
    }

    /// Those that hold our solver, files and hashes by name; the rest, which they bring, by number.
    static std::string libraries_in_words() {
        std::string named;
        std::size_t n_others = 0;
        for (const std::string& each : loaded_libraries()) {
            const bool is_ours = each.starts_with("libsundials") || each.starts_with("libnetcdf") ||
                                 each.starts_with("libhdf5") || each.starts_with("libcrypto");
            if (is_ours)
                named += (named.empty() ? "" : ", ") + each;
            else
                ++n_others;
        }
        return named + " and " + std::to_string(n_others) + " that these bring along";
    }

    static std::string text(const Facts& facts, const std::vector<Finding>& findings) {
        TextTable known{.columns = {{}, {}}, .rows = {}};
        for (const auto& [name, value] : facts) {
            known.rows.push_back({name, wrapped(value, 80, 17)});
        }
        TextTable tried{.columns = {{}, {}, {}}, .rows = {}};
        for (const Finding& finding : findings) {
            tried.rows.push_back({finding.holds ? "yes" : "NO", finding.claim, finding.detail});
        }
        return "gossan " + version() + "\n" + known.text() + "\nself-test\n" + tried.text();
    }

    static records::Document document(const Facts& facts, const std::vector<Finding>& findings) {
        records::Document document = records::Document::object();
        document["schema"] = "gossan.doctor/1";
        document["version"] = version();
        for (const auto& [name, value] : facts) document[name] = value;
        auto& list = document["self_test"] = records::Document::array();
        for (const Finding& finding : findings) {
            records::Document entry = records::Document::object();
            entry["claim"] = finding.claim;
            entry["holds"] = finding.holds;
            entry["detail"] = finding.detail;
            list.push_back(std::move(entry));
        }
        return document;
    }

    std::vector<std::string> overlays_;
    bool as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_doctor_verb() { return std::make_unique<DoctorVerb>(); }

}  // namespace gossan::program
