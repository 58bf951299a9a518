// SPDX-License-Identifier: Apache-2.0
// Which columns of the series stand together, and how they are drawn.

// The first group that a column fits takes it; what fits none goes to `other`, a figure a unit.
const groups = [
    {place: 'copper', title: 'Copper extracted and recovered', fits: /^(extraction|recovery)_pct$/},
    {place: 'cathode', title: 'Copper plated', fits: /^cathode_.*t_d$/},
    {place: 'cathode', title: 'Cathode so far', fits: /^cathode_t$/},
    {place: 'cathode', title: 'Copper that each pad gave so far', fits: /_copper_t$/},
    {place: 'ponds', title: 'Solution on and off each pad', fits: /_(irrigation|drainage)_m3_d$/},
    {place: 'ponds', title: 'Copper in what each pad drains', fits: /._pls_Cu_g_L$/},
    {place: 'plant', title: 'Raffinate that SX gives', fits: /^sx_raffinate_m3_d$/},
    {place: 'plant', title: 'Copper in the raffinate', fits: /^sx_raffinate_Cu/},
    {place: 'plant', title: 'Copper extracted by SX, of that treated', fits: /^sx_extraction/},
    {place: 'accounts', title: 'Acid bought so far', fits: /^acid_bought/},
    {place: 'accounts', title: 'Fresh water so far', fits: /^fresh_water/},
    {place: 'other', title: 'How heap and plant were brought together', fits: /^(sweeps|residual)$/},
    {place: 'copper', title: 'Extraction by mineral', fits: /^extraction_/},
    {place: 'air', title: 'Oxygen used, of what was blown in', fits: /^oxygen_utilisation/},
    {place: 'air', title: 'Oxygen in and out', fits: /^oxygen_(in|out)/},
    {place: 'air', title: 'Oxygen in the air that leaves', fits: /^exit_oxygen/},
    {place: 'air', title: 'Air', fits: /^(exit|air|aeration)_/},
    {place: 'microbes', title: 'Microbes', fits: /^cells_/, is_log: true},
    {place: 'solution', title: 'Copper in PLS', fits: /^pls_Cu_/},
    {place: 'solution', title: 'Iron in PLS', fits: /^pls_Fe/},
    {place: 'solution', title: 'pH of PLS', fits: /^pls_pH$/i},
    {place: 'solution', title: 'Redox potential of PLS', fits: /^pls_(eh|redox)/i},
    {place: 'acid', title: 'Free acid in PLS', fits: /^pls_free_acid/},
    {place: 'solution', title: 'Sulphate in PLS', fits: /^pls_SO4/},
    {place: 'solution', title: 'Density of PLS', fits: /^pls_density/},
    {place: 'heat', title: 'Temperature', fits: /temperature/},
    {place: 'solution', title: 'Other components of PLS', fits: /^pls_/},
    {place: 'acid', title: 'Acid consumed so far', fits: /^acid_/},
    {place: 'water', title: 'Irrigation and drainage', fits: /(irrigation|drainage|rain).*rate/},
    {place: 'water', title: 'Evaporation', fits: /^evaporation/},
    {place: 'water', title: 'Ponded water', fits: /^pond/},
    {place: 'water', title: 'Moisture', fits: /^moisture/},
    {place: 'water', title: 'Water in and out so far', fits: /^(irrigation|drainage|rain|evaporation|runoff).*_m3$/},
    {place: 'water', title: 'Leach ratio', fits: /^leach_ratio/},
];
const ratio_column = 'leach_ratio_m3_t';
let against = 'time';

const column_of = (run, name) => run.series.columns.find((column) => column.name === name);
const ratio_of = (run) => column_of(run, ratio_column)?.values;
const can_use_ratio = data.runs.every((run) => ratio_of(run) && !is_constant(ratio_of(run)));

const x_values = (run) => against === 'ratio' ? ratio_of(run) : run.series.time;
const x_name = () => against === 'ratio' ? 'm³/t' : 'days';

// Where a day lies on the x axis of a run; without a day, at its end.
const x_of_day = (run) => (day) => {
    const time = run.series.time;
    const xs = x_values(run);
    if (day === null) return last_defined(xs);
    if (against === 'time') return day;
    const above = time.findIndex((t) => t >= day);
    if (above <= 0) return above === 0 ? xs[0] : last_defined(xs);
    const share = (day - time[above - 1]) / (time[above] - time[above - 1]);
    return xs[above - 1] + share * (xs[above] - xs[above - 1]);
};

// A scale by decades has no place for none.
const is_log = (name) => group_of(name).is_log === true;
const drawn_value = (column, row) => is_log(column.name) && !(column.values[row] > 0) ? null : column.values[row];

// Runs in the order of what was varied run from dark to light; else colours and dashes tell curves apart.
const curve_style = (run, k) => is_comparison && data.answers ?
    {ink: ranked_ink(data.runs.indexOf(run) / (data.runs.length - 1)), dash: dashes[data.runs.indexOf(run) % 2]} :
    {ink: line_colour(k), dash: dashes[Math.floor(k / 2) % 4]};

// Curves of one figure: the columns of one run, or one column of every run.
const curve_series = (curves) => curves.map(({run, column, label}, k) => {
    const {ink, dash} = curve_style(run, k);
    return {
        name: label, key: {ink, dash: String(dash).replace('solid', '')},
        type: 'line', symbol: 'none', connectNulls: false, sampling: 'lttb', color: ink,
        lineStyle: {width: 2, type: dash}, emphasis: {disabled: true},
        data: x_values(run).map((x, row) => [x, drawn_value(column, row)]),
    };
});

const curve_tooltip = (unit, name = x_name) => (items) => {
    const lines = items.filter((item) => item.seriesType === 'line' && item.value && item.value[1] !== null);
    if (lines.length === 0) return '';
    const x = `${number(lines[0].value[0], 5)} ${name()}`;
    return [`<b>${x}</b>`, ...lines.map((item) =>
        `${item.marker}${escape_html(item.seriesName)} <b>${with_unit(number(item.value[1]), unit)}</b>`)].join('<br>');
};

const shown_marks = (curves) => [...new Set(curves.map((curve) => curve.column.name))].flatMap((name) => {
    const k = curves.findIndex((curve) => curve.column.name === name);
    const ink = is_comparison ? colour('ink') : line_colour(k);
    return mark_series(name, is_comparison ? '' : curves[k].label, ink, x_of_day(curves[k].run));
});

const all_series = (curves) => {
    const marks = shown_marks(curves);
    const [, x_high] = extent(curves.flatMap((curve) => x_values(curve.run)));
    const [, y_high] = extent([...curves.flatMap((curve) => curve.column.values),
        ...marks.flatMap((one) => one.data.map((point) => point.value?.[1] ?? null))]);
    return [...curve_series(curves), ...label_points(marks, x_high, y_high)];
};

// One key a name: a measured range and its like may be drawn by several series.
const curve_keys = (curves) => [...new Map(all_series(curves).map(({name, key}) => [name, {name, ...key}])).values()];

// From zero, unless the curve moves little far above it, or dips a little below.
const axis_floor = (low, high) => {
    if (low >= -1e-6 * high) return low > 0.6 * high ? undefined : 0;
    return low > -0.1 * high ? -Number((0.05 * high).toPrecision(1)) : undefined;
};

const value_range = (curves, low, high) => is_log(curves[0].column.name) ? {} : {
    min: ({min, max}) => axis_floor(Math.min(min, low), Math.max(max, high)),
    max: ({max}) => high > max ? Number((high * 1.08).toPrecision(2)) : undefined,
};

const curve_option = (unit, curves, hidden) => {
    const values = curves.flatMap((curve) => marks_on(curve.column.name)).map((mark) => mark.value);
    const [low, high] = extent(values);
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', axisPointer: {type: 'line'}, formatter: curve_tooltip(unit)},
        xAxis: {type: 'value', name: x_name(), nameLocation: 'middle', nameGap: 26, min: 'dataMin', max: 'dataMax',
            ...axis_style(), splitLine: {show: false}},
        yAxis: {name: unit, nameLocation: 'end', nameGap: 10, ...scale_style(is_log(curves[0].column.name)),
            nameTextStyle: {color: colour('muted'), align: 'left'},
            ...value_range(curves, low, high)},
        series: all_series(curves).filter((one) => !hidden.has(one.name)),
    };
};

const curve_table = (unit, curves) => {
    const rows = [];
    const runs = [...new Set(curves.map((curve) => curve.run))];
    for (const run of runs) {
        const own = curves.filter((curve) => curve.run === run);
        run.series.time.forEach((day, row) => rows.push([...(is_comparison ? [run.label] : []), day,
            ...(ratio_of(run) ? [ratio_of(run)[row]] : []), ...own.map((curve) => curve.column.values[row])]));
    }
    const columns = is_comparison ? ['value'] : curves.map((curve) => curve.label);
    return {
        header: [...(is_comparison ? ['run'] : []), 'day', ...(ratio_of(runs[0]) ? ['m³/t'] : []),
            ...columns.map((text) => unit ? `${text}, ${unit}` : text)], rows};
};

const curve_words = (unit, curves) => curves.map(({column, label}) => {
    const [low, high] = extent(column.values);
    return `${label}: from ${number(column.values.find((v) => v !== null))} to ` +
        `${with_unit(number(last_defined(column.values)), unit)}, between ${number(low)} and ${number(high)}.`;
}).join(' ');

const curve_caption = (unit, curves) => {
    const run = curves[0].run;
    const marks = curves.flatMap((curve) => marks_on(curve.column.name));
    const group = is_comparison ? group_of(curves[0].column.name).title : '';
    const notes = [group, with_unit(unit, `against ${x_name()}`)];
    if (marks.some((mark) => mark.kind === 'end')) notes.push('◆ value without a day, at the right edge');
    if (against === 'ratio' && marks.some((mark) => mark.time !== null))
        notes.push('measured values at the run’s m³/t of their day');
    if (run.series.time.length < run.series.rows)
        notes.push(`${run.series.time.length} of ${run.series.rows} rows drawn`);
    return notes.filter(Boolean).join(' · ');
};

const add_curves = (place, title, unit, curves) => add_figure(place, {
    title,
    caption: () => curve_caption(unit, curves),
    option: (hidden) => curve_option(unit, curves, hidden),
    keys: () => curve_keys(curves),
    table: () => curve_table(unit, curves),
    words: () => curve_words(unit, curves),
    points: () => curves[0].run.series.time.length,
});

// Ponds and cathode of a site have figures of their own.
const is_told_elsewhere = (run, {name}) => name === 'cathode_t' && Boolean(run.site?.cathode) || (run.site?.ponds ?? []).some((pond) => {
    const part = pond.name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
    return name.startsWith(`${part}_`) && pond.columns.some((column) => `${part}_${column.name}` === name);
});

// All columns by name, with what each run has of them.
const all_columns = () => {
    const found = new Map();
    for (const run of data.runs)
        for (const column of run.series.columns.filter((each) => !is_told_elsewhere(run, each))) {
            if (!found.has(column.name)) found.set(column.name, []);
            found.get(column.name).push({run, column});
        }
    return found;
};

const group_of = (name) => groups.find((group) => group.fits.test(name)) ?? {place: 'other'};

const title_of_rest = (title, curves) => curves.length === 1 ? curves[0].column.meaning : title;

const add_all_curves = (place_named) => {
    const still = new Map();    // place → sentences about what does not change
    const figures = new Map();  // figure → its curves
    for (const [name, having] of all_columns()) {
        const {column} = having[0];
        const group = group_of(name);
        if (having.every((one) => is_constant(one.column.values)) && marks_on(name).length === 0) {
            const value = last_defined(column.values);
            const words = value === undefined ? 'not defined' : with_unit(number(value), column.unit);
            if (!still.has(group.place)) still.set(group.place, []);
            still.get(group.place).push(`${column.meaning}: ${words}`);
            continue;
        }
        const title = is_comparison ? column.meaning : group.title ?? `Quantities in ${column.unit || 'numbers'}`;
        const key = [group.place, groups.indexOf(group), title, column.unit].join('|');
        if (!figures.has(key)) figures.set(key, {group, title, unit: column.unit, curves: []});
        figures.get(key).curves.push(...having.map((one) =>
            ({...one, label: is_comparison ? one.run.label : one.column.meaning})));
    }
    const place_or_other = (name) => place_named(name) ?? place_named('other');
    const rank = ({group}) => group.fits ? groups.indexOf(group) : groups.length;
    for (const {group, title, unit, curves} of [...figures.values()].sort((a, b) => rank(a) - rank(b)))
        add_curves(place_or_other(group.place), group.fits || is_comparison ? title : title_of_rest(title, curves), unit, curves);
    for (const [place, sentences] of still)
        place_or_other(place).append(make('p', {class: 'note unchanged'}, `Did not change: ${sentences.join('; ')}.`));
};
