// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "gossan/supply/pack/pack_content.hpp"

namespace gossan::supply {

/// The files of a pack but for manifest and signature: declaration.json and ledger.jsonl, which
/// say all, and what follows from them: events.jsonld (EPCIS 2.0), footprint.json (PACT 3.0),
/// certificate.json, certificate.pdf and declaration.pdf. The same content gives the same bytes.
/// Error(data) where the content does not hold together.
[[nodiscard]] PackFiles pack_files(const PackContent& content);

/// All files of a pack; `signing_key`: an Ed25519 key, PEM, by which the manifest is signed; blank:
/// it is not.
[[nodiscard]] PackFiles make_pack(const PackContent& content, const std::string& signing_key = {});

/// Writes the files into a folder that is not there yet or is empty; Error(io).
void write_pack(const PackFiles& files, const std::filesystem::path& folder);

/// All files of a folder, and nothing below it; Error(io) where it cannot be read or holds
/// something that is no file.
[[nodiscard]] PackFiles read_pack(const std::filesystem::path& folder);

}  // namespace gossan::supply
