// SPDX-License-Identifier: Apache-2.0
// Puts the page of what leaves the site together.

follow_scheme();
add_footprint(place_named);
remove_empty_sections();
list_contents();
draw_all();
follow_printing();
addEventListener('resize', fit_all);
