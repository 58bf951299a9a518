// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/clock.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gossan/base/error.hpp"
#include "gossan/base/local_time.hpp"
#include "gossan/base/text.hpp"

namespace gossan::program {

std::string time_of_recording() {
    constexpr double seconds_a_day = 86400.0;
    const char* told = std::getenv("SOURCE_DATE_EPOCH");
    if (told == nullptr) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
        return instant_of(double(seconds) / seconds_a_day, {});
    }
    const std::string_view text(told);
    constexpr std::int64_t year_10000 = 253402300800;
    std::int64_t seconds = -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_read = fault == std::errc() && end == text.data() + text.size();
    if (!is_read || seconds < 0 || seconds >= year_10000) {
        throw Error(ErrorCode::input, "SOURCE_DATE_EPOCH is " + in_quotes(std::string(text), 40),
                    {}, "write seconds from the beginning of 1970, or unset it");
    }
    return instant_of(double(seconds) / seconds_a_day, {});
}

}  // namespace gossan::program
