// SPDX-License-Identifier: Apache-2.0
// A forecast: fans with what was measured, months, what moves the outcome, how an interval tightens, who made a difference.

const band_words = {wide: '90 in 100 lie between', narrow: '80 in 100 lie between'};

// Two curves as a band: the lower one bare, the difference stacked on it.
const band_series = (name, days, low, high, opacity) => [
    {type: 'line', name, stack: name, symbol: 'none', lineStyle: {opacity: 0}, silent: true, tooltip: {show: false},
        data: days.map((day, k) => [day, low[k]])},
    {type: 'line', name, stack: name, symbol: 'none', lineStyle: {opacity: 0}, silent: true, color: colour('c1'),
        areaStyle: {color: colour('c1'), opacity}, stackStrategy: 'all',
        data: days.map((day, k) => [day, low[k] === null ? null : high[k] - low[k]])},
];

const point_symbols = {exact: 'circle', below: 'triangle', above: 'diamond'};

const error_bars = (points) => ({
    type: 'custom', name: 'measured', silent: true, data: points.map(({day, value, sd}) => [day, value - sd, value + sd]),
    renderItem: (_, api) => {
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const high = api.coord([api.value(0), api.value(2)])[1];
        return {type: 'path', shape: {pathData: `M${x} ${low}V${high}M${x - 3} ${low}h6M${x - 3} ${high}h6`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1}};
    },
});

const fan_tip = (fan) => ({dataIndex, seriesName}) => {
    if (seriesName === 'measured') {
        const {day, value, bound} = fan.measured[dataIndex];
        return `day ${number(day)}: measured ${bound === 'exact' ? '' : `${bound} `}<b>${with_unit(number(value), fan.unit)}</b>`;
    }
    const k = dataIndex;
    return `day ${number(fan.days[k])}<br>90 in 100 chance of more than <b>${with_unit(number(fan.p10[k]), fan.unit)}</b> (P90)<br>` +
        `even chance of more than <b>${with_unit(number(fan.p50[k]), fan.unit)}</b> (P50)<br>` +
        `10 in 100 chance of more than <b>${with_unit(number(fan.p90[k]), fan.unit)}</b> (P10)`;
};

const fan_option = (fan, hidden) => {
    const axis = axis_style();
    const {days, measured} = fan;
    const learnt = fan.learnt_until ?? 0;
    return {
        tooltip: {...tooltip_style(), trigger: 'item', formatter: fan_tip(fan)},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 22, ...axis, splitLine: {show: false}, max: days.at(-1)},
        yAxis: {type: 'value', scale: true, ...axis},
        series: [
            ...(hidden.has(band_words.wide) ? [] : band_series(band_words.wide, days, fan.p5, fan.p95, 0.18)),
            ...(hidden.has(band_words.narrow) ? [] : band_series(band_words.narrow, days, fan.p10, fan.p90, 0.25)),
            ...(hidden.has('median') ? [] : [{type: 'line', name: 'median', color: colour('c1'), symbol: 'circle', symbolSize: 4, lineStyle: {width: 2.5},
                data: days.map((day, k) => [day, fan.p50[k]]),
                markLine: learnt > 0 ? {silent: true, symbol: 'none', lineStyle: {color: colour('muted'), type: 'dashed'},
                    label: {formatter: 'learnt until here', color: colour('muted'), position: 'insideEndTop'}, data: [{xAxis: learnt}]} : undefined}]),
            ...(hidden.has('measured') || measured.length === 0 ? [] : [error_bars(measured.filter(({bound}) => bound === 'exact')),
                {type: 'scatter', name: 'measured', z: 5, color: colour('ink'), symbolSize: 7,
                    data: measured.map(({day, value, bound}) => ({value: [day, value], symbol: point_symbols[bound],
                        itemStyle: bound === 'exact' ? {} : {color: 'transparent', borderColor: colour('ink'), borderWidth: 1.5}}))}]),
        ],
    };
};

const fan_keys = (fan) => [
    {name: 'median', ink: colour('c1'), dash: ''},
    {name: band_words.narrow, ink: colour('c1'), symbol: {shape: 'band'}},
    {name: band_words.wide, ink: colour('c1'), symbol: {shape: 'band'}},
    ...(fan.measured.length > 0 ? [{name: 'measured', ink: colour('ink'), symbol: {shape: 'circle'}}] : []),
];

const add_fan = (place, fan, wide = true) => add_figure(place, {
    title: fan.meaning,
    wide,
    caption: () => `${with_unit('', fan.unit)} · ${fan.name}, ${fan.members} members`.trim(),
    option: (hidden) => fan_option(fan, hidden),
    keys: () => fan_keys(fan),
    table: () => ({header: ['day', '95 in 100 above', 'P90: 90 in 100 above', 'P50: 50 in 100 above', 'P10: 10 in 100 above', '5 in 100 above'],
        rows: fan.days.map((day, k) => [day, fan.p5[k], fan.p10[k], fan.p50[k], fan.p90[k], fan.p95[k]])}),
    words: () => `At the end 90 in 100 chance of more than ${with_unit(number(fan.p10.at(-1)), fan.unit)}, even chance of more than ` +
        `${with_unit(number(fan.p50.at(-1)), fan.unit)}, 10 in 100 chance of more than ${with_unit(number(fan.p90.at(-1)), fan.unit)}.`,
    points: () => fan.days.length,
});

const months_option = (months) => {
    const axis = axis_style();
    const bars = months.rows;
    return {
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex}) => `${escape_html(bars[dataIndex].month)}<br>` +
            `90 in 100 chance of more than <b>${with_unit(number(bars[dataIndex].p10), months.unit)}</b> (P90)<br>even chance of more than <b>` +
            `${with_unit(number(bars[dataIndex].p50), months.unit)}</b> (P50)<br>10 in 100 chance of more than <b>${with_unit(number(bars[dataIndex].p90), months.unit)}</b> (P10)`},
        xAxis: {type: 'category', data: bars.map(({month}) => month), ...axis, axisLabel: {color: colour('muted'), hideOverlap: true}, splitLine: {show: false}},
        yAxis: {type: 'value', max: ({max}) => Math.max(max, 1.03 * extent(bars.map(({p90}) => p90))[1]), ...axis, axisLabel: {...axis.axisLabel, showMaxLabel: false}},
        series: [
            {type: 'bar', color: colour('c1'), itemStyle: {opacity: 0.55}, data: bars.map(({p50}) => p50)},
            {type: 'custom', silent: true, data: bars.map(({p10, p90}, k) => [k, p10, p90]), renderItem: (_, api) => {
                const [x, low] = api.coord([api.value(0), api.value(1)]);
                const high = api.coord([api.value(0), api.value(2)])[1];
                return {type: 'path', shape: {pathData: `M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1.5}};
            }},
        ],
    };
};

// What runs up over time, told by the day or month: "copper plated so far" loses its end.
const without_so_far = (meaning) => meaning.replace(/ so far$/, '');

const add_months = (place, months, wide) => add_figure(place, {
    title: `${without_so_far(months.meaning)}, by month`,
    wide,
    caption: () => `${months.unit} a month: bars are even chances, whiskers hold 80 in 100`,
    option: () => months_option(months),
    table: () => ({header: ['month', 'P90: 90 in 100 above', 'P50', 'P10: 10 in 100 above'], rows: months.rows.map(({month, p10, p50, p90}) => [month, p10, p50, p90])}),
    words: () => months.rows.map(({month, p50}) => `${month}: ${number(p50)}`).join(', ') + '.',
    points: () => months.rows.length,
});

// Bars from the lower to the upper third of each number, longest on top.
const span_option = (rows, unit, middle, words) => {
    const axis = axis_style();
    const shown = rows.slice(0, 14).reverse();
    return {
        grid: {left: 8, right: 24, top: 10, bottom: 30, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex}) => words(shown[dataIndex])},
        xAxis: {type: 'value', scale: true, name: unit, nameLocation: 'middle', nameGap: 24, ...axis},
        yAxis: {type: 'category', data: shown.map(({name}) => short_name(name)), ...axis, axisLabel: {color: colour('ink'), fontSize: 11, width: 260, overflow: 'truncate'}},
        series: [{type: 'custom', data: shown.map(({low, high}, k) => [low, high, k]), encode: {x: [0, 1], y: 2}, renderItem: (_, api) => {
            const from = api.coord([api.value(0), api.value(2)]);
            const to = api.coord([api.value(1), api.value(2)]);
            return {type: 'rect', shape: {x: Math.min(from[0], to[0]), y: from[1] - 7, width: Math.max(Math.abs(to[0] - from[0]), 1.5), height: 14},
                style: {fill: colour(api.value(1) >= api.value(0) ? 'c1' : 'c2')}};
        }, markLine: middle === null ? undefined : {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('muted')}, data: [{xAxis: middle}]}}],
    };
};

const add_tornado = (place, tornado) => add_figure(place, {
    title: `What moves ${without_so_far(tornado.meaning)}`,
    wide: true,
    height: `${90 + 24 * Math.min(tornado.rows.length, 14)}px`,
    caption: () => `median on day ${number(tornado.day)} where a number is in its lower third, to where it is in its upper third; ` +
        `the second colour where more of it gives less. Rank correlations within ±${number(tornado.noise, 2)} may be chance`,
    option: () => span_option(tornado.rows, tornado.unit, tornado.median, (row) => `${escape_html(row.name)}<br>rank correlation <b>${number(row.correlation, 2)}</b><br>` +
        `${with_unit(number(row.low), tornado.unit)} to ${with_unit(number(row.high), tornado.unit)}`),
    table: () => ({header: ['number', 'rank correlation', 'lower third', 'upper third'], rows: tornado.rows.map(({name, correlation, low, high}) => [name, correlation, low, high])}),
    words: () => tornado.rows.map(({name, correlation}) => `${name}: ${number(correlation, 2)}`).join(', ') + '.',
    points: () => Math.min(tornado.rows.length, 14),
});

const add_update = (place, update) => {
    const fan = {days: update.rows.map(({day}) => day), unit: update.unit, measured: [], members: update.members, name: 'against the day up to which data were used',
        meaning: `${update.meaning} on day ${update.of_day}, as data come in`};
    for (const key of ['p5', 'p10', 'p50', 'p90', 'p95']) fan[key] = update.rows.map((row) => row[key]);
    if (update.observed !== null) fan.measured = [{day: fan.days.at(-1), value: update.observed, sd: 0, bound: 'exact'}];
    add_fan(place, fan);
};

// A bar from the plan to the mean share of each cause, with a whisker over 80 in 100 members.
const shares_option = ({rows, unit}) => {
    const axis = axis_style();
    const shown = [...rows].reverse();
    return {
        grid: {left: 8, right: 24, top: 10, bottom: 30, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex: k}) =>
            `${escape_html(shown[k].name)}: <b>${with_unit(number(shown[k].share), unit)}</b> (${number(shown[k].p10)} to ${number(shown[k].p90)})`},
        xAxis: {type: 'value', name: unit, nameLocation: 'middle', nameGap: 24, ...axis},
        yAxis: {type: 'category', data: shown.map(({name}) => name), ...axis, axisLabel: {color: colour('ink'), fontSize: 11, width: 260, overflow: 'truncate'}},
        series: [
            {type: 'bar', barMaxWidth: 18, data: shown.map(({share}) => ({value: share, itemStyle: {color: colour(share >= 0 ? 'c1' : 'c2'), opacity: 0.6}}))},
            {type: 'custom', silent: true, encode: {x: [0, 1], y: 2}, data: shown.map(({p10, p90}, k) => [p10, p90, k]), renderItem: (_, api) => {
                const [low, y] = api.coord([api.value(0), api.value(2)]);
                const [high] = api.coord([api.value(1), api.value(2)]);
                return {type: 'path', shape: {pathData: `M${low} ${y}H${high}M${low} ${y - 4}v8M${high} ${y - 4}v8`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1.5}};
            }},
        ],
    };
};

const add_shares = (place, explained) => add_figure(place, {
    title: `Why ${explained.meaning} differs from the plan`,
    wide: true,
    height: `${90 + 30 * explained.rows.length}px`,
    caption: () => `day ${number(explained.day)}: plan ${with_unit(number(explained.plan), explained.unit)}, now ${with_unit(number(explained.actual), explained.unit)}; ` +
        'bars are mean shares of causes, whiskers hold 80 in 100 members',
    option: () => shares_option(explained),
    table: () => ({header: ['cause', 'share', '10 in 100 below', '10 in 100 above'], rows: explained.rows.map(({name, share, p10, p90}) => [name, share, p10, p90])}),
    words: () => explained.rows.map(({name, share}) => `${name}: ${number(share)}`).join(', ') + '.',
    points: () => explained.rows.length,
});

// A unit as one writes it by hand; nothing for a plain number.
const unit_by_hand = (unit) => unit === '1' ? '' : unit.replace('degC', '°C').replace(/(?<=[A-Za-z])[23](?![0-9])/g, (digit) => digit === '2' ? '²' : '³');

const add_forecast = (place_named) => {
    const {forecast} = data;
    if (!forecast) return;
    for (const told of [...forecast.fans, ...forecast.months, ...forecast.tornados, ...forecast.updates, ...(forecast.explained ? [forecast.explained] : [])]) told.unit = unit_by_hand(told.unit);
    forecast.fans.forEach((fan, k) => add_fan(place_named('forecast'), fan, k === 0 || forecast.fans.length === 2));
    forecast.months.forEach((months, k) => add_months(place_named('months'), months, k === 0 || forecast.months.length === 2));
    for (const tornado of forecast.tornados) add_tornado(place_named('causes'), tornado);
    for (const update of forecast.updates) add_update(place_named('update'), update);
    if (forecast.explained) add_shares(place_named('explanation'), forecast.explained);
};
