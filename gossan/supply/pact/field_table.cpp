// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/field_table.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/decimal.hpp"
#include "gossan/supply/pact/uuid.hpp"
#include "gossan/tables/table.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_pact();
}

namespace gossan::supply {
namespace {

using records::Document;

/// One row of the table.
struct Rule {
    std::string name;
    std::string type;    ///< "string", "boolean", "object" or the type of the items of a list
    std::string format;  ///< "decimal" …, or the object that it is
    bool is_list = false;
    bool is_required = false;
    std::vector<std::string> choices = {};
    std::optional<std::regex> pattern = {};
    char sign = 0;  ///< '>' above zero, 'p' zero or above, 'n' zero or below
    bool may_be_empty = true;
    bool is_unique = false;
};

using Rules = std::map<std::string, std::vector<Rule>, std::less<>>;

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What follows `word` in a constraint, up to a comma with a blank.
std::string after(const std::string& text, std::string_view word) {
    const auto at = text.find(word);
    if (at == std::string::npos) return {};
    const auto from = at + word.size();
    return text.substr(from, text.find(", ", from) - from);
}

void constrain(Rule& rule, const std::string& text) {
    rule.may_be_empty = !has(text, "non-empty") && !has(text, "at least 1 item");
    rule.is_unique = has(text, "unique");
    if (text == "> 0") rule.sign = '>';
    if (text == ">= 0") rule.sign = 'p';
    if (text == "<= 0") rule.sign = 'n';
    if (const std::string pattern = after(text, "pattern "); !pattern.empty()) {
        rule.pattern = std::regex(pattern);
    }
    std::string choices = after(text, "one of: ");
    for (std::size_t end = 0; !choices.empty(); choices.erase(0, end)) {
        end = choices.find("; ");
        rule.choices.push_back(choices.substr(0, end));
        end = end == std::string::npos ? choices.size() : end + 2;
    }
}

Rules read_rules() {
    const auto files = embedded_pact();
    const auto file = std::find_if(files.begin(), files.end(), [](const EmbeddedFile& each) {
        return each.name == "fields-3.0.csv";
    });
    expects(file != files.end(), "the table of fields of PACT is in the program");
    Diagnostics diagnostics;
    const auto table =
        tables::Table::parse(std::string(file->content), "fields-3.0.csv", diagnostics);
    Rules rules;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        Rule rule{.name = std::string(table.text("field", row)),
                  .type = std::string(table.text("json_type", row)),
                  .format = std::string(table.text("format_or_ref", row))};
        rule.is_required = table.text("required_by_schema", row) == "yes";
        constexpr std::string_view list = "array of ";
        if (rule.type.starts_with(list)) {
            rule.is_list = true;
            rule.type.erase(0, list.size());
        }
        constrain(rule, std::string(table.text("constraint", row)));
        rules[std::string(table.text("object", row))].push_back(std::move(rule));
    }
    expects(!diagnostics.has_errors(), "the table of fields of PACT is sound");
    return rules;
}

class Check {
public:
    explicit Check(std::vector<PactFault>& faults) : faults_(faults) {}

    void object(std::string_view name, const Document& document, const std::string& path) {
        if (!document.is_object()) return fault(path, "is no object");
        const auto& fields = rules().find(name)->second;
        for (const Rule& rule : fields) {
            const std::string place = path.empty() ? rule.name : path + "." + rule.name;
            if (const Document* value = document.find(rule.name)) {
                rule.is_list ? list(rule, *value, place) : one(rule, *value, place);
            } else if (rule.is_required) {
                fault(place, "is missing");
            }
        }
        for (const auto& member : document.members()) unknown(fields, member.key, path);
    }

private:
    static const Rules& rules() {
        static const Rules all = read_rules();
        return all;
    }

    void fault(const std::string& path, std::string message) {
        faults_.push_back({path, std::move(message)});
    }

    void unknown(const std::vector<Rule>& fields, const std::string& key, const std::string& path) {
        std::vector<std::string> names;
        for (const Rule& rule : fields) names.push_back(rule.name);
        if (std::find(names.begin(), names.end(), key) != names.end()) return;
        const auto near = nearest(key, names);
        fault(path.empty() ? in_quotes(key, 60) : path + "." + in_quotes(key, 60),
              "is not known to PACT 3.0" + (near ? "; did you mean " + *near + "?" : ""));
    }

    void list(const Rule& rule, const Document& value, const std::string& path) {
        if (!value.is_array()) return fault(path, "is no list");
        if (value.elements().empty() && !rule.may_be_empty) fault(path, "is empty");
        std::set<std::string> seen;
        for (std::size_t n = 0; n < value.elements().size(); ++n) {
            const Document& item = value.elements()[n];
            const std::string place = path + "[" + std::to_string(n) + "]";
            one(rule, item, place);
            if (rule.is_unique && !seen.insert(records::print_line(item)).second) {
                fault(place, "stands twice in the list");
            }
        }
    }

    void one(const Rule& rule, const Document& value, const std::string& path) {
        if (rules().contains(rule.type)) return object(rule.type, value, path);
        if (rule.type == "object") {
            if (rules().contains(rule.format)) return object(rule.format, value, path);
            if (!value.is_object()) fault(path, "is no object");
        } else if (rule.type == "boolean") {
            if (!std::holds_alternative<bool>(value.value()))
                fault(path, "is neither true nor false");
        } else if (!value.is_string()) {
            fault(path, rule.format == "decimal" ? "is no text; PACT writes numbers as \"0.82\""
                                                 : "is no text");
        } else {
            text(rule, value.string(), path);
        }
    }

    void text(const Rule& rule, const std::string& value, const std::string& path) {
        if (value.empty() && !rule.is_list && !rule.may_be_empty) fault(path, "is blank");
        if (const std::string wanted = form_wanted(rule, value); !wanted.empty()) {
            return fault(path, in_quotes(value, 60) + " is " + wanted);
        }
        if (rule.pattern && !std::regex_match(value, *rule.pattern)) {
            fault(path, in_quotes(value, 60) + " is not of the form that PACT wants");
        }
        const auto& choices = rule.choices;
        if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
            fault(path, in_quotes(value, 60) + " is none of those that PACT knows");
        }
        if (rule.sign == 0) return;
        const double number = decimal_value(value);
        if (rule.sign == '>' && !(number > 0.0)) fault(path, "is not above zero");
        if (rule.sign == 'p' && number < 0.0) fault(path, "is below zero");
        if (rule.sign == 'n' && number > 0.0) fault(path, "is above zero");
    }

    /// "no UUID" …; empty if the text has the form that the rule wants.
    static std::string form_wanted(const Rule& rule, const std::string& value) {
        static const std::regex urn("[uU][rR][nN]:[A-Za-z0-9][A-Za-z0-9-]{0,31}:[^\\s]+");
        static const std::regex uri("[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+");
        if (value.size() > 4000) return "too long";
        if (rule.type == "Urn") return std::regex_match(value, urn) ? "" : "no URN";
        if (rule.format == "uuid") return is_uuid(value) ? "" : "no UUID";
        if (rule.format == "decimal") return is_decimal(value) ? "" : "no decimal number";
        if (rule.format == "date-time") return date_time(value) ? "" : "no time in UTC";
        if (rule.format == "uri") return std::regex_match(value, uri) ? "" : "no URI";
        return {};
    }

    std::vector<PactFault>& faults_;
};

}  // namespace

std::vector<PactFault> field_faults(std::string_view object, const Document& document) {
    std::vector<PactFault> faults;
    Check(faults).object(object, document, {});
    return faults;
}

std::string in_words(const std::vector<PactFault>& faults) {
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t n = 0; n < std::min(most, faults.size()); ++n) {
        text += (n == 0 ? "" : "; ") + faults[n].path + ": " + faults[n].message;
    }
    if (faults.size() > most) text += "; and " + std::to_string(faults.size() - most) + " more";
    return text;
}

}  // namespace gossan::supply
