// SPDX-License-Identifier: Apache-2.0
// Are forecasts honest? Columns whose truth is known, calibrated on 60 days and asked for day 300,
// against the forecast without data and the trade's curves. A truth is kept in a file of FOLDER as
// it ends, so that a run that was stopped goes on. Usage:
//   bench_coverage own|richer FOLDER [FIRST LAST [MEMBERS]]   the truths that are not yet in FOLDER
//   bench_coverage table FOLDER                               the table of both sets
//   bench_coverage derivatives | straight   checks of parts
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "bench/coverage_case.hpp"
#include "bench/coverage_checks.hpp"
#include "bench/coverage_table.hpp"

namespace {

using namespace gossan;
using bench::CoverageCase;

std::vector<double> column_of(const numerics::Matrix& table, std::size_t column) {
    std::vector<double> out;
    for (std::size_t row = 0; row < table.rows; ++row) out.push_back(table(row, column));
    return out;
}

bench::TruthFile one_truth(const study::KnownWorld& world, std::uint64_t number) {
    const std::clock_t begun = std::clock();
    const study::KnownTruth told = study::forecast_known_truth(world, number);
    bench::TruthFile file;
    if (!told.fault.empty()) {
        std::printf("truth %d: %s\n", int(number), told.fault.c_str());
        file["fault"] = {1.0};
        return file;
    }
    file["misfit"] = {told.misfit};
    file["runs"] = {double(told.runs), double(told.runs_failed)};
    for (std::size_t p = 0; p < told.z.size(); ++p) {
        file["z" + std::to_string(p)] = column_of(told.posterior_z, p);
    }
    file["z_truth"] = told.z;
    file["observed"] = told.observed;
    file["error"] = told.error;
    for (std::size_t asked = 0; asked < 2; ++asked) {
        const std::size_t k = CoverageCase::n_measured + asked;
        const std::string suffix = std::to_string(asked);
        file["truth" + suffix] = {told.truth[k]};
        file["prior" + suffix] = column_of(told.prior, k);
        file["posterior" + suffix] = column_of(told.posterior, k);
    }
    file["seconds"] = {double(std::clock() - begun) / CLOCKS_PER_SEC};
    return file;
}

void run_set(const std::string& set, const std::string& folder, std::uint64_t first,
             std::uint64_t last, std::size_t members) {
    const CoverageCase column;
    const auto model = column.trials({{}});
    study::KnownWorld world = column.world(*model, 2024, 1);
    world.members = members;
    if (set == "richer") world.truth = column.richer_truth();
    std::filesystem::create_directories(folder);
    for (std::uint64_t number = first; number <= last; ++number) {
        const std::string path = bench::path_of(folder, set, number);
        if (std::filesystem::exists(path)) continue;
        bench::write_truth(path, one_truth(world, number));
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const auto number = [&](int k, long otherwise) {
        return std::size_t(argc > k ? std::atol(argv[k]) : otherwise);
    };
    if ((what == "own" || what == "richer") && argc > 2) {
        run_set(what, argv[2], number(3, 1), number(4, 100), number(5, 60));
    } else if (what == "table" && argc > 2) {
        bench::print_tables(argv[2]);
    } else if (what == "derivatives") {
        bench::print_derivatives();
    } else if (what == "straight") {
        bench::print_straight();
    } else {
        std::printf(
            "bench_coverage own|richer FOLDER [FIRST LAST [MEMBERS]] | table FOLDER | "
            "derivatives | straight\n");
        return 2;
    }
}
