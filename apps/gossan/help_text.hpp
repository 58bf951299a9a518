// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "apps/gossan/verb.hpp"

namespace gossan::program {

/// What a verb declared, for its help: "gossan check FILE [options]" and a line a word or option.
class HelpText final : public Declaration {
public:
    explicit HelpText(const NamedVerb& verb);

    void word(const std::string& name, std::string& value, const std::string& meaning) override;
    void optional_word(const std::string& name, std::string& value,
                       const std::string& meaning) override;
    void words(const std::string& name, std::vector<std::string>& values,
               const std::string& meaning) override;
    void option(const std::string& names, const std::string& placeholder, std::string& value,
                const std::string& meaning) override;
    void option(const std::string& names, const std::string& placeholder, int& value,
                const std::string& meaning) override;
    void options(const std::string& names, const std::string& placeholder,
                 std::vector<std::string>& values, const std::string& meaning) override;
    void flag(const std::string& names, bool& value, const std::string& meaning) override;

    [[nodiscard]] std::string text() const;

private:
    const NamedVerb& verb_;
    std::string usage_;
    std::vector<std::pair<std::string, std::string>> words_, options_;
};

/// Help about the program as a whole: its verbs and exit statuses.
[[nodiscard]] std::string program_help(const std::vector<NamedVerb>& verbs);

}  // namespace gossan::program
