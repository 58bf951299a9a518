// SPDX-License-Identifier: Apache-2.0
// Where the copper is, from ore to product, as areas that stack up to what was placed.

const inventory_series = ({time, parts}) => parts.map(({name, values}, k) => ({
    name, type: 'line', stack: 'copper', symbol: 'none', color: line_colour(k), lineStyle: {width: 1}, areaStyle: {opacity: 0.75},
    emphasis: {disabled: true}, data: values.map((value, row) => [time[row], value]),
}));

const inventory_option = (inventory, hidden) => {
    const axis = axis_style();
    const unit = inventory.unit;
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: (items) =>
            [`<b>${number(items[0].value[0])} days</b>`, ...items.toReversed().map((item) =>
                `${item.marker}${escape_html(item.seriesName)} <b>${number(item.value[1], 4)} ${unit}</b>`)].join('<br>')},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: inventory.time[0], max: inventory.time.at(-1), ...axis,
            splitLine: {show: false}},
        yAxis: {type: 'value', name: `copper, ${unit}`, nameGap: 10, ...axis, nameTextStyle: {color: colour('muted'), align: 'left'}},
        series: inventory_series(inventory).filter(({name}) => !hidden.has(name)),
    };
};

const inventory_rows = ({time, parts}) => time.map((day, row) => [day, ...parts.map(({values}) => values[row])]);

const add_inventory = (place_named) => {
    const inventory = data.runs[0].inventory;
    if (is_comparison || !inventory) return;
    const {time, unit, parts} = inventory;
    add_figure(place_named('inventory'), {
        title: 'Where the copper is', wide: true,
        caption: () => `${unit} of copper at each stock-taking; all parts together are what was placed`,
        option: (hidden) => inventory_option(inventory, hidden),
        keys: () => parts.map(({name}, k) => ({name, ink: line_colour(k), symbol: {shape: 'band'}})),
        table: () => ({header: ['day', ...parts.map(({name}) => `${name}, ${unit}`)], rows: inventory_rows(inventory)}),
        words: () => `On day ${number(time.at(-1))}: ` + parts.map(({name, values}) => `${name} ${number(values.at(-1), 4)}`).join(', ') + ` ${unit}.`,
        points: () => time.length,
    });
};
