// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/error_text.hpp"

#include "apps/gossan/terminal.hpp"

namespace gossan::program {
namespace {

const char* name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::input:
            return "input";
        case ErrorCode::data:
            return "data";
        case ErrorCode::io:
            return "io";
        case ErrorCode::numerics:
            return "numerics";
        case ErrorCode::internal:
            break;
    }
    return "internal";
}

}  // namespace

ExitStatus status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::input:
        case ErrorCode::data:
            return ExitStatus::refused;
        case ErrorCode::numerics:
            return ExitStatus::not_converged;
        case ErrorCode::io:
        case ErrorCode::internal:
            break;
    }
    return ExitStatus::failed;
}

std::string error_text(const Error& error) {
    std::string text = std::string("error: ") + error.what();
    if (!error.where.empty()) text += "\nwhere: " + error.where;
    if (!error.hint.empty()) text += "\nhint:  " + error.hint;
    if (error.code == ErrorCode::internal) {
        text += "\nThis is a fault of the program, not yours. Please report it with the input.";
    }
    return text;
}

records::Document error_document(const Error& error) {
    records::Document document = records::Document::object();
    document["schema"] = "gossan.error/1";
    document["code"] = name_of(error.code);
    document["message"] = error.what();
    document["where"] = error.where;
    document["hint"] = error.hint;
    return document;
}

records::Document fault_document(const Fault& fault) {
    records::Document document = records::Document::object();
    document["file"] = fault.location.file;
    document["line"] = fault.location.line;
    document["column"] = fault.location.column;
    if (!fault.location.sheet.empty()) document["sheet"] = fault.location.sheet;
    document["severity"] = to_string(fault.severity);
    document["code"] = fault.code;
    document["path"] = fault.path;
    document["found"] = fault.found;
    document["allowed"] = fault.allowed;
    document["write"] = fault.write;
    return document;
}

records::Document faults_document(const Diagnostics& diagnostics) {
    records::Document list = records::Document::array();
    for (const Fault& fault : diagnostics.sorted()) list.push_back(fault_document(fault));
    return list;
}

std::string faults_in_words(const Diagnostics& diagnostics) {
    std::size_t n_warnings = 0;
    std::string code;
    for (const Fault& fault : diagnostics.sorted()) {
        if (fault.severity == Severity::warning) ++n_warnings;
        if (fault.severity == Severity::error && code.empty()) code = fault.code;
    }
    std::string text =
        diagnostics.has_errors() ? counted(diagnostics.n_errors(), "fault", "faults") : "no fault";
    if (n_warnings > 0) text += " and " + counted(n_warnings, "warning", "warnings");
    if (!code.empty()) text += "; `gossan explain " + code + "` says more about the first";
    return text;
}

}  // namespace gossan::program
