// SPDX-License-Identifier: Apache-2.0
// Acid, water and the other accounts of a site as waterfalls, the seven lines of its copper, and what drains after a stop.

const most_parts = 11;

// Bars in order: what was there, what came in, what went out, what is there; small parts as one each way.
const bars_of_account = ({ends: [begin, end], parts}) => {
    const is_some = ({amount}) => Math.abs(amount) > 1e-9 * Math.max(...parts.map((part) => Math.abs(part.amount)));
    const some = parts.filter(is_some);
    const [large, small] = [some.slice(0, most_parts), some.slice(most_parts)];
    const rest = (sign, label) => {
        const amount = small.filter((part) => Math.sign(part.amount) === sign).reduce((sum, part) => sum + part.amount, 0);
        return amount ? [{label, amount}] : [];
    };
    const flows = [...large, ...rest(1, 'smaller ways in'), ...rest(-1, 'smaller ways out')].sort((a, b) => (b.amount > 0) - (a.amount > 0));
    let level = begin ?? 0;
    const bars = begin === null ? [] : [{label: 'at the start', from: 0, to: level, kind: 'stock'}];
    for (const {label, amount} of flows) {
        bars.push({label, from: level, to: level + amount, kind: amount > 0 ? 'in' : 'out'});
        level += amount;
    }
    return [...bars, {label: 'at the end', from: 0, to: end ?? level, kind: 'stock'}];
};

const closure_words = (closure) => closure === null ? '' : ` · closes to ${number(Math.max(closure, 1e-16), 1)} of what moved`;
const account_titles = {acid: 'Acid, as H₂SO₄', water: 'Water'};
const account_title = ({name}) => account_titles[name] ?? sentence(name);

const add_account = (place, title, chosen, controls = []) => add_figure(place, {
    title, wide: true, controls, height: '26rem',
    caption: () => `${chosen().unit}, heaps and plant as one, over the whole run${closure_words(chosen().ends[2])}`,
    option: () => waterfall_option(bars_of_account(chosen()), chosen().unit, innerWidth > 700 ? 260 : 130),
    table: () => ({header: ['what', `amount, ${chosen().unit}`], rows: [['at the start', chosen().ends[0]],
        ...chosen().parts.map(({label, amount}) => [label, amount]), ['at the end', chosen().ends[1]]]}),
    words: () => bars_of_account(chosen()).map((bar) => `${bar.label} ${bar_text(bar)}`).join(', ') + ` ${chosen().unit}.`,
});

const add_accounts = (place_named) => {
    const accounts = site?.accounts ?? [];
    if (accounts.length === 0) return;
    const place = place_named('accounts');
    const named = accounts.filter(({name}) => name in account_titles);
    for (const account of named) add_account(place, account_title(account), () => account);
    const rest = accounts.filter((account) => !named.includes(account));
    if (rest.length === 0) return;
    let chosen = rest[0];
    const plot = add_account(place, 'Other accounts', () => chosen, [chooser('Account', rest.map(account_title), (k) => {
        chosen = rest[k];
        plot.draw();
    })]);
};

const add_seven_lines = (place_named) => {
    const lines = site?.lines;
    if (!lines || lines.time.length < 2) return;
    let chosen = lines.modules[0];
    const curves = () => lines.names.map((name, k) => ({name, x: lines.time, y: chosen.values[k], ink: line_colour(k), dash: dashes[k % 2]}));
    const choice = chooser('Whose copper', lines.modules.map(({name}) => name === 'all' ? 'all modules' : name), (k) => {
        chosen = lines.modules[k];
        plot.draw();
    });
    const plot = add_figure(place_named('inventory'), {
        title: 'The seven lines', wide: true, controls: [choice],
        caption: () => `${lines.unit} of copper at each stock-taking, ${chosen.name === 'all' ? 'all modules' : chosen.name} · extracted = recovered + in solution + lost, less what came in dissolved`,
        option: (hidden) => line_option(lines.unit, curves(), hidden),
        keys: () => curves().map(({name, ink, dash}) => ({name, ink, dash: String(dash).replace('solid', '')})),
        table: () => ({header: ['day', ...lines.names.map((name) => `${name}, ${lines.unit}`)],
            rows: lines.time.map((day, k) => [day, ...chosen.values.map((values) => values[k])])}),
        words: () => lines.names.map((name, k) => `${name} ${number(chosen.values[k].at(-1))} ${lines.unit}`).join(', ') + '.',
        points: () => lines.time.length,
    });
};

const longest_drain = 180;  // days drawn; the table has all

// Millimetres (L/m2) drained against days since the stop, a curve a stop.
const drain_curves = ({names, pads, pad, area, drains}) => drains.filter(({days}) => days.length > 2).map(({module, stop, days, m3}) => ({
    name: pads[pad[module]].replaceAll('_', ' '), module: names[module], stop, x: days, y: m3.map((volume) => 1000 * volume / area[module]), ink: line_colour(pad[module]),
}));

const add_drains = (place_named) => {
    const modules = site?.modules;
    const curves = modules ? drain_curves(modules) : [];
    if (curves.length === 0) return;
    add_figure(place_named('drain-down'), {
        title: 'Drained after irrigation stopped', wide: true,
        caption: () => 'L/m² of the module against days since its irrigation stopped, a curve a stop, coloured by pad; rain that came through counts · the first 180 days, all in the table',
        option: (hidden) => ({
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesIndex, value}) => {
                const curve = curves.filter(({name}) => !hidden.has(name))[seriesIndex];
                return `<b>${escape_html(curve.module)}</b>, stopped on ${escape_html(day_in_words(curve.stop))}<br>${number(value[0], 3)} days later <b>${number(value[1], 3)} L/m²</b>`;
            }},
            xAxis: day_axis(0, ({max}) => Math.min(max, longest_drain)),
            yAxis: value_axis('L/m²'),
            series: line_series(curves.filter(({name}) => !hidden.has(name))).map((one) => ({...one, symbol: 'circle', symbolSize: 4})),
        }),
        keys: () => [...new Map(curves.map(({name, ink}) => [name, {name, ink, dash: ''}])).values()],
        table: () => ({header: ['module', 'stopped on day', 'days since', 'drained, L/m²'],
            rows: curves.flatMap(({module, stop, x, y}) => x.map((day, k) => [module, stop, day, y[k]]))}),
        words: () => `${curves.length} stops of irrigation.`,
    });
};
