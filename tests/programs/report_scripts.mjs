// SPDX-License-Identifier: Apache-2.0
// What the scripts of the report page compute, tried without a browser; report_scripts_test.sh runs it.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import vm from 'node:vm';

const folder = process.env.GOSSAN_PAGE_FOLDER;

const run = {
    name: 'a',
    series: {
        rows: 3, time: [0, 10, 30],
        columns: [
            {name: 'leach_ratio_m3_t', unit: 'm³/t', meaning: 'leach ratio', values: [0, 0.2, 0.4]},
            {name: 'pls_Cu_g_L', unit: 'g/L', meaning: 'copper', values: [null, 5, 2]},
        ],
    },
    maps: null, balances: [], budgets: [],
};

// Sixteen bits a code, low byte first, in base 64.
const packed = (codes) => Buffer.from(Uint16Array.from(codes).buffer).toString('base64');
const linear = (low, high, codes) => ({name: 'pH', unit: '', meaning: 'pH', flags: '', scale: 'linear', ends: [low, high], codes: packed(codes)});
const limiting = (codes) => ({...linear(0, 2, codes), name: 'limiting', scale: 'flags', flags: 'none carbon_dioxide ferric'});

// The scripts in the order of the page, in a world with just enough of a browser to be read.
const scripts = (marks = [], site = null) => {
    const world = {
        document: {
            getElementById: () => ({textContent: JSON.stringify({runs: [{...run, site}], marks})}),
            documentElement: {}, body: {},
        },
        atob: (text) => Buffer.from(text, 'base64').toString('latin1'),
        getComputedStyle: () => ({getPropertyValue: (name) => name}),
    };
    const code = ['format', 'plot', 'marks', 'curves', 'map_values', 'map_scales', 'map_views', 'maps', 'limits', 'inventory', 'balances', 'budgets', 'answers',
        'site', 'site_cathode', 'site_modules', 'site_schedule', 'site_ponds', 'site_plant', 'site_accounts']
        .map((name) => readFileSync(`${folder}/${name}.js`, 'utf8')).join('\n');
    const names = 'number, sentence, is_constant, csv_of, spread, ranges_of, mark_series, label_points, x_of_day,' +
        'set_against: (name) => { against = name; }, group_of, time_edges, spans_under, decade_tick, map_values, map_place, map_table,' +
        'has_grown, bed_mean, flags_of, flag_shares, mean_over_days, ramp_colour, scale_share, bars_of, bars_of_budget, curve_style, inventory_series, inventory_rows,' +
        'bars_of_account, running_sum, month_totals, tiles_of, boxes_of, iso_stretch, value_at, module_words, module_ink, text_on, by_pad, event_lines,' +
        'drain_curves, built_up, pond_curves, diagram_series, date_of_day, is_told_elsewhere';
    return vm.runInNewContext(`${code};({${names}})`, world);
};
const plain = (value) => JSON.parse(JSON.stringify(value));
const mark = (more) => ({series: 's', column: 'pls_Cu_g_L', name: 'PLS_Cu', value: 1, time: null, kind: 'point',
    standing: 'measured', origin: 'table', written: '1 g/L', ...more});

test('A number keeps its digits and drops idle zeros', () => {
    const {number} = scripts();
    assert.equal(number(67.649), '67.65');
    assert.equal(number(69.0), '69');
    assert.equal(number(-0.00123), '−0.00123');
    assert.equal(number(3.4e-10, 2), '3.4×10⁻¹⁰');
    assert.equal(number(null), '');
});

test('A title begins with a capital, but pH stays', () => {
    const {sentence} = scripts();
    assert.equal(sentence('moisture'), 'Moisture');
    assert.equal(sentence('pH of PLS'), 'pH of PLS');
});

test('The two ends of a printed range belong together, those of two series never', () => {
    const {ranges_of} = scripts();
    const ends = [mark({name: 'PLS_Cu_min', kind: 'minimum', value: 0.85}),
        mark({name: 'PLS_Cu_max', kind: 'maximum', value: 15.99}),
        mark({name: 'PLS_Cu_max', kind: 'maximum', value: 3, series: 'other'}),
        mark({name: 'PLS_Cu_min', kind: 'minimum', value: 2, time: 10})];
    assert.deepEqual(plain(ranges_of(ends)).map(({minimum, maximum}) => [minimum, maximum]),
        [[0.85, 15.99], [null, 3], [2, null]]);
});

test('A claim is drawn hollow and apart from what was measured', () => {
    const {mark_series} = scripts([mark({value: 4}), mark({value: 9, standing: 'claimed'})]);
    const series = mark_series('pls_Cu_g_L', 'copper', 'blue', () => 30);
    assert.deepEqual(plain(series.map(({name, key}) => [name, key.symbol.hollow])),
        [['copper, measured', false], ['copper, claimed', true]]);
});

test('Contradictory values close together share one label that names both', () => {
    const {mark_series, label_points} = scripts([mark({value: 18.9}), mark({value: 20.3})]);
    const [points] = label_points(mark_series('pls_Cu_g_L', 'acid', 'blue', () => 30), 30, 25);
    assert.equal(points.data.length, 2);
    assert.deepEqual(plain(points.data.map((point) => point.label?.formatter ?? 'none')), ['18.9 · 20.3', 'none']);
});

test('A day lies at its own place, or at the leach ratio of the run on that day', () => {
    const {x_of_day, set_against} = scripts();
    assert.equal(x_of_day(run)(20), 20);
    assert.equal(x_of_day(run)(null), 30);
    set_against('ratio');
    assert.ok(Math.abs(x_of_day(run)(20) - 0.3) < 1e-12);  // half-way between 0.2 and 0.4
    assert.equal(x_of_day(run)(null), 0.4);
});

test('A column that nobody foresaw still finds a place', () => {
    const {group_of} = scripts();
    assert.equal(group_of('pls_Cu_g_L').title, 'Copper in PLS');
    assert.equal(group_of('ionic_strength_max').place, 'other');
});

test('A map gives back its values, and none where there is no ore', () => {
    const {map_values} = scripts();
    assert.deepEqual(plain(map_values(linear(1, 3, [0, 65533, 65535]))), [1, 3, null]);
    const cells = map_values({...linear(1e6, 1e12, [0, 1, 32767, 65533]), scale: 'log'});
    assert.equal(cells[0], 0);
    assert.equal(cells[1], 1e6);
    assert.ok(Math.abs(cells[2] / 1e9 - 1) < 1e-9);  // half of six decades
    assert.deepEqual(plain(map_values(limiting([2, 0, 65535]))), [2, 0, null]);
});

test('Each output time of a map stands for the days around it, and depth runs downward', () => {
    const {time_edges, map_place, map_table} = scripts();
    const maps = {time: [0, 2, 6], faces: [0, 1, 3], rows: 3};
    assert.deepEqual(plain(time_edges(maps.time)), [0, 1, 4, 6]);
    assert.deepEqual(plain(map_place(maps, [3, 0.5])), {row: 1, cell: 1});  // half a metre down is the top cell
    assert.deepEqual(plain(map_place(maps, [0.5, 2.5])), {row: 0, cell: 0});
    assert.equal(map_place(maps, [7, 1]), null);
    assert.equal(map_place(maps, [3, -0.1]), null);
    const field = linear(1, 6, [0, 65533, 13107, 65535, 65533, 0]);
    // The top cell first, its middle 1 m down: rows are [1, 6], [1 + 5/5, none], [6, 1].
    const [top, base] = map_table(maps, field).rows;
    assert.equal(top[0], 1);
    assert.deepEqual(plain(top.slice(1)), [6, null, 1]);
    assert.ok(Math.abs(base[2] - 2) < 1e-3);
});

test('Each pixel shows the span that lies under its middle', () => {
    const {spans_under, decade_tick} = scripts();
    // Middles at 0.5, 1.5, 2.5 and 3.5 of 4; spans [0, 1], [1, 3] and [3, 4].
    assert.deepEqual([...spans_under([0, 1, 3, 4], 4)], [0, 1, 1, 2]);
    assert.deepEqual([...spans_under([5, 5], 2)], [0, 0]);  // one output time
    assert.equal(decade_tick(1e9), '10⁹');
});

test('The mean of a bed weighs cells by their height and leaves out those not stacked yet', () => {
    const {bed_mean, has_grown} = scripts();
    const maps = {time: [0, 1], faces: [0, 1, 3], rows: 2, fields: [linear(0, 30, [65533, 65535, 0, 65533])]};
    assert.deepEqual(plain(bed_mean(maps, maps.fields[0])), [30, 20]);  // (0 · 1 + 30 · 2) / 3
    assert.equal(has_grown(maps), true);
});

test('Shares of what limits are by height and add up to the bed as it stood', () => {
    const {flags_of, flag_shares, mean_over_days} = scripts();
    const maps = {time: [0, 1, 3], faces: [0, 1, 4], rows: 3};
    const field = limiting([1, 65535, 0, 1, 2, 2]);
    assert.deepEqual(plain(flags_of(field)), ['nothing', 'carbon dioxide', 'ferric iron']);
    assert.deepEqual(plain(flag_shares(maps, field)), [[0, 25, 0], [100, 75, 0], [0, 0, 100]]);
    // The three times stand for 0.5, 1.5 and 1 day of the three.
    assert.equal(mean_over_days(maps, [100, 75, 0]), (100 * 0.5 + 75 * 1.5) / 3);
});

test('A colour scale runs from its first to its last colour, by decades where it counts cells', () => {
    const {ramp_colour, scale_share} = scripts();
    assert.equal(ramp_colour(['#000000', '#ffffff'], 0.2), 'rgb(51,51,51)');
    assert.equal(ramp_colour(['#000000', '#ffffff'], 7), 'rgb(255,255,255)');
    assert.equal(scale_share({scale: 'log', ends: [1e6, 1e10]}, 0), 0);
    assert.ok(Math.abs(scale_share({scale: 'log', ends: [1e6, 1e10]}, 1e8) - 0.5) < 1e-12);
});

test('A budget ends at what is stored, and shows it when its causes do not add up', () => {
    const {bars_of_budget} = scripts();
    const parts = [{label: 'reactions', amount: 10}, {label: 'evaporation', amount: -6}];
    assert.deepEqual(plain(bars_of_budget({parts, stored: 4})).map(({label, from, to}) => [label, from, to]),
        [['reactions', 0, 10], ['evaporation', 10, 4], ['more in the bed', 0, 4]]);
    assert.deepEqual(plain(bars_of_budget({parts, stored: 3}))[2], {label: 'does not add up', from: 4, to: 3, kind: 'gap'});
});

test('A budget of many causes folds the smallest, never one alone', () => {
    const {bars_of_budget} = scripts();
    const causes = (n) => Array.from({length: n}, (_, k) => ({label: `cause ${k}`, amount: 20 - k}));
    const labels = (n) => plain(bars_of_budget({parts: causes(n), stored: causes(n).reduce((sum, {amount}) => sum + amount, 0)})).map(({label}) => label);
    assert.equal(labels(12).length, 13);  // all, and what is stored
    assert.ok(labels(13).includes('2 smaller causes'));
});

test('A waterfall arrives at the stock of the end', () => {
    const {bars_of} = scripts();
    const boundary = Array.from({length: 12}, (_, k) => ({label: `flow ${k}`, amount: (k % 2 ? -1 : 1) * (20 - k)}));
    const moved = boundary.reduce((sum, flow) => sum + flow.amount, 0);
    const bars = plain(bars_of({begin: 100, end: 100 + moved, boundary}));
    assert.equal(bars.at(-2).to, 100 + moved);
    assert.equal(bars.at(-1).to, 100 + moved);
    assert.ok(bars.some((bar) => bar.label === '4 smaller flows'));
});

test('A CSV cell with a comma is quoted', () => {
    const {csv_of} = scripts();
    assert.equal(csv_of(['a', 'b, c'], [[1, null]]), 'a,"b, c"\n1,\n');
});

test('Parts of the inventory stack, each on its days', () => {
    const {inventory_series, inventory_rows} = scripts();
    const inventory = {unit: 't', time: [30, 60], parts: [{name: 'recovered', values: [1, 4]}, {name: 'ponds', values: [2, 3]}]};
    assert.deepEqual(plain(inventory_series(inventory)).map(({name, stack, data}) => [name, stack, data]),
        [['recovered', 'copper', [[30, 1], [60, 4]]], ['ponds', 'copper', [[30, 2], [60, 3]]]]);
    assert.deepEqual(plain(inventory_rows(inventory)), [[30, 1, 2], [60, 4, 3]]);
});

// Two pads of two modules and one; the third module is not stacked on the first day.
const made_modules = {
    time: [10, 40], names: ['A', 'B', 'C'], pads: ['north', 'south'], pad: [0, 1, 0], area: [400, 100, 400], stacked: [0, 0, 30],
    fields: [
        {name: 'status', meaning: 'what it is doing', unit: '', flags: ['irrigated', 'done'], values: [0, 0, null, 1, 0, 0]},
        {name: 'height_m', meaning: 'height', unit: 'm', flags: [], values: [4, 2, null, 4, 2, 6]},
        {name: 'limit', meaning: 'what limits', unit: '', flags: ['none', 'ferric'], values: [0, 0, null, 1, 1, 0]},
    ],
    spans: [[0, 'irrigated', 0, 30], [1, 'done', 0, 40], [2, 'irrigated', 30, 40]],
    drains: [{module: 1, stop: 30, days: [0, 5, 10], m3: [0, 1, 2]}, {module: 0, stop: 39, days: [0, 1], m3: [0, 1]}],
};

test('Modules of a pad stand together as tiles, pads side by side', () => {
    const {tiles_of, boxes_of} = scripts();
    const {tiles, blocks, width} = plain(tiles_of(made_modules));
    assert.deepEqual(blocks.map(({name, n_columns}) => [name, n_columns]), [['north', 2], ['south', 1]]);
    assert.deepEqual(tiles.map(({module, x}) => [module, x]), [[0, 0], [2, 1], [1, 2.5]]);
    assert.equal(width, 3.5);
    assert.deepEqual(plain(boxes_of(made_modules)).map(({side}) => side).sort(), [10, 20, 20]);  // roots of the areas
});

test('A module is told in words, also before it is stacked', () => {
    const {module_words, value_at, module_ink, text_on} = scripts();
    const [status, height, limit] = made_modules.fields;
    assert.equal(value_at(made_modules, height, 1, 2), 6);
    assert.equal(module_words(status, value_at(made_modules, status, 1, 0)), 'irrigation over');
    assert.equal(module_words(limit, 1), 'ferric iron');
    assert.equal(module_words(height, 4), '4 m');
    assert.equal(module_words(height, value_at(made_modules, height, 0, 2)), 'not stacked yet');
    assert.equal(module_ink(height, null), null);
    assert.equal(text_on('#000000'), '#ffffff');
    assert.equal(text_on('rgb(255,255,200)'), '#111111');
});

test('Heights are stretched until boxes can be told apart', () => {
    assert.equal(scripts().iso_stretch(made_modules), 1);  // 6 m on 20 m of side are a third already
    assert.equal(scripts().iso_stretch({...made_modules, area: [40000, 100, 100]}), 10);  // 6 m on 200 m
});

test('The schedule goes pad by pad with its spans', () => {
    const {names, spans, stacked} = plain(scripts().by_pad(made_modules));
    assert.deepEqual(names, ['A', 'C', 'B']);
    assert.deepEqual(stacked, [0, 30, 0]);
    assert.deepEqual(spans.map(([module]) => module), [0, 2, 1]);
});

test('What drains is told by area, and a stop that was just seen is left out', () => {
    const curves = plain(scripts().drain_curves(made_modules));
    assert.equal(curves.length, 1);
    assert.deepEqual(curves[0].y, [0, 10, 20]);  // 1 m3 of 100 m2 is 10 L/m2
});

test('The bars of an account go from its first stock to its last', () => {
    const {bars_of_account} = scripts();
    const bars = plain(bars_of_account({ends: [100, 110, 0], parts: [{label: 'used', amount: -20}, {label: 'bought', amount: 30}, {label: 'dust', amount: 1e-12}]}));
    assert.deepEqual(bars.map(({label, from, to}) => [label, from, to]),
        [['at the start', 0, 100], ['bought', 100, 130], ['used', 130, 110], ['at the end', 0, 110]]);
    assert.equal(bars_of_account({ends: [null, null, null], parts: [{label: 'made', amount: 3}]}).at(-1).to, 3);
});

test('Streams sum up to months and months to what was plated so far', () => {
    const {month_totals, running_sum} = scripts();
    assert.deepEqual(plain(month_totals({months: ['1', '2'], streams: [{values: [1, 2]}, {values: [3, 4]}]})), [4, 6]);
    assert.deepEqual(plain(running_sum([1, 2, 3])), [1, 3, 6]);
});

test('Warnings stand on a line a sort and place, notes on none', () => {
    const {event_lines} = scripts();
    const event = (more) => ({day: 1, kind: 'pond_dry', place: 'pls pond', value: 3, unit: 'm³', words: 'dry', warns: true, ...more});
    const lines = plain(event_lines([event({}), event({day: 2}), event({place: 'M1/top cell', kind: 'dry_top'}), event({warns: false})]));
    assert.deepEqual(lines.map(({name, list}) => [name, list.length]), [['pond dry, pls pond', 2], ['top of a bed dry, top cell', 1]]);
});

test('What builds up is what a pond holds dissolved, most first, without microbes', () => {
    const column = (name, last) => ({name, unit: 'g/L', meaning: name, values: [0.1, last]});
    const pond = {name: 'raffinate', time: [0, 1], columns: [column('Cu_g_L', 1), column('M1_g_L', 9), column('Mg_g_L', 5), column('K_g_L', 1e-5),
        {...column('volume_m3', 1e4), unit: 'm³'}]};
    pond.columns[3].values[0] = 0;
    const {built_up, pond_curves} = scripts();
    assert.deepEqual(plain(built_up(pond)).map(({name}) => name), ['Mg_g_L', 'Cu_g_L']);
    assert.deepEqual(plain(pond_curves([pond], ['Cu_g_L', 'Fe2_g_L'])).map(({name}) => name), ['Cu_g_L, raffinate']);
});

test('Columns that ponds tell are not drawn twice', () => {
    const {is_told_elsewhere} = scripts();
    const one = {site: {ponds: [{name: 'Raff pond', columns: [{name: 'Cu_g_L'}]}]}};
    assert.equal(is_told_elsewhere(one, {name: 'raff_pond_Cu_g_L'}), true);
    assert.equal(is_told_elsewhere(one, {name: 'sulphide_pls_Cu_g_L'}), false);
    assert.equal(is_told_elsewhere({}, {name: 'pls_Cu_g_L'}), false);
});

test('A day of a dated run has a date', () => {
    const {date_of_day} = scripts();
    assert.equal(date_of_day('2026-01-31', 1.5), '2026-02-01');
    assert.equal(date_of_day('', 3), '');
});

// Two plans against one in force: copper is to grow, acid to fall.
const made_plans = () => {
    const plan = (copper, acid, more = {}) => ({decisions: ['5 d'], places: [0.5], objectives: [copper, acid].map((mean) => ({mean, p10: mean, p90: mean})), constraints: [], ...more});
    return {members: 1, objective_names: ['copper', 'acid'], aims: ['maximise', 'minimise'], decision_names: ['rest'], constraint_names: [],
        decisions: [{low: '0 d', high: '10 d'}], constraints: [], base: plan(100, 10), search: [], notes: [],
        front: [plan(120, 11, {file: 'plans/01.toml', gains: [[20, 1]]}), plan(110, 9, {file: 'plans/02.toml', gains: [[10, -1]]}), plan(90, 5, {file: 'plans/03.toml'})],
        tried: [{plan: 1, violation: 0, objectives: [100, 10]}, {plan: 2, violation: 0.5, objectives: [500, 1]}, {plan: 4, violation: 0, objectives: [95, 12]},
            {plan: 5, violation: 0, objectives: [120, 11]}]};
};

const study_scripts = (found) => {
    const world = {document: {getElementById: () => ({textContent: JSON.stringify({runs: [], plans: found})}), documentElement: {}, body: {}}, innerWidth: 1200,
        getComputedStyle: () => ({getPropertyValue: (name) => name})};
    const code = ['format', 'plot', 'frame', 'study_forecast', 'study_calibration', 'study_plan', 'study_plans', 'study_search'].map((name) => readFileSync(`${folder}/${name}.js`, 'utf8')).join('\n');
    const names = 'unit_by_hand, without_so_far, plans, spread_over, spread_words, betterment, first_shown, window_of, best_so_far, tried_points, side_axes, limit_words, at_bound, signed_percent, gain_rows';
    return vm.runInNewContext(`${code};({${names}})`, world);
};

test('A plan is better where more of what should grow, or less of what should fall, comes of it', () => {
    const {plans, betterment, first_shown} = study_scripts(made_plans());
    assert.ok(Math.abs(betterment(plans.shown[0], 0) - 0.2) < 1e-12);
    assert.ok(Math.abs(betterment(plans.shown[0], 1) + 0.1) < 1e-12);
    assert.equal(first_shown(), 1);  // of those looked at closely, 02 betters both
    assert.deepEqual(plain(plans.shown.map(({label}) => label)), ['01', '02', '03']);
    assert.equal(study_scripts({...made_plans(), front: [], least_violated: made_plans().base}).plans.shown[0].label, 'least violated');
});

test('Plans tried are apart by whether they hold, without those of the front and the one in force', () => {
    const {tried_points, best_so_far} = study_scripts(made_plans());
    assert.deepEqual(plain(tried_points(0, 1, true)).map(({value}) => value), [[500, 1]]);
    assert.deepEqual(plain(tried_points(0, 1, false)).map(({value}) => value), [[95, 12]]);
    assert.deepEqual(plain(best_so_far(0)), [[1, 100], [2, 100], [4, 100], [5, 120]]);  // what is refused does not count
});

test('The picture holds the front and some room, no more than there are plans', () => {
    const {window_of} = study_scripts(made_plans());
    const [low, high] = window_of([90, 120], [88, 120, 5000]);
    assert.ok(low < 88 && low > 75 && high > 120 && high < 150);
});

test('Axes of all plans have the better end to the right and bounds in words', () => {
    const {side_axes} = study_scripts(made_plans());
    assert.deepEqual(plain(side_axes().map(({name, inverse, ends}) => [name, inverse ?? false, ends])),
        [['copper', false, ['90', '120']], ['acid', true, ['5', '11']], ['rest', false, ['0 d', '10 d']]]);
});

test('A plan is told in words: its limits, bounds and largest change first', () => {
    const {plans, limit_words, at_bound, signed_percent, gain_rows} = study_scripts({...made_plans(), decision_names: ['rest', 'drip']});
    assert.equal(limit_words({least: 2, most: null}), 'at least 2');
    assert.equal(at_bound(1), 'at its highest');
    assert.equal(signed_percent(-0.123), '−12 %');
    assert.deepEqual(plain(gain_rows({gains: [[1], [-3]]}, 0)), [{name: 'drip', gain: -3}, {name: 'rest', gain: 1}]);
    assert.equal(plans.at, 0);
});

test('Members are those of each plan, or of the plans looked at closely alone', () => {
    const all = study_scripts({...made_plans(), members: 5});
    assert.equal(all.spread_words(all.spread_over(all.plans.shown[0], 0)), '120 to 120');
    const found = made_plans();
    for (const plan of [found.base, found.front[0]]) plan.in_members = {objectives: [{mean: 99, p10: 90, p90: 110}], holds_in: []};
    const few = study_scripts(found);
    assert.equal(few.spread_words(few.spread_over(few.plans.shown[0], 0)), '90 to 110');
    assert.equal(few.spread_over(few.plans.shown[1], 0), null);
    assert.equal(few.plans.is_spread, true);
    assert.equal(few.spread_words(null), '');
});

test('A forecast is told in units and words as one writes them', () => {
    const {unit_by_hand, without_so_far} = study_scripts(made_plans());
    assert.deepEqual(['m3', 'kg/m2', 'degC', '1', 'L/m2/h', 't'].map(unit_by_hand), ['m³', 'kg/m²', '°C', '', 'L/m²/h', 't']);
    assert.equal(without_so_far('copper plated so far'), 'copper plated');
});
