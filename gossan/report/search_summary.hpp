// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// A search for plans as its summary.json tells it; the document must outlive it.
class SearchSummary {
public:
    explicit SearchSummary(const records::Document& summary) : summary_(summary) {}

    [[nodiscard]] const records::Document& base() const { return summary_.at("base"); }
    [[nodiscard]] const records::Document::Array& front() const {
        return summary_.at("front").elements();
    }
    [[nodiscard]] std::size_t n_objectives() const {
        return summary_.at("objective_names").elements().size();
    }
    [[nodiscard]] std::string objective(std::size_t f) const {
        return summary_.at("objective_names").elements()[f].string();
    }
    [[nodiscard]] bool is_to_grow(std::size_t f) const {
        return summary_.at("aims").elements()[f].string() == "maximise";
    }
    [[nodiscard]] bool is_feasible() const { return !front().empty(); }
    [[nodiscard]] bool has_members() const {
        return summary_.at("members").number() > 1 || has_few_of_members();
    }
    [[nodiscard]] double n_members() const {
        return count(has_few_of_members() ? "members_of_chosen" : "members");
    }
    /// Whether members were run of the plans looked at closely alone.
    [[nodiscard]] bool has_few_of_members() const { return base().find("in_members") != nullptr; }
    /// Over members; null of a plan that was run in one world alone.
    [[nodiscard]] const records::Document* spread(const records::Document& plan,
                                                  std::size_t f) const {
        const records::Document* own = plan.find("in_members");
        if (own != nullptr) return &own->at("objectives").elements()[f];
        const bool is_of_all = has_members() && !has_few_of_members();
        return is_of_all ? &plan.at("objectives").elements()[f] : nullptr;
    }
    [[nodiscard]] double count(const char* key) const { return summary_.at(key).number(); }
    [[nodiscard]] const records::Document& operator[](const char* key) const {
        return summary_.at(key);
    }
    [[nodiscard]] const records::Document* find(const char* key) const {
        return summary_.find(key);
    }

    [[nodiscard]] static double mean(const records::Document& plan, std::size_t f) {
        return plan.at("objectives").elements()[f].at("mean").number();
    }
    /// Of the first world on the full site or on the one that was searched; NaN where it was not
    /// run.
    [[nodiscard]] static double first_world(const records::Document& plan, const char* site,
                                            std::size_t f) {
        const records::Document* values = plan.find(site);
        return values == nullptr ? std::nan("") : values->elements()[f].number();
    }
    /// The plan that is best by one objective.
    [[nodiscard]] std::size_t best(std::size_t f) const {
        std::size_t found = 0;
        for (std::size_t k = 1; k < front().size(); ++k) {
            const double gain = mean(front()[k], f) - mean(front()[found], f);
            if (is_to_grow(f) ? gain > 0.0 : gain < 0.0) found = k;
        }
        return found;
    }

private:
    const records::Document& summary_;
};

}  // namespace gossan::report
