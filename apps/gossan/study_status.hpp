// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/study/cluster/campaign.hpp"

namespace gossan::program {

/// How far a study on a cluster is.
struct StudyStatus {
    struct Task {
        std::size_t done = 0, wanted = 0;  ///< members
        std::string state = {};            ///< "running", "done", "lost: CANCELLED", …
    };

    int request = 0;  ///< the latest; 0: none was made
    std::vector<Task> tasks = {};
    std::vector<std::string> lost = {};  ///< of attempts before, each submitted again since
    bool is_live = false;                ///< something is queued or running
    double seconds_left = 0.0;           ///< of this request, by the mean of its members so far

    [[nodiscard]] std::string in_words() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] records::Document document() const;
};

[[nodiscard]] StudyStatus study_status(const study::Campaign& campaign);

/// Whether tasks or steps of it are queued or running.
[[nodiscard]] bool is_live(const study::Campaign& campaign);

}  // namespace gossan::program
