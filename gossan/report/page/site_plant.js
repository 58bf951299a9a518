// SPDX-License-Identifier: Apache-2.0
// The circuit of solvent extraction on one day: isotherm, operating line and stages (McCabe and Thiele).

const diagram_lines = (diagram, side) => diagram.filter((one) => one.side === side);

const pairs = ({x, y}) => x.map((value, k) => [value, y[k]]);

const diagram_series = (lines) => lines.map((one) => {
    const look = {
        isotherm: {color: colour('c1'), lineStyle: {width: 2.5}, symbol: 'none'},
        'operating line': {color: colour('c2'), lineStyle: {width: 2}, symbol: 'none'},
        stages: {color: colour('ink'), lineStyle: {width: 1.5}, symbol: 'circle', symbolSize: 5},
    }[one.line];
    return {name: one.line, type: 'line', emphasis: {disabled: true}, ...look, data: pairs(one)};
});

const diagram_option = (lines, hidden, low_zero) => {
    const axis = axis_style();
    return {
        grid: {left: 8, right: 24, top: 26, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, value}) =>
            `${escape_html(seriesName)}<br>${number(value[0])} g/L in the water<br><b>${number(value[1])} g/L in the organic</b>`},
        xAxis: {type: 'value', scale: !low_zero, name: 'g/L of copper in the water', nameLocation: 'middle', nameGap: 26, ...axis, splitLine: {show: false}},
        yAxis: value_axis('g/L in the organic', {scale: true}),
        series: diagram_series(lines).filter(({name}) => !hidden.has(name)),
    };
};

const add_diagrams = (place_named) => {
    const circuit = site?.circuit;
    if (!circuit || circuit.time.length === 0) return;
    const place = place_named('plant');
    let at = circuit.time.length - 1;
    const own = [];
    place.before(make('div', {class: 'views'}, ...time_slider('Day', circuit.time, (k) => {
        at = k;
        own.forEach((plot) => plot.draw());
    })));
    for (const side of [...new Set(circuit.diagrams.flat().map((one) => one.side))]) {
        const lines = () => diagram_lines(circuit.diagrams[at], side);
        const stages = () => lines().find(({line}) => line === 'stages')?.x.length / 3 || 0;
        own.push(add_figure(place, {
            title: `${sentence(side)}: isotherm and operating line`,
            caption: () => `${stages()} ${stages() === 1 ? 'stage' : 'stages'} on ${day_in_words(circuit.time[at])} · a corner short of the isotherm is the stage’s efficiency`,
            option: (hidden) => diagram_option(lines(), hidden, side !== 'strip'),
            keys: () => diagram_series(lines()).map(({name, color}) => ({name, ink: color, dash: ''})),
            table: () => ({header: ['line', 'copper in the water, g/L', 'in the organic, g/L'],
                rows: lines().flatMap((one) => pairs(one).map(([x, y]) => [one.line, x, y]))}),
            words: () => {
                const line = lines().find((one) => one.line === 'operating line');
                return line ? `On ${day_in_words(circuit.time[at])} water goes between ${number(line.x[0])} and ${number(line.x.at(-1))} g/L, ` +
                    `the organic between ${number(line.y[0])} and ${number(line.y.at(-1))} g/L.` : 'Nothing passed.';
            },
        }));
    }
};
