// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gossan::report {

/// A curve or marks over days.
struct ChartLine {
    std::string name;
    std::vector<std::pair<double, double>> points;  ///< day, value; rising days
    int colour = 1;                                 ///< 1 to 8 of the page; 0: ink
    bool is_step = false;                           ///< holds until the next day
    bool is_dashed = false;
};

/// Between two curves on the same days.
struct ChartBand {
    std::string name;
    std::vector<double> days, low, high;
    int colour = 1;
    double opacity = 0.22;
};

/// Curves and bands over dates, from zero up.
struct LineChart {
    std::string title;
    std::string unit;
    std::vector<ChartBand> bands;
    std::vector<ChartLine> lines;
    double mark = 0.0;  ///< a day to be marked; 0: none
    std::string mark_words = {};

    /// As SVG that needs no script, with its legend; blank without curves.
    [[nodiscard]] std::string svg() const;
};

/// Bars side by side over months.
struct GroupedBars {
    std::string title;
    std::string unit;
    std::vector<std::string> groups;          ///< months
    std::vector<std::string> names;           ///< of the bars in each, coloured from 1 on
    std::vector<std::vector<double>> values;  ///< [name][group], none below 0

    [[nodiscard]] std::string svg() const;
};

}  // namespace gossan::report
