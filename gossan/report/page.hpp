// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::report {

/// Which scripts draw: those of runs, or those of studies.
enum class PageKind { runs, study };

/// What the frame of page.html is filled with.
struct PageContent {
    std::string title;  ///< plain text
    std::string body;   ///< HTML
    std::string data;   ///< JSON without `<`
    PageKind kind = PageKind::runs;
};

/// The whole page: frame, styles, scripts and plotting library in one text.
[[nodiscard]] std::string page(const PageContent& content);

}  // namespace gossan::report
