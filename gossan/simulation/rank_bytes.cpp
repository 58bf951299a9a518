// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/rank_bytes.hpp"

#include <utility>

#include "gossan/base/bytes.hpp"

namespace gossan {

template <>
struct Members<plant::Liquor> {
    static auto of(auto& liquor) {
        auto& [water, enthalpy, component] = liquor;
        return std::tie(water, enthalpy, component);
    }
};

template <>
struct Members<numerics::IntegratorCounts> {
    static auto of(auto& counts) {
        auto& [steps, rates, iterations, jacobians, factorisations, errors, newtons] = counts;
        return std::tie(steps, rates, iterations, jacobians, factorisations, errors, newtons);
    }
};

template <>
struct Members<records::BalanceRow> {
    static auto of(auto& row) {
        auto& [begin, end, kind, from, to, substance, cause, amount, unit, origin] = row;
        return std::tie(begin, end, kind, from, to, substance, cause, amount, unit, origin);
    }
};

template <>
struct Members<records::Event> {
    static auto of(auto& event) {
        auto& [time, kind, severity, place, value, unit, message] = event;
        return std::tie(time, kind, severity, place, value, unit, message);
    }
};

template <>
struct Members<simulation::DrainedBefore> {
    static auto of(auto& before) {
        auto& [length, liquor] = before;
        return std::tie(length, liquor);
    }
};

template <>
struct Members<simulation::ModuleState> {
    static auto of(auto& module) {
        auto& [stage, state, start, watch, counts, peak, drained] = module;
        return std::tie(stage, state, start, watch, counts, peak, drained);
    }
};

template <>
struct Members<simulation::ModuleFlows> {
    static auto of(auto& flows) {
        auto& [drained, taken, dissolved, before] = flows;
        return std::tie(drained, taken, dissolved, before);
    }
};

template <>
struct Members<simulation::ModuleWindow> {
    static auto of(auto& window) {
        auto& [after, before, flows, rows, events, end, message] = window;
        return std::tie(after, before, flows, rows, events, end, message);
    }
};

template <>
struct Members<simulation::RankShare> {
    static auto of(auto& share) {
        auto& [is_interrupted, windows] = share;
        return std::tie(is_interrupted, windows);
    }
};

template <>
struct Members<simulation::RankStart> {
    static auto of(auto& start) {
        auto& [scenario, data, time, modules, plant] = start;
        return std::tie(scenario, data, time, modules, plant);
    }
};

namespace simulation {
namespace {

template <class T>
std::string written(const T& value) {
    ByteWriter writer;
    writer.put(value);
    return writer.take();
}

template <class T>
T read(const std::string& bytes) {
    ByteReader reader(bytes);
    T value = reader.taken<T>();
    expects(reader.is_at_end(), "ranks read all that was written");
    return value;
}

}  // namespace

std::string bytes_of(const RankShare& share) { return written(share); }
RankShare share_of(const std::string& bytes) { return read<RankShare>(bytes); }
std::string bytes_of(const RankStart& start) { return written(start); }
RankStart start_of(const std::string& bytes) { return read<RankStart>(bytes); }

}  // namespace simulation
}  // namespace gossan
