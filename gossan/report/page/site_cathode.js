// SPDX-License-Identifier: Apache-2.0
// Cathode by month and so far, by the pad that its copper came from, against what the cells can plate.

const stream_name = (name) => name === 'start' ? 'in the circuit at the start' : name.replaceAll('_', ' ');

const running_sum = (values) => {
    let sum = 0;
    return values.map((value) => sum += value);
};

const month_totals = ({months, streams}) => months.map((_, k) => streams.reduce((sum, {values}) => sum + (values[k] ?? 0), 0));

const month_tooltip = (months) => (items) => {
    const bars = items.filter(({seriesType}) => seriesType === 'bar');
    const lines = [...bars, ...items.filter(({seriesType}) => seriesType === 'line')];
    const total = bars.reduce((sum, {value}) => sum + value, 0);
    return [`<b>${escape_html(months[items[0].dataIndex])}: ${number(total)} t</b>`, ...lines.map(({marker, seriesName, value}) =>
        `${marker}${escape_html(seriesName)} <b>${number(value)} t</b>`)].join('<br>');
};

const month_option = ({months, streams, most}, hidden) => {
    const axis = axis_style();
    const has_most = most.some((value) => value !== null);
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: month_tooltip(months)},
        xAxis: {type: 'category', data: months, ...axis, axisLabel: {color: colour('muted'), hideOverlap: true}, splitLine: {show: false}},
        yAxis: value_axis('t'),
        series: [
            ...streams.map(({name, values}, k) => ({name: stream_name(name), type: 'bar', stack: 'cathode', barCategoryGap: '15%',
                color: line_colour(k), data: values, emphasis: {disabled: true}})),
            ...(has_most ? [{name: 'most that the cells can plate', type: 'line', step: 'middle', symbol: 'none', color: colour('ink'),
                lineStyle: {width: 1.5, type: 'dashed'}, data: most, emphasis: {disabled: true}}] : []),
        ].filter(({name}) => !hidden.has(name)),
    };
};

const cathode_keys = ({streams, most}) => [
    ...streams.map(({name}, k) => ({name: stream_name(name), ink: line_colour(k), symbol: {shape: 'band'}})),
    ...(most?.some((value) => value !== null) ? [{name: 'most that the cells can plate', ink: colour('ink'), dash: '4 3'}] : []),
];

const sum_option = ({months, streams}, hidden) => {
    const axis = axis_style();
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: (items) =>
            [`<b>by the end of ${escape_html(months[items[0].dataIndex])}: ${number(items.reduce((sum, {value}) => sum + value, 0), 5)} t</b>`,
                ...items.toReversed().map(({marker, seriesName, value}) => `${marker}${escape_html(seriesName)} <b>${number(value)} t</b>`)].join('<br>')},
        xAxis: {type: 'category', boundaryGap: false, data: months, ...axis, axisLabel: {color: colour('muted'), hideOverlap: true}, splitLine: {show: false}},
        yAxis: value_axis('t'),
        series: streams.map(({name, values}, k) => ({name: stream_name(name), type: 'line', stack: 'cathode', symbol: 'none',
            color: line_colour(k), lineStyle: {width: 1}, areaStyle: {opacity: 0.75}, emphasis: {disabled: true}, data: running_sum(values)}))
            .filter(({name}) => !hidden.has(name)),
    };
};

const add_cathode = (place_named) => {
    const cathode = site?.cathode;
    if (!cathode) return;
    const {months, streams, most} = cathode;
    const totals = month_totals(cathode);
    const best = totals.indexOf(Math.max(...totals));
    const table = (of) => ({header: ['month', ...streams.map(({name}) => `${stream_name(name)}, t`)],
        rows: months.map((month, k) => [month, ...streams.map(({values}) => of(values)[k])])});
    add_figure(place_named('cathode'), {
        title: 'Cathode by month', wide: true,
        caption: () => 't of copper plated, by the pad that it came from',
        option: (hidden) => month_option(cathode, hidden),
        keys: () => cathode_keys(cathode),
        table: () => table((values) => values),
        words: () => `Most was plated in ${months[best]}: ${number(totals[best])} t.`,
        points: () => months.length,
    });
    add_figure(place_named('cathode'), {
        title: 'Cathode so far',
        caption: () => 't of copper at the end of each month',
        option: (hidden) => sum_option(cathode, hidden),
        keys: () => cathode_keys({streams}),
        table: () => table(running_sum),
        words: () => streams.map(({name, values}) => `${stream_name(name)} ${number(running_sum(values).at(-1))} t`).join(', ') + '.',
        points: () => months.length,
    });
};
