// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gossan::records {

struct Member;

/// A JSON value whose objects keep the order in which their keys were added.
/// Doubles are printed in digits that read back to the same bits; NaN is printed as
/// null (a quantity that is not defined) and infinity is refused. Not for bulk arrays.
class Document {
public:
    using Array = std::vector<Document>;
    using Object = std::vector<Member>;
    using Value =
        std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;

    Document();                        ///< null
    Document(bool value);              // NOLINT(google-explicit-constructor): reads as JSON
    Document(int value);               // NOLINT(google-explicit-constructor)
    Document(std::int64_t value);      // NOLINT(google-explicit-constructor)
    Document(std::uint64_t value);     // NOLINT(google-explicit-constructor)
    Document(double value);            // NOLINT(google-explicit-constructor)
    Document(const char* value);       // NOLINT(google-explicit-constructor)
    Document(std::string value);       // NOLINT(google-explicit-constructor)
    Document(std::string_view value);  // NOLINT(google-explicit-constructor)
    Document(Array value);             // NOLINT(google-explicit-constructor)
    Document(const Document&);
    Document(Document&&) noexcept;
    Document& operator=(const Document&);
    Document& operator=(Document&&) noexcept;
    ~Document();

    static Document object();
    static Document array();

    /// The member `key` of an object, added at the end if new; null becomes an empty object.
    Document& operator[](std::string_view key);
    /// Adds an element to an array and returns it there; null becomes an empty array.
    Document& push_back(Document element);

    /// The member `key`, or nullptr if there is none or this is no object.
    [[nodiscard]] const Document* find(std::string_view key) const;
    /// The member `key`; Error(data) naming the key if there is none.
    [[nodiscard]] const Document& at(std::string_view key) const;

    [[nodiscard]] bool is_null() const;
    [[nodiscard]] bool is_object() const;
    [[nodiscard]] bool is_array() const;
    [[nodiscard]] bool is_number() const;  ///< whole or not
    [[nodiscard]] bool is_string() const;

    // Each throws Error(data) when the value is of another kind.
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] double number() const;  ///< null reads as NaN
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] const std::string& string() const;
    [[nodiscard]] const Array& elements() const;
    [[nodiscard]] const Object& members() const;

    [[nodiscard]] const Value& value() const { return value_; }

    friend bool operator==(const Document&, const Document&);

private:
    Value value_;
};

/// One key of an object with its value.
struct Member {
    std::string key;
    Document value;

    friend bool operator==(const Member&, const Member&) = default;
};

/// JSON text, two spaces a level, ending in a newline.
[[nodiscard]] std::string print(const Document& document);

/// JSON text on one line without a newline, for logs and line protocols.
[[nodiscard]] std::string print_line(const Document& document);

/// Reads JSON; Error(data) with line and column when it is not JSON. `where` names the text in
/// faults.
[[nodiscard]] Document parse_document(std::string_view text, const std::string& where);

}  // namespace gossan::records
