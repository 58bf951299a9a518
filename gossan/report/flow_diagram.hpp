// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace gossan::report {

/// A box of a flow diagram.
struct FlowNode {
    std::string name;
    double value = 0.0;
    int colour = 0;  ///< 1 to 8: of the page's line colours; 0: grey
};

/// A band from a box to one of the next column.
struct FlowLink {
    std::size_t column = 0;  ///< of the box that it leaves
    std::size_t from = 0, to = 0;
    double value = 0.0;
};

/// What comes from where, left to right; bands are as broad as what they stand for.
struct FlowDiagram {
    std::string title;  ///< read out to those who do not see it
    std::string unit;
    std::vector<std::string> headings;  ///< of the columns
    std::vector<std::vector<FlowNode>> columns;
    std::vector<FlowLink> links;

    /// As SVG that needs no script; blank where nothing flows.
    [[nodiscard]] std::string svg() const;
};

/// Columns of several parts over time.
struct StackedBars {
    std::string title;
    std::string unit;
    std::vector<std::string> parts;           ///< names, coloured from 1 on
    std::vector<std::string> bars;            ///< names
    std::vector<std::vector<double>> values;  ///< [part][bar], none below 0
    std::string rest = {};                    ///< the part that is grey: what is not there

    /// As SVG that needs no script; blank without bars.
    [[nodiscard]] std::string svg() const;
};

}  // namespace gossan::report
