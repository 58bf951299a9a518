// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/random_stream.hpp"

#include <Random123/philox.h>

#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/numerics/probability.hpp"

namespace gossan::numerics {
namespace {

std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace

std::array<std::uint64_t, 4> philox(std::array<std::uint64_t, 4> counter,
                                    std::array<std::uint64_t, 2> key) {
    const r123::Philox4x64::ctr_type at{{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x64::key_type with{{key[0], key[1]}};
    const auto words = r123::Philox4x64()(at, with);
    return {words[0], words[1], words[2], words[3]};
}

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t member, std::string_view name)
    : key_{seed, hash_of(name)}, counter_{0, member, 0, 0} {}

std::uint64_t RandomStream::word() {
    if (used_ == 4) {
        words_ = philox(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    return words_[used_++];
}

double RandomStream::uniform() { return (static_cast<double>(word() >> 12) + 0.5) * 0x1p-52; }

double RandomStream::normal() { return normal_quantile(uniform()); }

std::uint64_t RandomStream::below(std::uint64_t n) {
    expects(n > 0, "one of no things cannot be drawn");
    // Words of the last, incomplete round of n are drawn again.
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t limit = most - (most % n + 1) % n;
    for (;;) {
        if (const std::uint64_t drawn = word(); drawn <= limit) return drawn % n;
    }
}

}  // namespace gossan::numerics
