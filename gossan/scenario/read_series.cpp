// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/time_series.hpp"
#include "gossan/scenario/read_value.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/tables/quantity_column.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::scenario {
namespace {

using Column = tables::QuantityColumn;

const ValueType& time_type() {
    static const ValueType type{.kind = Kind::number,
                                .measures = {{Duration::dimension, Scale::plain, "d"}}};
    return type;
}

/// Reads one series; a class only to carry what all its steps need.
class SeriesReader {
public:
    SeriesReader(ReadingContext& context, const Field& field, const ValueType& type,
                 const std::string& path)
        : context_(context), field_(field), type_(type), path_(path) {}

    std::optional<TimeSeriesData> read(const Node& node, Interpolation interpolation) {
        series_.interpolation = interpolation;
        const std::size_t before = context_.diagnostics.n_errors();
        switch (node.kind) {
            case Node::Kind::list:
                points(node);
                break;
            case Node::Kind::table:
                block(node);
                break;
            default:
                constant(node);
                break;
        }
        if (context_.diagnostics.n_errors() != before) return std::nullopt;
        return std::move(series_);
    }

private:
    void constant(const Node& node) {
        const auto reading = read_number(context_, field_, type_, node, path_);
        if (!reading) return;
        series_ = {{0.0}, {reading->quantity->si}, Interpolation::step};
    }

    void points(const Node& list) {
        if (list.items.empty()) {
            return context_.fault(list.place, "series.empty", path_, "a list without points",
                                  "at least one pair [time, value]");
        }
        for (std::size_t n = 0; n < list.items.size(); ++n) pair(list.items[n], joined(path_, n));
    }

    void pair(const Node& node, const std::string& path) {
        if (node.kind != Node::Kind::list || node.items.size() != 2) {
            return context_.fault(node.place, "series.pair", path, found_text(node),
                                  "pairs [time, value]",
                                  "[\"0 d\", " + example_toml(field_, type_) + "], for example");
        }
        Field time;
        time.key = "time";
        const auto when = read_number(context_, time, time_type(), node.items[0], path);
        const auto value = read_number(context_, field_, type_, node.items[1], path);
        if (!when || !value) return;
        if (!rises(when->quantity->si)) {
            return context_.fault(node.items[0].place, "series.not_rising", path,
                                  found_text(node.items[0]), "times that rise from point to point");
        }
        append(when->quantity->si, value->quantity->si);
        context_.origins.add_place(joined(path_, series_.times.size() - 1), node.items[1].place);
    }

    void block(const Node& table) {
        static const std::vector<std::string> known{"points", "interpolation", "file", "column"};
        for (std::size_t n = 0; n < table.keys.size(); ++n) {
            if (std::find(known.begin(), known.end(), table.keys[n]) != known.end()) continue;
            const auto near = nearest(table.keys[n], known);
            context_.fault(table.key_places[n], "key.unknown", joined(path_, table.keys[n]),
                           "the unknown key " + in_quotes(table.keys[n], 60),
                           "points with interpolation, or file with column and interpolation",
                           near.value_or(std::string{}));
        }
        if (const Node* const how = table.find("interpolation")) interpolation(*how);
        const Node* const list = table.find("points");
        const Node* const name = table.find("file");
        if ((list == nullptr) == (name == nullptr)) {
            return context_.fault(
                table.place, "series.empty", path_,
                list == nullptr ? "neither points nor file" : "both points and file",
                "either points or file");
        }
        if (name != nullptr) return file(*name, table.find("column"));
        if (list->kind != Node::Kind::list) return context_.wrong_type(*list, field_, type_, path_);
        points(*list);
    }

    void interpolation(const Node& node) {
        const bool is_text = node.kind == Node::Kind::text;
        if (is_text && node.text == "step")
            series_.interpolation = Interpolation::step;
        else if (is_text && node.text == "linear")
            series_.interpolation = Interpolation::linear;
        else
            context_.fault(node.place, "choice.unknown", joined(path_, "interpolation"),
                           found_text(node), "\"step\" or \"linear\"");
    }

    void file(const Node& node, const Node* column) {
        if (node.kind != Node::Kind::text) {
            return context_.fault(node.place, "type.wrong", joined(path_, "file"), found_text(node),
                                  "the path of a CSV file, in double quotes");
        }
        const auto path = existing_file(context_, node, joined(path_, "file"));
        if (!path) return;
        try {
            const tables::Table table = tables::Table::read(*path, context_.diagnostics);
            rows(table, node, column);
        } catch (const Error& error) {
            context_.fault(node.place, "file.unreadable", joined(path_, "file"), error.what(),
                           "a CSV file that can be read");
        }
    }

    void rows(const tables::Table& table, const Node& node, const Node* wanted) {
        std::vector<Column> columns;
        for (const std::string& header : table.header())
            columns.push_back(tables::split_header(header));
        const auto value = value_column(columns, node, wanted);
        if (!value) return;
        if (table.n_rows() == 0) {
            return context_.fault(node.place, "series.empty", path_, "a file without rows",
                                  "at least one row");
        }
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            const auto when = cell(table, columns.front(), row, time_type());
            const auto si = cell(table, *value, row, type_);
            if (!when || !si) continue;
            if (rises(*when))
                append(*when, *si);
            else
                table.add_fault(columns.front().header, row,
                                {.code = "series.not_rising",
                                 .path = path_,
                                 .allowed = "times that rise from row to row"},
                                context_.diagnostics);
        }
    }

    std::optional<Column> value_column(const std::vector<Column>& columns, const Node& node,
                                       const Node* wanted) {
        std::vector<std::string> names;
        for (std::size_t n = 1; n < columns.size(); ++n) names.push_back(columns[n].name);
        const bool is_clear = wanted != nullptr || columns.size() == 2;
        const std::string name =
            wanted != nullptr ? wanted->text : (names.empty() ? "" : names.front());
        const auto it = std::find(names.begin(), names.end(), name);
        if (is_clear && it != names.end())
            return columns[static_cast<std::size_t>(it - names.begin()) + 1];
        const auto near = nearest(name, names);
        context_.fault(
            wanted != nullptr ? wanted->place : node.place, "series.column",
            joined(path_, "column"),
            is_clear ? "no column " + in_quotes(name, 60)
                     : "several columns and no choice among them",
            "a first column \"time (d)\" and a column of values with its unit: " + enumerate(names),
            near ? "column = " + in_quotes(*near) : std::string{});
        return std::nullopt;
    }

    std::optional<double> cell(const tables::Table& table, const Column& column, std::size_t row,
                               const ValueType& type) {
        return tables::quantity_at(table, column, row, type.measures, path_, context_.diagnostics);
    }

    [[nodiscard]] bool rises(double time) const {
        return series_.times.empty() || time > series_.times.back();
    }
    void append(double time, double value) {
        series_.times.push_back(time);
        series_.values.push_back(value);
    }

    ReadingContext& context_;
    const Field& field_;
    const ValueType& type_;
    const std::string& path_;
    TimeSeriesData series_;
};

}  // namespace

void read_series(ReadingContext& context, const Field& field, const ValueType& type, void* value,
                 const Node& node, const std::string& path) {
    auto& series = *static_cast<TimeSeriesData*>(value);
    auto read = SeriesReader(context, field, type, path).read(node, series.interpolation);
    if (!read) return;
    series = std::move(*read);
    context.origin(node, path);
}

}  // namespace gossan::scenario
