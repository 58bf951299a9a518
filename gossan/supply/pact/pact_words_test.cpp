// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/decimal.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {
namespace {

TEST(Decimal, IsPlainDigitsWithoutAnExponent) {
    EXPECT_EQ(decimal_text(0.82), "0.82");
    EXPECT_EQ(decimal_text(1.0), "1");
    EXPECT_EQ(decimal_text(-0.5), "-0.5");
    EXPECT_EQ(decimal_text(1e-9), "0");
    EXPECT_EQ(decimal_text(-1e-9), "0");
    EXPECT_EQ(decimal_text(1234567.125), "1234567.125");
    EXPECT_THROW((void)decimal_text(std::nan("")), Error);
    EXPECT_THROW((void)decimal_text(INFINITY), Error);
}

TEST(Decimal, IsKnownByItsForm) {
    for (const char* good : {"0", "-0.5", "+1", "12.250", "000.1"}) EXPECT_TRUE(is_decimal(good));
    for (const char* bad : {"", "-", ".5", "5.", "1e3", "1,5", "0x1", "1 ", "NaN", "1.2.3"}) {
        EXPECT_FALSE(is_decimal(bad)) << bad;
    }
    EXPECT_EQ(decimal_value("+1.25"), 1.25);
    EXPECT_THROW((void)decimal_value("1e3"), Error);
}

TEST(Uuid, OfANameIsThatOfTheStandardLibraryOfPython) {
    // The example in the documentation of Python's uuid.uuid5: NAMESPACE_DNS, 'python.org'.
    EXPECT_EQ(uuid_of(uuid_space_of_domains, "python.org"), "886313e1-3b8a-5372-9b90-0c9aee199e5d");
}

TEST(Uuid, IsKnownByItsForm) {
    EXPECT_TRUE(is_uuid("886313E1-3b8a-5372-9b90-0c9aee199e5d"));
    EXPECT_FALSE(is_uuid("886313e1-3b8a-5372-9b90-0c9aee199e5"));
    EXPECT_FALSE(is_uuid("886313e13-b8a-5372-9b90-0c9aee199e5d"));
    EXPECT_FALSE(is_uuid("g86313e1-3b8a-5372-9b90-0c9aee199e5d"));
}

TEST(DateTime, IsSecondsFrom1970) {
    EXPECT_EQ(date_time("1970-01-02T00:00:01Z"), 86401.0);
    EXPECT_EQ(date_time("1970-01-01T00:00:00.250Z"), 0.25);
    EXPECT_EQ(date_time("1970-01-01T02:00:00+02:00"), 0.0);
    EXPECT_EQ(date_time("1969-12-31T23:30:00-00:30"), 0.0);
    EXPECT_EQ(date_time("1900-01-01T00:00:00Z"), -2208988800.0);  // 25567 days before 1970
    for (const char* bad : {"2026-01-31", "2026-02-30T00:00:00Z", "2026-01-31T24:00:00Z",
                            "2026-01-31T00:00:00", "2026-01-31 00:00:00Z", "2026-01-31T00:00:00.Z",
                            "2026-01-31T00:00:00+2:00", "2026-01-31T00:00Z", "now", ""}) {
        EXPECT_EQ(date_time(bad), std::nullopt) << bad;
    }
    EXPECT_EQ(date_time_text(*date_time("2026-05-04T07:30:59Z")), "2026-05-04T07:30:59Z");
}

TEST(DateTime, YearsLaterSkipsADayThatIsNotThere) {
    EXPECT_EQ(years_later("2027-01-01T00:00:00Z", 3), "2030-01-01T00:00:00Z");
    EXPECT_EQ(years_later("2028-02-29T12:00:00Z", 3), "2031-03-01T12:00:00Z");
}

}  // namespace
}  // namespace gossan::supply
