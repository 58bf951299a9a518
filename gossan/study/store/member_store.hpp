// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/study/trial/trials.hpp"
#include "gossan/study/workforce/workforce.hpp"

namespace gossan::study {

/// A member as it is kept: at which update, which draw, where and with what result.
struct StoredMember {
    int iteration = 0;
    std::uint64_t member = 0;
    std::vector<double> z = {};
    Prediction prediction = {};
};

/// Members of a study in one SQLite file that a kill at any moment leaves readable. Members are
/// made durable together, twice a second at most: a disk takes some 30 ms for it. One thread at a
/// time, one process.
class MemberStore {
public:
    /// What a study is made of, by name ("input", "seed", …): a store of another is refused.
    using Identity = std::map<std::string, std::string>;

    /// Makes the file or opens the one that is there. Error(input) naming what differs where it is
    /// of another study, Error(io) where it cannot be read or written.
    MemberStore(const std::filesystem::path& file, const Identity& identity);
    MemberStore(MemberStore&&) noexcept;
    MemberStore& operator=(MemberStore&&) noexcept;
    ~MemberStore();

    void put(const StoredMember& member);
    /// Makes all that was put durable.
    void flush();
    [[nodiscard]] std::optional<StoredMember> find(int iteration, std::uint64_t member) const;
    /// Those of one iteration, by member.
    [[nodiscard]] std::vector<StoredMember> members(int iteration) const;

    /// A figure of the study as a whole, as JSON or text; the last of a name stands.
    void put_figure(const std::string& name, const std::string& text);
    [[nodiscard]] std::optional<std::string> figure(const std::string& name) const;

private:
    struct Database;
    std::unique_ptr<Database> database_;
};

/// How a batch of members was come by.
struct BatchCount {
    std::size_t run = 0;    ///< now
    std::size_t known = 0;  ///< from the store
};

/// Predictions of members at `z`, one a row: from the store where it has them at the same z, else
/// run by `workforce` and put into the store as each ends.
[[nodiscard]] std::vector<Prediction> run_members(const RunMember& run, MemberStore& store,
                                                  int iteration,
                                                  std::span<const std::uint64_t> members,
                                                  std::span<const std::vector<double>> z,
                                                  Workforce& workforce, BatchCount& count,
                                                  const Trials::OnDone& on_done = {});

/// The same on at most `threads` threads of this process.
[[nodiscard]] std::vector<Prediction> run_members(const Trials& trials, MemberStore& store,
                                                  int iteration,
                                                  std::span<const std::uint64_t> members,
                                                  std::span<const std::vector<double>> z,
                                                  int threads, BatchCount& count,
                                                  const Trials::OnDone& on_done = {});

}  // namespace gossan::study
