// SPDX-License-Identifier: Apache-2.0
// Tests that may be done: how far each narrows a forecast, per day, as it goes on, by what is measured.

const test_ink = (n) => colour(`c${1 + n % 8}`);
const test_dashes = ['solid', [6, 4], [2, 3]];
const test_dash = (n) => test_dashes[Math.floor(n / 8) % 3];
const percent_of = (share) => number(Math.round(1000 * share) / 10, 3);

const whiskers = (rows) => ({type: 'custom', silent: true, z: 4, data: rows.map(({low, high}, k) => [low, high, k]), encode: {x: [0, 1], y: 2},
    renderItem: (_, api) => {
        const [left, y] = api.coord([api.value(0), api.value(2)]);
        const right = api.coord([api.value(1), api.value(2)])[0];
        return {type: 'path', shape: {pathData: `M${left} ${y}H${right}M${left} ${y - 5}v10M${right} ${y - 5}v10`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1.5}};
    }});

// Rows of {name, value, low, high, chance}; the best stands first and is the darkest.
const worth_option = (rows, axis_name, words) => {
    const axis = axis_style();
    const shown = [...rows].sort((a, b) => a.value - b.value);
    return {
        grid: {left: 8, right: 24, top: 10, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex}) => words(shown[dataIndex])},
        xAxis: {type: 'value', name: axis_name, nameLocation: 'middle', nameGap: 24, ...axis},
        yAxis: {type: 'category', data: shown.map(({name}) => name), ...axis, splitLine: {show: false},
            axisLabel: {color: colour('ink'), fontSize: 11, width: 240, overflow: 'truncate'}},
        series: [{type: 'bar', barMaxWidth: 18, color: colour('c1'), data: shown.map(({value}, k) => ({value, itemStyle: {opacity: k === shown.length - 1 ? 0.9 : 0.5}}))},
            whiskers(shown)],
    };
};

const add_worth = (place, study, {title, scale, unit, chance, chance_words}) => {
    const rows = study.candidates.map((each) => {
        const factor = scale(each);
        return {name: each.name, value: factor * each.share, low: factor * each.share_low, high: factor * each.share_high, chance: each[chance], each};
    });
    add_figure(place, {
        title,
        height: `${90 + 34 * rows.length}px`,
        caption: () => `share of the variance of the forecast that goes, ${unit}; whiskers hold 80 in 100`,
        option: () => worth_option(rows, unit, ({name, value, low, high, chance: own, each}) => `${escape_html(name)}, ${number(each.days)} days<br>` +
            `<b>${number(value, 3)}</b> ${unit}, ${number(low, 2)} to ${number(high, 2)}<br>leaves ±${with_unit(number(each.half_width, 3), study.forecast.unit)}<br>` +
            `${Math.round(100 * own)} in 100 that it is best ${chance_words}`),
        table: () => ({header: ['test', unit, '10 in 100 below', '10 in 100 above', `chance that it is best ${chance_words}`], rows: rows.map(({name, value, low, high, chance: own}) => [name, value, low, high, own])}),
        words: () => rows.map(({name, value}) => `${name}: ${number(value, 3)}`).join(', ') + '.',
        points: () => rows.length,
    });
};

const course_tip = (study) => ({seriesIndex, dataIndex}) => {
    const each = study.candidates[seriesIndex];
    if (dataIndex === 0) return `without a test ±<b>${with_unit(number(study.forecast.half_width, 3), study.forecast.unit)}</b>`;
    const row = each.course[dataIndex - 1];
    return `${escape_html(each.name)}, stopped on day ${number(row.day)}<br>±<b>${with_unit(number(row.half_width, 3), study.forecast.unit)}</b><br>` +
        `narrows by ${percent_of(row.share)} %, ${percent_of(row.share_low)} to ${percent_of(row.share_high)}<br>${row.values} values`;
};

const course_option = (study, hidden) => {
    const axis = axis_style();
    return {
        tooltip: {...tooltip_style(), trigger: 'item', formatter: course_tip(study)},
        xAxis: {type: 'value', name: 'stopped on day', nameLocation: 'middle', nameGap: 22, ...axis, splitLine: {show: false},
            max: Math.max(...study.candidates.map(({days}) => days))},
        yAxis: {type: 'value', min: 0, name: `±${study.forecast.unit}`, nameGap: 10, ...axis, nameTextStyle: {color: colour('muted'), align: 'left'}},
        series: study.candidates.map((each, n) => ({type: 'line', name: each.name, color: test_ink(n), symbol: 'circle', symbolSize: 6, lineStyle: {width: 2, type: test_dash(n)},
            data: hidden.has(each.name) ? [] : [[0, study.forecast.half_width], ...each.course.map(({day, half_width}) => [day, half_width])]})),
    };
};

const add_course = (place, study) => add_figure(place, {
    title: 'What is left of the uncertainty if a test ends early',
    wide: true,
    caption: () => `half of what holds 80 in 100 of ${study.forecast.name} on day ${number(study.forecast.day)}: where a line is flat, more days tell no more`,
    option: (hidden) => course_option(study, hidden),
    keys: () => study.candidates.map(({name}, n) => ({name, ink: test_ink(n), dash: Array.isArray(test_dash(n)) ? test_dash(n).join(' ') : ''})),
    table: () => ({header: ['test', 'stopped on day', 'values', 'leaves ±', 'share that goes', '10 in 100 below', '10 in 100 above'],
        rows: study.candidates.flatMap(({name, course}) => course.map((row) => [name, row.day, row.values, row.half_width, row.share, row.share_low, row.share_high]))}),
    words: () => study.candidates.map(({name, half_width}) => `${name} leaves ±${number(half_width, 3)}`).join(', ') + '.',
    points: () => study.candidates[0].course.length + 1,
});

const measured_columns = (study) => [...new Set(study.candidates.flatMap(({measurements}) => measurements.map(({output, at_end}) => at_end ? `${output} at the end` : output)))];

const measured_alone = (study, column) => study.candidates.map(({measurements}) =>
    measurements.find(({output, at_end}) => (at_end ? `${output} at the end` : output) === column) ?? null);

const measurements_option = (study, hidden) => {
    const axis = axis_style();
    return {
        grid: {left: 8, right: 24, top: 10, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, dataIndex}) => {
            const row = measured_alone(study, seriesName)[dataIndex];
            return `${escape_html(study.candidates[dataIndex].name)}, ${escape_html(seriesName)} alone<br><b>${percent_of(row.share)} %</b>, ` +
                `${percent_of(row.share_low)} to ${percent_of(row.share_high)}<br>${row.values} values`;
        }},
        xAxis: {type: 'value', name: '% of the variance', nameLocation: 'middle', nameGap: 24, ...axis},
        yAxis: {type: 'category', inverse: true, data: study.candidates.map(({name}) => name), ...axis, splitLine: {show: false},
            axisLabel: {color: colour('ink'), fontSize: 11, width: 240, overflow: 'truncate'}},
        series: measured_columns(study).map((column, n) => ({type: 'bar', name: column, color: test_ink(n), barMaxWidth: 12,
            data: hidden.has(column) ? [] : measured_alone(study, column).map((row) => row === null ? null : 100 * row.share)})),
    };
};

const add_measurements = (place, study) => add_figure(place, {
    title: 'What each column tells by itself',
    wide: true,
    height: `${110 + study.candidates.length * (14 + 13 * measured_columns(study).length)}px`,
    caption: () => '% of the variance of the forecast that goes if nothing else is measured; they do not add up, as columns tell the same in part',
    option: (hidden) => measurements_option(study, hidden),
    keys: () => measured_columns(study).map((name, n) => ({name, ink: test_ink(n), symbol: {shape: 'band'}})),
    table: () => ({header: ['test', 'measured alone', 'values', 'share that goes', '10 in 100 below', '10 in 100 above'],
        rows: study.candidates.flatMap(({name, measurements}) => measurements.map((row) => [name, row.output, row.values, row.share, row.share_low, row.share_high]))}),
    words: () => study.candidates.map(({name, measurements}) => `${name}: ${measurements.map(({output, share}) => `${output} ${percent_of(share)} %`).join(', ')}`).join('; ') + '.',
    points: () => study.candidates.length,
});

const add_next_test = (place_named) => {
    const {next_test: study} = data;
    if (!study) return;
    add_worth(place_named('worth'), study, {title: 'In all', scale: () => 100, unit: '%', chance: 'chance_best_in_all', chance_words: 'in all'});
    add_worth(place_named('worth'), study, {title: 'Per day', scale: ({days, set_up_days}) => 100 / (days + set_up_days), unit: '% a day', chance: 'chance_best_per_day', chance_words: 'per day'});
    add_course(place_named('course'), study);
    add_measurements(place_named('measurements'), study);
};
