// SPDX-License-Identifier: Apache-2.0
// What keeps the ore from leaching: where and when as a map, and how much of the bed over the days.

const is_limiting = (field) => field.scale === 'flags' && field.name === 'limiting';

const share_series = (maps, field) => flag_shares(maps, field).map((curve, flag) => ({
    name: flags_of(field)[flag], type: 'line', stack: 'bed', symbol: 'none', color: flag_ink(field, flag),
    lineStyle: {width: 0}, areaStyle: {opacity: 1}, emphasis: {disabled: true}, curve,
    data: curve.map((share, row) => [maps.time[row], share]),
})).filter(({curve}) => curve.some((share) => share > 0));

const share_option = (maps, field) => {
    const axis = axis_style();
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: (items) =>
            [`<b>${number(items[0].value[0])} days</b>`, ...items.filter(({value}) => value[1] > 0).reverse().map((item) =>
                `${item.marker}${escape_html(item.seriesName)} <b>${number(item.value[1], 3)} %</b>`)].join('<br>')},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: maps.time[0], max: maps.time.at(-1), ...axis,
            splitLine: {show: false}},
        yAxis: {type: 'value', name: '% of the bed', nameGap: 10, min: 0, max: 100, ...axis, nameTextStyle: {color: colour('muted'), align: 'left'}},
        series: share_series(maps, field),
    };
};

const add_limits = (place_named) => {
    const maps = data.runs[0].maps;
    const field = is_comparison ? undefined : maps?.fields.find(is_limiting);
    if (!field) return;
    const place = place_named('limits');
    add_map(place, 'What limits, where and when', maps, () => field, {
        caption: () => 'in each cell, the one thing whose lack slows leaching most · shares of bed and time' +
            (has_grown(maps) ? ' · hatched: not stacked yet' : ''),
    });
    add_figure(place, {
        title: 'How much of the bed each limits',
        caption: () => '% of the height of the bed, over the days',
        option: () => share_option(maps, field),
        legend: () => scale_nodes(maps, field),
        table: () => ({header: ['day', ...share_series(maps, field).map(({name}) => `${name}, %`)],
            rows: maps.time.map((day, row) => [day, ...share_series(maps, field).map(({curve}) => curve[row])])}),
        words: () => map_words(maps, field),
        points: () => maps.time.length,
    });
};
