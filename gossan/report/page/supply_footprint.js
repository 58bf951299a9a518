// SPDX-License-Identifier: Apache-2.0
// Carbon and water by kg of copper: the four views, what they are made of, pools of ore, water.

const footprint_views = [['gate-to-gate', 'market'], ['gate-to-gate', 'location'], ['cradle-to-gate', 'market'], ['cradle-to-gate', 'location']];
const carbon_unit = 'kg CO₂e/kg';

const footprint_spans = () => [...new Set(data.footprint.figures.map(({period}) => period))];
const footprint_streams = () => [...new Set(data.footprint.figures.map(({stream}) => stream))];
const last_span = () => footprint_spans().at(-1);
const span_words = (span) => span === 'all' ? 'all periods' : span;

const footprint_of = (period, stream, [boundary, electricity], method) => data.footprint.figures.find((each) =>
    each.period === period && each.stream === stream && each.boundary === boundary && each.electricity === electricity && each.method === method);

// The 5th to 95th percentile as a bar with two ends, beside the middle of its group.
const interval_series = (name, points, offset) => ({
    type: 'custom', name, silent: true, z: 6, data: points.map((figure, k) => [k, figure?.p5 ?? null, figure?.p95 ?? null]),
    renderItem: (_, api) => {
        if (!(api.value(2) > api.value(1))) return null;
        const band = api.size([1, 0])[0];
        const [middle, low] = api.coord([api.value(0), api.value(1)]);
        const x = middle + offset * band, high = api.coord([api.value(0), api.value(2)])[1];
        return {type: 'path', shape: {pathData: `M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1.5}};
    },
});

const figure_words = (figure) => figure?.per_kg == null ? 'no copper' :
    `<b>${number(figure.per_kg, 3)}</b> ${carbon_unit}, ${number(figure.p5, 3)} to ${number(figure.p95, 3)}`;

const category_axis = (names) => ({type: 'category', data: names, ...axis_style(), axisLabel: {color: colour('muted'), interval: 0, fontSize: 11, lineHeight: 14}, splitLine: {show: false}});
const value_axis = (name, max) => ({type: 'value', name, nameLocation: 'end', max, ...axis_style(), nameTextStyle: {color: colour('muted'), align: 'left', padding: [0, 0, 0, -24]}});

// A round number at or above the highest whisker.
const above = (figures) => {
    const most = Math.max(...figures.map((figure) => Math.max(figure?.p95 ?? 0, figure?.per_kg ?? 0)), 1e-9);
    const step = 10 ** Math.floor(Math.log10(most)) / 2;
    return Math.ceil(most / step) * step;
};

// Bars by group, one colour a name, with intervals; `pick(group, name)` gives the figure.
const add_bars = (place, {title, caption, groups, group_names, names, pick}) => add_figure(place, {
    title,
    caption: () => caption,
    option: (hidden) => {
        const shown = names.filter((name) => !hidden.has(name));
        const width = 0.7 / Math.max(shown.length, 1);
        return {
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, dataIndex}) => `${escape_html(group_names[dataIndex])}, ${escape_html(seriesName)}<br>${figure_words(pick(groups[dataIndex], seriesName))}`},
            xAxis: category_axis(group_names),
            yAxis: value_axis(carbon_unit, above(groups.flatMap((group) => names.map((name) => pick(group, name))))),
            series: shown.flatMap((name, k) => {
                const figures = groups.map((group) => pick(group, name));
                return [{type: 'bar', name, color: line_colour(names.indexOf(name)), barGap: 0, barCategoryGap: '30%', data: figures.map((figure) => figure?.per_kg ?? null)},
                    interval_series(name, figures, (k - (shown.length - 1) / 2) * width)];
            }),
        };
    },
    keys: () => names.map((name) => ({name, ink: line_colour(names.indexOf(name)), symbol: {shape: 'bar'}})),
    table: () => ({header: ['', '', carbon_unit, 'P5', 'P95'], rows: groups.flatMap((group, g) => names.map((name) => {
        const figure = pick(group, name);
        return [group_names[g], name, figure?.per_kg, figure?.p5, figure?.p95];
    }))}),
    words: () => groups.map((group, g) => `${group_names[g]}: ${names.map((name) => `${name} ${number(pick(group, name)?.per_kg, 3)}`).join(', ')}`).join('. ') + '.',
    points: () => groups.length,
});

const add_views = (place) => {
    for (const method of ['period', 'ore-matched']) add_bars(place, {
        title: `Four views, ${method}${method === data.footprint.declared ? ' (declared)' : ''}`,
        caption: `${span_words(last_span())}; bars are of central values, whiskers the 5th to 95th percentile`,
        groups: footprint_views, group_names: footprint_views.map((view) => view.join('\n')), names: footprint_streams(),
        pick: (view, stream) => footprint_of(last_span(), stream, view, method),
    });
};

const add_periods = (place) => {
    const spans = footprint_spans().filter((span) => span !== 'all');
    if (spans.length < 2) return;
    for (const stream of footprint_streams()) add_bars(place, {
        title: `${stream === 'all' ? 'All copper' : stream}, period by period`,
        caption: 'cradle-to-gate, location; the same emissions, laid on the copper of the year or on the copper that the ore gives',
        groups: spans, group_names: spans, names: ['period', 'ore-matched'],
        pick: (span, method) => footprint_of(span, stream, footprint_views[3], method),
    });
};

// From nothing to the whole, process by process; the gate stands where scope 3 is still left out.
const add_waterfall = (place) => {
    const figure = footprint_of(last_span(), 'all', footprint_views[3], data.footprint.declared);
    const gate = footprint_of(last_span(), 'all', footprint_views[1], data.footprint.declared).per_kg;
    draw_waterfall(place, figure, gate, 'From rock to cathode', `${span_words(last_span())}, all copper, cradle-to-gate, location, ${data.footprint.declared}`);
};

const draw_waterfall = (place, figure, gate, title, of_what, most = [figure]) => {
    const parts = (figure?.contributions ?? []).filter(({share}) => share >= 0.002);
    if (parts.length === 0) return;
    const rest = figure.per_kg - parts.reduce((sum, {per_kg}) => sum + per_kg, 0);
    if (rest > 1e-9) parts.push({name: 'all else', stage: '', per_kg: rest, share: rest / figure.per_kg, variance_share: 0});
    const starts = parts.map((_, k) => parts.slice(0, k).reduce((sum, {per_kg}) => sum + per_kg, 0));
    const stages = [...new Set(parts.map(({stage}) => stage))];
    const names = [...parts.map(({name}) => name), 'whole'];
    add_figure(place, {
        title,
        wide: true,
        height: '420px',
        caption: () => `${of_what}; the whisker is the 5th to 95th percentile of the whole, the dashed line what is gate-to-gate`,
        option: () => ({
            grid: {left: 8, right: 60, top: 22, bottom: 34, containLabel: true},
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex: k}) => k === parts.length ? figure_words(figure) :
                `${escape_html(parts[k].name)}<br><b>${number(parts[k].per_kg, 3)}</b> ${carbon_unit}, ${number(100 * parts[k].share, 3)} %<br>${number(100 * parts[k].variance_share, 2)} % of the variance`},
            yAxis: {type: 'category', inverse: true, data: names, ...axis_style(), axisLabel: {color: colour('ink'), fontSize: 12}, splitLine: {show: false}},
            xAxis: {type: 'value', name: carbon_unit, nameLocation: 'middle', nameGap: 24, max: above(most), ...axis_style()},
            series: [
                {type: 'bar', stack: 'fall', silent: true, itemStyle: {color: 'transparent'}, data: [...starts, 0]},
                {type: 'bar', stack: 'fall', barCategoryGap: '25%', data: [...parts.map(({per_kg, stage}) => ({value: per_kg, itemStyle: {color: line_colour(stages.indexOf(stage))}})),
                    {value: figure.per_kg, itemStyle: {color: colour('muted')}}],
                    label: {show: true, position: 'right', color: colour('ink'), fontSize: 11, formatter: ({dataIndex: k, value}) => k === parts.length ? '' : number(value, 2)},
                    markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('ink'), type: 'dashed'}, label: {formatter: 'gate-to-gate', color: colour('muted'), position: 'start', rotate: 0}, data: [{xAxis: gate}]}},
                {type: 'custom', silent: true, z: 6, data: [[figure.p5, parts.length, figure.p95]], renderItem: (_, api) => {
                    const [low, y] = api.coord([api.value(0), api.value(1)]);
                    const high = api.coord([api.value(2), api.value(1)])[0];
                    return {type: 'path', shape: {pathData: `M${low} ${y}H${high}M${low} ${y - 6}v12M${high} ${y - 6}v12`}, style: {stroke: colour('ink'), fill: 'none', lineWidth: 1.5}};
                }},
            ],
        }),
        legend: () => stages.map((stage) => {
            const key = make('span', {class: 'key'});
            key.innerHTML = swatch({ink: line_colour(stages.indexOf(stage)), symbol: {shape: 'bar'}}) + escape_html(stage || 'other');
            return key;
        }),
        table: () => ({header: ['from', 'stage', carbon_unit, 'share, %', 'of variance, %'], rows: parts.map(({name, stage, per_kg, share, variance_share}) => [name, stage, per_kg, 100 * share, 100 * variance_share])}),
        words: () => parts.map(({name, per_kg}) => `${name} ${number(per_kg, 3)}`).join(', ') + `; in all ${number(figure.per_kg, 3)} ${carbon_unit}.`,
        points: () => names.length,
    });
};

const add_pools = (place) => {
    const streams = [...new Set(data.footprint.pools.filter(({spent_kg, carried_kg}) => spent_kg > 0 || carried_kg > 0).map(({stream}) => stream))];
    const kinds = [['released_of_period_kg', 'to copper of the same period'], ['released_of_before_kg', 'to copper, of ore placed before'], ['carried_kg', 'waits at the end']];
    for (const stream of streams) {
        const rows = data.footprint.pools.filter((row) => row.stream === stream);
        add_figure(place, {
            title: `Carbon of the ore: ${stream}`,
            caption: () => 't CO₂e that mining, acid and carbonates gave off for ore, and which copper bears it (cradle-to-gate, location)',
            option: (hidden) => ({
                tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, value, dataIndex}) => `${escape_html(rows[dataIndex].period)}: ${escape_html(seriesName)}<br><b>${number(value, 3)}</b> t CO₂e`},
                xAxis: category_axis(rows.map(({period}) => period)),
                yAxis: value_axis('t CO₂e'),
                series: [...kinds.flatMap(([key, name], k) => hidden.has(name) ? [] : [{type: 'bar', stack: 'pool', name, color: line_colour(k), data: rows.map((row) => row[key] / 1000)}]),
                    ...(hidden.has('spent') ? [] : [{type: 'scatter', name: 'spent', color: colour('ink'), symbol: 'diamond', symbolSize: 10, z: 5, data: rows.map(({spent_kg}) => spent_kg / 1000)}])],
            }),
            keys: () => [...kinds.map(([, name], k) => ({name, ink: line_colour(k), symbol: {shape: 'bar'}})), {name: 'spent', ink: colour('ink'), symbol: {shape: 'diamond'}}],
            table: () => ({header: ['period', 'spent, t', ...kinds.map(([, name]) => `${name}, t`)], rows: rows.map((row) => [row.period, row.spent_kg / 1000, ...kinds.map(([key]) => row[key] / 1000)])}),
            words: () => rows.map(({words, period}) => words || `${period}: no difference`).join(' '),
            points: () => rows.length,
        });
    }
};

const add_water = (place) => {
    const rows = (data.footprint.water ?? []).filter(({stream}) => stream === 'all');
    if (rows.length === 0) return;
    const kinds = [['withdrawal_L_per_kg', 'withdrawn'], ['consumption_L_per_kg', 'consumed']];
    add_figure(place, {
        title: 'Water by kg of copper',
        caption: () => `withdrawn: ${rows[0].withdrawal_definition}; consumed: ${rows[0].consumption_definition}`,
        option: (hidden) => ({
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, value, dataIndex}) => `${escape_html(rows[dataIndex].period)}: ${seriesName} <b>${number(value, 3)}</b> L/kg`},
            xAxis: category_axis(rows.map(({period}) => period)),
            yAxis: value_axis('L/kg'),
            series: kinds.flatMap(([key, name], k) => hidden.has(name) ? [] : [{type: 'bar', name, barGap: 0, color: line_colour(k === 0 ? 0 : 5), data: rows.map((row) => row[key])}]),
        }),
        keys: () => kinds.map(([, name], k) => ({name, ink: line_colour(k === 0 ? 0 : 5), symbol: {shape: 'bar'}})),
        table: () => ({header: ['period', 'withdrawn, L/kg', 'consumed, L/kg'], rows: rows.map((row) => [row.period, row.withdrawal_L_per_kg, row.consumption_L_per_kg])}),
        words: () => rows.map((row) => `${row.period}: withdrawn ${number(row.withdrawal_L_per_kg, 3)}, consumed ${number(row.consumption_L_per_kg, 3)} L/kg`).join('; ') + '.',
        points: () => rows.length,
    });
};

const add_lots = (place) => {
    const lots = (data.footprint.lots ?? []).filter(({figures}) => figures.length === footprint_views.length);
    if (lots.length === 0) return;
    const names = footprint_views.map((view) => view.join(', '));
    add_figure(place, {
        title: 'Lot by lot',
        wide: true,
        caption: () => `${carbon_unit}, ${lots[0].figures[0].method}; a lot is the mean of its streams by mass, of the periods over which its harvest went`,
        option: (hidden) => ({
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({seriesName, dataIndex}) => `${escape_html(lots[dataIndex].lot)}, ${number(lots[dataIndex].mass_t)} t<br>${seriesName}<br>${figure_words(lots[dataIndex].figures[names.indexOf(seriesName)])}`},
            xAxis: {type: 'category', data: lots.map(({lot}) => lot), ...axis_style(), axisLabel: {color: colour('muted'), hideOverlap: true, fontSize: 11}, splitLine: {show: false}},
            yAxis: value_axis(carbon_unit),
            series: names.flatMap((name, k) => hidden.has(name) ? [] : [{type: 'line', name, step: 'middle', symbolSize: 3, color: line_colour(k), lineStyle: {width: 2}, data: lots.map(({figures}) => figures[k].per_kg)}]),
        }),
        keys: () => names.map((name, k) => ({name, ink: line_colour(k), dash: ''})),
        table: () => ({header: ['lot', 't', ...names.flatMap((name) => [name, 'P5', 'P95'])], rows: lots.map(({lot, mass_t, figures}) => [lot, mass_t, ...figures.flatMap(({per_kg, p5, p95}) => [per_kg, p5, p95])])}),
        words: () => `${lots.length} lots.`,
        points: () => lots.length,
    });
};

// One lot: its four views by both methods, what each method's figure is made of, and from one method to the other.
const add_lot = (place) => {
    const lot = data.footprint.lot;
    if (!lot) return;
    const methods = ['period', 'ore-matched'];
    const pick = ([boundary, electricity], method) => lot.figures.find((each) => each.boundary === boundary && each.electricity === electricity && each.method === method);
    add_bars(place, {
        title: `${lot.lot}: four views by both methods`,
        caption: 'bars are of central values, whiskers the 5th to 95th percentile',
        groups: footprint_views, group_names: footprint_views.map((view) => view.join('\n')), names: methods, pick,
    });
    const difference = lot.differences.at(-1);
    const steps = [['by period', difference.by_period, 'whole'], ...difference.by_process.slice(0, 8).map(({name, per_kg}) => [name, per_kg, 'step'])];
    const rest = difference.ore_matched - steps.reduce((sum, [, value]) => sum + value, 0);
    if (Math.abs(rest) > 1e-9) steps.push(['all else', rest, 'step']);
    steps.push(['ore-matched', difference.ore_matched, 'whole']);
    const ends = steps.map((_, k) => steps[k][2] === 'whole' ? steps[k][1] : steps.slice(0, k + 1).reduce((sum, [, value]) => sum + value, 0));
    const low = steps.map(([, value, kind], k) => kind === 'whole' ? 0 : Math.min(ends[k], ends[k] - value));
    add_figure(place, {
        title: `${lot.lot}: from one method to the other`,
        caption: () => 'cradle-to-gate, location; by process, the largest first: what the ore-matched figure has more or less than that by period',
        option: () => ({
            grid: {left: 8, right: 60, top: 22, bottom: 34, containLabel: true},
            tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex: k}) => `${escape_html(steps[k][0])}<br><b>${steps[k][2] === 'step' && steps[k][1] > 0 ? '+' : ''}${number(steps[k][1], 3)}</b> ${carbon_unit}`},
            yAxis: {type: 'category', inverse: true, data: steps.map(([name]) => name), ...axis_style(), axisLabel: {color: colour('ink'), fontSize: 12}, splitLine: {show: false}},
            xAxis: {type: 'value', name: carbon_unit, nameLocation: 'middle', nameGap: 24, ...axis_style()},
            series: [
                {type: 'bar', stack: 'fall', silent: true, itemStyle: {color: 'transparent'}, data: low},
                {type: 'bar', stack: 'fall', barCategoryGap: '25%', data: steps.map(([, value, kind]) => ({value: Math.abs(value), itemStyle: {color: kind === 'whole' ? colour('muted') : line_colour(value > 0 ? 1 : 0)}})),
                    label: {show: true, position: 'right', color: colour('ink'), fontSize: 11, formatter: ({dataIndex: k}) => `${steps[k][2] === 'step' && steps[k][1] > 0 ? '+' : ''}${number(steps[k][1], 2)}`}},
            ],
        }),
        table: () => ({header: ['', carbon_unit], rows: steps.map(([name, value]) => [name, value])}),
        words: () => difference.words,
        points: () => steps.length,
    });
    const most = methods.map((method) => pick(footprint_views[3], method));
    for (const method of methods) {
        draw_waterfall(place, pick(footprint_views[3], method), pick(footprint_views[1], method).per_kg, `${lot.lot}: from rock to cathode, ${method}${method === data.footprint.declared ? ' (declared)' : ''}`, `cradle-to-gate, location, ${method}`, most);
    }
};

const add_footprint = (place_of) => {
    if (!data.footprint) return;
    add_views(place_of('views'));
    add_waterfall(place_of('parts'));
    add_periods(place_of('methods'));
    add_pools(place_of('methods'));
    add_lot(place_of('lot'));
    add_lots(place_of('lots'));
    add_water(place_of('water'));
};
