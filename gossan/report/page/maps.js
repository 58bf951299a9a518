// SPDX-License-Identifier: Apache-2.0
// Depth-time maps: one rectangle a cell and output time, height above the base upward.

// Colour scales with even steps in lightness, told apart with any colour vision.
const ramps = {
    water: ['#f7fbff', '#d5e5f4', '#abcfe6', '#73b3d8', '#4292c6', '#1e6db2', '#08468c', '#062d5c'],
    heat: ['#00204d', '#31446b', '#666970', '#958f78', '#cbba69', '#ffe945'],
    any: ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'],
};
const ramp_of = (field) => /moist|water|satur/.test(field.name) ? ramps.water : /temper/.test(field.name) ? ramps.heat : ramps.any;

// Edges of the time spans that the output times stand for.
const time_edges = (times) => {
    const middles = times.slice(1).map((t, k) => (t + times[k]) / 2);
    return [times[0], ...middles, times.at(-1)];
};

const map_cells = (maps, field) => {
    const n_cells = maps.faces.length - 1;
    const edges = time_edges(maps.time);
    const cells = [];
    maps.time.forEach((time, row) => {
        for (let cell = 0; cell < n_cells; ++cell) {
            const value = field.values[row * n_cells + cell];
            if (value !== null)
                cells.push([edges[row], maps.faces[cell], edges[row + 1], maps.faces[cell + 1], value, time]);
        }
    });
    return cells;
};

const draw_cell = (params, api) => {
    const [left, bottom] = api.coord([api.value(0), api.value(1)]);
    const [right, top] = api.coord([api.value(2), api.value(3)]);
    // Each reaches one pixel under the cell that is drawn after it, above or to the right: no seams.
    const [x, y] = [Math.round(left), Math.round(top) - 1];
    const shape = {x, y, width: Math.round(right) - x + 1, height: Math.round(bottom) - y};
    return {type: 'rect', shape, style: {fill: api.visual('color')}};
};

const map_option = (maps, field) => {
    const [low, high] = extent(field.values);
    const axis = axis_style();
    return {
        grid: {left: 8, right: 74, top: 26, bottom: 30, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({value}) =>
            `day ${number(value[5])}, ${number((value[1] + value[3]) / 2)} m<br><b>${with_unit(number(value[4]), field.unit)}</b>`},
        visualMap: {type: 'continuous', dimension: 4, min: low, max: high > low ? high : low + 1, right: 4, top: 'middle', calculable: false,
            itemHeight: 150, itemWidth: 14, inRange: {color: ramp_of(field)}, textStyle: {color: colour('ink')},
            text: [number(high, 3), number(Math.abs(low) < 1e-4 * high ? 0 : low, 3)]},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: 'dataMin', max: 'dataMax', ...axis,
            splitLine: {show: false}},
        yAxis: {type: 'value', name: 'm above the base', min: 0, max: maps.faces.at(-1), ...axis,
            nameTextStyle: {color: colour('muted'), align: 'left'}, splitLine: {show: false}},
        series: [{type: 'custom', renderItem: draw_cell, data: map_cells(maps, field), encode: {x: [0, 2], y: [1, 3]},
            dimensions: ['from', 'bottom', 'to', 'top', 'value', 'day'], progressive: 0, clip: true}],
    };
};

// Profiles at some days, from the top down as one would dig.
const map_table = (maps, field) => {
    const n_cells = maps.faces.length - 1;
    const rows = spread(maps.time.map((_, row) => row), 9);
    return {
        header: ['height, m', ...rows.map((row) => `day ${number(maps.time[row])}`)],
        rows: Array.from({length: n_cells}, (_, k) => n_cells - 1 - k).map((cell) =>
            [(maps.faces[cell] + maps.faces[cell + 1]) / 2, ...rows.map((row) => field.values[row * n_cells + cell])]),
    };
};

const map_words = (maps, field) => {
    const [low, high] = extent(field.values);
    return `${field.meaning}, between ${number(low)} and ${with_unit(number(high), field.unit)}, ` +
        `over ${number(maps.faces.at(-1))} m and ${number(maps.time.at(-1))} days.`;
};

const map_caption = (maps, field) => with_unit(field.unit, 'over height and days') +
    (maps.time.length < maps.rows ? ` · ${maps.time.length} of ${maps.rows} output times drawn` : '');

const add_map = (place, title, maps, chosen, controls) => add_figure(place, {
    title, controls, canvas: true,
    caption: () => map_caption(maps, chosen()),
    option: () => map_option(maps, chosen()),
    table: () => map_table(maps, chosen()),
    words: () => map_words(maps, chosen()),
});

const first_maps = [/^moisture$|^water_content$/, /^Cu_mobile|^copper_in_solution$/, /^temperature$/];

const add_all_maps = (place_named) => {
    const maps = data.runs[0].maps;
    if (is_comparison || !maps) return;
    const place = place_named('maps');
    const varying = maps.fields.filter((field) => !is_constant(field.values));
    const still = maps.fields.filter((field) => is_constant(field.values));
    const first = first_maps.flatMap((fits) => varying.filter((field) => fits.test(field.name)).slice(0, 1));
    for (const field of first) add_map(place, field.meaning, maps, () => field, []);

    const rest = varying.filter((field) => !first.includes(field));
    if (rest.length > 0) {
        let chosen = rest[0];
        const choice = make('select', {'aria-label': 'Quantity of the map'},
            ...rest.map((field, k) => make('option', {value: k}, field.unit ? `${field.meaning}, ${field.unit}` : field.meaning)));
        const plot = add_map(place, 'Any other quantity', maps, () => chosen, [choice]);
        choice.addEventListener('change', () => {
            chosen = rest[choice.value];
            plot.draw();
        });
    }
    if (still.length > 0)
        place.append(make('p', {class: 'note unchanged'}, 'The same everywhere and always: ' + still.map((field) =>
            `${field.meaning} ${with_unit(number(last_defined(field.values)), field.unit)}`).join('; ') + '.'));
};
