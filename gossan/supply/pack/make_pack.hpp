// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// The files of a pack for programs: declaration.json, ledger.jsonl and record.json, which say all;
/// and what follows from them: figures.json, events.jsonld (EPCIS 2.0), footprint.json (PACT 3.0)
/// and certificate.json. The same content gives the same bytes.
[[nodiscard]] PackFiles files_for_programs(const PackContent& content, const ShipmentView& view);

/// Those for people: certificate.pdf, and declaration.pdf, which has the hashes of `evidence`.
[[nodiscard]] PackFiles files_for_people(const PackContent& content, const ShipmentView& view,
                                         const PackFiles& evidence);

/// All files of a pack; `signing_key`: an Ed25519 key, PEM, by which the manifest is signed; blank:
/// it is not. Error where the content does not hold together, see `view_of`.
[[nodiscard]] PackFiles make_pack(PackContent content, const std::string& signing_key = {});

/// Writes the files into a folder that is not there yet or is empty: whole or not at all, whenever
/// it is stopped. Error(io).
void write_pack(const PackFiles& files, const std::filesystem::path& folder);

/// All files of a folder, and nothing below it; Error(io) where it cannot be read, holds something
/// that is no file, or is larger than any pack.
[[nodiscard]] PackFiles read_pack(const std::filesystem::path& folder);

}  // namespace gossan::supply
