// SPDX-License-Identifier: Apache-2.0
// Puts the page together: figures into their places, contents, colour scheme, printing.

const place_named = (name) => document.querySelector(`[data-charts="${name}"]`);

const remove_empty_sections = () => {
    for (const place of document.querySelectorAll('[data-charts]')) {
        if (place.childElementCount > 0) continue;
        const section = place.closest('section');
        if (section.id === place.dataset.charts && section.childElementCount === 2) section.remove();
        else place.remove();
    }
};

const list_contents = () => {
    const list = document.getElementById('contents');
    for (const section of document.querySelectorAll('main section'))
        list.append(make('li', {}, make('a', {href: `#${section.id}`}, sentence(section.id))));
};

const set_scheme = (scheme) => {
    document.documentElement.dataset.scheme = scheme;
    draw_all();
};

const follow_scheme = () => {
    const prefers_dark = matchMedia('(prefers-color-scheme: dark)');
    document.documentElement.dataset.scheme = prefers_dark.matches ? 'dark' : 'light';
    prefers_dark.addEventListener('change', () => set_scheme(prefers_dark.matches ? 'dark' : 'light'));
    document.getElementById('scheme').addEventListener('click', () =>
        set_scheme(document.documentElement.dataset.scheme === 'dark' ? 'light' : 'dark'));
};

const follow_axis = () => {
    if (!can_use_ratio) return;
    const switches = document.getElementById('against');
    switches.hidden = false;
    switches.addEventListener('change', (event) => {
        against = event.target.value;
        draw_all();
    });
};

// Paper is light and has a width of its own.
const follow_printing = () => {
    let before = null;
    addEventListener('beforeprint', () => {
        before = document.documentElement.dataset.scheme;
        document.documentElement.dataset.scheme = 'light';
        for (const plot of plots) {
            plot.draw();
            plot.chart.resize({width: plot.spec.wide ? 655 : 312, height: 230});
            plot.chart.getZr().flush();  // no frame comes before the paper
        }
    });
    addEventListener('afterprint', () => {
        set_scheme(before);
        for (const plot of plots) plot.chart.resize({width: 'auto', height: 'auto'});
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
