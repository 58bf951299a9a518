// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/step_record.hpp"

#include <utility>

#include "apps/gossan/terminal.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/manifest.hpp"

namespace gossan::program {

StepRecord::StepRecord(std::filesystem::path folder) : folder_(std::move(folder)) {
    told_["schema"] = "gossan.steps/1";
    told_["begun"] = records::utc_now();
}

void StepRecord::expect(const std::string& step, const std::string& document, bool is_wanted) {
    const bool is_there = std::filesystem::exists(folder_ / document);
    records::Document& own = told_["steps"][step];
    own["state"] = is_wanted ? "to come" : "not asked for";
    own["document"] = document;
    own["is_of_before"] = is_there;
    write();
    if (is_wanted || !is_there) return;
    say("note: " + (folder_ / document).string() +
        " is of before: the file has no block for it any more");
}

void StepRecord::end(const std::string& step, const std::string& words) {
    told_["steps"][step]["state"] = words;
    told_["steps"][step]["is_of_before"] = words == "stopped";
    write();
}

void StepRecord::write() const {
    records::write_atomically(folder_ / "steps.json", records::print(told_));
}

}  // namespace gossan::program
