// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/records/recorder.hpp"

namespace gossan::records {

/// Where a Recorder puts what it is told: a run folder, or memory. Its calls are those of Recorder.
/// For the two recorders alone.
struct Recorder::State {
    explicit State(Manifest run) : manifest(std::move(run)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    virtual ~State() = default;

    virtual void lay_out_fields(FieldLayout layout) = 0;
    virtual void series_row(double time_d, std::span<const double> values) = 0;
    virtual void field_row(double time_d, std::span<const double> values) = 0;
    virtual void balance_rows(std::span<const BalanceRow> rows) = 0;
    virtual void event(const Event& event) = 0;
    virtual void table_rows(std::size_t table, const tables::CsvRows& rows) = 0;
    virtual bool restart_point(Checkpoint checkpoint) = 0;
    virtual void finish(const Document& summary) = 0;
    virtual std::string stop(RunStatus status, const std::string& message) noexcept = 0;
    [[nodiscard]] virtual bool keeps_tables() const = 0;

    Manifest manifest;
};

}  // namespace gossan::records
