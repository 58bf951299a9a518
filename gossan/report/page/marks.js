// SPDX-License-Identifier: Apache-2.0
// What was measured, drawn as what it is: points, values without a day, printed ranges.

// Pairs the two ends of each printed range; an end that stands alone stays alone.
const ranges_of = (marks) => {
    const ranges = new Map();
    for (const mark of marks) {
        if (mark.kind !== 'minimum' && mark.kind !== 'maximum') continue;
        const name = mark.name.replace(/_(min|max)$/, '');
        const key = [mark.series, name, mark.time, mark.standing].join('|');
        if (!ranges.has(key)) ranges.set(key, {name, mark, minimum: null, maximum: null});
        ranges.get(key)[mark.kind] = mark.value;
    }
    return [...ranges.values()];
};

// Measured values are filled; what is only claimed or forecast is hollow.
const symbols = {measured: {point: 'circle', end: 'diamond'}, claimed: {point: 'triangle', end: 'triangle'},
    forecast: {point: 'circle', end: 'diamond'}};

// Points and values without a day, which stand at the right edge.
const point_series = (marks, meaning, ink, x_of) => ['measured', 'claimed', 'forecast'].flatMap((standing) => {
    const some = marks.filter((mark) => mark.standing === standing && (mark.kind === 'point' || mark.kind === 'end'));
    if (some.length === 0) return [];
    const is_hollow = standing !== 'measured';
    return [{
        name: meaning ? `${meaning}, ${standing}` : standing, type: 'scatter', key: {ink, symbol: {shape: symbols[standing][some[0].kind], hollow: is_hollow}}, symbolSize: 11, z: 5, clip: false,
        itemStyle: {opacity: 1, color: is_hollow ? colour('surface') : ink, borderColor: is_hollow ? ink : colour('surface'),
            borderWidth: is_hollow ? 2 : 1.5, borderType: is_hollow ? 'dashed' : 'solid'},
        tooltip: {trigger: 'item', formatter: (item) => mark_words(item.data.mark)},
        data: some.map((mark) => ({value: [x_of(mark.time), mark.value], mark, symbol: symbols[standing][mark.kind]})),
    }];
});

const mark_words = (mark) => escape_html(`${mark.name} = ${mark.written} (${mark.standing}, ${mark.origin}; ` +
    `${mark.series}; ${mark.time === null ? 'no day given' : `day ${number(mark.time)}`})`).replace(' (', '<br>(');

// A range without a day spans the plot as a band; one on a day is a bar with two ends.
const range_series = (range, meaning, ink, x_of) => {
    const {minimum, maximum, mark} = range;
    const words = minimum === null ? `up to ${number(maximum)}` : maximum === null ? `from ${number(minimum)}` :
        `${number(minimum)} to ${number(maximum)}`;
    const name = `${meaning ? `${meaning}, ` : ''}${mark.standing} range`;
    const label = {show: true, color: colour('muted'), fontSize: 11, formatter: `printed range ${words}`};
    if (mark.time === null && minimum !== null && maximum !== null) {
        return {name, key: {ink, symbol: {shape: 'band'}}, type: 'line', data: [], color: ink, silent: true,
            markArea: {silent: true, itemStyle: {color: ink, opacity: 0.12, borderColor: ink, borderWidth: 1,
                borderType: 'dashed'}, label: {...label, position: 'insideTopRight'},
            data: [[{yAxis: minimum}, {yAxis: maximum}]]}};
    }
    if (mark.time === null) {
        return {name, key: {ink, dash: '3 3'}, type: 'line', data: [], color: ink, silent: true, markLine: {silent: true, symbol: 'none',
            lineStyle: {color: ink, type: 'dashed'}, label: {...label, position: 'insideEndTop'},
            data: [{yAxis: minimum ?? maximum}]}};
    }
    const x = x_of(mark.time);
    return {name, key: {ink, dash: ''}, type: 'line', color: ink, symbol: 'rect', symbolSize: [12, 2], lineStyle: {width: 2}, z: 4,
        data: [minimum, maximum].filter((value) => value !== null).map((value) => [x, value])};
};

const label_style = () => ({show: true, position: 'left', distance: 7, color: colour('ink'), fontSize: 11,
    backgroundColor: colour('surface'), padding: [1, 3], borderRadius: 3});

// Values that lie close together share one label, so that none is hidden and none overlaps.
const label_points = (series, x_span, y_span) => {
    const points = series.filter((one) => one.type === 'scatter').flatMap((one) => one.data);
    const near = (a, b) => Math.abs(a.value[0] - b.value[0]) < 0.12 * x_span && Math.abs(a.value[1] - b.value[1]) < 0.07 * y_span;
    const heads = [];
    for (const point of points) {
        const head = heads.find((other) => near(other, point));
        if (head) head.members.push(point.value[1]);
        else heads.push(Object.assign(point, {members: [point.value[1]]}));
    }
    for (const head of heads) {
        const text = [...new Set(head.members)].sort((a, b) => a - b).map((value) => number(value)).join(' · ');
        head.label = {...label_style(), formatter: text};
    }
    return series;
};

const marks_on = (column) => data.marks.filter((mark) => mark.column === column);

const mark_series = (column, meaning, ink, x_of) => {
    const marks = marks_on(column);
    return [...ranges_of(marks).map((range) => range_series(range, meaning, ink, x_of)),
        ...point_series(marks, meaning, ink, x_of)];
};
