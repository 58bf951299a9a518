// SPDX-License-Identifier: Apache-2.0
// Puts the page of a study together.

follow_scheme();
add_calibration(place_named);
add_forecast(place_named);
add_plans(place_named);
add_next_test(place_named);
remove_empty_sections();
list_contents();
draw_all();
follow_printing();
addEventListener('resize', fit_all);
