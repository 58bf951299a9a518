// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/recorder_state.hpp"

namespace gossan::records {

struct Recorder::InMemory final : Recorder::State {
    InMemory(Manifest run, const Keeping& wanted, KeptRun& into)
        : State(std::move(run)), keeping(wanted), kept(into) {
        kept = {};
        for (std::size_t k = 0; k < manifest.series.size() && keeping.series; ++k) {
            const auto& names = keeping.columns;
            const ColumnInfo& column = manifest.series[k];
            const bool is_wanted =
                names.empty() || std::find(names.begin(), names.end(), column.name) != names.end();
            if (!is_wanted) continue;
            columns.push_back(k);
            kept.series.columns.push_back(column);
        }
        kept.series.values.resize(columns.size());
        refuse_unknown();
    }

    void series_row(double time_d, std::span<const double> values) override {
        if (!keeping.series) return;
        kept.series.time_d.push_back(time_d);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            kept.series.values[k].push_back(values[columns[k]]);
        }
    }
    void balance_rows(std::span<const BalanceRow> rows) override {
        if (keeping.balance) kept.balance.insert(kept.balance.end(), rows.begin(), rows.end());
    }
    void event(const Event& event) override { kept.events.push_back(event); }
    void lay_out_fields(FieldLayout) override {}
    void field_row(double, std::span<const double>) override {}
    void table_rows(std::size_t, const tables::CsvRows&) override {}
    [[nodiscard]] bool keeps_tables() const override { return false; }

    bool restart_point(Checkpoint checkpoint) override {
        manifest.time_d = checkpoint.time / day;
        if (keeping.last_restart_point) kept.last = std::move(checkpoint);
        return false;
    }
    void finish(const Document&) override { manifest.status = RunStatus::done; }
    std::string stop(RunStatus status, const std::string&) noexcept override {
        manifest.status = status;
        return {};
    }

    void refuse_unknown() const {
        std::vector<std::string> known;
        for (const ColumnInfo& column : manifest.series) known.push_back(column.name);
        for (const std::string& name : keeping.columns) {
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            const auto near = nearest(name, known);
            throw Error(ErrorCode::input, "the run has no column " + in_quotes(name), {},
                        near ? "write " + *near : "look at the columns of series.csv");
        }
    }

    Keeping keeping;
    KeptRun& kept;
    std::vector<std::size_t> columns;  ///< those kept
};

Recorder Recorder::in_memory(Manifest manifest, const Keeping& keeping, KeptRun& kept) {
    return Recorder(std::make_unique<InMemory>(std::move(manifest), keeping, kept));
}

}  // namespace gossan::records
