// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::records {

// Signatures by Ed25519 (RFC 8032). Private keys are PEM, as `openssl genpkey -algorithm ed25519`
// writes them; public keys and signatures are 64 and 128 lower-case hexadecimal digits.

/// Error(input) where the text is no private key of Ed25519. Its text is never told.
[[nodiscard]] std::string public_key_of(const std::string& private_key);
[[nodiscard]] std::string signature_of(std::string_view bytes, const std::string& private_key);

/// Whether the signature is of these bytes by this key; false for texts that are neither.
[[nodiscard]] bool is_signed(std::string_view bytes, std::string_view signature,
                             std::string_view public_key);

}  // namespace gossan::records
