// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "gossan/base/error.hpp"

namespace gossan {

/// The members of a struct in order, for bytes: specialise with a static `of(auto& value)` that
/// ties them. Written with a structured binding, it no longer compiles when a member is added.
template <class T>
struct Members;

/// Values one after the other as bytes, for another process of the same program: bit for bit, in
/// this machine's own layout. Not a file format.
class ByteWriter {
public:
    template <class T>
    void put(const T& value) {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
        } else {
            std::apply([this](const auto&... each) { (put(each), ...); }, Members<T>::of(value));
        }
    }
    void put(const std::string& text) {
        put(text.size());
        bytes_.append(text);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(values.size());
        for (const T& each : values) put(each);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }

    [[nodiscard]] std::string take() { return std::exchange(bytes_, {}); }

private:
    std::string bytes_;
};

/// Reads what a ByteWriter wrote, in the same order. Throws Error(internal) where it ends early.
class ByteReader {
public:
    explicit ByteReader(std::string bytes) : bytes_(std::move(bytes)) {}

    template <class T>
    void get(T& value) {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            std::memcpy(&value, next(sizeof value), sizeof value);
        } else {
            std::apply([this](auto&... each) { (get(each), ...); }, Members<T>::of(value));
        }
    }
    void get(std::string& text) {
        const auto size = taken<std::size_t>();
        text.assign(next(size), size);
    }
    template <class T>
    void get(std::vector<T>& values) {
        values.resize(taken<std::size_t>());
        for (T& each : values) get(each);
    }
    template <class T>
    void get(std::optional<T>& value) {
        value.reset();
        if (taken<bool>()) get(value.emplace());
    }
    template <class T>
    [[nodiscard]] T taken() {
        T value{};
        get(value);
        return value;
    }

    [[nodiscard]] bool is_at_end() const { return at_ == bytes_.size(); }

private:
    const char* next(std::size_t size) {
        expects(size <= bytes_.size() - at_, "bytes are read as they were written");
        return bytes_.data() + std::exchange(at_, at_ + size);
    }

    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace gossan
