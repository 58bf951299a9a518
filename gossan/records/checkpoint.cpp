// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/checkpoint.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::records {
namespace {

constexpr std::string_view magic = "GOSSANCP";
constexpr std::uint64_t format_version = 1;
constexpr std::size_t head_size = 24;  // magic, version, size of the whole
constexpr std::size_t seal_size = 64;  // SHA-256 of all before it, in hexadecimal

/// Writes whole numbers as eight bytes, least first, whatever the machine.
class Packer {
public:
    void number(std::uint64_t value) {
        for (int byte = 0; byte < 8; ++byte, value >>= 8U)
            bytes += static_cast<char>(value & 0xFFU);
    }
    void real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
    void text(std::string_view value) {
        number(value.size());
        bytes += value;
    }

    std::string bytes;
};

/// Reads what Packer wrote; a claim beyond the end is damage.
class Unpacker {
public:
    Unpacker(std::string_view bytes, const std::string& where) : rest_(bytes), where_(where) {}

    std::uint64_t number() {
        const std::string_view bytes = take(8);
        std::uint64_t value = 0;
        for (std::size_t k = 8; k-- > 0;)
            value = (value << 8U) | static_cast<unsigned char>(bytes[k]);
        return value;
    }
    double real() { return std::bit_cast<double>(number()); }
    std::string text() { return std::string(take(number())); }
    /// A count of things of at least `size` bytes each.
    std::uint64_t count(std::size_t size) {
        const std::uint64_t n = number();
        if (n > rest_.size() / size) throw_damaged();
        return n;
    }
    void expect_end() const {
        if (!rest_.empty()) throw_damaged();
    }

private:
    std::string_view take(std::uint64_t n) {
        if (n > rest_.size()) throw_damaged();
        const std::string_view taken = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return taken;
    }
    [[noreturn]] void throw_damaged() const {
        throw Error(ErrorCode::io, "the checkpoint is damaged: its parts do not fit", where_);
    }

    std::string_view rest_;
    const std::string& where_;
};

/// The content between head and seal, once it is sure that the file is whole and ours.
std::string_view checked_content(std::string_view bytes, const std::string& where) {
    const auto refuse = [&](const std::string& message, const char* hint = "") {
        throw Error(ErrorCode::io, message, where, hint);
    };
    if (!bytes.starts_with(magic.substr(0, bytes.size()))) refuse("this is not a checkpoint");
    if (bytes.size() < head_size) refuse("the checkpoint is cut short");
    Unpacker head(bytes.substr(magic.size()), where);
    const std::uint64_t version = head.number();
    const std::uint64_t size = head.number();
    if (version != format_version) {
        refuse("the checkpoint is of another format version: " + std::to_string(version) +
                   ", and this program reads " + std::to_string(format_version),
               "resume with the program that wrote it, or run again");
    }
    if (bytes.size() < size || bytes.size() < head_size + seal_size) {
        refuse("the checkpoint is cut short: " + std::to_string(bytes.size()) + " of " +
               std::to_string(size) + " bytes");
    }
    const std::string_view sealed = bytes.substr(0, bytes.size() - seal_size);
    if (bytes.size() > size || bytes.substr(sealed.size()) != sha256(sealed)) {
        refuse("the checkpoint is damaged: its SHA-256 is another");
    }
    return sealed.substr(head_size);
}

void check_identity(const RunIdentity& found, const RunIdentity& expected,
                    const std::string& where) {
    if (found.scenario_hash != expected.scenario_hash) {
        throw Error(ErrorCode::input, "the checkpoint is from another scenario", where,
                    "resume with the scenario as it was, or run anew into another folder");
    }
    if (found.data_hash != expected.data_hash) {
        throw Error(
            ErrorCode::input, "the checkpoint was made with other data", where,
            "resume with the same data folders and program, or run anew into another folder");
    }
}

template <class Item>
const Item& named(const std::vector<Item>& items, std::string_view name) {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [name](const Item& item) { return item.name == name; });
    if (found == items.end()) {
        throw Error(ErrorCode::data, "the checkpoint holds no " + in_quotes(name));
    }
    return *found;
}

}  // namespace

const std::vector<double>& Checkpoint::array(std::string_view name) const {
    return named(arrays, name).values;
}

const std::string& Checkpoint::text(std::string_view name) const { return named(texts, name).text; }

std::string encode(const Checkpoint& checkpoint) {
    Packer content;
    content.text(checkpoint.identity.scenario_hash);
    content.text(checkpoint.identity.data_hash);
    content.real(checkpoint.time.si);
    content.number(checkpoint.marks.size());
    for (const FileMark& mark : checkpoint.marks) {
        content.text(mark.file);
        content.number(mark.length);
    }
    content.number(checkpoint.texts.size());
    for (const NamedText& text : checkpoint.texts) {
        content.text(text.name);
        content.text(text.text);
    }
    content.number(checkpoint.arrays.size());
    for (const NamedArray& array : checkpoint.arrays) {
        content.text(array.name);
        content.number(array.values.size());
        for (const double value : array.values) content.real(value);
    }
    Packer whole;
    whole.bytes = magic;
    whole.number(format_version);
    whole.number(head_size + content.bytes.size() + seal_size);
    whole.bytes += content.bytes;
    return whole.bytes + sha256(whole.bytes);
}

Checkpoint decode(std::string_view bytes, const RunIdentity& expected, const std::string& where) {
    Unpacker content(checked_content(bytes, where), where);
    Checkpoint checkpoint;
    checkpoint.identity.scenario_hash = content.text();
    checkpoint.identity.data_hash = content.text();
    check_identity(checkpoint.identity, expected, where);
    checkpoint.time = Duration(content.real());
    for (std::uint64_t n = content.count(16); n > 0; --n) {
        FileMark& mark = checkpoint.marks.emplace_back();
        mark.file = content.text();
        mark.length = content.number();
    }
    for (std::uint64_t n = content.count(16); n > 0; --n) {
        NamedText& text = checkpoint.texts.emplace_back();
        text.name = content.text();
        text.text = content.text();
    }
    for (std::uint64_t n = content.count(16); n > 0; --n) {
        NamedArray& array = checkpoint.arrays.emplace_back();
        array.name = content.text();
        array.values.resize(content.count(8));
        for (double& value : array.values) value = content.real();
    }
    content.expect_end();
    return checkpoint;
}

Checkpoint read_checkpoint(const std::filesystem::path& path, const RunIdentity& expected) {
    return decode(read_file(path), expected, path.string());
}

}  // namespace gossan::records
