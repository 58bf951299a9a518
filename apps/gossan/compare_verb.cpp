// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <filesystem>
#include <set>

#include "apps/gossan/measured_comparison.hpp"
#include "apps/gossan/measured_file.hpp"
#include "apps/gossan/run_comparison.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/report/report.hpp"

namespace gossan::program {
namespace {

class CompareVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.words("DIR", folders_,
                          "run folders; three or more stand in the order of the number varied");
        declaration.option("--data", "FILE", data_,
                           "measurements in the long format; for one run by default measured.csv "
                           "beside its scenario");
        declaration.option("-o,--output", "FILE", page_, "write a page for the browser too");
        declaration.flag("--json", as_json_, "print JSON instead of tables");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        std::vector<std::filesystem::path> paths(folders_.begin(), folders_.end());
        const auto first = records::RunFolder::open(paths.front());
        const bool is_alone = paths.size() == 1;
        const auto measured = measured_for(first, data_, !is_alone && data_.empty());
        if (is_alone && !measured) {
            throw Error(ErrorCode::input, "one run, and nothing to compare it with",
                        first.path().string(),
                        "name a second run folder, or measurements with --data FILE");
        }
        records::Document document = records::Document::object();
        document["schema"] = "gossan.comparison/1";
        std::string text;
        if (!is_alone) {
            const RunComparison comparison(paths);
            document["runs"] = comparison.document();
            text += comparison.text();
        }
        if (measured) {
            auto& list = document["measured"] = records::Document::array();
            for (const auto& path : paths) hold_against(path, *measured, text, list);
        }
        print_result(as_json_ ? records::print(document) : text);
        if (!page_.empty()) write_page(paths, measured);
        return ExitStatus::done;
    }

private:
    void hold_against(const std::filesystem::path& path, const std::filesystem::path& measured,
                      std::string& text, records::Document& list) const {
        const auto folder = records::RunFolder::open(path);
        const records::Series series = records::read_series(folder);
        const MeasuredComparison comparison =
            compare_with(records::read_measured(measured, series.columns), series);
        if (comparison.values.empty()) {
            throw Error(ErrorCode::input, "no quantity of this table is a column of the run",
                        measured.string(),
                        "write a table NAME.names.csv beside NAME.csv with the columns "
                        "quantity,column; columns are those of series.csv");
        }
        text += (text.empty() ? "" : "\n") + path.string() + " beside " + measured.string() + "\n" +
                comparison.text();
        records::Document document = comparison.document();
        document["run"] = path.string();
        document["data"] = measured.string();
        list.push_back(std::move(document));
        tell_left_out(comparison);
    }

    static void tell_left_out(const MeasuredComparison& comparison) {
        std::set<std::string> names;
        for (const tables::LongRow& row : comparison.others) {
            const bool is_end = row.quantity.ends_with("_min") || row.quantity.ends_with("_max");
            names.insert(row.quantity.substr(0, row.quantity.size() - (is_end ? 4 : 0)));
        }
        if (names.empty()) return;
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        say(wrapped("not compared, as the run has no such column: " + list, 100, 2));
    }

    void write_page(const std::vector<std::filesystem::path>& paths,
                    const std::optional<std::filesystem::path>& measured) const {
        if (paths.size() == 1)
            report::write_report(paths.front(), page_, measured);
        else
            report::write_comparison(paths, page_, measured);
        say("page: " + page_);
    }

    std::vector<std::string> folders_;
    std::string data_, page_;
    bool as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_compare_verb() { return std::make_unique<CompareVerb>(); }

}  // namespace gossan::program
