// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "gossan/records/atomic_file.hpp"

/// For tests alone: tables of a small site, made of formulas and not of physics.
namespace gossan::report::made {

/// Two modules: A drips from day 10 to 30 and then drains 100 m3 in 10 days and 50 more in the next
/// 10; B is stacked on day 20 and drips from then on.
inline void site_tables(const std::filesystem::path& folder) {
    records::write_atomically(folder / "modules.csv",
                              "time_d,module,pad,status,area_m2,height_m,extraction_pct,limit\n"
                              "20,A,north,irrigated,1000,6,5,none\n"
                              "40,A,north,resting,1000,6,9,acid\n"
                              "40,B,south,irrigated,2000,3,,none\n");
    std::string flows =
        "time_d,module,status,irrigation_L_m2_h,air_Nm3_m2_h,drainage_m3_d,drained_m3,pls_Cu_g_L\n";
    const auto row = [&](const std::string& text) { flows += text + "\n"; };
    row("10,A,waiting,0,0,0,0,");
    row("20,A,irrigated,8,0.1,50,500,4");
    row("30,A,irrigated,8,0.1,80,1300,3");
    row("30,B,irrigated,6,0,10,100,1");
    row("40,A,resting,0,0,10,1400,2");
    row("40,B,irrigated,6,0,20,300,2");
    row("50,A,resting,0,0,5,1450,1");
    row("50,B,irrigated,6,0,20,500,2");
    records::write_atomically(folder / "module_flows.csv", flows);
    records::write_atomically(folder / "ponds.csv",
                              "time_d,pond,capacity_m3,volume_m3,temperature_degC,free_acid_g_L,"
                              "Cu_g_L,Fe2_g_L\n"
                              "0,pls,4000,2000,20,8,0.2,0.5\n"
                              "0,raffinate,5000,2500,21,9,0.1,0.4\n"
                              "50,pls,4000,2100,22,7,1.2,0.6\n"
                              "50,raffinate,5000,2600,23,6,0.3,0.7\n");
    records::write_atomically(folder / "circuit.csv",
                              "time_d,side,line,aqueous_Cu_g_L,organic_Cu_g_L\n"
                              "50,extraction,isotherm,0,0\n50,extraction,isotherm,2,4\n"
                              "50,extraction,stages,2,3\n50,extraction,stages,1,3\n"
                              "50,extraction,stages,1,1\n50,strip,stages,35,1\n");
}

}  // namespace gossan::report::made
