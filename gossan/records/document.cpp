// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/document.hpp"

#include <limits>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::records {
namespace {

[[noreturn]] void throw_other_kind(const char* wanted) {
    throw Error(ErrorCode::data, std::string("a JSON value is not ") + wanted);
}

template <class T>
const T& as(const Document& document, const char* wanted) {
    const T* value = std::get_if<T>(&document.value());
    if (value == nullptr) throw_other_kind(wanted);
    return *value;
}

}  // namespace

Document::Document() = default;
Document::Document(bool value) : value_(value) {}
Document::Document(int value) : value_(std::int64_t{value}) {}
Document::Document(std::int64_t value) : value_(value) {}
Document::Document(std::uint64_t value) : value_(static_cast<std::int64_t>(value)) {
    expects(value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()),
            "a whole number of a document is below 2^63");
}
Document::Document(double value) : value_(value) {}
Document::Document(const char* value) : value_(std::string(value)) {}
Document::Document(std::string value) : value_(std::move(value)) {}
Document::Document(std::string_view value) : value_(std::string(value)) {}
Document::Document(Array value) : value_(std::move(value)) {}
Document::Document(const Document&) = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(const Document&) = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::object() {
    Document document;
    document.value_ = Object{};
    return document;
}

Document Document::array() { return Array{}; }

Document& Document::operator[](std::string_view key) {
    if (is_null()) value_ = Object{};
    expects(is_object(), "a key is asked of an object");
    Object& members = std::get<Object>(value_);
    for (Member& member : members) {
        if (member.key == key) return member.value;
    }
    return members.emplace_back(Member{std::string(key), Document()}).value;
}

Document& Document::push_back(Document element) {
    if (is_null()) value_ = Array{};
    expects(is_array(), "an element is added to an array");
    return std::get<Array>(value_).emplace_back(std::move(element));
}

const Document* Document::find(std::string_view key) const {
    if (!is_object()) return nullptr;
    for (const Member& member : std::get<Object>(value_)) {
        if (member.key == key) return &member.value;
    }
    return nullptr;
}

const Document& Document::at(std::string_view key) const {
    const Document* found = find(key);
    if (found == nullptr) throw Error(ErrorCode::data, "there is no key " + in_quotes(key));
    return *found;
}

bool Document::is_null() const { return std::holds_alternative<std::monostate>(value_); }
bool Document::is_object() const { return std::holds_alternative<Object>(value_); }
bool Document::is_array() const { return std::holds_alternative<Array>(value_); }
bool Document::is_string() const { return std::holds_alternative<std::string>(value_); }
bool Document::is_number() const {
    return std::holds_alternative<double>(value_) || std::holds_alternative<std::int64_t>(value_);
}

bool Document::boolean() const { return as<bool>(*this, "true or false"); }

double Document::number() const {
    if (is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (const auto* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
    return as<double>(*this, "a number");
}

std::int64_t Document::integer() const { return as<std::int64_t>(*this, "a whole number"); }
const std::string& Document::string() const { return as<std::string>(*this, "a text"); }
const Document::Array& Document::elements() const { return as<Array>(*this, "an array"); }
const Document::Object& Document::members() const { return as<Object>(*this, "an object"); }

bool operator==(const Document& a, const Document& b) { return a.value_ == b.value_; }

}  // namespace gossan::records
