// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gossan::supply {

/// 256 random bits of the system as 43 letters that a URL may hold.
[[nodiscard]] std::string random_word();

/// What is kept of a secret: argon2id with salt and cost, as one line of text. Takes some 0.1 s and
/// 64 MB on purpose.
[[nodiscard]] std::string hash_of_secret(std::string_view secret);

/// Whether a secret is the one that was hashed; takes as long.
[[nodiscard]] bool is_secret_of(std::string_view secret, const std::string& hash);

/// A mark that only who knows the key can make of a message (HMAC-SHA-512/256), as 43 letters. The
/// key is one of `random_word`.
[[nodiscard]] std::string mark_of(std::string_view message, std::string_view key);

/// Whether two texts are the same, in a time that does not tell where they differ.
[[nodiscard]] bool is_same(std::string_view a, std::string_view b);

/// Base64 with its usual letters and padding.
[[nodiscard]] std::string in_base64(std::string_view bytes);
/// Nothing for a text that is none.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

/// Base64 with the letters of URLs and without padding.
[[nodiscard]] std::string in_url_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_url_base64(std::string_view text);

}  // namespace gossan::supply
