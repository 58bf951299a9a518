// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/signature.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "gossan/base/error.hpp"

namespace gossan::records {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr std::size_t key_size = 32, signature_size = 64;

void check(bool done) {
    if (!done) throw Error(ErrorCode::internal, "Ed25519 is not to be had from libcrypto");
}

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// Nobody is asked for a password: a key that has one is refused.
int no_password(char* /*buffer*/, int /*size*/, int /*writes*/, void* /*data*/) { return 0; }

Key read_private(const std::string& text) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> source(
        BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free);
    check(source != nullptr);
    Key key(PEM_read_bio_PrivateKey(source.get(), nullptr, no_password, nullptr), &EVP_PKEY_free);
    if (key == nullptr || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
        throw Error(ErrorCode::input, "this is no private key of Ed25519 without a password", {},
                    "make one: openssl genpkey -algorithm ed25519 -out KEY");
    }
    return key;
}

std::string hex(const std::vector<unsigned char>& bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 0xFU];
    }
    return text;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view text, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (text.size() != 2 * size) return {};
    std::vector<unsigned char> bytes;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const std::size_t high = digits.find(text[at]), low = digits.find(text[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes.push_back(static_cast<unsigned char>(16 * high + low));
    }
    return bytes;
}

}  // namespace

std::string public_key_of(const std::string& private_key) {
    const Key key = read_private(private_key);
    std::vector<unsigned char> bytes(key_size);
    std::size_t size = bytes.size();
    check(EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) == 1 && size == key_size);
    return hex(bytes);
}

std::string signature_of(std::string_view bytes, const std::string& private_key) {
    const Key key = read_private(private_key);
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::vector<unsigned char> signature(signature_size);
    std::size_t size = signature.size();
    check(context != nullptr &&
          EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
          EVP_DigestSign(context.get(), signature.data(), &size, raw(bytes), bytes.size()) == 1 &&
          size == signature_size);
    return hex(signature);
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key) {
    const auto key_bytes = from_hex(public_key, key_size);
    const auto signature_bytes = from_hex(signature, signature_size);
    if (!key_bytes || !signature_bytes) return false;
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key_bytes->data(),
                                              key_bytes->size()),
                  &EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (key == nullptr) return false;
    check(context != nullptr &&
          EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
    return EVP_DigestVerify(context.get(), signature_bytes->data(), signature_bytes->size(),
                            raw(bytes), bytes.size()) == 1;
}

}  // namespace gossan::records
