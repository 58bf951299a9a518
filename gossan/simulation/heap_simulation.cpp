// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_simulation.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/simulation/heap_follower.hpp"
#include "gossan/simulation/heap_session.hpp"

namespace gossan::simulation {
namespace {

bool is_follower(const Ranks* ranks) { return ranks != nullptr && ranks->mine() > 0; }

}  // namespace

Outcome run(const HeapAssembly& heap, const RunRecord& record, const Attendant& attendant,
            int threads, Ranks* ranks) {
    const Coupling coupling = coupling_of(heap, threads, ranks);
    const auto identity = identity_of(record.effective_toml, record.data_hash);
    if (is_follower(ranks)) return follow(heap, identity, attendant, coupling);
    records::Manifest manifest;
    manifest.version = record.version;
    manifest.identity = identity;
    manifest.inputs = record.inputs;
    manifest.options = record.options;
    manifest.threads = threads;
    manifest.started = records::utc_now();
    manifest.duration_d = heap.site.run.duration.si / 86400.0;
    manifest.start_date = heap.site.run.start_date;
    manifest.series = HeapSeries(heap).columns();
    const auto folder = records::RunFolder::create(record.folder, manifest, record.force);
    records::write_atomically(folder.effective(), record.effective_toml);
    HeapSession session(heap, records::Recorder::begin(folder, manifest, heap_recorder(heap)),
                        attendant, coupling);
    return session.begin();
}

Outcome resume(const HeapAssembly& heap, const std::filesystem::path& path,
               const records::RunIdentity& identity, const Attendant& attendant, int threads,
               Ranks* ranks) {
    const Coupling coupling = coupling_of(heap, threads, ranks);
    if (is_follower(ranks)) return follow(heap, identity, attendant, coupling);
    const auto folder = records::RunFolder::open(path);
    auto resumed = records::Recorder::resume(folder, identity, HeapSeries(heap).columns(),
                                             heap_recorder(heap));
    resumed.recorder.manifest().threads = threads;
    HeapSession session(heap, std::move(resumed.recorder), attendant, coupling);
    return session.go_on_from(resumed.checkpoint);
}

}  // namespace gossan::simulation
