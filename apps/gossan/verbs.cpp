// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/verb.hpp"

namespace gossan::program {

std::vector<NamedVerb> all_verbs(simulation::Ranks& ranks, Hands& hands) {
    std::vector<NamedVerb> verbs;
    const auto add = [&verbs](const char* name, const char* meaning, std::unique_ptr<Verb> verb) {
        verbs.push_back({name, meaning, std::move(verb)});
    };
    add("init", "write a scenario to start from", make_init_verb());
    add("check", "read everything, tell every fault at once, solve nothing", make_check_verb());
    add("run", "simulate a scenario into a new run folder", make_run_verb(ranks));
    add("resume", "go on with a run that was stopped, to the same bits",
        make_resume_verb(ranks, hands));
    add("report", "write one page about a run, to be read in a browser", make_report_verb());
    add("compare", "lay runs side by side, or a run beside measurements", make_compare_verb());
    add("inventory", "account for copper, acid, iron and water, by period and module",
        make_inventory_verb());
    add("footprint", "count carbon dioxide and water by kg of copper, by stream and period",
        make_footprint_verb());
    add("calibrate", "learn what measured tests say of numbers that are not known",
        make_calibrate_verb(hands));
    add("forecast", "tell what a plan will bring, with how much certainty",
        make_forecast_verb(hands));
    add("next-test", "tell which test would narrow a forecast most, per day and in all",
        make_next_test_verb(hands));
    add("optimise", "look for better plans, and write them down ready to run",
        make_optimise_verb(hands));
    add("study", "run a study on a cluster: submit, status, collect", make_study_verb(ranks));
    add("lots", "make lots of cathode, and follow any bundle back to the pads", make_lots_verb());
    add("contract", "price and account deliveries, and tell what may be promised",
        make_contract_verb());
    add("allocate", "give lots to makers for data centres, and say why", make_allocate_verb());
    add("supply", "go from the heap to lots, footprints, contract and packs", make_supply_verb());
    add("pack", "pack each shipment with its evidence, for its buyer", make_pack_verb());
    add("verify", "check the pack of a shipment, every byte of it, without a network",
        make_verify_verb());
    add("pact", "tell partners the footprints of lots: export, serve, check, client",
        make_pact_verb());
    add("schema", "say what a scenario may hold", make_schema_verb());
    add("explain", "say what a fault means and how to mend it", make_explain_verb());
    add("doctor", "look at the machine and test the program", make_doctor_verb());
    return verbs;
}

}  // namespace gossan::program
