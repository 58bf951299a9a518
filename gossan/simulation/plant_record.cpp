// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/plant_record.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/plant/isotherm.hpp"
#include "gossan/simulation/observation.hpp"

namespace gossan::simulation {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr int n_points = 24;  // of an isotherm, enough for a smooth curve

using plant::SxStage;

/// One diagram on its way into rows.
class Diagram {
public:
    Diagram(double time, const char* side, tables::CsvRows& rows)
        : time_(time), side_(side), rows_(rows) {}

    /// The isotherm between two contents of copper in the water.
    void isotherm(const plant::Isotherm& isotherm, const plant::AqueousFeed& feed, double from,
                  double to) {
        for (int k = 0; k <= n_points; ++k) {
            const double aqueous = from + (to - from) * double(k) / n_points;
            point("isotherm", aqueous, isotherm.organic(feed, aqueous));
        }
    }

    /// Through what passes one another between stages.
    void operating_line(std::span<const SxStage> stages) {
        std::vector<std::pair<double, double>> points;
        for (const SxStage& stage : stages) {
            points.emplace_back(stage.aqueous_in, stage.organic_out);
            points.emplace_back(stage.aqueous_out, stage.organic_in);
        }
        std::sort(points.begin(), points.end());
        for (const auto& [aqueous, organic] : points) point("operating line", aqueous, organic);
    }

    void stages(std::span<const SxStage> stages) {
        for (const SxStage& stage : stages) {
            point("stages", stage.aqueous_in, stage.organic_out);
            point("stages", stage.aqueous_out, stage.organic_out);
            point("stages", stage.aqueous_out, stage.organic_in);
        }
    }

private:
    void point(const char* line, double aqueous, double organic) {
        rows_.cell(time_).cell(side_).cell(line).cell(aqueous).cell(organic);
        rows_.end_row();
    }

    double time_;
    const char* side_;
    tables::CsvRows& rows_;
};

std::vector<SxStage> of_kind(const plant::SxResult& circuit, SxStage::Kind kind) {
    std::vector<SxStage> found;
    for (const auto* stages : {&circuit.extraction_stages, &circuit.strip_stages}) {
        std::copy_if(stages->begin(), stages->end(), std::back_inserter(found),
                     [kind](const SxStage& stage) { return stage.kind == kind; });
    }
    return found;
}

double most_aqueous(std::span<const SxStage> stages) {
    double most = 0.0;
    for (const SxStage& stage : stages) {
        most = std::max({most, stage.aqueous_in, stage.aqueous_out});
    }
    return most;
}

double least_aqueous(std::span<const SxStage> stages) {
    double least = most_aqueous(stages);
    for (const SxStage& stage : stages) {
        least = std::min({least, stage.aqueous_in, stage.aqueous_out});
    }
    return least;
}

}  // namespace

records::TableInfo ponds_table(const HeapAssembly& heap) {
    records::TableInfo info{.file = "ponds.csv",
                            .header = {"time_d", "pond", "capacity_m3", "volume_m3",
                                       "temperature_degC", "free_acid_g_L"}};
    for (const solution::Component& component : heap.components()) {
        if (component.name == "H") continue;
        info.header.push_back(column_name_of(component.name) + "_g_L");
    }
    return info;
}

tables::CsvRows pond_rows(const HeapAssembly& heap, double time,
                          std::span<const plant::Liquor> ponds) {
    const plant::LiquorBasis& basis = heap.basis();
    tables::CsvRows rows;
    std::size_t pond = 0;
    for (const auto& [name, input] : heap.site.plant.ponds) {
        const plant::Liquor& held = ponds[pond++];
        const double volume = basis.volume(held);
        rows.cell(time / seconds_a_day).cell(name).cell(input.capacity.si).cell(volume);
        rows.cell(basis.temperature(held) - constants::zero_celsius).cell(basis.acid(held));
        for (std::size_t c = 0; c < held.component.size(); ++c) {
            if (c == basis.h()) continue;
            rows.cell(held.component[c] * heap.components()[c].molar_mass / volume);
        }
        rows.end_row();
    }
    return rows;
}

std::vector<plant::Liquor> ponds_of(const plant::Plant& plant) {
    std::vector<plant::Liquor> ponds;
    for (std::size_t pond = 0; pond < plant.n_ponds(); ++pond) ponds.push_back(plant.pond(pond));
    return ponds;
}

records::TableInfo circuit_table() {
    return {.file = "circuit.csv",
            .header = {"time_d", "side", "line", "aqueous_Cu_g_L", "organic_Cu_g_L"}};
}

tables::CsvRows circuit_rows(const HeapAssembly& heap, const plant::Plant& plant,
                             const HeapWindow& window) {
    tables::CsvRows rows;
    const plant::SxResult& circuit = window.plant.back().copper.circuit;
    if (!heap.site.plant.extraction || circuit.total_transferred() <= 0.0) return rows;
    const plant::ExtractionInput& input = *heap.site.plant.extraction;
    const plant::LiquorBasis& basis = heap.basis();
    const double time = window.end / seconds_a_day;
    const double reagent = input.design().reagent_percent;
    const auto acid_of = [&](const std::string& pond) {
        return basis.acid(plant.pond(std::size_t(plant.pond_index(pond))));
    };
    const auto draw = [&](const char* side, const std::vector<SxStage>& stages,
                          const plant::Isotherm& isotherm, const plant::AqueousFeed& feed,
                          double from) {
        if (stages.empty()) return;
        Diagram diagram(time, side, rows);
        diagram.isotherm(isotherm, feed, from, 1.05 * most_aqueous(stages));
        diagram.operating_line(stages);
        diagram.stages(stages);
    };
    const auto extraction = plant::Isotherm::extraction(reagent);
    const auto series = of_kind(circuit, SxStage::Kind::series);
    draw("extraction", series, extraction, {most_aqueous(series), acid_of(input.feed)}, 0.0);
    if (input.parallel_feed) {
        const auto parallel = of_kind(circuit, SxStage::Kind::parallel);
        draw("parallel extraction", parallel, extraction,
             {most_aqueous(parallel), acid_of(*input.parallel_feed)}, 0.0);
    }
    const auto strip = of_kind(circuit, SxStage::Kind::strip);
    const double spent = least_aqueous(strip);
    draw("strip", strip, plant::Isotherm::strip(reagent), {spent, basis.acid(plant.electrolyte())},
         0.95 * spent);
    return rows;
}

}  // namespace gossan::simulation
