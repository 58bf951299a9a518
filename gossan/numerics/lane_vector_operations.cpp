// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/lane_vector_operations.hpp"

#include <nvector/nvector_serial.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "gossan/numerics/lanes.hpp"

namespace gossan::numerics {
namespace {

double* at(N_Vector vector) { return NV_DATA_S(vector); }
std::size_t size_of(N_Vector vector) { return static_cast<std::size_t>(NV_LENGTH_S(vector)); }

template <class N>
[[gnu::always_inline]] inline N take(const double* from) {
    return N::load(from);
}
template <>
[[gnu::always_inline]] inline double take<double>(const double* from) {
    return *from;
}
template <class N>
[[gnu::always_inline]] inline void put(const N& value, double* to) {
    value.store(to);
}
template <>
[[gnu::always_inline]] inline void put<double>(const double& value, double* to) {
    *to = value;
}

// One line of each operation: place k, or the places from k on, of all vectors. Every place is read
// before it is written, so that a result may be one of the operands.
struct LinearSum {
    double a, b;
    const double *x, *y;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        put<N>(N(a) * take<N>(x + k) + N(b) * take<N>(y + k), z + k);
    }
};
struct Sum {
    const double *x, *y;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        put<N>(take<N>(x + k) + take<N>(y + k), z + k);
    }
};
struct Scale {
    double factor;
    const double* x;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        put<N>(N(factor) * take<N>(x + k), z + k);
    }
};
struct Absolute {
    const double* x;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        using std::abs;
        put<N>(abs(take<N>(x + k)), z + k);
    }
};
struct Inverse {
    const double* x;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        put<N>(N(1.0) / take<N>(x + k), z + k);
    }
};
/// z_j += a_j x for several j: x is read once.
struct ScaleAddMulti {
    int n_vectors;
    const double* a;
    const double* x;
    const N_Vector* y;
    const N_Vector* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        const N each = take<N>(x + k);
        for (int j = 0; j < n_vectors; ++j) {
            put<N>(N(a[j]) * each + take<N>(NV_DATA_S(y[j]) + k), NV_DATA_S(z[j]) + k);
        }
    }
};
struct LinearCombination {
    int n_vectors;
    const double* c;
    const N_Vector* x;
    double* z;
    template <class N>
    [[gnu::always_inline]] inline void line(std::size_t k) const {
        N sum = N(c[0]) * take<N>(NV_DATA_S(x[0]) + k);
        for (int j = 1; j < n_vectors; ++j) sum += N(c[j]) * take<N>(NV_DATA_S(x[j]) + k);
        put<N>(sum, z + k);
    }
};

template <int W, class Operation>
[[gnu::always_inline]] inline void sweep(std::size_t n, const Operation& operation) {
    std::size_t k = 0;
    for (; k + W <= n; k += W) operation.template line<Lanes<W>>(k);
    for (; k < n; ++k) operation.template line<double>(k);
}

#if defined(__x86_64__)
template <class Operation>
[[gnu::target("avx2")]] void sweep_wide(std::size_t n, const Operation& operation) {
    sweep<4>(n, operation);
}
#else
template <class Operation>
void sweep_wide(std::size_t n, const Operation& operation) {
    sweep<2>(n, operation);
}
#endif

template <class Operation>
void run(std::size_t n, const Operation& operation) {
    has_wide_lanes() ? sweep_wide(n, operation) : sweep<2>(n, operation);
}

void linear_sum(realtype a, N_Vector x, realtype b, N_Vector y, N_Vector z) {
    if (a == 1.0 && b == 1.0) return run(size_of(z), Sum{at(x), at(y), at(z)});
    run(size_of(z), LinearSum{a, b, at(x), at(y), at(z)});
}

void scale(realtype factor, N_Vector x, N_Vector z) {
    if (factor != 1.0) return run(size_of(z), Scale{factor, at(x), at(z)});
    if (x != z) std::copy_n(at(x), size_of(z), at(z));
}

void fill(realtype value, N_Vector z) { std::fill_n(at(z), size_of(z), value); }
void absolute(N_Vector x, N_Vector z) { run(size_of(z), Absolute{at(x), at(z)}); }
void inverse(N_Vector x, N_Vector z) { run(size_of(z), Inverse{at(x), at(z)}); }

/// In interleaved parts, since each comparison waits for the one before.
realtype least(N_Vector x) {
    constexpr std::size_t parts = 8;
    constexpr double none = std::numeric_limits<double>::infinity();
    double smallest[parts] = {none, none, none, none, none, none, none, none};
    const double* each = at(x);
    const std::size_t n = size_of(x);
    std::size_t k = 0;
    for (; k + parts <= n; k += parts) {
        for (std::size_t part = 0; part < parts; ++part) {
            smallest[part] = each[k + part] < smallest[part] ? each[k + part] : smallest[part];
        }
    }
    for (; k < n; ++k) smallest[0] = std::min(smallest[0], each[k]);
    return *std::min_element(smallest, smallest + parts);
}

int scale_add_multi(int n, realtype* a, N_Vector x, N_Vector* y, N_Vector* z) {
    run(size_of(x), ScaleAddMulti{n, a, at(x), y, z});
    return 0;
}

int linear_combination(int n, realtype* c, N_Vector* x, N_Vector z) {
    run(size_of(z), LinearCombination{n, c, x, at(z)});
    return 0;
}

/// The sums of weighted_norm, W places at a time and in four parts whatever W is.
template <int W>
[[gnu::always_inline]] inline double norm_by(const double* x, const double* w, std::size_t n) {
    constexpr double least_weight = 1e-25;  // that of a sink is 1e-30
    constexpr int steps = 4 / W;
    using N = Lanes<W>;
    N sum[steps], controlled[steps];
    for (int step = 0; step < steps; ++step) sum[step] = controlled[step] = N(0.0);
    std::size_t k = 0;
    for (; k + 4 <= n; k += 4) {
        for (int step = 0; step < steps; ++step) {
            const std::size_t place = k + std::size_t(step * W);
            const N weight = N::load(w + place);
            const N each = N::load(x + place) * weight;
            sum[step] += each * each;
            controlled[step] += choose(weight > N(least_weight), N(1.0), N(0.0));
        }
    }
    double sums[4], counts[4];
    for (int step = 0; step < steps; ++step) {
        sum[step].store(sums + step * W);
        controlled[step].store(counts + step * W);
    }
    for (std::size_t part = 0; k < n; ++k, ++part) {
        sums[part] += x[k] * w[k] * (x[k] * w[k]);
        counts[part] += w[k] > least_weight ? 1.0 : 0.0;
    }
    return std::sqrt(((sums[0] + sums[1]) + (sums[2] + sums[3])) /
                     ((counts[0] + counts[1]) + (counts[2] + counts[3])));
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] double norm_wide(const double* x, const double* w, std::size_t n) {
    return norm_by<4>(x, w, n);
}
#else
double norm_wide(const double* x, const double* w, std::size_t n) { return norm_by<2>(x, w, n); }
#endif

/// CVODE's norm, sqrt(mean of (x w)^2), over the unknowns under control: sinks, whose weight is
/// next to nothing, are not counted.
realtype weighted_norm(N_Vector x, N_Vector weight) {
    const std::size_t n = size_of(x);
    return has_wide_lanes() ? norm_wide(at(x), at(weight), n) : norm_by<2>(at(x), at(weight), n);
}

}  // namespace

void use_lanes(N_Vector vector) {
    N_Vector_Ops operations = vector->ops;
    operations->nvlinearsum = linear_sum;
    operations->nvscale = scale;
    operations->nvconst = fill;
    operations->nvabs = absolute;
    operations->nvinv = inverse;
    operations->nvmin = least;
    operations->nvwrmsnorm = weighted_norm;
    operations->nvscaleaddmulti = scale_add_multi;
    operations->nvlinearcombination = linear_combination;
}

}  // namespace gossan::numerics
