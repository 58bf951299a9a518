// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/self_test.hpp"

#include <unistd.h>

#include <cmath>
#include <functional>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/simulation/column_simulation.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

constexpr double closure_tolerance = 1e-8;  ///< what every run is held to

constexpr const char* small_column = R"(# The column of `gossan doctor`.
[run]
title = "self-test"
duration = "20 d"
restart_interval = "2 d"
[ore]
moisture = "3 %"
minerals = { malachite = "0.5 %", calcite = "0.2 %" }
[ore.size]
kind = "rosin_rammler"
p80 = "19 mm"
classes = 2
[ore.access]
kind = "full"
[bed]
height = "2 m"
cells = 8
bulk_density = "1.6 t/m3"
temperature = "20 degC"
[bed.stagnant]
nodes = 1
[solutions.raffinate]
temperature = "20 degC"
free_acid = "10 g/L"
balance = true
[irrigation]
steps = [{ from = "0 d", rate = "10 L/m2/h", solution = "raffinate" }]
[weather]
air_temperature = "20 degC"
)";

/// A folder that goes away with its object.
class TestFolder {
public:
    explicit TestFolder(const fs::path& place)
        : path_(place / (".gossan-doctor-" + std::to_string(getpid()))) {
        records::make_folder(path_);
    }
    ~TestFolder() {
        std::error_code left_behind;
        fs::remove_all(path_, left_behind);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

class SmallColumn {
public:
    explicit SmallColumn(fs::path folder) : folder_(std::move(folder)) {
        records::write_atomically(folder_ / "scenario.toml", small_column);
        Diagnostics diagnostics;
        auto prepared = prepare({.file = (folder_ / "scenario.toml").string()}, diagnostics);
        diagnostics.throw_if_any();
        prepared_ = std::move(*prepared);
    }

    simulation::Outcome run(const std::string& name, const simulation::Attendant& attendant) const {
        return simulation::run(prepared_.assembly,
                               {.folder = folder_ / name,
                                .force = false,
                                .version = version(),
                                .effective_toml = prepared_.effective_toml,
                                .data_hash = prepared_.data_hash,
                                .inputs = prepared_.inputs,
                                .options = {}},
                               attendant);
    }

    simulation::Outcome resume(const std::string& name) const {
        return simulation::resume(
            prepared_.assembly, folder_ / name,
            simulation::identity_of(prepared_.effective_toml, prepared_.data_hash), {});
    }

    [[nodiscard]] std::string bytes(const std::string& name) const {
        const auto run = records::RunFolder::open(folder_ / name);
        return records::read_file(run.series()) + records::read_file(run.balance()) +
               records::read_file(run.events()) + records::read_file(run.fields());
    }

private:
    fs::path folder_;
    PreparedScenario prepared_;
};

Finding tried(const std::string& claim, const std::function<Finding()>& trial) {
    try {
        Finding finding = trial();
        finding.claim = claim;
        return finding;
    } catch (const std::exception& failure) {
        return {.claim = claim, .holds = false, .detail = failure.what()};
    }
}

Finding try_balances(const SmallColumn& column) {
    const simulation::Outcome outcome = column.run("straight", {});
    if (outcome.status != records::RunStatus::done) return {{}, false, outcome.message};
    double worst = 0.0;
    std::string of;
    for (const records::Member& closure : outcome.summary.at("balance").members()) {
        if (std::abs(closure.value.number()) < worst) continue;
        worst = std::abs(closure.value.number());
        of = closure.key;
    }
    return {{},
            worst <= closure_tolerance,
            readable(worst, 2) + " (" + of + "), computed in " +
                readable_seconds(outcome.summary.at("wall_s").number())};
}

Finding try_resuming(const SmallColumn& column) {
    bool is_half_way = false;
    const simulation::Attendant attendant{
        .on_progress =
            [&](const simulation::Progress& now) { is_half_way = now.time > 0.5 * now.duration; },
        .is_interrupted = [&] { return is_half_way; }};
    const simulation::Outcome stopped = column.run("stopped", attendant);
    if (stopped.status != records::RunStatus::interrupted) return {{}, false, "it did not stop"};
    const simulation::Outcome outcome = column.resume("stopped");
    if (outcome.status != records::RunStatus::done) return {{}, false, outcome.message};
    const bool is_same = column.bytes("straight") == column.bytes("stopped");
    return {{}, is_same, is_same ? "series, balance, events and fields" : "the files differ"};
}

}  // namespace

std::vector<Finding> self_test(const fs::path& place) {
    std::vector<Finding> findings;
    findings.push_back(tried("this folder can be written", [&]() -> Finding {
        const TestFolder folder(place);
        records::write_atomically(folder.path() / "file", "written");
        const double free = double(fs::space(place).available);
        return {{}, true, readable(1e-9 * free, 3) + " GB free"};
    }));
    if (!findings.back().holds) return findings;
    const TestFolder folder(place);
    std::optional<SmallColumn> column;
    findings.push_back(tried("a small column closes every balance to 1e-8", [&]() -> Finding {
        column.emplace(folder.path());
        return try_balances(*column);
    }));
    if (!column) return findings;
    findings.push_back(tried("stopped half-way and resumed, it gives the same bits",
                             [&] { return try_resuming(*column); }));
    return findings;
}

}  // namespace gossan::program
