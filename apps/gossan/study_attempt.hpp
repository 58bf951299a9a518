// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "apps/gossan/hands.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/study/folder/study_folder.hpp"
#include "gossan/study/workforce/workforce.hpp"

/// What every verb of studies does about its folder.
namespace gossan::program {

/// A study that is run now, in its folder; the manifest is that of this attempt.
struct StudyAttempt {
    study::StudyFolder folder;
    study::StudyManifest manifest;
};

/// The folder of a study that is begun, or gone on with where one of its kind is there already and
/// `force` is not given. Error(input) where something else is there. With `study.toml` written.
[[nodiscard]] StudyAttempt begin_study(const std::filesystem::path& path,
                                       study::StudyManifest manifest, bool force,
                                       const std::string& effective_toml);

/// A study to be gone on with. Error(input) where it is done, or a file that it was made of is no
/// longer what it was.
[[nodiscard]] StudyAttempt resume_study(const study::StudyFolder& folder, int threads);

/// "examples/mine/KIND.toml" into mine.study, "plan.toml" into plan.study; with another suffix if
/// one is given.
[[nodiscard]] std::filesystem::path study_folder_for(const std::string& file,
                                                     const std::string& kind,
                                                     const std::string& suffix = ".study");

/// Absolute paths of folders of facts, as a manifest keeps them.
[[nodiscard]] std::vector<std::string> absolute_paths(std::span<const std::string> folders);

/// Runs `work` with nobody else in the folder, and writes into the manifest how it ended: done,
/// failed with its message, or interrupted. It stays "running" where tasks of a cluster are to run
/// first (`study::Suspended`), which is thrown on.
[[nodiscard]] ExitStatus attempt(const StudyAttempt& study,
                                 const std::function<ExitStatus()>& work);

/// How a study is asked for, once it is read: by whom its members are run, and in which folder,
/// which `begin` gives once it is known who runs.
struct StudyCall {
    Hands& hands;
    int threads = 1;
    bool as_json = false;
    std::function<StudyAttempt()> begin;
};

/// `work` as an attempt, in the folder of the study and with a work force for the members that
/// `run` makes; nothing where this process is there to run members alone.
[[nodiscard]] ExitStatus run_study(
    const StudyCall& call, const Hands::Identity& identity, const study::RunMember& run,
    const std::function<ExitStatus(const study::StudyFolder&, study::Workforce&)>& work);

/// A member that is not begun once the user asked to stop: `study::StudyInterrupted` then.
[[nodiscard]] study::RunMember stoppable(study::RunMember run);

}  // namespace gossan::program
