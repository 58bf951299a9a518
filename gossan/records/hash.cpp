// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/hash.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::records {
namespace {

class Digest {
public:
    explicit Digest(const EVP_MD* kind = EVP_sha256())
        : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), kind, nullptr) == 1);
    }
    void add(std::string_view bytes) {
        check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
    }
    /// A length as eight bytes, least first: what keeps the boundaries between texts apart.
    void add_length(std::uint64_t length) {
        std::array<char, 8> bytes{};
        for (char& byte : bytes) {
            byte = static_cast<char>(length & 0xFFU);
            length >>= 8U;
        }
        add({bytes.data(), bytes.size()});
    }
    std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
        std::string text;
        for (const unsigned char byte : std::span(digest).first(size)) {
            text += "0123456789abcdef"[byte >> 4U];
            text += "0123456789abcdef"[byte & 0xFU];
        }
        return text;
    }

private:
    static void check(bool done) {
        if (!done) throw Error(ErrorCode::internal, "a hash is not to be had from libcrypto");
    }

    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

std::string sha1(std::string_view bytes) {
    Digest digest(EVP_sha1());
    digest.add(bytes);
    return digest.hex();
}

std::string sha256_of_file(const std::filesystem::path& file) { return sha256(read_file(file)); }

std::string sha256(std::span<const NamedBlob> blobs) {
    std::vector<NamedBlob> sorted(blobs.begin(), blobs.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const NamedBlob& a, const NamedBlob& b) { return a.name < b.name; });
    Digest digest;
    for (const NamedBlob& blob : sorted) {
        digest.add_length(blob.name.size());
        digest.add(blob.name);
        digest.add_length(blob.bytes.size());
        digest.add(blob.bytes);
    }
    return digest.hex();
}

}  // namespace gossan::records
