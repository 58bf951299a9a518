// SPDX-License-Identifier: Apache-2.0
// Data for scripts: the first part of calibration_page.hpp.
#include <array>
#include <cmath>
#include <map>

#include "gossan/report/calibration_page.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::report {
namespace {

using records::Document;

tables::Table table_of(const std::filesystem::path& file) {
    Diagnostics diagnostics;
    auto table = tables::Table::read(file, diagnostics);
    diagnostics.throw_if_any();
    return table;
}

Document number(double value) { return std::isfinite(value) ? Document(value) : Document(); }

/// Of a parameter the column that is headed by its name and unit.
Document members_of(const tables::Table& table, const std::string& name, const std::string& unit) {
    Document list = Document::array();
    Diagnostics unused;
    const std::string header = unit.empty() ? name : name + " [" + unit + "]";
    if (!table.find(header)) return list;
    for (const double value : table.numbers(header, unused)) list.push_back(number(value));
    return list;
}

Document parameters_of(const std::filesystem::path& folder, const Document& summary) {
    const auto prior = table_of(folder / "prior.csv");
    const auto posterior = table_of(folder / "posterior.csv");
    Document list = Document::array();
    for (Document each : summary.at("parameters").elements()) {
        const std::string name = each.at("name").string(), unit = each.at("unit").string();
        each["prior"] = members_of(prior, name, unit);
        each["posterior"] = members_of(posterior, name, unit);
        list.push_back(std::move(each));
    }
    return list;
}

/// Curves by test and column, with the data that lie beside them.
class Curves {
public:
    explicit Curves(const std::filesystem::path& folder) {
        const auto told = table_of(folder / "predictions.csv");
        Diagnostics unused;
        for (std::size_t row = 0; row < told.n_rows(); ++row) {
            Document& curve = curve_of(told, row);
            curve["days"].push_back(number(told.number("day", row, unused).value_or(NAN)));
            for (const char* name : numbers) {
                curve[name].push_back(number(told.number(name, row, unused).value_or(NAN)));
            }
        }
        const auto data = table_of(folder / "residuals.csv");
        for (std::size_t row = 0; row < data.n_rows(); ++row) {
            Document point = Document::object();
            for (const auto& [key, column] :
                 {std::pair{"day", "day"}, {"value", "value"}, {"sd", "sd"}, {"z", "z"}}) {
                point[key] = number(data.number(column, row, unused).value_or(NAN));
            }
            const std::string bound(data.text("bound", row));
            point["bound"] = bound.empty() ? "exact" : bound;
            curve_of(data, row)["measured"].push_back(std::move(point));
        }
    }

    Document take() {
        Document list = Document::array();
        for (Document& each : curves_) list.push_back(std::move(each));
        return list;
    }

private:
    static constexpr std::array numbers = {"prior_p10", "prior_p50", "prior_p90", "p10",
                                           "p50",       "p90",       "best"};

    Document& curve_of(const tables::Table& table, std::size_t row) {
        const std::string name =
            std::string(table.text("test", row)) + ": " + std::string(table.text("column", row));
        const auto [at, is_new] = index_.try_emplace(name, curves_.size());
        if (is_new) {
            Document curve = Document::object();
            const std::string unit(table.text("unit", row));
            curve["name"] = name;
            curve["unit"] = unit == "1" ? "" : unit;
            curve["days"] = Document::array();
            for (const char* each : numbers) curve[each] = Document::array();
            curve["measured"] = Document::array();
            curves_.push_back(std::move(curve));
        }
        return curves_[at->second];
    }

    std::map<std::string, std::size_t> index_;
    std::vector<Document> curves_;
};

}  // namespace

records::Document calibration_data(const std::filesystem::path& folder,
                                   const records::Document& summary) {
    Document data = Document::object();
    data["parameters"] = parameters_of(folder, summary);
    data["curves"] = Curves(folder).take();
    for (const char* part : {"correlation", "smoother", "profiles", "best_fit", "fit"}) {
        data[part] = summary.at(part);
    }
    return data;
}

}  // namespace gossan::report
