// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/help_text.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/text.hpp"

namespace gossan::program {
namespace {

/// Hands what a verb declares on to the option parser.
class Registration final : public Declaration {
public:
    explicit Registration(CLI::App& parser) : parser_(parser) {}

    void word(const std::string& name, std::string& value, const std::string&) override {
        parser_.add_option(name, value)->required();
    }
    void optional_word(const std::string& name, std::string& value, const std::string&) override {
        parser_.add_option(name, value);
    }
    void words(const std::string& name, std::vector<std::string>& values,
               const std::string&) override {
        parser_.add_option(name, values)->required();
    }
    void option(const std::string& names, const std::string& placeholder, std::string& value,
                const std::string&) override {
        parser_.add_option(names, value, placeholder);
    }
    void option(const std::string& names, const std::string& placeholder, int& value,
                const std::string&) override {
        parser_.add_option(names, value, placeholder);
    }
    void options(const std::string& names, const std::string& placeholder,
                 std::vector<std::string>& values, const std::string&) override {
        parser_.add_option(names, values, placeholder)->allow_extra_args(false);
    }
    void flag(const std::string& names, bool& value, const std::string&) override {
        parser_.add_flag(names, value);
    }

private:
    CLI::App& parser_;
};

Command refuse(const std::string& what, const std::string& hint) {
    say("error: " + what);
    say("hint:  " + hint);
    return {.verb = nullptr, .status = ExitStatus::refused};
}

const NamedVerb* find(const std::vector<NamedVerb>& verbs, const std::string& name) {
    const auto found = std::find_if(verbs.begin(), verbs.end(),
                                    [&](const NamedVerb& verb) { return verb.name == name; });
    return found == verbs.end() ? nullptr : &*found;
}

Command unknown_verb(const std::vector<NamedVerb>& verbs, const std::string& word) {
    std::vector<std::string> names{"help"};
    for (const NamedVerb& verb : verbs) names.push_back(verb.name);
    const auto near = nearest(word, names);
    return refuse("there is no verb " + in_quotes(word, 60),
                  near ? "did you mean `gossan " + *near + "`?" : "`gossan help` lists the verbs");
}

Command help(const std::vector<NamedVerb>& verbs, const std::vector<std::string>& words) {
    if (words.size() < 2) {
        print_result(program_help(verbs));
        return {};
    }
    const NamedVerb* verb = find(verbs, words[1]);
    if (verb == nullptr) return unknown_verb(verbs, words[1]);
    print_result(HelpText(*verb).text());
    return {};
}

/// What to say of words that the parser left over.
Command extra_words(const NamedVerb& verb, const CLI::App& parser) {
    const std::vector<std::string> extra = parser.remaining();
    std::string word = extra.empty() ? std::string{} : extra.front();
    const std::string more = "`gossan help " + verb.name + "` lists what it takes";
    if (!word.starts_with("-")) {
        return refuse("`gossan " + verb.name + "` does not take " + in_quotes(word, 60), more);
    }
    word = word.substr(0, word.find('='));
    std::vector<std::string> known;
    for (const CLI::Option* option : parser.get_options()) {
        for (const auto& name : option->get_lnames()) known.push_back("--" + name);
        for (const auto& name : option->get_snames()) known.push_back("-" + name);
    }
    const auto near = nearest(word, known);
    return refuse("`gossan " + verb.name + "` has no option " + word,
                  near ? "did you mean " + *near + "?" : more);
}

/// What the parser has to say of values that are missing or cannot be read.
std::string in_words(const CLI::ParseError& fault) {
    std::string said = fault.what();
    const std::string name = said.substr(0, said.find_first_of(": "));
    if (dynamic_cast<const CLI::RequiredError*>(&fault) != nullptr) return name + " is missing";
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&fault) != nullptr) {
        return name + " needs a value";
    }
    if (dynamic_cast<const CLI::ConversionError*>(&fault) != nullptr) {
        const std::size_t colon = said.find(": ");
        return (colon == said.npos ? said : said.substr(colon + 2)) + " cannot be read";
    }
    return said;
}

Command parse(const NamedVerb& verb, std::vector<std::string> words) {
    CLI::App parser;
    parser.set_help_flag("-h,--help");
    Registration registration(parser);
    verb.verb->declare(registration);
    std::reverse(words.begin(), words.end());
    try {
        parser.parse(words);
    } catch (const CLI::CallForHelp&) {
        print_result(HelpText(verb).text());
        return {};
    } catch (const CLI::ExtrasError&) {
        return extra_words(verb, parser);
    } catch (const CLI::ParseError& fault) {
        return refuse("`gossan " + verb.name + "`: " + in_words(fault),
                      "`gossan help " + verb.name + "` lists what it takes");
    }
    return {.verb = verb.verb.get()};
}

}  // namespace

Command read_command_line(const std::vector<NamedVerb>& verbs, int argc, const char* const* argv) {
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (words.empty()) {
        say(program_help(verbs));
        return {.verb = nullptr, .status = ExitStatus::refused};
    }
    const std::string& first = words.front();
    if (first == "help" || first == "-h" || first == "--help") return help(verbs, words);
    if (first == "version" || first == "--version") {
        print_result("gossan " + version() + "\n");
        return {};
    }
    const NamedVerb* verb = find(verbs, first);
    if (verb == nullptr) return unknown_verb(verbs, first);
    return parse(*verb, {words.begin() + 1, words.end()});
}

}  // namespace gossan::program
