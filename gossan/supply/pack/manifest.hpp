// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gossan::supply {

/// Files of a pack by their names.
using PackFiles = std::map<std::string, std::string>;

inline constexpr const char* manifest_name = "manifest.json";
inline constexpr const char* signature_name = "manifest.sig";

/// What a manifest tells beside the files.
struct ManifestHead {
    std::string shipment;
    std::string version;          ///< of the program that made the pack
    std::int64_t log_number = 0;  ///< of the last event of the log then
    std::string log_hash;         ///< and its hash

    friend bool operator==(const ManifestHead&, const ManifestHead&) = default;
};

/// The manifest: of every file the name, size and SHA-256, and a seal, the SHA-256 of the
/// manifest's own text with the seal blank. Whoever knows the seal knows every byte of the pack.
[[nodiscard]] std::string manifest_of(const PackFiles& files, const ManifestHead& head);

struct ManifestReading {
    ManifestHead head = {};
    std::string seal = {};
    std::vector<std::string> faults = {};
};

/// Holds files against the manifest among them: its form to the byte, its seal, and every file.
/// The signature is no part of what is sealed.
[[nodiscard]] ManifestReading read_manifest(const PackFiles& files);

}  // namespace gossan::supply
