// SPDX-License-Identifier: Apache-2.0
// Modules over time: a map of tiles and an isometric view, coloured by one quantity on one day.

const status_words = {waiting: 'waiting for irrigation', irrigated: 'irrigated', resting: 'resting', cut_off: 'planned, but no solution came', done: 'irrigation over'};
const status_inks = {waiting: 'c5', irrigated: 'c1', resting: 'c3', cut_off: 'c4', done: 'c7', air: 'c2'};

// A field of modules in the form that colours and words of maps are made for.
const as_map_field = (field) => ({...field, scale: field.flags.length ? 'flags' : 'linear', flags: field.flags.join(' '),
    ends: extent(field.values)});
const module_words = (field, value) => {
    if (value === null || value === undefined) return 'not stacked yet';
    if (!field.flags.length) return with_unit(number(value, 3), field.unit);
    return field.name === 'status' ? status_words[field.flags[value]] ?? field.flags[value] : flags_of(as_map_field(field))[value];
};
const module_ink = (field, value) => {
    if (value === null || value === undefined) return null;
    if (field.name === 'status') return colour(status_inks[field.flags[value]] ?? 'c8');
    const map_field = as_map_field(field);
    return field.flags.length ? flag_ink(map_field, value) : ramp_colour(ramp_of(map_field), scale_share(map_field, value));
};

// Dark text on light ground and the reverse, by luminance.
const text_on = (ink) => {
    const parts = ink.startsWith('#') ? channels(ink) : (ink.match(/\d+/g) ?? [0, 0, 0]).map(Number);
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 140 ? '#111111' : '#ffffff';
};
const shaded = (ink, factor) => {
    const parts = ink.startsWith('#') ? channels(ink) : (ink.match(/\d+/g) ?? [128, 128, 128]).map(Number);
    return `rgb(${parts.slice(0, 3).map((part) => Math.round(part * factor)).join(',')})`;
};

const value_at = (modules, field, row, module) => field.values[row * modules.names.length + module];

// Pads as blocks side by side: tiles in rows, in the order of stacking. Each tile {module, pad, x, y} in tiles.
const tiles_of = ({names, pads, pad}, rows_of = (n) => Math.max(1, Math.round(Math.sqrt(n / 2)))) => {
    let left = 0;
    const tiles = [];
    const blocks = pads.map((name, p) => {
        const own = names.map((_, m) => m).filter((m) => pad[m] === p);
        const n_rows = rows_of(own.length);
        const n_columns = Math.ceil(own.length / n_rows);
        own.forEach((module, k) => tiles.push({module, pad: p, x: left + k % n_columns, y: Math.floor(k / n_columns)}));
        const block = {name, left, n_columns, n_rows};
        left += n_columns + 0.5;
        return block;
    });
    return {tiles, blocks, width: left - 0.5, height: Math.max(...blocks.map(({n_rows}) => n_rows))};
};

// The shade of a module, its outline if it is not there yet.
const box_style = (ink) => ink ? {fill: ink, stroke: colour('surface'), lineWidth: 1} :
    {fill: 'transparent', stroke: colour('muted'), lineWidth: 1, lineDash: [3, 3]};

const module_tooltip = (modules, fields, row) => ({dataIndex}) => {
    const lines = fields().map((field) => `${escape_html(field.meaning)}: <b>${escape_html(module_words(field, value_at(modules, field, row(), dataIndex)))}</b>`);
    const is_there = value_at(modules, modules.fields[0], row(), dataIndex) !== null;
    return [`<b>${escape_html(modules.names[dataIndex])}</b> on ${escape_html(modules.pads[modules.pad[dataIndex]])}, ${number(modules.area[dataIndex])} m²`,
        ...(is_there ? lines : ['not stacked yet'])].join('<br>');
};

const draw_tile = (modules, layout, field, row) => (params, api) => {
    const step = Math.min((api.getWidth() - 20) / layout.width, (api.getHeight() - 34) / layout.height);
    const [step_x, step_y] = [Math.min((api.getWidth() - 20) / layout.width, 1.9 * step), step];
    const tile = layout.tiles.find(({module}) => module === params.dataIndex);
    const value = value_at(modules, field(), row(), tile.module);
    const ink = module_ink(field(), value);
    const shape = {x: 10 + tile.x * step_x, y: 24 + tile.y * step_y, width: step_x - 3, height: step_y - 3, r: 3};
    const text = (words, dy, size, weight) => ({type: 'text', silent: true, style: {text: words, x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 + dy,
        align: 'center', verticalAlign: 'middle', fontSize: size, fontWeight: weight, width: shape.width - 4, overflow: 'truncate',
        fill: ink ? text_on(ink) : colour('muted')}});
    const has_room = shape.height > 30 && shape.width > 44;
    const title = layout.blocks.find(({left, n_columns}) => tile.x === left && tile.y === 0);
    return {type: 'group', children: [
        {type: 'rect', shape, style: box_style(ink)},
        ...(shape.width > 22 ? [text(modules.names[tile.module], has_room ? -8 : 0, 12, 600)] : []),
        ...(has_room ? [text(ink ? module_words(field(), value) : 'not stacked', 9, 11, 400)] : []),
        ...(title ? [{type: 'text', silent: true, style: {text: title.name.replaceAll('_', ' '), x: shape.x, y: 6, fontSize: 12, fontWeight: 600, fill: colour('ink')}}] : []),
    ]};
};

// Boxes in plan: side by the root of their area; rows away from the reader, so that nearer ones are drawn last.
const boxes_of = (modules) => {
    const {tiles, blocks} = tiles_of(modules);
    let left = 0;
    const boxes = [];
    blocks.forEach((block, p) => {
        const own = tiles.filter(({pad}) => pad === p);
        const side = Math.sqrt(Math.max(...own.map(({module}) => modules.area[module])));
        for (const {module, x, y} of own) {
            const own_side = Math.sqrt(modules.area[module]);
            boxes.push({module, x: left + (x - block.left) * side * 1.06, y: y * side * 1.06, side: own_side});
        }
        left += (block.n_columns * 1.06 + 0.7) * side;
    });
    return boxes.sort((a, b) => a.y - b.y || a.x - b.x);
};

const iso_slope = 0.5;    // of the lines that run away, as drawn
const iso_point = (x, y, z) => [x - 0.55 * y, iso_slope * y + 0.12 * x - z];
const iso_faces = ({x, y, side}, z) => {
    const [a, b, c, d] = [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
    return {
        top: [a, b, c, d].map(([u, v]) => iso_point(u, v, z)),
        front: [[d, z], [c, z], [c, 0], [d, 0]].map(([[u, v], h]) => iso_point(u, v, h)),
        right: [[b, z], [c, z], [c, 0], [b, 0]].map(([[u, v], h]) => iso_point(u, v, h)),
    };
};

const module_heights = (modules) => modules.fields.find(({name}) => name === 'height_m');

// How much taller than true the boxes are drawn: the tallest a third of the widest side.
const iso_stretch = (modules) => {
    const [, tallest] = extent(module_heights(modules).values);
    const widest = Math.sqrt(Math.max(...modules.area));
    return Math.max(1, Number((0.3 * widest / tallest).toPrecision(1)));
};

const draw_box = (modules, boxes, field, row) => {
    const heights = module_heights(modules);
    const stretch = iso_stretch(modules);
    const [, tallest] = extent(heights.values);
    const corners = boxes.flatMap((box) => Object.values(iso_faces(box, tallest * stretch)).flat());
    const [[x_low, x_high], [y_low, y_high]] = [extent(corners.map(([x]) => x)), extent(corners.map(([, y]) => y))];
    return (params, api) => {
        const box = boxes[params.dataIndex];
        const scale = Math.min((api.getWidth() - 20) / (x_high - x_low), (api.getHeight() - 20) / (y_high - y_low));
        const [left, top] = [(api.getWidth() - scale * (x_high - x_low)) / 2, (api.getHeight() - scale * (y_high - y_low)) / 2];
        const on_page = (points) => points.map(([x, y]) => [left + scale * (x - x_low), top + scale * (y - y_low)]);
        const value = value_at(modules, field(), row(), box.module);
        const ink = module_ink(field(), value);
        const faces = iso_faces(box, (value_at(modules, heights, row(), box.module) ?? 0) * stretch);
        const face = (points, shade) => ({type: 'polygon', shape: {points: on_page(points)}, style: box_style(ink && shaded(ink, shade))});
        const [name_x, name_y] = on_page([faces.top.reduce(([x, y], [u, v]) => [x + u / 4, y + v / 4], [0, 0])])[0];
        return {type: 'group', children: [
            ...(ink ? [face(faces.front, 0.78), face(faces.right, 0.62)] : []),
            face(faces.top, 1),
            {type: 'text', silent: true, style: {text: modules.names[box.module], x: name_x, y: name_y, align: 'center', verticalAlign: 'middle',
                fontSize: 11, fill: ink ? text_on(ink) : colour('muted')}},
        ]};
    };
};

// What the colours mean: words with what they stand for on that day, or the ends of a scale.
const module_legend = (modules, field, row) => {
    if (!field.flags.length) return scale_nodes(null, as_map_field(field));
    return field.flags.map((_, flag) => ({flag, n: modules.names.filter((__, m) => value_at(modules, field, row, m) === flag).length}))
        .filter(({n}) => n > 0).map(({flag, n}) => make('span', {class: 'flag'},
            make('span', {class: 'ink', style: `background: ${module_ink(field, flag)}`}), `${module_words(field, flag)}: ${n}`));
};

const module_rows = (modules, field, row) => modules.names.map((name, m) => [name, modules.pads[modules.pad[m]], modules.area[m],
    ...modules.fields.map((each) => {
        const value = value_at(modules, each, row, m);
        return value !== null && each.flags.length ? module_words(each, value) : value;
    })]);

const add_modules = (place_named) => {
    const modules = site?.modules;
    if (!modules || !modules.fields.length) return;
    const place = place_named('modules');
    let [field, row] = [modules.fields[0], modules.time.length - 1];
    const told = ['status', 'recovery_pct', 'copper_remaining_extractable_t', 'temperature_mean_degC', 'limit'];
    const in_tip = () => modules.fields.filter((each) => each === field || told.includes(each.name));
    const draw = () => own.forEach((plot) => plot.draw());
    const controls = make('div', {class: 'views'},
        chooser('Quantity that colours the modules', modules.fields.map((each) => with_unit(sentence(each.meaning), each.unit && `in ${each.unit}`)), (k) => {
            field = modules.fields[k];
            draw();
        }), ...time_slider('Day', modules.time, (k) => {
            row = k;
            draw();
        }));
    place.before(controls);
    const layout = tiles_of(modules);
    const boxes = boxes_of(modules);
    const figure = (more) => add_figure(place, {
        table: () => ({header: ['module', 'pad', 'area, m²', ...modules.fields.map((each) => with_unit(each.meaning, each.unit && `in ${each.unit}`))],
            rows: module_rows(modules, field, row)}),
        words: () => `${field.meaning} on ${day_in_words(modules.time[row])}: ` +
            modules.names.map((name, m) => `${name} ${module_words(field, value_at(modules, field, row, m))}`).join(', ') + '.',
        legend: () => module_legend(modules, field, row),
        ...more,
    });
    const own = [
        figure({title: 'Map of the modules', wide: true,
            caption: () => `${field.meaning} on ${day_in_words(modules.time[row])} · tiles in the order of the scenario, not where they lie`,
            option: () => ({tooltip: {...tooltip_style(), formatter: module_tooltip(modules, in_tip, () => row)},
                series: [{type: 'custom', coordinateSystem: 'none', data: modules.names.map(() => 0),
                    renderItem: draw_tile(modules, layout, () => field, () => row)}]})}),
        ...(module_heights(modules) ? [figure({title: 'The pads as blocks', wide: true,
            caption: () => `${field.meaning} on ${day_in_words(modules.time[row])} · areas and heights of all modules to one scale, heights ${number(iso_stretch(modules), 2)} times`,
            option: () => ({tooltip: {...tooltip_style(), formatter: ({dataIndex}) => module_tooltip(modules, in_tip, () => row)({dataIndex: boxes[dataIndex].module})},
                series: [{type: 'custom', coordinateSystem: 'none', data: boxes.map(() => 0),
                    renderItem: draw_box(modules, boxes, () => field, () => row)}]})})] : []),
    ];
};
