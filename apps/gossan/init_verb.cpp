// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "apps/gossan/templates.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

class InitVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.optional_word(
            "NAME", name_,
            "a folder for the scenario, or a file that ends in .toml; without "
            "it a list of templates");
        declaration.option("--template", "TEMPLATE", template_,
                           "what to start from; by default first-column");
        declaration.flag("--force", with_force_, "write over files that are there");
    }

    ExitStatus run() override {
        const auto templates = all_templates();
        if (name_.empty()) {
            print_result(list(templates));
            return ExitStatus::done;
        }
        const Template& chosen_one = chosen(templates);
        const auto files = files_of(chosen_one);
        if (!with_force_) refuse_what_is_there(files);
        std::string written;
        for (const auto& [path, content] : files) {
            if (path.has_parent_path()) records::make_folder(path.parent_path());
            records::write_atomically(path, content);
            written += path.string() + "\n";
        }
        print_result(written);
        const bool is_supply = main_file(chosen_one) == "supply.toml";
        say(std::string("next: gossan ") + (is_supply ? "contract " : "check ") +
            files.front().first.string());
        return ExitStatus::done;
    }

private:
    using Files = std::vector<std::pair<fs::path, std::string>>;

    static std::string list(const std::vector<Template>& templates) {
        TextTable table{.columns = {{}, {}}, .rows = {}};
        for (const Template& each : templates) table.rows.push_back({each.name, each.meaning});
        return table.text(0);
    }

    [[nodiscard]] const Template& chosen(const std::vector<Template>& templates) const {
        std::vector<std::string> names;
        for (const Template& each : templates) {
            if (each.name == template_) return each;
            names.push_back(each.name);
        }
        const auto near = nearest(template_, names);
        throw Error(ErrorCode::input, "there is no template " + in_quotes(template_, 60), {},
                    "write " + (near ? *near : enumerate(names)));
    }

    /// Where each file goes; the main one first.
    [[nodiscard]] Files files_of(const Template& chosen) const {
        const fs::path target = name_;
        const bool is_file = target.extension() == ".toml";
        Files files;
        for (const auto& [name, content] : chosen.files) {
            const bool is_main = name == main_file(chosen);
            const fs::path path = !is_file
                                      ? target / name
                                      : (is_main ? target : target.parent_path() / fs::path(name));
            files.insert(is_main ? files.begin() : files.end(), {path, content});
        }
        return files;
    }

    static void refuse_what_is_there(const Files& files) {
        for (const auto& [path, content] : files) {
            if (!fs::exists(path)) continue;
            throw Error(ErrorCode::input, "this file is there already, and nothing was written",
                        path.string(), "give another name, or write over it with --force");
        }
    }

    std::string name_, template_ = "first-column";
    bool with_force_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_init_verb() { return std::make_unique<InitVerb>(); }

}  // namespace gossan::program
