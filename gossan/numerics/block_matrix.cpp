// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/block_matrix.hpp"

#include <algorithm>
#include <utility>

namespace gossan::numerics {
namespace {

std::size_t count(int rows, int columns) {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

double dot(const double* row, std::span<const double> x) {
    double sum = 0.0;
    for (std::size_t column = 0; column < x.size(); ++column) sum += row[column] * x[column];
    return sum;
}

}  // namespace

BlockMatrix::BlockMatrix(std::shared_ptr<const BlockLayout> layout) : layout_(std::move(layout)) {
    const int n = layout_->n_blocks();
    std::size_t values = 0;
    std::size_t locals = 0;
    for (int block = 0; block < n; ++block) {
        const BlockShape& shape = layout_->shape(block);
        const int coupled_rows = shape.coupled();
        own_.push_back(values);
        values += count(shape.size(), shape.driving());
        before_.push_back(values);
        if (block > 0) values += count(coupled_rows, layout_->shape(block - 1).carried);
        after_.push_back(values);
        if (block + 1 < n) values += count(coupled_rows, layout_->shape(block + 1).carried);
        follow_begin_.push_back(locals);
        locals += static_cast<std::size_t>(shape.local);
    }
    values_.assign(values, 0.0);
    follow_.assign(locals, 0.0);
}

std::span<double> BlockMatrix::follow(int block) {
    return {follow_.data() + follow_begin_[std::size_t(block)],
            static_cast<std::size_t>(layout_->shape(block).local)};
}

std::span<const double> BlockMatrix::follow(int block) const {
    return {follow_.data() + follow_begin_[std::size_t(block)],
            static_cast<std::size_t>(layout_->shape(block).local)};
}

void BlockMatrix::set_zero() {
    std::fill(values_.begin(), values_.end(), 0.0);
    std::fill(follow_.begin(), follow_.end(), 0.0);
}

void BlockMatrix::copy_from(const BlockMatrix& other) {
    std::copy(other.values_.begin(), other.values_.end(), values_.begin());
    std::copy(other.follow_.begin(), other.follow_.end(), follow_.begin());
}

void BlockMatrix::swap_with(BlockMatrix& other) {
    values_.swap(other.values_);
    follow_.swap(other.follow_);
}

void BlockMatrix::scale_and_add_identity(double factor) {
    for (double& value : values_) value *= factor;
    for (int block = 0; block < layout_->n_blocks(); ++block) {
        const int driving = layout_->shape(block).driving();
        double* rows = own(block);
        for (int k = 0; k < driving; ++k) rows[count(k, driving) + std::size_t(k)] += 1.0;
    }
}

void BlockMatrix::multiply(std::span<const double> x, std::span<double> product) const {
    const int n = layout_->n_blocks();
    auto carried_of = [&](int block) {
        return x.subspan(layout_->begin(block), std::size_t(layout_->shape(block).carried));
    };
    for (int block = 0; block < n; ++block) {
        const BlockShape& shape = layout_->shape(block);
        const std::size_t begin = layout_->begin(block);
        const auto driving = x.subspan(begin, std::size_t(shape.driving()));
        for (int row = 0; row < shape.size(); ++row) {
            double sum = dot(own(block) + count(row, shape.driving()), driving);
            const int first_far = shape.size() - shape.far_sinks;
            const bool is_coupled = row < shape.carried || row >= first_far;
            const int coupled = row < shape.carried ? row : row - first_far + shape.carried;
            if (is_coupled && block > 0) {
                const auto xs = carried_of(block - 1);
                sum += dot(before(block) + count(coupled, int(xs.size())), xs);
            }
            if (is_coupled && block + 1 < n) {
                const auto xs = carried_of(block + 1);
                sum += dot(after(block) + count(coupled, int(xs.size())), xs);
            }
            product[begin + std::size_t(row)] = sum;
        }
        const auto factors = follow(block);
        for (std::size_t local = 0; local < factors.size(); ++local) {
            product[begin + std::size_t(shape.carried) + local] += factors[local] * product[begin];
        }
    }
}

std::vector<double> BlockMatrix::dense() const {
    const std::size_t n = layout_->size();
    std::vector<double> all(n * n), unit(n), column(n);
    for (std::size_t k = 0; k < n; ++k) {
        std::fill(unit.begin(), unit.end(), 0.0);
        unit[k] = 1.0;
        multiply(unit, column);
        for (std::size_t row = 0; row < n; ++row) all[row * n + k] = column[row];
    }
    return all;
}

}  // namespace gossan::numerics
