// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sunmatrix/sunmatrix_sparse.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "gossan/numerics/block_matrix.hpp"

namespace gossan::bench {

/// A BlockMatrix by columns with what has ever been nonzero, and the diagonal: the least that a
/// sparse solver has to keep.
class SparseJacobian {
public:
    /// Takes the matrix in; true if the pattern grew.
    bool take(const numerics::BlockMatrix& matrix) {
        if (add_up(matrix)) return false;
        if (slots_.empty()) {
            std::size_t n = 0;
            visit(matrix, [&](std::size_t, std::size_t, double) { ++n; });
            slots_.assign(n, nowhere);
        }
        lay_out(matrix);
        add_up(matrix);
        return true;
    }

    void write(SUNMatrix target) const {
        std::copy(begins_.begin(), begins_.end(), SM_INDEXPTRS_S(target));
        std::copy(rows_.begin(), rows_.end(), SM_INDEXVALS_S(target));
        std::copy(values_.begin(), values_.end(), SM_DATA_S(target));
    }
    [[nodiscard]] sunindextype n_entries() const { return sunindextype(rows_.size()); }

private:
    static constexpr std::size_t nowhere = std::size_t(-1);

    /// False if the pattern lacks a place.
    bool add_up(const numerics::BlockMatrix& matrix) {
        std::fill(values_.begin(), values_.end(), 0.0);
        if (slots_.empty()) return false;
        bool is_whole = true;
        const std::size_t* slot = slots_.data();
        visit(matrix, [&](std::size_t, std::size_t, double value) {
            if (*slot != nowhere)
                values_[*slot] += value;
            else
                is_whole = is_whole && value == 0.0;
            ++slot;
        });
        return is_whole;
    }

    /// Every structural place, those of the `follow` terms besides, always in one order.
    template <class Put>
    static void visit(const numerics::BlockMatrix& matrix, Put put) {
        const auto& layout = matrix.layout();
        for (int block = 0; block < layout.n_blocks(); ++block) {
            const auto& shape = layout.shape(block);
            const auto put_row = [&](int row, int of, double factor) {
                const std::size_t at = layout.begin(block) + std::size_t(row);
                const double* own = matrix.own(block) + std::ptrdiff_t(of) * shape.driving();
                for (int k = 0; k < shape.driving(); ++k) {
                    put(at, layout.begin(block) + std::size_t(k), factor * own[k]);
                }
            };
            const auto put_neighbours = [&](int row, int coupled, double factor) {
                const std::size_t at = layout.begin(block) + std::size_t(row);
                for (const int other : {block - 1, block + 1}) {
                    if (other < 0 || other >= layout.n_blocks()) continue;
                    const int width = layout.shape(other).carried;
                    const double* from =
                        (other < block ? matrix.before(block) : matrix.after(block)) +
                        std::ptrdiff_t(coupled) * width;
                    for (int k = 0; k < width; ++k) {
                        put(at, layout.begin(other) + std::size_t(k), factor * from[k]);
                    }
                }
            };
            const int first_far = shape.size() - shape.far_sinks;
            for (int row = 0; row < shape.size(); ++row) {
                put_row(row, row, 1.0);
                if (row < shape.carried) put_neighbours(row, row, 1.0);
                if (row >= first_far) put_neighbours(row, row - first_far + shape.carried, 1.0);
                if (row >= shape.carried && row < shape.driving()) {
                    const double factor = matrix.follow(block)[std::size_t(row - shape.carried)];
                    put_row(row, 0, factor);
                    put_neighbours(row, 0, factor);
                }
                if (row >= shape.driving()) {  // a sink's own place is no entry of a BlockMatrix
                    const std::size_t at = layout.begin(block) + std::size_t(row);
                    put(at, at, 0.0);
                }
            }
        }
    }

    void lay_out(const numerics::BlockMatrix& matrix) {
        std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> entries;  // column, row
        std::size_t place = 0;
        visit(matrix, [&](std::size_t row, std::size_t column, double value) {
            const bool is_kept = slots_[place] != nowhere || value != 0.0 || row == column;
            if (is_kept) entries.emplace_back(column, row, place);
            ++place;
        });
        std::sort(entries.begin(), entries.end());
        slots_.assign(place, nowhere);
        rows_.clear();
        begins_.assign(1, 0);
        std::size_t last_row = 0;
        std::size_t last_column = 0;
        for (const auto& [column, row, from] : entries) {
            const bool is_new = rows_.empty() || row != last_row || column != last_column;
            while (begins_.size() <= column) begins_.push_back(sunindextype(rows_.size()));
            if (is_new) rows_.push_back(sunindextype(row));
            slots_[from] = rows_.size() - 1;
            last_row = row;
            last_column = column;
        }
        while (begins_.size() <= matrix.layout().size()) {
            begins_.push_back(sunindextype(rows_.size()));
        }
        values_.assign(rows_.size(), 0.0);
    }

    std::vector<std::size_t> slots_;
    std::vector<sunindextype> begins_, rows_;
    std::vector<double> values_;
};

}  // namespace gossan::bench
