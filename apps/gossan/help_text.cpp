// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/help_text.hpp"

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/terminal.hpp"

namespace gossan::program {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

/// Names in a column, their meanings wrapped in another.
std::string two_columns(const Lines& lines) {
    std::size_t width = 0;
    for (const auto& [name, meaning] : lines) width = std::max(width, width_of(name));
    std::string out;
    for (const auto& [name, meaning] : lines) {
        out += "  " + name + std::string(width - width_of(name) + 2, ' ') +
               wrapped(meaning, page_width() - width - 4, width + 4) + "\n";
    }
    return out;
}

/// "-o,--output" and DIR as "-o, --output DIR".
std::string shown(const std::string& names, const std::string& placeholder) {
    std::string out;
    for (const char c : names) out += c == ',' ? std::string(", ") : std::string(1, c);
    return placeholder.empty() ? out : out + " " + placeholder;
}

}  // namespace

HelpText::HelpText(const NamedVerb& verb) : verb_(verb) { verb.verb->declare(*this); }

void HelpText::word(const std::string& name, std::string&, const std::string& meaning) {
    usage_ += " " + name;
    words_.emplace_back(name, meaning);
}

void HelpText::optional_word(const std::string& name, std::string&, const std::string& meaning) {
    usage_ += " [" + name + "]";
    words_.emplace_back(name, meaning);
}

void HelpText::words(const std::string& name, std::vector<std::string>&,
                     const std::string& meaning) {
    usage_ += " " + name + "...";
    words_.emplace_back(name, meaning);
}

void HelpText::option(const std::string& names, const std::string& placeholder, std::string&,
                      const std::string& meaning) {
    options_.emplace_back(shown(names, placeholder), meaning);
}

void HelpText::option(const std::string& names, const std::string& placeholder, int&,
                      const std::string& meaning) {
    options_.emplace_back(shown(names, placeholder), meaning);
}

void HelpText::options(const std::string& names, const std::string& placeholder,
                       std::vector<std::string>&, const std::string& meaning) {
    options_.emplace_back(shown(names, placeholder), meaning + "; may be repeated");
}

void HelpText::flag(const std::string& names, bool&, const std::string& meaning) {
    options_.emplace_back(shown(names, {}), meaning);
}

std::string HelpText::text() const {
    std::string out = "gossan " + verb_.name + usage_ + (options_.empty() ? "" : " [options]") +
                      "\n\n" + verb_.meaning + "\n";
    if (!words_.empty()) out += "\n" + two_columns(words_);
    if (!options_.empty()) out += "\n" + two_columns(options_);
    return out;
}

std::string program_help(const std::vector<NamedVerb>& verbs) {
    Lines lines;
    for (const NamedVerb& verb : verbs) lines.emplace_back(verb.name, verb.meaning);
    return "gossan " + version() +
           ": copper heap bioleaching, from the ore on the pad to the copper in a data centre\n\n"
           "gossan VERB [options]\n\n" +
           two_columns(lines) +
           "\n  gossan help VERB, or gossan VERB --help, says more about one.\n"
           "  Standard output is the result, standard error the log.\n"
           "  Exit status: 0 done; 1 the run failed or was interrupted; 2 the input was refused;\n"
           "  3 the solver did not converge; 4 no plan holds every constraint.\n";
}

}  // namespace gossan::program
