// SPDX-License-Identifier: Apache-2.0
// Puts the page of runs together: figures into their places.

const follow_axis = () => {
    if (!can_use_ratio) return;
    const switches = document.getElementById('against');
    switches.hidden = false;
    switches.addEventListener('change', (event) => {
        against = event.target.value;
        draw_all();
    });
};

follow_scheme();
add_cathode(place_named);
add_modules(place_named);
add_schedule(place_named);
add_ponds(place_named);
add_diagrams(place_named);
add_accounts(place_named);
add_drains(place_named);
add_events(place_named);
add_all_curves(place_named);
add_limits(place_named);
add_all_maps(place_named);
add_budgets(place_named);
add_inventory(place_named);
add_seven_lines(place_named);
add_balances(place_named);
add_answers(place_named);
remove_empty_sections();
list_contents();
follow_axis();
draw_all();
follow_printing();
addEventListener('resize', fit_all);
