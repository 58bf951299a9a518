// SPDX-License-Identifier: Apache-2.0
// A calibration: curves with data, parameters before and after, residuals, what the data tell, convergence.

const after_words = {band: '80 in 100 after the data', prior: '80 in 100 before the data', median: 'median after', best: 'best fit'};

const tinted_band = (name, days, low, high, ink, opacity) => band_series(name, days, low, high, opacity)
    .map((series) => ({...series, color: ink, ...(series.areaStyle ? {areaStyle: {color: ink, opacity}} : {})}));

const measured_series = (points) => [error_bars(points.filter(({bound}) => bound === 'exact')),
    {type: 'scatter', name: 'measured', z: 5, color: colour('ink'), symbolSize: 7,
        data: points.map(({day, value, bound}) => ({value: [day, value], symbol: point_symbols[bound],
            itemStyle: bound === 'exact' ? {} : {color: 'transparent', borderColor: colour('ink'), borderWidth: 1.5}}))}];

const calibrated_tip = (curve) => ({dataIndex, seriesName}) => {
    if (seriesName === 'measured') {
        const {day, value, sd, bound} = curve.measured[dataIndex];
        return `day ${number(day)}: measured ${bound === 'exact' ? '' : `${bound} `}<b>${with_unit(number(value), curve.unit)}</b> ± ${number(sd, 2)}`;
    }
    const told = (key) => with_unit(number(curve[key][dataIndex]), curve.unit);
    return `day ${number(curve.days[dataIndex])}<br>median <b>${told('p50')}</b>, 80 in 100 from ${told('p10')} to ${told('p90')}<br>` +
        `best fit ${told('best')}<br>before the data ${told('prior_p50')}, from ${told('prior_p10')} to ${told('prior_p90')}`;
};

const curve_line = (name, curve, key, ink, type, width) => ({type: 'line', name, color: ink, symbol: 'circle', symbolSize: 3, showSymbol: false,
    lineStyle: {width, type}, data: curve.days.map((day, k) => [day, curve[key][k]])});

const calibrated_option = (curve, hidden) => {
    const axis = axis_style();
    const {days} = curve;
    const shown = (name, series) => hidden.has(name) ? [] : series();
    return {
        tooltip: {...tooltip_style(), trigger: 'item', formatter: calibrated_tip(curve)},
        xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 22, ...axis, splitLine: {show: false}, max: days.at(-1)},
        yAxis: {type: 'value', scale: true, ...axis},
        series: [
            ...shown(after_words.prior, () => tinted_band(after_words.prior, days, curve.prior_p10, curve.prior_p90, colour('muted'), 0.2)),
            ...shown(after_words.band, () => tinted_band(after_words.band, days, curve.p10, curve.p90, colour('c1'), 0.35)),
            ...shown(after_words.median, () => [curve_line(after_words.median, curve, 'p50', colour('c1'), 'solid', 2.5)]),
            ...shown(after_words.best, () => [curve_line(after_words.best, curve, 'best', colour('c2'), [6, 4], 2)]),
            ...shown('measured', () => measured_series(curve.measured)),
        ],
    };
};

const add_calibrated = (place, curve) => add_figure(place, {
    title: `Column ${curve.name.split(": ")[1]} of ${curve.name.split(": ")[0]}`,
    caption: () => `${with_unit('', curve.unit)} · ${curve.measured.length} data with one standard deviation; hollow: only a bound is known`.trim(),
    option: (hidden) => calibrated_option(curve, hidden),
    keys: () => [{name: after_words.median, ink: colour('c1'), dash: ''}, {name: after_words.band, ink: colour('c1'), symbol: {shape: 'band'}},
        {name: after_words.best, ink: colour('c2'), dash: '6 4'},
        ...(curve.prior_p50.some((value) => value !== null) ? [{name: after_words.prior, ink: colour('muted'), symbol: {shape: 'band'}}] : []),
        {name: 'measured', ink: colour('ink'), symbol: {shape: 'circle'}}],
    table: () => ({header: ['day', 'before: 10 in 100 below', 'before: median', 'before: 10 in 100 above', '10 in 100 below', 'median', '10 in 100 above', 'best fit'],
        rows: curve.days.map((day, k) => [day, curve.prior_p10[k], curve.prior_p50[k], curve.prior_p90[k], curve.p10[k], curve.p50[k], curve.p90[k], curve.best[k]])}),
    words: () => `At the end the median is ${with_unit(number(curve.p50.at(-1)), curve.unit)}, 80 in 100 from ${number(curve.p10.at(-1))} to ${number(curve.p90.at(-1))}.`,
    points: () => curve.days.length,
});

// Shares of members by bins of equal width, in the logarithm where values span a decade.
const bins_of = (parameter) => {
    const all = [...parameter.prior, ...parameter.posterior].filter((value) => value !== null);
    const is_log = Math.min(...all) > 0 && Math.max(...all) / Math.min(...all) > 10;
    const to = is_log ? Math.log10 : (x) => x;
    const from = is_log ? (x) => 10 ** x : (x) => x;
    const [low, high] = extent(all.map(to));
    const n = 24;
    const width = (high - low) / n || 1;
    const shares = (values) => {
        const counts = Array(n).fill(0);
        for (const value of values) counts[Math.min(n - 1, Math.floor((to(value) - low) / width))] += 1 / values.length;
        return counts;
    };
    return {edges: Array.from({length: n + 1}, (_, k) => from(low + k * width)), prior: shares(parameter.prior), posterior: shares(parameter.posterior),
        place: (value) => Math.min(Math.max((to(value) - low) / width - 0.5, -0.5), n - 0.5)};
};

const density_option = (parameter, hidden) => {
    const axis = axis_style();
    const bins = bins_of(parameter);
    const middles = bins.prior.map((_, k) => Math.sqrt(bins.edges[k] * bins.edges[k + 1]) || (bins.edges[k] + bins.edges[k + 1]) / 2);
    const bars = (name, ink, opacity, values) => hidden.has(name) ? [] :
        [{type: 'bar', name, color: ink, itemStyle: {opacity}, barGap: '-100%', barCategoryGap: '0%', data: values}];
    const line = (value, ink, words) => ({xAxis: bins.place(value), lineStyle: {color: ink, type: 'dashed'}, label: {formatter: words, color: ink, fontSize: 11}});
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', formatter: ([{dataIndex: k}]) =>
            `${number(bins.edges[k], 3)} to ${with_unit(number(bins.edges[k + 1], 3), parameter.unit)}<br>` +
            `before ${number(100 * bins.prior[k], 2)} %, after <b>${number(100 * bins.posterior[k], 2)} %</b> of members`},
        xAxis: [{type: 'category', data: middles.map((x) => number(x, 2)), ...axis, axisLabel: {color: colour('muted'), interval: 5}},
            {type: 'value', min: -0.5, max: bins.prior.length - 0.5, show: false}],
        yAxis: {type: 'value', ...axis, axisLabel: {show: false}},
        series: [...bars('before the data', colour('muted'), 0.35, bins.prior), ...bars('after the data', colour('c1'), 0.6, bins.posterior),
            {type: 'line', xAxisIndex: 1, data: [], markLine: {silent: true, symbol: 'none',
                data: [line(parameter.best, colour('c2'), 'best fit'), line(parameter.in_force, colour('ink'), 'default')]}}],
    };
};

const add_density = (place, parameter) => add_figure(place, {
    title: `Values of ${short_name(parameter.name)}`,
    caption: () => `${parameter.meaning}${parameter.unit ? `, ${parameter.unit}` : ''} · spread is ${number(parameter.width_ratio, 2)} of what it was before the data`,
    option: (hidden) => density_option(parameter, hidden),
    keys: () => [{name: 'before the data', ink: colour('muted'), symbol: {shape: 'band'}}, {name: 'after the data', ink: colour('c1'), symbol: {shape: 'band'}}],
    table: () => ({header: ['member', 'before', 'after'], rows: parameter.prior.map((value, k) => [k, value, parameter.posterior[k] ?? null])}),
    words: () => `90 in 100 lie from ${number(parameter.p5)} to ${with_unit(number(parameter.p95), parameter.unit)}, before the data from ` +
        `${number(parameter.prior_p5)} to ${number(parameter.prior_p95)}.`,
    points: () => 24,
});

const short_name = (name) => name.replace(/^facts\.(reactions|minerals|microbes)\./, '');

const told_option = ({parameters}, hidden) => {
    const axis = axis_style();
    const rows = [...parameters].reverse();
    const bars = (name, ink, key) => hidden.has(name) ? [] : [{type: 'bar', name, color: ink, barMaxWidth: 12, data: rows.map((each) => each[key])}];
    return {
        tooltip: {...tooltip_style(), trigger: 'axis', formatter: ([{dataIndex: k}]) =>
            `${escape_html(rows[k].name)}<br>of the ensemble <b>${number(rows[k].width_ratio, 2)}</b>, near the best fit <b>${number(rows[k].local_width_ratio, 2) || 'not known'}</b>`},
        xAxis: {type: 'value', min: 0, max: ({max}) => Math.max(1, max), name: 'spread after over before', nameLocation: 'middle', nameGap: 24, ...axis},
        yAxis: {type: 'category', data: rows.map(({name}) => short_name(name)), ...axis, axisLabel: {color: colour('ink'), fontSize: 11, width: 260, overflow: 'truncate'}},
        series: [...bars('ensemble', colour('c1'), 'width_ratio'), ...bars('near the best fit', colour('c2'), 'local_width_ratio'),
            {type: 'line', data: [], markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('muted'), type: 'dashed'}, label: {formatter: 'nothing told', color: colour('muted')}, data: [{xAxis: 1}]}}],
    };
};

const add_told = (place, calibration) => add_figure(place, {
    title: 'How much narrower each parameter is',
    wide: true,
    height: `${100 + 34 * calibration.parameters.length}px`,
    caption: () => 'near 1 the data tell nothing of it, near 0 they fix it',
    option: (hidden) => told_option(calibration, hidden),
    keys: () => [{name: 'ensemble', ink: colour('c1'), symbol: {shape: 'band'}}, {name: 'near the best fit', ink: colour('c2'), symbol: {shape: 'band'}}],
    table: () => ({header: ['parameter', 'ensemble', 'near the best fit'], rows: calibration.parameters.map((each) => [each.name, each.width_ratio, each.local_width_ratio])}),
    words: () => calibration.parameters.map(({name, width_ratio}) => `${name}: ${number(width_ratio, 2)}`).join(', ') + '.',
    points: () => calibration.parameters.length,
});

const correlation_option = ({parameters, correlation}) => {
    const names = parameters.map(({name}) => short_name(name));
    const axis = {type: 'category', ...axis_style(), splitLine: {show: false}};
    const label = {color: colour('ink'), fontSize: 11, width: 200, overflow: 'truncate'};
    return {
        grid: {left: 8, right: 30, top: 10, bottom: 10, containLabel: true},
        tooltip: {...tooltip_style(), formatter: ({data: [a, b, r]}) => `${escape_html(names[b])}<br>${escape_html(names[a])}<br><b>${number(r, 2)}</b>`},
        visualMap: {show: false, min: -1, max: 1, inRange: {color: [colour('c2'), colour('surface'), colour('c1')]}},
        xAxis: {...axis, data: names.map((_, k) => String(k + 1)), axisLabel: {...label, interval: 0}},
        yAxis: {...axis, data: names.map((name, k) => `${name} (${k + 1})`), inverse: true, axisLabel: label},
        series: [{type: 'heatmap', label: {show: names.length <= 12, color: colour('ink'), formatter: ({data: [, , r]}) => number(r, 2)},
            data: correlation.flatMap((row, b) => row.map((r, a) => [a, b, Math.round(100 * r) / 100]))}],
    };
};

const add_correlation = (place, calibration) => add_figure(place, {
    title: 'Which parameters stand in for each other',
    wide: true,
    height: `${80 + 40 * calibration.parameters.length}px`,
    caption: () => 'correlation over the posterior: near 1 or −1 the data tell of the two together alone',
    option: () => correlation_option(calibration),
    table: () => ({header: ['parameter', ...calibration.parameters.map(({name}) => name)], rows: calibration.correlation.map((row, k) => [calibration.parameters[k].name, ...row])}),
    words: () => 'The table has every value.',
});

const add_residuals = (place, curves) => {
    const axis = axis_style;
    const some = curves.filter(({measured}) => measured.length > 0);
    add_figure(place, {
        title: 'Residuals at the best fit',
        wide: true,
        caption: () => 'simulated less measured, in standard deviations; most should lie within the dashed lines, and on both sides in turn',
        option: (hidden) => ({
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, value: [day, z]}) => `${escape_html(seriesName)}, day ${number(day)}: <b>${number(z, 3)}</b>`},
            xAxis: {type: 'value', name: 'days', nameLocation: 'middle', nameGap: 22, ...axis(), splitLine: {show: false}},
            yAxis: {type: 'value', ...axis()},
            series: [...some.flatMap((curve, k) => hidden.has(curve.name) ? [] : [{type: 'scatter', name: curve.name, color: line_colour(k), symbolSize: 7,
                data: curve.measured.map(({day, z, bound}) => ({value: [day, z], symbol: point_symbols[bound]}))}]),
            {type: 'line', data: [], markLine: {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('muted'), type: 'dashed'}, data: [{yAxis: -2}, {yAxis: 2}]}}],
        }),
        keys: () => some.map((curve, k) => ({name: curve.name, ink: line_colour(k), symbol: {shape: 'circle'}})),
        table: () => ({header: ['series', 'day', 'measured', 'error', 'residual'], rows: some.flatMap(({name, measured}) => measured.map(({day, value, sd, z}) => [name, day, value, sd, z]))}),
        words: () => `${some.flatMap(({measured}) => measured).filter(({z}) => Math.abs(z) > 2).length} residuals are beyond two standard deviations.`,
    });
};

const add_convergence = (place, {smoother, fit}) => add_figure(place, {
    title: 'Misfit of the ensemble, update by update',
    caption: () => `mean square of residuals over errors, of all members; the best fit has ${number(fit.misfit, 3)}`,
    option: () => ({
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({value: [k, misfit]}) => `after update ${k}: <b>${number(misfit, 3)}</b>`},
        xAxis: {type: 'value', name: 'updates', nameLocation: 'middle', nameGap: 22, minInterval: 1, ...axis_style(), splitLine: {show: false}},
        yAxis: {...scale_style(Math.max(...smoother.misfits) > 20 * Math.min(...smoother.misfits))},
        series: [{type: 'line', color: colour('c1'), symbolSize: 7, data: smoother.misfits.map((misfit, k) => [k, misfit]),
            markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('muted'), type: 'dashed'}, label: {formatter: 'errors alone', color: colour('muted'), position: 'insideEndTop'}, data: [{yAxis: 1}]}}],
    }),
    table: () => ({header: ['update', 'misfit', 'cost'], rows: smoother.misfits.map((misfit, k) => [k, misfit, smoother.costs[k] ?? null])}),
    words: () => smoother.reason,
    points: () => smoother.misfits.length,
});

const add_profile = (place, profile) => add_figure(place, {
    title: `Profile of ${profile.name}`,
    caption: () => profile.limits.map(({level, low, high}) => `${number(100 * level)} %: ${low === 'open' ? 'open' : number(low, 3)} to ${high === 'open' ? 'open' : number(high, 3)}`).join(' · '),
    option: () => ({
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({value: [x, rise]}) => `${with_unit(number(x), profile.unit)}: <b>${number(rise, 3)}</b>`},
        xAxis: {name: profile.unit, nameLocation: 'middle', nameGap: 22, ...axis_style(), splitLine: {show: false}, type: 'value', scale: true},
        yAxis: {type: 'value', name: 'rise of −2 ln L', ...axis_style()},
        series: [{type: 'line', color: colour('c1'), symbolSize: 6, data: profile.points.map(({value, rise}) => [value, rise]),
            markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('muted'), type: 'dashed'}, label: {formatter: ({value}) => value < 2 ? '80 %' : '95 %', color: colour('muted')}, data: [{yAxis: 1.64}, {yAxis: 3.84}]}}],
    }),
    table: () => ({header: ['value', 'rise'], rows: profile.points.map(({value, rise}) => [value, rise])}),
    words: () => profile.notes.join(' '),
    points: () => profile.points.length,
});

const add_calibration = (place_named) => {
    const {calibration} = data;
    if (!calibration) return;
    for (const curve of calibration.curves) add_calibrated(place_named('curves'), curve);
    for (const parameter of calibration.parameters) if (parameter.posterior.length > 0) add_density(place_named('densities'), parameter);
    add_told(place_named('identifiability'), calibration);
    if (calibration.parameters.length > 1 && calibration.correlation.length > 0) add_correlation(place_named('identifiability'), calibration);
    for (const profile of calibration.profiles) add_profile(place_named('identifiability'), profile);
    add_residuals(place_named('residuals'), calibration.curves);
    if (calibration.smoother.misfits.length > 1) add_convergence(place_named('convergence'), calibration);
};
