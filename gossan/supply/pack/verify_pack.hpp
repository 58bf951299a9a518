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
    std::string log_hash = {};    ///< of the log's last event, as the sender told it
    std::string version = {};     ///< of this program: PDFs are made again for the same one alone
};

/// One thing that was looked at.
struct PackCheck {
    std::string name;                      ///< "custody"
    std::string found = {};                ///< what was, in words; blank where there are faults
    std::vector<std::string> faults = {};  ///< none: it holds
};

/// What was found of a pack.
struct PackVerdict {
    std::vector<PackCheck> checks = {};
    std::vector<std::string> notes = {};  ///< what could not be looked at, and why
    ManifestReading manifest = {};
    std::string signed_by = {};  ///< public key; blank: not signed
    /// Files of another version of the program, which are held by their hash alone: what they say
    /// may be read in figures.json.
    std::vector<std::string> not_made_again = {};

    /// Of all checks, in order; none: it is good.
    [[nodiscard]] std::vector<std::string> faults() const;
};

/// Looks at every byte of a pack and works out again all that it says: manifest, seal, signature;
/// the chain of the log and what of it is shown; the replay of lots, bundles and shipment, with
/// their sums and certificates; the books of custody and what is claimed; every figure of carbon
/// and water from amounts, factors and rules; the rules of PACT; the names of EPCIS events; and
/// every file that follows, with each place where it says something else. Needs no network. Never
/// throws for what is in a pack.
[[nodiscard]] PackVerdict verify_pack(const PackFiles& files, const PackTrust& trust);

}  // namespace gossan::supply
