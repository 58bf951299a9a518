// SPDX-License-Identifier: Apache-2.0
// A map as curves: some depths over the days, or some days over the depth.

const depth_shares = [0.02, 0.25, 0.5, 0.75, 0.98];
const most_profiles = 7;

// Curves of a map over the days: the mean of the bed, and cells from the top to the base.
const day_curves = (maps, field) => {
    const n_cells = n_cells_of(maps);
    const cells = [...new Set(depth_shares.map((share) => cell_at(maps, share)))];
    return [
        {name: 'mean of the bed', points: bed_mean(maps, field).map((value, row) => [maps.time[row], value]), is_mean: true},
        ...cells.map((cell, k) => ({
            name: `${number(depth_of(maps, cell), 3)} m deep`, rank: cells.length > 1 ? k / (cells.length - 1) : 0,
            points: maps.time.map((day, row) => [day, map_values(field)[row * n_cells + cell]]),
        })),
    ];
};

// Curves of a map over the depth, on evenly spread days, from the top down as one would dig.
const depth_curves = (maps, field) => {
    const n_cells = n_cells_of(maps);
    const rows = spread(maps.time.map((_, row) => row), most_profiles);
    return rows.map((row, k) => ({
        name: `day ${number(maps.time[row], 3)}`, rank: rows.length > 1 ? k / (rows.length - 1) : 0,
        points: Array.from({length: n_cells}, (_, down) => n_cells - 1 - down)
            .map((cell) => [map_values(field)[row * n_cells + cell], depth_of(maps, cell)]),
    }));
};

// Dark first, light last, but never too pale for the page.
const ranked_ink = (rank) => ramp_colour(['#440154', '#3b528b', '#21918c', '#3f9f4f', '#b88a00'], rank);

const view_series = (curves) => curves.map(({name, points, rank, is_mean}) => ({
    name, type: 'line', symbol: 'none', data: points, color: is_mean ? colour('ink') : ranked_ink(rank),
    key: {ink: is_mean ? colour('ink') : ranked_ink(rank), dash: is_mean ? '7 4' : ''}, emphasis: {disabled: true},
    lineStyle: {width: is_mean ? 2.5 : 2, type: is_mean ? 'dashed' : 'solid'},
}));

const without_zero = (series, axis) => series.map((one) =>
    ({...one, data: one.data.map((point) => point[axis] > 0 ? point : point.map((value, k) => k === axis ? null : value))}));

const day_option = (maps, field, hidden) => {
    const axis = axis_style();
    const is_log = field.scale === 'log';
    const series = view_series(day_curves(maps, field)).filter((one) => !hidden.has(one.name));
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: curve_tooltip(field.unit, () => 'days')},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: maps.time[0], max: maps.time.at(-1), ...axis,
            splitLine: {show: false}},
        yAxis: {name: field.unit, nameGap: 10, ...scale_style(is_log),
            nameTextStyle: {color: colour('muted'), align: 'left'}},
        series: is_log ? without_zero(series, 1) : series,
    };
};

const depth_option = (maps, field, hidden) => {
    const axis = axis_style();
    const is_log = field.scale === 'log';
    const series = view_series(depth_curves(maps, field)).filter((one) => !hidden.has(one.name));
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line', axis: 'y'},
            formatter: (items) => [`<b>${number(items[0].value[1], 3)} m deep</b>`, ...items.filter(({value}) => value[0] !== null)
                .map((item) => `${item.marker}${escape_html(item.seriesName)} <b>${with_unit(number(item.value[0]), field.unit)}</b>`)].join('<br>')},
        xAxis: {name: field.unit, nameLocation: 'middle', nameGap: 26, ...scale_style(is_log),
            axisLine: {...axis.axisLine, onZero: false}},
        yAxis: {type: 'value', name: depth_name(maps), nameLocation: 'start', nameGap: 10, inverse: true, min: 0, max: top_of(maps),
            ...axis, nameTextStyle: {color: colour('muted'), align: 'left'}, splitLine: {show: false}},
        series: is_log ? without_zero(series, 0) : series,
    };
};
