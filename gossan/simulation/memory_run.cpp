// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/memory_run.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/recovery.hpp"
#include "gossan/simulation/continuation.hpp"
#include "gossan/simulation/heap_follower.hpp"
#include "gossan/simulation/heap_series.hpp"
#include "gossan/simulation/heap_session.hpp"
#include "gossan/simulation/session.hpp"

namespace gossan::simulation {
namespace {

template <class Running>
Outcome go(Running& session, const records::Checkpoint* from) {
    return from == nullptr ? session.begin() : session.branch_from(*from);
}

/// The restart point from which `later` goes on; throws where it does not fit.
template <class Equations>
records::Checkpoint fitting_checkpoint(const Equations& earlier, const Equations& later,
                                       const std::filesystem::path& path) {
    records::Checkpoint checkpoint = records::last_checkpoint(records::RunFolder::open(path));
    const auto differences = what_differs(earlier, later, checkpoint.time.si);
    if (differences.empty()) return checkpoint;
    std::string text;
    for (const std::string& each : differences) text += "\n  " + each;
    throw Error(ErrorCode::input, "the scenario cannot go on from this run:" + text, path.string(),
                "change the plan from day " + shortest(checkpoint.time / day) +
                    " on, and leave what has been stacked as it is");
}

records::RunFolder new_folder(const RunRecord& record, const records::Manifest& manifest) {
    auto folder = records::RunFolder::create(record.folder, manifest, record.force);
    records::write_atomically(folder.effective(), record.effective_toml);
    return folder;
}

}  // namespace

MemoryRun run_in_memory(const Assembly& assembly, const MemoryRequest& request,
                        const Attendant& attendant) {
    MemoryRun made;
    Session session(assembly, {},
                    records::Recorder::in_memory(
                        first_manifest(assembly, RunRecord{.version = request.version}),
                        request.keeping, made.kept),
                    attendant, request.output_times);
    made.outcome = go(session, request.from);
    return made;
}

MemoryRun run_in_memory(const HeapAssembly& heap, const MemoryRequest& request,
                        const Attendant& attendant, int threads) {
    MemoryRun made;
    auto manifest = first_manifest(heap.site.run, RunRecord{.version = request.version},
                                   HeapSeries(heap).columns());
    HeapSession session(
        heap, records::Recorder::in_memory(std::move(manifest), request.keeping, made.kept),
        attendant, coupling_of(heap, threads, nullptr));
    made.outcome = go(session, request.from);
    return made;
}

Outcome continue_run(const Assembly& assembly, const std::filesystem::path& earlier,
                     const Assembly& later, const RunRecord& record, const Attendant& attendant) {
    const auto checkpoint = fitting_checkpoint(assembly, later, earlier);
    const auto manifest = first_manifest(later, record);
    const auto folder = new_folder(record, manifest);
    Session session(later, folder, records::Recorder::begin(folder, manifest), attendant);
    return session.branch_from(checkpoint);
}

Outcome continue_run(const HeapAssembly& heap, const std::filesystem::path& earlier,
                     const HeapAssembly& later, const RunRecord& record, const Attendant& attendant,
                     int threads) {
    const auto checkpoint = fitting_checkpoint(heap, later, earlier);
    auto manifest = first_manifest(later.site.run, record, HeapSeries(later).columns());
    manifest.threads = threads;
    const auto folder = new_folder(record, manifest);
    HeapSession session(later, records::Recorder::begin(folder, manifest, heap_recorder(later)),
                        attendant, coupling_of(later, threads, nullptr));
    return session.branch_from(checkpoint);
}

}  // namespace gossan::simulation
