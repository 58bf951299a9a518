// SPDX-License-Identifier: Apache-2.0
// What every page has: places for figures, contents, colour scheme, printing.

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

// Paper is light and has a width of its own.
const follow_printing = () => {
    let before = null;
    addEventListener('beforeprint', () => {
        before = document.documentElement.dataset.scheme;
        document.documentElement.dataset.scheme = 'light';
        for (const plot of plots) {
            plot.draw();
            plot.chart?.resize({width: plot.spec.wide ? 655 : 312, height: 230});
            plot.chart?.getZr().flush();  // no frame comes before the paper
        }
    });
    addEventListener('afterprint', () => {
        set_scheme(before);
        for (const plot of plots) plot.chart?.resize({width: 'auto', height: 'auto'});
    });
};
