// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/gossan/measured_file.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/report/report.hpp"
#include "gossan/report/study_report.hpp"
#include "gossan/study/folder/study_folder.hpp"

namespace gossan::program {
namespace {

class ReportVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("DIR", folder_, "the folder of a run, done or not, or of a study");
        declaration.option("-o,--output", "FILE", output_,
                           "the page; by default report.html in the run folder");
        declaration.option("--data", "FILE", data_,
                           "measurements to draw; by default measured.csv beside the scenario");
        declaration.flag("--no-data", without_data_, "draw no measurements");
    }

    ExitStatus run() override {
        if (study::StudyFolder::is_one(folder_)) {
            const auto folder = study::StudyFolder::open(folder_);
            const auto page = output_.empty() ? folder.report() : std::filesystem::path(output_);
            report::write_study_report(folder.path(), page);
            print_result(page.string() + "\n");
            return ExitStatus::done;
        }
        const auto folder = records::RunFolder::open(folder_);
        const auto page = output_.empty() ? folder.report() : std::filesystem::path(output_);
        const auto measured = measured_for(folder, data_, without_data_);
        report::write_report(folder.path(), page, measured);
        print_result(page.string() + "\n");
        return ExitStatus::done;
    }

private:
    std::string folder_, output_, data_;
    bool without_data_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_report_verb() { return std::make_unique<ReportVerb>(); }

}  // namespace gossan::program
