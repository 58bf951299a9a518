// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "apps/gossan/run_result.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "gossan/study/folder/study_folder.hpp"

namespace gossan::program {

/// What differs in the help of one verb of studies from that of another.
struct StudyMeanings {
    std::string file;    ///< of FILE
    std::string folder;  ///< of --output
    std::string force;
    std::string dry_run;
};

/// What the command line tells every verb of studies.
struct StudyOptions {
    ScenarioSource source;
    std::string folder;
    int threads = threads_not_asked;
    bool with_force = false, is_dry = false, as_json = false;

    void declare(Declaration& declaration, const StudyMeanings& meanings);
    /// The folder asked for, or else the given one.
    [[nodiscard]] std::filesystem::path folder_or(const std::filesystem::path& otherwise) const;
    /// The manifest of a study that begins now, from what is known of it: kind, title, seed, inputs
    /// and identity.
    [[nodiscard]] study::StudyManifest begun(study::StudyManifest known, int threads_used) const;
};

}  // namespace gossan::program
