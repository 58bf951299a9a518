// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/study_attempt.hpp"

#include <chrono>

#include "apps/gossan/interruption.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/folder_lock.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

void refuse_other_inputs(const study::StudyManifest& manifest) {
    for (std::size_t n = 1; n < manifest.inputs.size(); ++n) {
        const records::InputRecord& then = manifest.inputs[n];
        if (records::input_record(then.path) == then) continue;
        throw Error(ErrorCode::input, "this file was changed since the study began", then.path,
                    "put it back as it was, or begin the study anew");
    }
}

}  // namespace

StudyAttempt begin_study(const fs::path& path, study::StudyManifest manifest, bool force,
                         const std::string& effective_toml) {
    catch_interruptions();  // before anything is written: a stop leaves a whole study
    const bool goes_on = study::StudyFolder::is_one(path) && !force;
    if (goes_on) {
        const auto before = study::read_manifest(study::StudyFolder::open(path));
        if (before.kind != manifest.kind) {
            throw Error(ErrorCode::input,
                        "this folder holds a study of another kind, " + before.kind, path.string(),
                        "name another folder with -o");
        }
        manifest.started = before.started;
        manifest.wall_s = before.wall_s;
        manifest.resumes = before.resumes + 1;
    }
    const auto folder = goes_on ? study::StudyFolder::open(path)
                                : study::StudyFolder::create(path, manifest, force);
    records::write_atomically(folder.study(), effective_toml);
    return {folder, std::move(manifest)};
}

StudyAttempt resume_study(const study::StudyFolder& folder, int threads) {
    study::StudyManifest manifest = study::read_manifest(folder);
    if (manifest.status == records::RunStatus::done) {
        throw Error(ErrorCode::input, "this study is done: there is nothing to resume",
                    folder.path().string());
    }
    refuse_other_inputs(manifest);
    ++manifest.resumes;
    manifest.threads = threads;
    return {folder, std::move(manifest)};
}

fs::path study_folder_for(const std::string& file, const std::string& kind,
                          const std::string& suffix) {
    const auto path = fs::absolute(file).lexically_normal();
    const bool is_named_by_folder = path.stem() == kind && path.parent_path().has_filename();
    return (is_named_by_folder ? path.parent_path().filename() : path.stem()).string() + suffix;
}

std::vector<std::string> absolute_paths(std::span<const std::string> folders) {
    std::vector<std::string> all;
    for (const std::string& each : folders) {
        all.push_back(fs::absolute(each).lexically_normal().string());
    }
    return all;
}

ExitStatus attempt(const StudyAttempt& study, const std::function<ExitStatus()>& work) {
    const records::FolderLock lock(study.folder.path());
    const auto begun = std::chrono::steady_clock::now();
    study::StudyManifest manifest = study.manifest;
    const auto note = [&](records::RunStatus status, const std::string& message) {
        manifest.status = status;
        manifest.message = message;
        manifest.ended = status == records::RunStatus::running ? "" : records::utc_now();
        manifest.wall_s =
            study.manifest.wall_s +
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        write_manifest(study.folder, manifest);
    };
    note(records::RunStatus::running, {});
    catch_interruptions();
    try {
        const ExitStatus end = work();
        note(records::RunStatus::done, {});
        return end;
    } catch (const study::StudyInterrupted&) {
        note(records::RunStatus::interrupted, "stopped by the user");
        say("stopped; `gossan resume " + study.folder.path().string() + "` goes on from here");
        return ExitStatus::failed;
    } catch (const std::exception& error) {
        note(records::RunStatus::failed, error.what());
        throw;
    }
}

ExitStatus run_study(
    const StudyCall& call, const Hands::Identity& identity, const study::RunMember& run,
    const std::function<ExitStatus(const study::StudyFolder&, study::Workforce&)>& work) {
    const auto workforce = call.hands.begin(identity, run, call.threads);
    if (!workforce) return ExitStatus::done;
    const StudyAttempt study = call.begin();
    const ExitStatus end = attempt(study, [&] { return work(study.folder, *workforce); });
    call.hands.end();
    return end;
}

study::RunMember stoppable(study::RunMember run) {
    return [run = std::move(run)](std::span<const double> z) {
        if (is_interrupted()) throw study::StudyInterrupted{};
        return run(z);
    };
}

}  // namespace gossan::program
