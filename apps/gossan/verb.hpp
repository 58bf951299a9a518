// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gossan/simulation/ranks.hpp"

namespace gossan::program {

class Hands;

/// What the program ends with. Scripts rely on the numbers.
enum class ExitStatus { done = 0, failed = 1, refused = 2, not_converged = 3, infeasible = 4 };

/// Takes down what a verb understands. Each call names the place where the value will be put.
class Declaration {
public:
    virtual ~Declaration() = default;

    /// A word that must be there: `gossan check FILE`.
    virtual void word(const std::string& name, std::string& value, const std::string& meaning) = 0;
    /// A word that may be left out.
    virtual void optional_word(const std::string& name, std::string& value,
                               const std::string& meaning) = 0;
    /// One word or more.
    virtual void words(const std::string& name, std::vector<std::string>& values,
                       const std::string& meaning) = 0;
    /// `--name VALUE`, once. `names` may be several: "-o,--output".
    virtual void option(const std::string& names, const std::string& placeholder,
                        std::string& value, const std::string& meaning) = 0;
    virtual void option(const std::string& names, const std::string& placeholder, int& value,
                        const std::string& meaning) = 0;
    /// `--name VALUE`, as often as one likes.
    virtual void options(const std::string& names, const std::string& placeholder,
                         std::vector<std::string>& values, const std::string& meaning) = 0;
    virtual void flag(const std::string& names, bool& value, const std::string& meaning) = 0;
};

/// One thing that the program does. Options are its members; one object serves one call.
class Verb {
public:
    virtual ~Verb() = default;

    virtual void declare(Declaration& declaration) = 0;
    /// Does the work: the result to standard output, the log to standard error. May throw Error.
    [[nodiscard]] virtual ExitStatus run() = 0;
    /// Whether the user wants JSON; faults then come as JSON too.
    [[nodiscard]] virtual bool wants_json() const { return false; }
    /// Whether every rank runs it; else the first alone.
    [[nodiscard]] virtual bool is_for_all_ranks() const { return false; }
};

/// A verb with what stands about it in the list of verbs.
struct NamedVerb {
    std::string name;
    std::string meaning;
    std::unique_ptr<Verb> verb;
};

/// Every verb, in the order in which help lists them. Both must outlive them: the processes that
/// share one run, and who runs the members of a study.
[[nodiscard]] std::vector<NamedVerb> all_verbs(simulation::Ranks& ranks, Hands& hands);

std::unique_ptr<Verb> make_init_verb();
std::unique_ptr<Verb> make_check_verb();
std::unique_ptr<Verb> make_run_verb(simulation::Ranks& ranks);
std::unique_ptr<Verb> make_resume_verb(simulation::Ranks& ranks, Hands& hands);
std::unique_ptr<Verb> make_report_verb();
std::unique_ptr<Verb> make_compare_verb();
std::unique_ptr<Verb> make_inventory_verb();
std::unique_ptr<Verb> make_footprint_verb();
std::unique_ptr<Verb> make_forecast_verb(Hands& hands);
std::unique_ptr<Verb> make_calibrate_verb(Hands& hands);
std::unique_ptr<Verb> make_next_test_verb(Hands& hands);
std::unique_ptr<Verb> make_optimise_verb(Hands& hands);
std::unique_ptr<Verb> make_study_verb(simulation::Ranks& ranks);
std::unique_ptr<Verb> make_lots_verb();
std::unique_ptr<Verb> make_contract_verb();
std::unique_ptr<Verb> make_allocate_verb();
std::unique_ptr<Verb> make_supply_verb();
std::unique_ptr<Verb> make_pack_verb();
std::unique_ptr<Verb> make_verify_verb();
std::unique_ptr<Verb> make_pact_verb();
std::unique_ptr<Verb> make_schema_verb();
std::unique_ptr<Verb> make_explain_verb();
std::unique_ptr<Verb> make_doctor_verb();

}  // namespace gossan::program
