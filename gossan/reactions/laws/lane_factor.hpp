// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "gossan/reactions/laws/factor.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {

/// The solution as a formula sees it: one, or as many side by side as N has lanes.
template <class N>
class View;

template <>
class View<double> {
public:
    explicit View(const Medium& medium) : medium_(medium) {}
    [[nodiscard]] double temperature() const { return medium_.temperature; }
    [[nodiscard]] double concentration(int component) const {
        return medium_.concentration[component];
    }
    [[nodiscard]] double ln_activity(int component) const { return medium_.ln_activity[component]; }
    [[nodiscard]] double ln_water_activity() const { return medium_.ln_water_activity; }

private:
    const Medium& medium_;
};

template <int W>
class View<numerics::Lanes<W>> {
public:
    using Number = numerics::Lanes<W>;
    [[gnu::always_inline]] inline View(const Media& media, std::size_t first)
        : media_(media), first_(first) {}
    [[gnu::always_inline]] inline Number temperature() const {
        return Number::load(media_.temperature + first_);
    }
    [[gnu::always_inline]] inline Number concentration(int component) const {
        return of(media_.concentration, component);
    }
    [[gnu::always_inline]] inline Number ln_activity(int component) const {
        return of(media_.ln_activity, component);
    }
    [[gnu::always_inline]] inline Number ln_water_activity() const {
        return Number::load(media_.ln_water_activity + first_);
    }

private:
    [[gnu::always_inline]] inline Number of(const double* rows, int component) const {
        return Number::load(rows + static_cast<std::size_t>(component) * media_.stride + first_);
    }
    const Media& media_;
    std::size_t first_;
};

/// A factor whose formula stands once, for doubles and for lanes. `Own` derives from it and has
///
///     template <class N>
///     [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const;
///
/// which must be inlined: it is compiled for two processors. `slopes` is null for all lanes.
template <class Own>
class LaneFactor : public ChemistryFactor {
public:
    double evaluate(const Medium& medium, double* slopes) const final {
        return own().formula(View<double>(medium), slopes);
    }
    void evaluate_all(const Media& media, bool wide, double* values) const final {
        wide ? evaluate_four(media, values) : evaluate_two(media, values);
    }

protected:
    explicit LaneFactor(std::vector<Input> inputs) : ChemistryFactor(std::move(inputs)) {}

private:
    [[nodiscard]] const Own& own() const { return static_cast<const Own&>(*this); }

    template <int W>
    [[gnu::always_inline]] inline void evaluate_by(const Media& media, double* values) const {
        using N = numerics::Lanes<W>;
        for (std::size_t first = 0; first < media.n; first += W) {
            own().formula(View<N>(media, first), static_cast<N*>(nullptr)).store(values + first);
        }
    }
    void evaluate_two(const Media& media, double* values) const { evaluate_by<2>(media, values); }
#if defined(__x86_64__)
    /// No fused multiply-add: the same bits. (`target_clones` would choose by an indirect function,
    /// which the thread sanitizer does not survive.)
    [[gnu::target("avx2")]] void evaluate_four(const Media& media, double* values) const {
        evaluate_by<4>(media, values);
    }
#else
    void evaluate_four(const Media& media, double* values) const { evaluate_two(media, values); }
#endif
};

}  // namespace gossan::reactions::laws
