// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan {

/// A file that an input refers to; the reader makes the path absolute and checks that it is there.
struct InputFile {
    std::string path = {};

    friend bool operator==(const InputFile&, const InputFile&) = default;
};

}  // namespace gossan
