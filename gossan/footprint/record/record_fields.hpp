// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/footprint/activity/activities.hpp"
#include "gossan/footprint/factor/factor.hpp"
#include "gossan/footprint/water/water_accounts.hpp"
#include "gossan/records/document.hpp"

namespace gossan::footprint {

// The members of what a record holds, each struct told once: a RecordWriter puts them, a
// RecordReader takes them. The structured bindings name every member, so that one more does not
// compile until it is told here.

struct RecordWriter {
    records::Document& at;

    template <class T>
    void operator()(const char* key, const T& value) {
        at[key] = told(value);
    }
    template <class T>
    static records::Document told(const T& value) {
        if constexpr (std::is_same_v<T, std::size_t>) {
            return records::Document(std::int64_t(value));
        } else {
            return records::Document(value);
        }
    }
    static records::Document told(Basis basis) { return words_of(basis); }
    static records::Document told(WaterOrigin origin) { return word_of(origin); }
    static records::Document told(WaterQuality quality) { return word_of(quality); }
    template <class T>
    static records::Document told(const std::optional<T>& value) {
        return value ? told(*value) : records::Document();
    }
    template <class T>
    static records::Document told(const std::vector<T>& values) {
        records::Document list = records::Document::array();
        for (const T& value : values) list.push_back(told(value));
        return list;
    }
};

struct RecordReader {
    const records::Document& at;

    template <class T>
    void operator()(const char* key, T& value) {
        take(at.at(key), value);
    }
    static void take(const records::Document& told, std::string& value) { value = told.string(); }
    static void take(const records::Document& told, bool& value) { value = told.boolean(); }
    static void take(const records::Document& told, double& value) {
        if (told.is_null()) throw Error(ErrorCode::data, "a number is missing");
        value = told.number();
    }
    static void take(const records::Document& told, int& value) { value = int(told.integer()); }
    static void take(const records::Document& told, std::size_t& value) {
        if (told.integer() < 0) throw Error(ErrorCode::data, "a place below zero");
        value = std::size_t(told.integer());
    }
    static void take(const records::Document& told, Basis& value) {
        for (const Basis each : {Basis::measured, Basis::simulated, Basis::assumed}) {
            if (told.string() != words_of(each)) continue;
            value = each;
            return;
        }
        throw Error(ErrorCode::data, in_quotes(told.string(), 40) + " is no basis of an amount");
    }
    template <class E>
    requires std::is_same_v<E, WaterOrigin> || std::is_same_v<E, WaterQuality>
    static void take(const records::Document& told, E& value) {
        for (const auto& each : names_of(E{})) {
            if (each.name != told.string()) continue;
            value = each.value;
            return;
        }
        throw Error(ErrorCode::data, in_quotes(told.string(), 40) + " is said of no water");
    }
    template <class T>
    static void take(const records::Document& told, std::optional<T>& value) {
        if (!told.is_null()) take(told, value.emplace());
    }
    template <class T>
    static void take(const records::Document& told, std::vector<T>& values) {
        for (const records::Document& each : told.elements()) take(each, values.emplace_back());
    }
};

template <class T, class U>
concept Like = std::is_same_v<std::remove_const_t<T>, U>;

template <class Visit>
void members_of(Visit visit, Like<ReferencePeriod> auto& period) {
    auto& [name, begin, end, days] = period;
    visit("name", name);
    visit("begin", begin);
    visit("end", end);
    visit("days", days);
}

template <class Visit>
void members_of(Visit visit, Like<Stream> auto& stream) {
    auto& [name, copper, to_come, moved, ore, acid] = stream;
    visit("name", name);
    visit("copper", copper);
    visit("to_come", to_come);
    visit("moved", moved);
    visit("ore", ore);
    visit("acid", acid);
}

template <class Visit>
void members_of(Visit visit, Like<Uncertain> auto& number) {
    auto& [key, value, low, high] = number;
    visit("key", key);
    visit("value", value);
    visit("low", low);
    visit("high", high);
}

template <class Visit>
void members_of(Visit visit, Like<DataQuality> auto& quality) {
    auto& [technology, geography, time] = quality;
    visit("technology", technology);
    visit("geography", geography);
    visit("time", time);
}

template <class Visit>
void members_of(Visit visit, Like<Gases> auto& gases) {
    auto& [co2, methane, nitrous_oxide] = gases;
    visit("co2", co2);
    visit("methane", methane);
    visit("nitrous_oxide", nitrous_oxide);
}

/// All but gases and quality, which are blocks of their own.
template <class Visit>
void members_of(Visit visit, Like<Factor> auto& factor) {
    auto& [id, vintage, unit, value, low, high, scope, gwp, source, reference, status, note,
           is_primary, gases, quality] = factor;
    (void)gases;
    (void)quality;
    visit("id", id);
    visit("vintage", vintage);
    visit("unit", unit);
    visit("value", value);
    visit("low", low);
    visit("high", high);
    visit("scope", scope);
    visit("gwp", gwp);
    visit("source", source);
    visit("reference", reference);
    visit("status", status);
    visit("note", note);
    visit("is_primary", is_primary);
}

/// All but the process, which is told by its name, and what the amount is multiplied by.
template <class Visit>
void members_of(Visit visit, Like<Activity> auto& activity) {
    auto& [period, stream, process, detail, amount, times, basis] = activity;
    (void)process;
    (void)times;
    visit("period", period);
    visit("stream", stream);
    visit("detail", detail);
    visit("amount", amount);
    visit("basis", basis);
}

template <class Visit>
void members_of(Visit visit, Like<WaterDraw> auto& draw) {
    auto& [name, origin, quality, volume] = draw;
    visit("name", name);
    visit("origin", origin);
    visit("quality", quality);
    visit("volume", volume);
}

/// All but the draws, which are blocks of their own.
template <class Visit>
void members_of(Visit visit, Like<StreamWater> auto& water) {
    auto& [period, stream, withdrawn, consumed, discharged, rain, fed, stored, recycled, copper_kg,
           source, basis, tells_withdrawn, tells_consumed, draws] = water;
    (void)draws;
    visit("period", period);
    visit("stream", stream);
    visit("withdrawn", withdrawn);
    visit("consumed", consumed);
    visit("discharged", discharged);
    visit("rain", rain);
    visit("fed", fed);
    visit("stored", stored);
    visit("recycled", recycled);
    visit("tells_withdrawn", tells_withdrawn);
    visit("tells_consumed", tells_consumed);
    visit("copper_kg", copper_kg);
    visit("source", source);
    visit("basis", basis);
}

}  // namespace gossan::footprint
