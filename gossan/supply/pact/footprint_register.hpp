// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/pact/lot_footprint.hpp"

namespace gossan::supply {

/// A document as it was published. Only its status ever changes.
struct PublishedFootprint {
    std::string lot;
    records::Document document;
    std::vector<std::string> recipients;  ///< who may see it

    [[nodiscard]] const std::string& id() const { return document.at("id").string(); }
    [[nodiscard]] bool is_active() const { return document.at("status").string() == "Active"; }
};

/// One footprint in the place of another, or in none where the lot is no more.
struct Replacement {
    std::string lot;
    std::string former;   ///< id
    std::string id = {};  ///< blank: nothing follows
};

/// All that was published, in its order, and what came to it just now.
struct FootprintRegister {
    std::vector<PublishedFootprint> footprints;
    std::vector<Replacement> replacements = {};
};

/// Makes the document of a lot, as `product_footprint` does.
using FootprintMaker = std::function<records::Document(const LotFootprint& lot)>;

/// What is published of lots after what was before. A lot whose document would say the same keeps
/// it, with its id and date; another has a new one that names all before it in precedingPfIds, and
/// those are Deprecated, as is the document of a lot that is not among `lots` any more. Of a lot
/// one document at most is Active. `lots` are given the dates and predecessors that their documents
/// have, so that `make` makes the same of them anywhere.
[[nodiscard]] FootprintRegister published_next(const FootprintRegister& before,
                                               const FootprintMaker& make,
                                               std::span<LotFootprint> lots);

/// Reads pact-register.json and the documents in pact/ from a folder; nothing where there is none.
/// Error(data) for a document that is missing or not the one that was published.
[[nodiscard]] FootprintRegister read_register(const std::filesystem::path& folder);

/// Writes them: a document a file pact/ID.json, then the register.
void write_register(const FootprintRegister& published, const std::filesystem::path& folder);

}  // namespace gossan::supply
