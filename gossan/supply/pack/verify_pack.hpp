// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/supply/pack/manifest.hpp"

namespace gossan::supply {

/// What a pack is held against beyond itself. Whoever changes a pack can seal it anew: only a seal
/// or a key that came by another way shows that.
struct PackTrust {
    std::string seal = {};        ///< 64 hexadecimal digits, as the sender told it
    std::string public_key = {};  ///< of the sender, 64 hexadecimal digits
    std::string version = {};     ///< of this program: PDFs are made again for the same one alone
};

/// What was found of a pack.
struct PackVerdict {
    std::vector<std::string> faults = {};  ///< none: it is good
    std::vector<std::string> notes = {};   ///< what could not be looked at, and why
    std::vector<std::string> done = {};    ///< what was, in words
    ManifestReading manifest = {};
    std::string signed_by = {};  ///< public key; blank: not signed
};

/// Looks at every byte of a pack and works out again all that can be: manifest, seal, signature;
/// hashes and chain of the log's events; the replay of lots, bundles and shipment, with their sums;
/// the footprints by the rules of PACT; the names of EPCIS events; and every file that follows
/// from declaration and log, byte by byte. Needs no network. Never throws for what is in a pack.
[[nodiscard]] PackVerdict verify_pack(const PackFiles& files, const PackTrust& trust);

}  // namespace gossan::supply
