// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/workforce/member_text.hpp"

#include "gossan/base/error.hpp"
#include "gossan/records/document.hpp"

namespace gossan::study {
namespace {

using records::Document;

Document array_of(std::span<const double> values) {
    Document array = Document::array();
    for (const double value : values) array.push_back(value);
    return array;
}

std::vector<double> numbers_of(const Document& array) {
    std::vector<double> values;
    for (const Document& element : array.elements()) values.push_back(element.number());
    return values;
}

}  // namespace

std::string line_of(std::span<const double> z) { return records::print_line(array_of(z)); }

std::string line_of(std::span<const double> z, const Prediction& prediction) {
    Document line = Document::object();
    line["z"] = array_of(z);
    line["failed"] = prediction.failed;
    line["message"] = prediction.message;
    line["wall_s"] = prediction.wall_s;
    line["values"] = array_of(prediction.values);
    return records::print_line(line);
}

std::optional<std::vector<double>> point_of(std::string_view line) {
    try {
        return numbers_of(records::parse_document(line, "a point"));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<RunPoint> run_point_of(std::string_view line) {
    try {
        const Document document = records::parse_document(line, "a member");
        return RunPoint{.z = numbers_of(document.at("z")),
                        .prediction = {.failed = document.at("failed").boolean(),
                                       .values = numbers_of(document.at("values")),
                                       .message = document.at("message").string(),
                                       .wall_s = document.at("wall_s").number()}};
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<std::string_view> whole_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', begin)) {
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}  // namespace gossan::study
