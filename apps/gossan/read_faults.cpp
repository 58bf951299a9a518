// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/read_faults.hpp"

#include <cstdio>

#include "apps/gossan/error_text.hpp"
#include "apps/gossan/terminal.hpp"

namespace gossan::program {

records::Document check_document(const std::string& file, bool is_accepted,
                                 const Diagnostics& diagnostics) {
    records::Document document = records::Document::object();
    document["schema"] = "gossan.check/1";
    document["file"] = file;
    document["accepted"] = is_accepted;
    document["faults"] = faults_document(diagnostics);
    return document;
}

void tell_reading(const std::string& file, bool is_accepted, const Diagnostics& diagnostics,
                  bool as_json) {
    if (!diagnostics.empty()) {
        std::fputs(diagnostics.text(true).c_str(), stderr);
        say(file + ": " + faults_in_words(diagnostics));
    }
    if (!is_accepted && as_json) {
        print_result(records::print(check_document(file, false, diagnostics)));
    }
}

}  // namespace gossan::program
