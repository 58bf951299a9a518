// SPDX-License-Identifier: Apache-2.0
// A substance's way through the run as a waterfall: stock, what came in, what went out, stock.

const most_bars = 8;

// Bars in order: the start, flows by size (small ones as one), the end.
const bars_of = (balance) => {
    const large = balance.boundary.slice(0, most_bars);
    const small = balance.boundary.slice(most_bars);
    const flows = [...large, ...(small.length ? [{label: `${small.length} smaller flows`,
        amount: small.reduce((sum, flow) => sum + flow.amount, 0)}] : [])];
    flows.sort((a, b) => (b.amount > 0) - (a.amount > 0));
    let level = balance.begin;
    const bars = [{label: 'at the start', from: 0, to: level, kind: 'stock'}];
    for (const {label, amount} of flows) {
        bars.push({label, from: level, to: level + amount, kind: amount > 0 ? 'in' : 'out'});
        level += amount;
    }
    return [...bars, {label: 'at the end', from: 0, to: balance.end, kind: 'stock'}];
};

const bar_amount = (bar) => bar.to - bar.from;
const bar_text = (bar) => (bar.kind === 'in' ? '+' : '') + number(bar_amount(bar), 3);

const draw_bar = (bars) => (params, api) => {
    const bar = bars[params.dataIndex];
    const [x, y_from] = api.coord([bar.from, api.value(0)]);
    const [x_to] = api.coord([bar.to, api.value(0)]);
    const height = api.size([0, 1])[1] * 0.62;
    const shape = {x: Math.min(x, x_to), y: y_from - height / 2, width: Math.max(Math.abs(x_to - x), 1.5), height, r: 2};
    return {type: 'rect', shape, style: {fill: api.visual('color')}};
};

const waterfall_option = (bars, unit, label_width = 150) => {
    const ink = {stock: colour('c7'), in: colour('c1'), out: colour('c2'), gap: colour('c4')};
    const axis = axis_style();
    return {
        grid: {left: 8, right: 70, top: 12, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex}) =>
            `${escape_html(bars[dataIndex].label)}<br><b>${number(bar_amount(bars[dataIndex]), 6)} ${escape_html(unit)}</b>`},
        xAxis: {type: 'value', name: unit, nameLocation: 'middle', nameGap: 28, ...axis},
        yAxis: {type: 'category', inverse: true, data: bars.map((bar) => bar.label.replaceAll('_', ' ')), axisTick: {show: false},
            axisLine: axis.axisLine, axisLabel: {color: colour('ink'), width: label_width, overflow: 'truncate'}},
        series: [
            {type: 'custom', renderItem: draw_bar(bars), encode: {x: [1, 2], y: 0},
                data: bars.map((bar, k) => ({value: [k, bar.from, bar.to], itemStyle: {color: ink[bar.kind]}}))},
            {type: 'scatter', symbolSize: 0, silent: true, data: bars.map((bar, k) => ({value: [Math.max(bar.from, bar.to), k],
                label: {show: true, position: 'right', color: colour('ink'), fontSize: 11, formatter: bar_text(bar)}}))},
        ],
    };
};

const add_balances = (place_named) => {
    const balances = data.runs[0].balances.filter((balance) => balance.boundary.length > 0);
    if (is_comparison || balances.length === 0) return;
    let chosen = balances.find((balance) => /^(Cu|copper)$/i.test(balance.substance)) ?? balances[0];
    const choice = make('select', {'aria-label': 'Substance of the waterfall'}, ...balances.map((balance, k) =>
        make('option', {value: k, selected: balance === chosen}, balance.substance)));
    const plot = add_figure(place_named('balances'), {
        title: 'From the first stock to the last', wide: true, controls: [choice],
        caption: () => `${chosen.substance}, ${chosen.unit}, over the whole run`,
        option: () => waterfall_option(bars_of(chosen), chosen.unit, innerWidth > 700 ? 260 : 130),
        table: () => ({header: ['what', `amount, ${chosen.unit}`],
            rows: bars_of(chosen).map((bar) => [bar.label, bar_amount(bar)])}),
        words: () => bars_of(chosen).map((bar) => `${bar.label} ${bar_text(bar)}`).join(', ') + ` ${chosen.unit}.`,
    });
    choice.addEventListener('change', () => {
        chosen = balances[choice.value];
        plot.draw();
    });
};
