// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/signature.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan::records {
namespace {

// Test 1 of RFC 8032, section 7.1: the secret key, in the wrapping of RFC 8410, section 7
// (30 2e 02 01 00 30 05 06 03 2b 65 70 04 22 04 20, then the 32 bytes).
const std::string secret =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
const std::string public_key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const std::string of_nothing =
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
    "6bd25bf5f0595bbe24655141438e7a100b";

TEST(Signature, IsThatOfTheStandardsOwnTest) {
    EXPECT_EQ(public_key_of(secret), public_key);
    EXPECT_EQ(signature_of("", secret), of_nothing);
    EXPECT_TRUE(is_signed("", of_nothing, public_key));
}

TEST(Signature, FailsForAnyOtherTextOrKey) {
    EXPECT_FALSE(is_signed("a", of_nothing, public_key));
    std::string other = of_nothing;
    other[0] = 'f';
    EXPECT_FALSE(is_signed("", other, public_key));
    EXPECT_FALSE(is_signed("", of_nothing, of_nothing.substr(0, 64)));
    EXPECT_FALSE(is_signed("", of_nothing, "a key"));
    EXPECT_FALSE(is_signed("", "", ""));
}

TEST(Signature, RefusesWhatIsNoKeyAndDoesNotTellIt) {
    try {
        (void)signature_of("", "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace gossan::records
