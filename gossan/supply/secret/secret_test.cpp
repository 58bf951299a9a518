// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/secret/secret.hpp"

#include <gmock/gmock.h>

namespace gossan::supply {
namespace {

TEST(Secret, IsKnownByItsHashThatDoesNotHoldIt) {
    const std::string secret = random_word();
    const std::string hash = hash_of_secret(secret);
    EXPECT_THAT(hash, testing::StartsWith("$argon2id$"));
    EXPECT_THAT(hash, testing::Not(testing::HasSubstr(secret)));
    EXPECT_TRUE(is_secret_of(secret, hash));
    EXPECT_FALSE(is_secret_of(secret + "x", hash));
    EXPECT_FALSE(is_secret_of(secret, "no hash"));
}

TEST(RandomWord, IsAnotherEachTime) {
    EXPECT_EQ(random_word().size(), 43U);  // 256 bits at 6 a letter
    EXPECT_NE(random_word(), random_word());
}

TEST(Mark, ChangesWithTheMessageAndTheKey) {
    const std::string key = random_word();
    EXPECT_EQ(mark_of("page 2", key), mark_of("page 2", key));
    EXPECT_NE(mark_of("page 2", key), mark_of("page 3", key));
    EXPECT_NE(mark_of("page 2", key), mark_of("page 2", random_word()));
}

TEST(Base64, IsReadBackOrRefused) {
    EXPECT_EQ(in_base64("buyer:secret"), "YnV5ZXI6c2VjcmV0");
    EXPECT_EQ(from_base64("YnV5ZXI6c2VjcmV0"), "buyer:secret");
    EXPECT_EQ(from_base64("a"), std::nullopt);
    EXPECT_EQ(from_base64("YnV5ZXI6c2VjcmV0!"), std::nullopt);
    EXPECT_EQ(from_url_base64(in_url_base64("\xff\xfe?")), "\xff\xfe?");
    EXPECT_TRUE(is_same("abc", "abc"));
    EXPECT_FALSE(is_same("abc", "abd"));
    EXPECT_FALSE(is_same("abc", "abcd"));
}

}  // namespace
}  // namespace gossan::supply
