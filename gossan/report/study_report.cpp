// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/study_report.hpp"

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/calibration_page.hpp"
#include "gossan/report/forecast_report.hpp"
#include "gossan/report/next_test_report.hpp"
#include "gossan/report/optimise_report.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {

void write_study_report(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const auto manifest_file = folder / "manifest.json";
    const auto manifest =
        records::parse_document(records::read_file(manifest_file), manifest_file.string());
    const std::string kind = manifest.at("kind").string();
    if (kind == "forecast") return write_forecast_report(folder, out);
    if (kind == "next-test") return write_next_test_report(folder, out);
    if (kind == "optimise") return write_optimise_report(folder, out);
    if (kind != "calibrate") {
        throw Error(ErrorCode::input, "a study of the kind " + kind + " has no page of its own",
                    folder.string());
    }
    records::write_atomically(out, page(calibration_page(folder, manifest)));
}

}  // namespace gossan::report
