// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"
#include "gossan/catalogue/facts.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/study/optimise/optimise_input.hpp"
#include "gossan/study/optimise/plan_space.hpp"
#include "gossan/study/store/run_cache.hpp"
#include "gossan/study/workforce/workforce.hpp"

namespace gossan::study {

/// A plan to be run in one world, on the reduced site or on the full one.
struct PlanJob {
    PlanEdits edits = {};
    std::optional<std::size_t> member = {};  ///< none: the scenario's own world
    bool is_full = false;
    Point point = {};  ///< whose edits they are: what is told to other processes
};

/// How a study talks with whoever started it.
struct StudyAttendant {
    std::function<void(std::size_t made, double wall)> on_run = {};  ///< from one thread at a time
    std::function<bool()> is_interrupted = {};
};

/// The plan in force, its facts and worlds, and how plans put over it are run.
class PlanRuns {
public:
    /// Reads scenario and members; faults go to `diagnostics`, and the object is then of no use.
    PlanRuns(const OptimiseInput& input, const std::vector<std::string>& overlays,
             Diagnostics& diagnostics);

    /// Keeps runs of this version of the program in a study's folder; without, nothing is kept.
    void keep_in(const std::filesystem::path& folder, const std::string& version = {});

    /// Where every value of the plan in force stands.
    [[nodiscard]] const Origins& origins() const { return origins_; }
    [[nodiscard]] std::size_t n_members() const { return members_.size(); }
    /// Whether plans are sought over the members, and not in the scenario's own world.
    [[nodiscard]] bool seeks_over_members() const {
        return input_.members && input_.members->of == MembersOf::every;
    }
    /// Runs that the search makes of a plan.
    [[nodiscard]] std::size_t n_worlds() const { return seeks_over_members() ? n_members() : 1; }

    /// What the scenario says against a plan; blank: it takes it.
    [[nodiscard]] std::string refusal(const PlanEdits& edits) const;

    /// A plan as a scenario that can be run: every value in force.
    [[nodiscard]] std::string toml(const PlanEdits& edits, const std::string& heading) const;

    /// Figures (objectives, then constraints) of jobs in their order; the same bits for any work
    /// force. A run that fails has its failure. Error(input) for a figure that no run has. Jobs
    /// without a point are run by threads alone.
    [[nodiscard]] std::vector<PlanRun> run(std::span<const PlanJob> jobs, int threads,
                                           const StudyAttendant& attendant = {});
    [[nodiscard]] std::vector<PlanRun> run(std::span<const PlanJob> jobs, Workforce& workforce,
                                           const PlanSpace& space, int threads,
                                           const StudyAttendant& attendant = {});

    /// Any job of a space by what stands for it: member or -1, 1 on the full site else 0, the
    /// point. A site is run on `threads` threads.
    [[nodiscard]] RunMember runner(const PlanSpace& space, int threads,
                                   const StudyAttendant& attendant = {}) const;

    /// All that a job of the space depends on, by name.
    [[nodiscard]] std::map<std::string, std::string> identity(const std::string& version) const;

    /// Columns and cells of the reduced site and of the full one, in words.
    [[nodiscard]] std::string sizes() const;

    [[nodiscard]] std::size_t n_made() const { return n_made_; }
    [[nodiscard]] double wall_made() const { return wall_made_; }

private:
    /// Makes some of the jobs and tells each as it ends, one at a time.
    using OnRun = std::function<void(std::size_t n, PlanRun run)>;
    using MakeRuns = std::function<void(std::span<const std::size_t> jobs, const OnRun& on_run)>;

    [[nodiscard]] std::vector<std::string> overrides(const PlanJob& job) const;
    [[nodiscard]] PlanRun run_one(const PlanJob& job, int threads,
                                  const StudyAttendant& attendant) const;
    template <class Scenario>
    [[nodiscard]] PlanRun run_as(const PlanJob& job, int threads,
                                 const StudyAttendant& attendant) const;
    template <class Scenario>
    [[nodiscard]] scenario::Loaded<Scenario> read(const std::vector<std::string>& overrides,
                                                  Diagnostics& diagnostics) const;
    template <class Scenario>
    void take_up(Diagnostics& diagnostics);
    void read_members(Diagnostics& diagnostics);
    [[nodiscard]] std::string key_of(const PlanJob& job) const;
    [[nodiscard]] std::vector<PlanRun> run_by(std::span<const PlanJob> jobs, const MakeRuns& make,
                                              const StudyAttendant& attendant);

    const OptimiseInput& input_;
    catalogue::Facts facts_;
    std::optional<scenario::Input> text_;
    bool is_heap_ = false;
    Origins origins_;
    std::vector<PlanEdits> members_;
    std::string context_;          ///< hash of all that figures depend on beside the job
    std::string reduced_context_;  ///< of the reduced site
    std::string version_;
    std::unique_ptr<RunCache> cache_;
    std::size_t n_made_ = 0;
    double wall_made_ = 0.0;
};

}  // namespace gossan::study
