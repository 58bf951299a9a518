// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/column_simulation.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/recorder.hpp"
#include "gossan/simulation/session.hpp"

namespace gossan::simulation {

records::RunIdentity identity_of(const std::string& effective_toml, const std::string& data_hash) {
    return {.scenario_hash = records::sha256(effective_toml), .data_hash = data_hash};
}

records::Manifest first_manifest(const RunInput& run, const RunRecord& record,
                                 std::vector<records::ColumnInfo> series) {
    records::Manifest manifest;
    manifest.version = record.version;
    manifest.identity = identity_of(record.effective_toml, record.data_hash);
    manifest.inputs = record.inputs;
    manifest.options = record.options;
    manifest.started = records::utc_now();
    manifest.duration_d = run.duration.si / 86400.0;
    manifest.start_date = run.start_date;
    manifest.series = std::move(series);
    return manifest;
}

records::Manifest first_manifest(const Assembly& assembly, const RunRecord& record) {
    column::ColumnSystem system(assembly.model);
    const Observation observation(assembly, 0, system);
    return first_manifest(assembly.site.run, record, observation.columns());
}

Outcome run(const Assembly& assembly, const RunRecord& record, const Attendant& attendant) {
    const records::Manifest manifest = first_manifest(assembly, record);
    const auto folder = records::RunFolder::create(record.folder, manifest, record.force);
    records::write_atomically(folder.effective(), record.effective_toml);
    Session session(assembly, folder, records::Recorder::begin(folder, manifest), attendant);
    return session.begin();
}

Outcome resume(const Assembly& assembly, const std::filesystem::path& path,
               const records::RunIdentity& identity, const Attendant& attendant) {
    const auto folder = records::RunFolder::open(path);
    column::ColumnSystem system(assembly.model);
    const Observation observation(assembly, 0, system);
    auto resumed = records::Recorder::resume(folder, identity, observation.columns());
    Session session(assembly, folder, std::move(resumed.recorder), attendant);
    return session.go_on_from(resumed.checkpoint);
}

}  // namespace gossan::simulation
