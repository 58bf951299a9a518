// SPDX-License-Identifier: Apache-2.0
// Depth-time maps: one rectangle a cell and output time, drawn as one image; depth below the surface downward.

// Which of the spans between rising edges lies under each of some pixels.
const spans_under = (edges, n_pixels) => {
    const [first, last] = [edges[0], edges.at(-1)];
    let span = 0;
    return Int32Array.from({length: n_pixels}, (_, pixel) => {
        const at = first + (last - first) * (pixel + 0.5) / n_pixels;
        while (span < edges.length - 2 && edges[span + 1] <= at) ++span;
        return span;
    });
};

// The map in pixels of the screen, hatched where there is no ore yet.
const painted = (maps, field, width, height) => {
    const ratio = Math.max(globalThis.devicePixelRatio ?? 1, 1);
    const canvas = make('canvas', {width: Math.max(Math.round(width * ratio), 1), height: Math.max(Math.round(height * ratio), 1)});
    const pen = canvas.getContext('2d');
    const image = pen.createImageData(canvas.width, canvas.height);
    const [shades, shade] = [shades_of(field), shade_of(field)];
    const shade_at = map_values(field).map((value) => value === null ? undefined : shades[shade(value)]);
    const rows = spans_under(time_edges(maps.time), canvas.width);
    const cells = spans_under(maps.faces, canvas.height).reverse();
    const n_cells = n_cells_of(maps);
    const hatch = channels(colour('line'));
    const hatch_step = Math.round(9 * ratio);
    let at = 0;
    cells.forEach((cell, y) => rows.forEach((row, x) => {
        const ink = shade_at[row * n_cells + cell] ?? ((x + y) % hatch_step < ratio ? hatch : undefined);
        if (ink) {
            image.data.set(ink, at);
            image.data[at + 3] = 255;
        }
        at += 4;
    }));
    pen.putImageData(image, 0, 0);
    return canvas;
};

const map_option = (maps, field) => {
    const axis = axis_style();
    const image = ({coordSys: {x, y, width, height}}) =>
        ({type: 'image', silent: true, style: {image: painted(maps, field, width, height), x, y, width, height}});
    return {
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: maps.time[0], max: maps.time.at(-1), ...axis,
            axisLine: {...axis.axisLine, onZero: false}, splitLine: {show: false}},
        yAxis: {type: 'value', name: depth_name(maps), nameLocation: 'start', nameGap: 10, min: 0, max: top_of(maps), inverse: true,
            ...axis, nameTextStyle: {color: colour('muted'), align: 'left'}, splitLine: {show: false}},
        series: [{type: 'custom', renderItem: (params) => image(params), data: [[maps.time[0], 0, maps.time.at(-1), top_of(maps)]],
            encode: {x: [0, 2], y: [1, 3]}, silent: true}],
    };
};

const value_words = (field, value) => field.scale === 'flags' ? flags_of(field)[value] ?? String(value) :
    with_unit(number(value), field.unit);

const map_tip = (maps, field) => (place) => {
    const at = map_place(maps, place);
    const value = at ? map_values(field)[at.row * n_cells_of(maps) + at.cell] : null;
    if (value === null) return null;
    return `day ${number(maps.time[at.row])}, ${number(depth_of(maps, at.cell), 3)} m deep<br><b>${escape_html(value_words(field, value))}</b>`;
};

// Profiles at some days, from the top down as one would dig.
const map_table = (maps, field) => {
    const n_cells = n_cells_of(maps);
    const rows = spread(maps.time.map((_, row) => row), 9);
    const shown = (value) => value !== null && field.scale === 'flags' ? value_words(field, value) : value;
    return {
        header: ['depth, m', ...rows.map((row) => `day ${number(maps.time[row])}`)],
        rows: Array.from({length: n_cells}, (_, k) => n_cells - 1 - k).map((cell) =>
            [depth_of(maps, cell), ...rows.map((row) => shown(map_values(field)[row * n_cells + cell]))]),
    };
};

const map_words = (maps, field) => {
    const over = `over ${number(top_of(maps))} m and ${number(maps.time.at(-1))} days.`;
    if (field.scale === 'flags')
        return flag_shares(maps, field).map((curve, flag) => [flags_of(field)[flag], mean_over_days(maps, curve)])
            .filter(([, share]) => share > 0).map(([flag, share]) => `${flag} ${number(share, 2)} %`).join(', ') + `, ${over}`;
    const [low, high] = extent(map_values(field));
    return `${field.meaning}, between ${number(low)} and ${with_unit(number(high), field.unit)}, ${over}`;
};

// Which view the figures show: the map, curves over the days, curves over the depth.
let map_view = 'map';
const view_of = (field) => field.scale === 'flags' ? 'map' : map_view;

const map_caption = (maps, field) => [
    [field.unit, {map: 'over depth and days', days: 'over the days', depth: 'over the depth'}[view_of(field)]].filter(Boolean).join(' '),
    field.scale === 'log' ? 'scale by decades' : '',
    view_of(field) === 'map' && map_values(field).includes(null) ? `hatched: ${has_grown(maps) ? 'not stacked yet' : 'not defined'}` : '',
    maps.time.length < maps.rows ? `${maps.time.length} of ${maps.rows} output times drawn` : '',
].filter(Boolean).join(' · ');

const view_option = (maps, field, hidden) =>
    ({map: map_option, days: day_option, depth: depth_option})[view_of(field)](maps, field, hidden);

const view_keys = (maps, field) => {
    const curves = {days: day_curves, depth: depth_curves}[view_of(field)]?.(maps, field) ?? [];
    return view_series(curves).map(({name, key}) => ({name, ...key}));
};

const add_map = (place, title, maps, chosen, more = {}) => add_figure(place, {
    title, canvas: true,
    caption: () => map_caption(maps, chosen()),
    option: (hidden) => view_option(maps, chosen(), hidden),
    legend: () => view_of(chosen()) === 'map' ? scale_nodes(maps, chosen()) : null,
    keys: () => view_keys(maps, chosen()),
    tip: (place) => view_of(chosen()) === 'map' ? map_tip(maps, chosen())(place) : null,
    table: () => map_table(maps, chosen()),
    words: () => map_words(maps, chosen()),
    ...more,
});

// One figure for several fields, one of them shown.
const add_choice = (place, title, maps, fields) => {
    let chosen = fields[0];
    if (fields.length === 1) return add_map(place, chosen.meaning, maps, () => chosen);
    const choice = make('select', {'aria-label': `Which of: ${title}`},
        ...fields.map((field, k) => make('option', {value: k}, field.unit ? `${field.meaning}, ${field.unit}` : field.meaning)));
    const plot = add_map(place, title, maps, () => chosen, {controls: [choice]});
    choice.addEventListener('change', () => {
        chosen = fields[choice.value];
        plot.draw();
    });
    return plot;
};

const add_view_switch = (place) => {
    const views = [['map', 'Maps'], ['days', 'Curves over the days'], ['depth', 'Profiles over the depth']];
    const buttons = views.map(([view, text]) => make('button', {type: 'button', 'data-view': view, 'aria-pressed': String(view === map_view)}, text));
    const row = make('div', {class: 'views', role: 'group', 'aria-label': 'Show the fields as'}, ...buttons);
    row.addEventListener('click', ({target}) => {
        if (!target.dataset.view) return;
        map_view = target.dataset.view;
        for (const button of buttons) button.setAttribute('aria-pressed', String(button === target));
        for (const plot of plots) if (plot.spec.tip) plot.draw();
    });
    place.before(row);
};

// Fields that have a figure of their own, in this order; fields of one figure are chosen in it.
const map_figures = [
    {fits: /^temperature/}, {fits: /^oxygen_percent$/}, {fits: /^Eh_/}, {fits: /^pH$/}, {fits: /^Fe2_/}, {fits: /^Fe3_/},
    {fits: /^cells_/, title: 'Microbes'}, {fits: /^extraction/}, {fits: /^Cu_|^copper_in_solution$/, title: 'Copper in solution'},
    {fits: /^moisture$|^water_content$/, title: 'Water'},
];

const add_all_maps = (place_named) => {
    const maps = data.runs[0].maps;
    if (is_comparison || !maps) return;
    const place = place_named('maps');
    const fields = maps.fields.filter((field) => !is_limiting(field));
    const varying = fields.filter((field) => !is_constant(map_values(field)));
    const still = fields.filter((field) => !varying.includes(field));
    const figure_of = (field) => map_figures.find(({fits}) => fits.test(field.name));
    for (const figure of map_figures) {
        const own = varying.filter((field) => figure_of(field) === figure);
        if (own.length > 0) add_choice(place, figure.title ?? own[0].meaning, maps, own);
    }
    const rest = varying.filter((field) => !figure_of(field));
    if (rest.length > 0) add_choice(place, 'Any other quantity', maps, rest);
    if (varying.length > 0) add_view_switch(place);
    if (still.length > 0)
        place.append(make('p', {class: 'note unchanged'}, 'The same everywhere and always: ' + still.map((field) =>
            `${field.meaning} ${value_words(field, last_defined(map_values(field)) ?? null)}`).join('; ') + '.'));
};
