// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::report {

/// What the frame of page.html is filled with.
struct PageContent {
    std::string title;  ///< plain text
    std::string body;   ///< HTML
    std::string data;   ///< JSON without `<`
};

/// The whole page: frame, styles, scripts and plotting library in one text.
[[nodiscard]] std::string page(const PageContent& content);

}  // namespace gossan::report
