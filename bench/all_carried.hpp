// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "gossan/numerics/stiff_system.hpp"

namespace gossan::bench {

/// The same system with every local unknown handed to the block-tridiagonal part: what the solver
/// would do without condensation.
class AllCarried : public numerics::StiffSystem {
public:
    explicit AllCarried(numerics::StiffSystem& inner) : inner_(inner), narrow_(inner.layout()) {
        std::vector<numerics::BlockShape> shapes;
        for (int block = 0; block < inner.layout()->n_blocks(); ++block) {
            const auto& shape = inner.layout()->shape(block);
            shapes.push_back({.carried = shape.driving(),
                              .local = 0,
                              .sinks = shape.sinks,
                              .far_sinks = shape.far_sinks});
        }
        layout_ = std::make_shared<const numerics::BlockLayout>(std::move(shapes));
    }

    [[nodiscard]] std::shared_ptr<const numerics::BlockLayout> layout() const override {
        return layout_;
    }
    [[nodiscard]] bool rates(double time, std::span<const double> state,
                             std::span<double> rates) override {
        return inner_.rates(time, state, rates);
    }
    void absolute_tolerances(std::span<double> tolerances) const override {
        inner_.absolute_tolerances(tolerances);
    }
    [[nodiscard]] bool jacobian(double time, std::span<const double> state,
                                numerics::BlockMatrix& jacobian) override {
        narrow_.set_zero();
        if (!inner_.jacobian(time, state, narrow_)) return false;
        for (int block = 0; block < layout_->n_blocks(); ++block) {
            copy_own(block, jacobian);
            copy_coupling(block, block - 1, narrow_.before(block), jacobian.before(block));
            copy_coupling(block, block + 1, narrow_.after(block), jacobian.after(block));
        }
        return true;
    }

private:
    /// How many times the water row each driving row contains.
    [[nodiscard]] double follow(int block, int row) const {
        const int carried = inner_.layout()->shape(block).carried;
        return row < carried ? 0.0 : narrow_.follow(block)[std::size_t(row - carried)];
    }
    void copy_own(int block, numerics::BlockMatrix& target) const {
        const auto& shape = inner_.layout()->shape(block);
        const auto width = std::size_t(shape.driving());
        const double* from = narrow_.own(block);
        double* to = target.own(block);
        std::copy_n(from, width * std::size_t(shape.size()), to);
        for (int row = shape.carried; row < shape.driving(); ++row) {
            for (std::size_t k = 0; k < width; ++k) {
                to[std::size_t(row) * width + k] += follow(block, row) * from[k];
            }
        }
    }
    void copy_coupling(int block, int other, const double* from, double* to) const {
        if (other < 0 || other >= layout_->n_blocks()) return;
        const auto& shape = inner_.layout()->shape(block);
        const int n_from = inner_.layout()->shape(other).carried;
        const int n_to = layout_->shape(other).carried;
        for (int row = 0; row < shape.driving() + shape.far_sinks; ++row) {
            const bool is_local = row >= shape.carried && row < shape.driving();
            const double factor = is_local ? follow(block, row) : 1.0;
            const int source = is_local ? 0 : row < shape.carried ? row : row - shape.local;
            for (int k = 0; k < n_from; ++k) {
                to[std::ptrdiff_t(row) * n_to + k] =
                    factor * from[std::ptrdiff_t(source) * n_from + k];
            }
        }
    }

    numerics::StiffSystem& inner_;
    numerics::BlockMatrix narrow_;
    std::shared_ptr<const numerics::BlockLayout> layout_;
};

}  // namespace gossan::bench
