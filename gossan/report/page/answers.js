// SPDX-License-Identifier: Apache-2.0
// How the figures of several runs answer to the input that was varied.

const answer_option = ({varied, runs}, figure) => {
    const axis = axis_style();
    return {
        grid: {left: 8, right: 24, top: 42, bottom: 30, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex}) => `${escape_html(runs[dataIndex])}<br>` +
            `${with_unit(number(varied.values[dataIndex]), varied.unit)}: <b>${with_unit(number(figure.values[dataIndex]), figure.unit)}</b>`},
        xAxis: {type: 'value', name: with_unit(varied.name, varied.unit ? `in ${varied.unit}` : ''), nameLocation: 'middle', nameGap: 26, scale: true,
            ...axis, splitLine: {show: false}},
        yAxis: {type: 'value', scale: true, ...axis},
        series: [{type: 'line', symbol: 'circle', symbolSize: 9, color: colour('c1'), lineStyle: {width: 2, type: [2, 4]}, connectNulls: true,
            data: varied.values.map((x, k) => ({value: [x, figure.values[k]], label: {position: k === 0 ? 'right' : 'top'}})),
            label: {show: true, position: 'top', color: colour('ink'), fontSize: 11, formatter: ({value}) => number(value[1], 3)},
            labelLayout: {hideOverlap: true}}],
    };
};

const add_answers = (place_named) => {
    const {answers} = data;
    if (!is_comparison || !answers) return;
    for (const figure of answers.figures.filter(({values}) => !is_constant(values)))
        add_figure(place_named('answers'), {
            title: figure.label,
            caption: () => with_unit(figure.unit, `against ${answers.varied.name}`),
            option: () => answer_option(answers, figure),
            table: () => ({header: ['run', with_unit(answers.varied.name, answers.varied.unit), with_unit(figure.label, figure.unit)],
                rows: answers.runs.map((run, k) => [run, answers.varied.values[k], figure.values[k]])}),
            words: () => answers.runs.map((run, k) => `${run}: ${with_unit(number(figure.values[k]), figure.unit)}`).join(', ') + '.',
            points: () => answers.runs.length,
        });
};
