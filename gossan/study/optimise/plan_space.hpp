// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"
#include "gossan/base/units.hpp"
#include "gossan/study/optimise/optimise_input.hpp"

namespace gossan::study {

/// A plan as what it puts over the scenario: "a.b[0].c=VALUE". Equal plans are equal texts.
using PlanEdits = std::vector<std::string>;

/// A change of one decision from plan to plan, in words.
struct DecisionChange {
    std::string name, from, to;
    double relative = 0.0;  ///< (to - from)/from of numbers; 0 where it has no meaning
};

/// The decisions of a study as a cube: a point has one number in [0, 1] for each entry, and one key
/// for each module of an order. Values are rounded to steps, or to four digits.
class PlanSpace {
public:
    /// Faults (unknown paths, units, bounds that cross) go to `diagnostics`; `origins` are those of
    /// the plan in force.
    PlanSpace(const std::vector<DecisionInput>& decisions, const Origins& origins,
              Diagnostics& diagnostics);

    [[nodiscard]] std::size_t n_variables() const { return n_variables_; }
    [[nodiscard]] std::size_t n_decisions() const { return decisions_.size(); }
    [[nodiscard]] const std::string& name(std::size_t decision) const {
        return decisions_[decision].name;
    }

    [[nodiscard]] PlanEdits edits(const Point& point) const;
    /// The plan in force; values outside of the bounds are moved to them.
    [[nodiscard]] Point base() const;
    /// Plans that differ from the one in force in one number alone, by a fifth of its range down
    /// and up where there is room.
    [[nodiscard]] std::vector<Point> neighbours_of_base() const;
    /// Decisions whose value in force lies outside of their bounds.
    [[nodiscard]] std::vector<std::string> base_outside() const;
    /// Both ends of every decision, to try whether the scenario takes them.
    [[nodiscard]] std::vector<PlanEdits> corners() const;

    /// `point` with one decision put back to its value in force.
    [[nodiscard]] Point put_back(Point point, std::size_t decision) const;
    /// What a decision is at a point: "6.5 L/m2/h", or "S2, S1".
    [[nodiscard]] std::string value(const Point& point, std::size_t decision) const;
    /// Where a number lies between its bounds, in [0, 1]; none of an order.
    [[nodiscard]] std::optional<double> place(const Point& point, std::size_t decision) const;
    [[nodiscard]] std::string base_value(std::size_t decision) const {
        return decisions_[decision].base_text;
    }
    /// The decisions in which a plan differs from the one in force.
    [[nodiscard]] std::vector<DecisionChange> changes(const Point& point) const;

private:
    struct Decision {
        std::string name = {};
        std::vector<std::string> paths = {};  ///< of an order: days of stacking, by module
        std::vector<std::string> order = {};  ///< modules
        std::vector<std::string> days = {};   ///< of an order: texts, rising
        std::size_t first = 0, n = 1;         ///< variables
        Measure measure = {};
        double low = 0.0, high = 1.0, step = 0.0, base = 0.0;
        std::string base_text = {};
    };

    void resolve_numbers(const DecisionInput& input, const std::string& path,
                         const Origins& origins, Decision& decision, Diagnostics& diagnostics);
    void resolve_order(const DecisionInput& input, const std::string& path, const Origins& origins,
                       Decision& decision, Diagnostics& diagnostics);
    [[nodiscard]] std::string text_at(const Decision& decision, double share) const;
    [[nodiscard]] static std::vector<std::size_t> ranks(const Decision& decision,
                                                        const Point& point);

    std::vector<Decision> decisions_;
    std::size_t n_variables_ = 0;
};

}  // namespace gossan::study
