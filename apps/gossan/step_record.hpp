// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "gossan/records/document.hpp"

namespace gossan::program {

/// steps.json: how far the steps of a call of `gossan supply` are, so that nobody takes what an
/// earlier call wrote for the result of this one, whenever it was stopped.
class StepRecord {
public:
    explicit StepRecord(std::filesystem::path folder);

    /// Before the first step: `document` is what the step writes, below the folder. One of before
    /// is told as such, with a note where no step will write it anew.
    void expect(const std::string& step, const std::string& document, bool is_wanted);
    /// A step came to an end.
    void end(const std::string& step, const std::string& words);

private:
    void write() const;

    std::filesystem::path folder_;
    records::Document told_ = records::Document::object();
};

}  // namespace gossan::program
