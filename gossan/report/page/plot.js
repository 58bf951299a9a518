// SPDX-License-Identifier: Apache-2.0
// One figure: heading, caption, plot, and the same numbers as a table or a CSV file.

const plots = [];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const line_colour = (k) => colour(`c${k % 8 + 1}`);
const dashes = ['solid', [7, 4], [2, 3], [9, 3, 2, 3]];

const base_option = () => ({
    animation: false,
    backgroundColor: 'transparent',
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink')},
    grid: {left: 8, right: 18, top: 26, bottom: 30, containLabel: true},
});

const axis_style = () => ({
    axisLine: {lineStyle: {color: colour('muted')}},
    axisLabel: {color: colour('muted'), formatter: tick, hideOverlap: true},
    nameTextStyle: {color: colour('muted')},
    splitLine: {lineStyle: {color: colour('line')}},
});

// An axis of values or, where cells are counted, of decades.
const scale_style = (is_log) => {
    const axis = axis_style();
    return is_log ? {type: 'log', ...axis, axisLabel: {...axis.axisLabel, formatter: decade_tick}} : {type: 'value', scale: true, ...axis};
};

const tooltip_style = () => ({
    backgroundColor: colour('surface'), borderColor: colour('line'), confine: true,
    textStyle: {color: colour('ink'), fontSize: 12},
});

const csv_of = (header, rows) => {
    const cell = (value) => {
        const text = value === null || value === undefined ? '' : String(value);
        return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return [header, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';
};

const offer_file = (name, text) => {
    const link = make('a', {href: URL.createObjectURL(new Blob([text], {type: 'text/csv'})), download: name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const spread = (rows, most) => rows.length <= most ? rows :
    Array.from({length: most}, (_, k) => rows[Math.round(k * (rows.length - 1) / (most - 1))]);

const most_table_rows = 120;

// A figure's heading with its controls; `table()` gives {header, rows}.
const heading = (title, table, plot_node, controls) => {
    let shown = null;
    const show = make('button', {type: 'button', 'aria-pressed': 'false'}, 'Table');
    show.addEventListener('click', () => {
        if (shown) {
            shown.remove();
            shown = null;
        } else {
            const {header, rows} = table();
            const some = spread(rows, most_table_rows);
            const part = some.length < rows.length ? ` (${some.length} of ${rows.length} rows)` : '';
            shown = table_of(title + part, header, some);
            plot_node.after(shown);
        }
        plot_node.hidden = shown !== null;
        show.setAttribute('aria-pressed', String(shown !== null));
    });
    const save = make('button', {type: 'button', title: 'Save these numbers as a CSV file'}, 'CSV');
    save.addEventListener('click', () => {
        const {header, rows} = table();
        offer_file(title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') + '.csv', csv_of(header, rows));
    });
    return make('div', {class: 'top'}, make('h3', {}, sentence(title)), ...controls, show, save);
};

// Left and right arrows walk along the curve and show its values.
const walk_by_keys = (node, chart, n_points) => {
    let at = -1;
    node.addEventListener('keydown', (event) => {
        const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20}[event.key];
        if (!step) return;
        event.preventDefault();
        at = Math.min(Math.max(at + step, 0), n_points() - 1);
        chart().dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: at});
    });
    node.addEventListener('blur', () => chart().dispatchAction({type: 'hideTip'}));
};

const swatch = ({ink, dash, symbol}) => {
    const line = dash === undefined ? '' : `<path d="M1 7H27" stroke="${ink}" stroke-width="2.5" fill="none" stroke-dasharray="${dash}"/>`;
    const shapes = {circle: '<circle cx="14" cy="7" r="5"', diamond: '<path d="M14 1L20 7L14 13L8 7Z"',
        triangle: '<path d="M14 1L20 12H8Z"', band: '<rect x="3" y="2" width="22" height="10" opacity=".35"',
        bar: '<rect x="3" y="2" width="22" height="10"'};
    const paint = symbol?.hollow ? `fill="none" stroke="${ink}" stroke-width="2" stroke-dasharray="3 2"/>` : `fill="${ink}"/>`;
    return `<svg width="28" height="14" aria-hidden="true">${line}${symbol ? `${shapes[symbol.shape]} ${paint}` : ''}</svg>`;
};

// What each curve and mark is; a press hides it or shows it again.
const legend_keys = (plot) => {
    const keys = plot.spec.keys?.() ?? [];
    if (keys.length < 2) return [];
    return keys.map((key) => {
        const button = make('button', {type: 'button', class: 'key', 'aria-pressed': String(!plot.hidden.has(key.name))});
        button.innerHTML = swatch(key) + escape_html(key.name);
        button.addEventListener('click', () => {
            if (!plot.hidden.delete(key.name)) plot.hidden.add(key.name);
            plot.draw();
            [...button.parentElement?.children ?? []].find((other) => other.textContent === key.name)?.focus();
        });
        return button;
    });
};

// A note under the pointer, where `spec.tip` has one for that place; arrows walk it by keys.
const follow_pointer = (plot) => {
    const note = make('div', {class: 'tip', hidden: true});
    plot.node.after(note);
    const grid = {gridIndex: 0};
    let at = null;
    const show = (pixel) => {
        const inside = plot.chart.containPixel(grid, pixel);
        const html = inside ? plot.spec.tip(plot.chart.convertFromPixel(grid, pixel)) : null;
        note.hidden = html === null;
        if (html === null) return;
        note.innerHTML = html;
        const room = plot.node.clientWidth - note.offsetWidth;
        note.style.left = `${plot.node.offsetLeft + Math.max(Math.min(pixel[0] + 14, room), 0)}px`;
        note.style.top = `${plot.node.offsetTop + Math.max(pixel[1] - note.offsetHeight - 8, 0)}px`;
    };
    plot.node.addEventListener('pointermove', (event) => {
        const box = plot.node.getBoundingClientRect();
        show([event.clientX - box.left, event.clientY - box.top]);
    });
    plot.node.addEventListener('pointerleave', () => { note.hidden = true; });
    plot.node.addEventListener('keydown', (event) => {
        const step = {ArrowLeft: [-8, 0], ArrowRight: [8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8]}[event.key];
        if (!step) return;
        event.preventDefault();
        const middle = [plot.node.clientWidth / 2, plot.node.clientHeight / 2];
        const next = (at ?? middle).map((value, k) => value + step[k]);
        if (plot.chart.containPixel(grid, next)) at = next;
        show(at ?? middle);
    });
    plot.node.addEventListener('blur', () => { note.hidden = true; });
};

// `spec`: title, caption(), option(hidden), table(), words() and, where there are any, height, keys(), points(), legend() and tip(place).
const add_figure = (place, spec) => {
    const node = make('div', {class: 'plot', role: 'img', tabindex: 0, style: spec.height ? `height: ${spec.height}` : undefined});
    const caption = make('figcaption');
    const legend = make('div', {class: 'legend'});
    place.append(make('figure', {class: spec.wide ? 'wide' : undefined},
        heading(spec.title, spec.table, node, spec.controls ?? []), caption, legend, node));
    const plot = {node, spec, chart: null, hidden: new Set()};
    plot.draw = () => {
        plot.chart ??= echarts.init(node, null, {renderer: spec.canvas ? 'canvas' : 'svg'});
        plot.chart.setOption({...base_option(), ...spec.option(plot.hidden)}, true);
        legend.replaceChildren(...(spec.legend?.() ?? legend_keys(plot)));
        caption.textContent = spec.caption();
        node.setAttribute('aria-label', `${spec.title}. ${spec.words()}`);
    };
    if (spec.tip) follow_pointer(plot);
    if (spec.points) walk_by_keys(node, () => plot.chart, spec.points);
    plots.push(plot);
    return plot;
};

const draw_all = () => plots.forEach((plot) => plot.draw());
const fit_all = () => plots.forEach((plot) => plot.chart?.resize());
