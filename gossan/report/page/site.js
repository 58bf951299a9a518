// SPDX-License-Identifier: Apache-2.0
// What the figures of a site have in common: days on an axis, sliders over time, dates.

const site = data.runs[0].site ?? null;

const day_axis = (low, high) => {
    const axis = axis_style();
    return {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 26, min: low, max: high, ...axis,
        axisLine: {...axis.axisLine, onZero: false}, splitLine: {show: false}};
};

const value_axis = (unit, more = {}) => ({type: 'value', name: unit, nameGap: 10, ...axis_style(),
    nameTextStyle: {color: colour('muted'), align: 'left'}, ...more});

// The date of a day of a run that began on `start`; blank for one without a date.
const date_of_day = (start, day) => {
    if (!start) return '';
    const begin = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
    return new Date(begin + Math.floor(day) * 86400000).toISOString().slice(0, 10);
};
const day_in_words = (day) => `day ${number(day, 5)}${site.start ? ` · ${date_of_day(site.start, day)}` : ''}`;

// A slider over the times of a table, at its end at first; `on_move` gets the index.
const time_slider = (label, times, on_move) => {
    const slider = make('input', {type: 'range', min: 0, max: times.length - 1, value: times.length - 1, 'aria-label': label});
    const told = make('output', {}, day_in_words(times.at(-1)));
    slider.addEventListener('input', () => {
        told.textContent = day_in_words(times[slider.value]);
        slider.setAttribute('aria-valuetext', told.textContent);
        on_move(Number(slider.value));
    });
    return [make('label', {class: 'slider'}, make('span', {}, label), slider, told)];
};

const chooser = (label, names, on_choice) => {
    const select = make('select', {'aria-label': label}, ...names.map((name, k) => make('option', {value: k}, name)));
    select.addEventListener('change', () => on_choice(Number(select.value)));
    return select;
};

// Curves of a table that is not the series: [{name, x, y, ink, dash}].
const line_series = (curves) => curves.map(({name, x, y, ink, dash}) => ({
    name, type: 'line', symbol: 'none', color: ink, lineStyle: {width: 2, type: dash ?? 'solid'}, emphasis: {disabled: true},
    data: x.map((at, k) => [at, y[k]]),
}));

const line_option = (unit, curves, hidden, more = {}) => ({
    tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: curve_tooltip(unit, () => 'days')},
    xAxis: day_axis('dataMin', 'dataMax'),
    yAxis: value_axis(unit, {min: ({min, max}) => axis_floor(min, max)}),
    series: line_series(curves.filter(({name}) => !hidden.has(name))),
    ...more,
});

const add_lines = (place, title, unit, curves, more = {}) => add_figure(place, {
    title,
    caption: () => with_unit(unit, 'against days'),
    option: (hidden) => line_option(unit, curves, hidden),
    keys: () => curves.map(({name, ink, dash}) => ({name, ink, dash: dash ? String(dash) : ''})),
    table: () => ({header: ['day', ...curves.map(({name}) => with_unit(name, unit ? `in ${unit}` : ''))],
        rows: curves[0].x.map((day, k) => [day, ...curves.map(({y}) => y[k])])}),
    words: () => curves.map(({name, y}) => {
        const [low, high] = extent(y);
        return `${name}: ${with_unit(number(last_defined(y) ?? null), unit)} at the end, between ${number(low)} and ${number(high)}.`;
    }).join(' '),
    points: () => curves[0].x.length,
    ...more,
});
