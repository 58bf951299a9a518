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
    if (is_follower(ranks)) {
        return follow(heap, identity_of(record.effective_toml, record.data_hash), attendant,
                      coupling);
    }
    records::Manifest manifest = first_manifest(heap.site.run, record, HeapSeries(heap).columns());
    manifest.threads = threads;
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
