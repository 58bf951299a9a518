// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/secret/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

void begin() {
    if (sodium_init() < 0) throw Error(ErrorCode::internal, "libsodium cannot begin");
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string encoded(std::string_view bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the zero at the end
    return text;
}

std::optional<std::string> decoded(std::string_view text, int variant) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, &end, variant) != 0 ||
        end != text.data() + text.size()) {
        return {};
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string random_word() {
    begin();
    std::array<char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return in_url_base64({bytes.data(), bytes.size()});
}

std::string hash_of_secret(std::string_view secret) {
    begin();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(
            hash.data(), secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw Error(ErrorCode::io, "there is no memory to hash a secret", {}, "64 MB are wanted");
    }
    return hash.data();
}

bool is_secret_of(std::string_view secret, const std::string& hash) {
    begin();
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

std::string mark_of(std::string_view message, std::string_view key) {
    begin();
    std::array<unsigned char, crypto_auth_KEYBYTES> words{};
    const auto known = from_url_base64(key);
    expects(known && known->size() == words.size(), "a key is one of random_word");
    std::copy(known->begin(), known->end(), words.begin());
    std::array<unsigned char, crypto_auth_BYTES> mark{};
    crypto_auth(mark.data(), bytes_of(message), message.size(), words.data());
    return in_url_base64({reinterpret_cast<const char*>(mark.data()), mark.size()});
}

bool is_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string in_base64(std::string_view bytes) {
    return encoded(bytes, sodium_base64_VARIANT_ORIGINAL);
}
std::optional<std::string> from_base64(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_ORIGINAL);
}
std::string in_url_base64(std::string_view bytes) {
    return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}
std::optional<std::string> from_url_base64(std::string_view text) {
    return decoded(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

}  // namespace gossan::supply
