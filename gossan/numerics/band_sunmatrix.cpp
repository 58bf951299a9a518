// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/band_sunmatrix.hpp"

#include <sunmatrix/sunmatrix_band.h>

#include <algorithm>
#include <utility>

namespace gossan::numerics {
namespace {

/// Distances of the farthest couplings below and above the diagonal.
std::pair<sunindextype, sunindextype> bandwidths(const BlockLayout& layout) {
    sunindextype below = 0;
    sunindextype above = 0;
    for (int block = 0; block < layout.n_blocks(); ++block) {
        const auto size = static_cast<sunindextype>(layout.shape(block).size());
        const auto next = block + 1 < layout.n_blocks() ? layout.shape(block + 1) : BlockShape{};
        below = std::max(below, size + next.size() - 1);
        above = std::max(above, size + next.carried - 1);
    }
    return {below, above};
}

}  // namespace

SUNMatrix make_band_sunmatrix(const BlockLayout& layout, SUNContext context) {
    const auto [below, above] = bandwidths(layout);
    return SUNBandMatrix(static_cast<sunindextype>(layout.size()), above, below, context);
}

void copy_to_band(const BlockMatrix& from, SUNMatrix target) {
    const BlockLayout& layout = from.layout();
    auto put = [&](std::size_t row, std::size_t column, double value) {
        if (value != 0.0) SM_ELEMENT_B(target, sunindextype(row), sunindextype(column)) += value;
    };
    auto put_row = [&](std::size_t row, std::size_t first, const double* values, int n,
                       double factor) {
        for (int k = 0; k < n; ++k) put(row, first + std::size_t(k), factor * values[k]);
    };
    SUNMatZero(target);
    for (int block = 0; block < layout.n_blocks(); ++block) {
        const BlockShape& shape = layout.shape(block);
        const std::size_t begin = layout.begin(block);
        auto put_coupled = [&](std::size_t row, int coupled, double factor) {
            for (const int other : {block - 1, block + 1}) {
                if (other < 0 || other >= layout.n_blocks()) continue;
                const int width = layout.shape(other).carried;
                const double* rows = other < block ? from.before(block) : from.after(block);
                put_row(row, layout.begin(other), rows + std::ptrdiff_t(coupled) * width, width,
                        factor);
            }
        };
        for (int k = 0; k < shape.size(); ++k) {
            put_row(begin + std::size_t(k), begin,
                    from.own(block) + std::ptrdiff_t(k) * shape.driving(), shape.driving(), 1.0);
        }
        for (int k = 0; k < shape.carried; ++k) put_coupled(begin + std::size_t(k), k, 1.0);
        for (int far = 0; far < shape.far_sinks; ++far) {
            put_coupled(begin + std::size_t(shape.size() - shape.far_sinks + far),
                        shape.carried + far, 1.0);
        }
        for (int local = 0; local < shape.local; ++local) {
            const std::size_t row = begin + std::size_t(shape.carried + local);
            const double factor = from.follow(block)[std::size_t(local)];
            put_row(row, begin, from.own(block), shape.driving(), factor);
            put_coupled(row, 0, factor);
        }
    }
}

}  // namespace gossan::numerics
