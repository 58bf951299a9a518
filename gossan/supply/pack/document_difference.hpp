// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// A place where a document says something else than what follows.
struct DocumentDifference {
    std::string path;  ///< "data[0].pcf.primaryDataShare"
    std::string said, follows;
    bool is_of_last_digits = false;  ///< numbers that agree to a relative 1e-9

    [[nodiscard]] std::string words() const;
};

/// All places, in the order of what follows; an object or list that differs in its shape is one.
[[nodiscard]] std::vector<DocumentDifference> differences_of(const records::Document& said,
                                                             const records::Document& follows);

}  // namespace gossan::supply
