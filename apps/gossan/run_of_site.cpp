// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/run_of_site.hpp"

#include <algorithm>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/run_result.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/folder_lock.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

bool is_of(const records::Manifest& manifest, const PreparedScenario& prepared) {
    return manifest.identity ==
               simulation::identity_of(prepared.effective_toml, prepared.data_hash) &&
           manifest.inputs == prepared.inputs;
}

bool has_checkpoint(const records::RunFolder& folder) {
    const fs::path& place = folder.checkpoints();
    return fs::is_directory(place) && !fs::is_empty(place);
}

/// Puts a run under the first name that is free.
void put_aside(const fs::path& folder) {
    const records::FolderLock lock(folder);
    for (int number = 1;; ++number) {
        fs::path aside = folder;
        aside += "-" + std::to_string(number);
        if (fs::exists(aside)) continue;
        fs::rename(folder, aside);
        say("the run that was there is of other input: it is " + aside.string() + " from now on");
        return;
    }
}

}  // namespace

ExitStatus run_of_site(const std::string& scenario, const fs::path& folder, int threads) {
    check_threads(threads);
    ScenarioSource source{.file = fs::absolute(scenario).lexically_normal().string()};
    const auto prepared = prepare_or_tell(source, false);
    if (!prepared) return ExitStatus::refused;
    if (!prepared->heap) {
        throw Error(ErrorCode::input, "this scenario has no plant, so that it gives no cathode",
                    source.file, "name the scenario of a site: a heap with its plant");
    }
    bool is_stopped = false;
    if (fs::exists(folder / "manifest.json")) {
        const auto there = records::RunFolder::open(folder);
        const auto manifest = records::read_manifest(there);
        const bool is_done = manifest.status == records::RunStatus::done;
        const bool is_same = is_of(manifest, *prepared);
        if (is_same && is_done) {
            say("the run of this input is there: " + folder.string());
            return ExitStatus::done;
        }
        const bool can_go_on = has_checkpoint(there);
        if (!is_same && (is_done || can_go_on)) put_aside(folder);
        is_stopped = is_same && can_go_on;
    }
    for (const std::string& note : prepared->notes()) say("note: " + note);
    const int n_threads = threads_to_use(threads, true, 1);
    const simulation::RunRecord record{.folder = folder,
                                       .force = true,
                                       .version = version(),
                                       .effective_toml = prepared->effective_toml,
                                       .data_hash = prepared->data_hash,
                                       .inputs = prepared->inputs,
                                       .options = source.options()};
    return attend({.folder = folder}, [&](const simulation::Attendant& attendant) {
        if (!is_stopped) return simulation::run(*prepared->heap, record, attendant, n_threads);
        say("going on with the run that was stopped");
        return simulation::resume(
            *prepared->heap, folder,
            simulation::identity_of(prepared->effective_toml, prepared->data_hash), attendant,
            n_threads);
    });
}

}  // namespace gossan::program
