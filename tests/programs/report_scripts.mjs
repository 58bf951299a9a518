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
    maps: null, balances: [],
};

// The scripts in the order of the page, in a world with just enough of a browser to be read.
const scripts = (marks = []) => {
    const world = {
        document: {
            getElementById: () => ({textContent: JSON.stringify({runs: [run], marks})}),
            documentElement: {}, body: {},
        },
        getComputedStyle: () => ({getPropertyValue: (name) => name}),
    };
    const code = ['format', 'plot', 'marks', 'curves', 'maps', 'balances']
        .map((name) => readFileSync(`${folder}/${name}.js`, 'utf8')).join('\n');
    const names = 'number, sentence, is_constant, csv_of, spread, ranges_of, mark_series, label_points, x_of_day,' +
        'set_against: (name) => { against = name; }, group_of, time_edges, map_cells, map_table, bars_of';
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

test('Cells of a map fill the time between their neighbours', () => {
    const {time_edges, map_cells, map_table} = scripts();
    const maps = {time: [0, 2, 6], faces: [0, 1, 3], rows: 3};
    const field = {values: [1, 2, 3, null, 5, 6]};
    assert.deepEqual(plain(time_edges(maps.time)), [0, 1, 4, 6]);
    const cells = plain(map_cells(maps, field));
    assert.equal(cells.length, 5);  // one value is not defined
    assert.deepEqual(cells[1], [0, 1, 1, 3, 2, 0]);
    assert.deepEqual(plain(map_table(maps, field)).rows[0], [2, 2, null, 6]);  // the top cell first
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
