// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::report {

/// Which scripts draw: those of runs, of studies, or of what leaves the site.
enum class PageKind { runs, study, supply };

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
