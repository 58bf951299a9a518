// SPDX-License-Identifier: Apache-2.0
// When each module was stacked, irrigated, blown and at rest; and what was noted when.

const row_height = 22;  // px of a line of a schedule
const tall = (n_rows) => `${Math.min(Math.max(120, 70 + row_height * n_rows), 1600)}px`;

// A bar a span: status at full height, air as a thin line below it.
const draw_span = (spans) => (params, api) => {
    const [module, what, begin, end] = spans[params.dataIndex];
    const [x, y] = api.coord([begin, module]);
    const [x_end] = api.coord([end, module]);
    const height = api.size([0, 1])[1];
    const is_air = what === 'air';
    return {type: 'rect', style: {fill: api.visual('color')},
        shape: {x, y: y + (is_air ? 0.24 : -0.36) * height, width: Math.max(x_end - x, 1), height: (is_air ? 0.16 : 0.56) * height}};
};

const span_words = (what) => what === 'air' ? 'air blown in' : status_words[what] ?? what;

// Modules pad by pad, each with its spans on its own line.
const by_pad = ({names, pad, stacked, spans}) => {
    const order = names.map((_, m) => m).sort((a, b) => pad[a] - pad[b] || a - b);
    return {names: order.map((m) => names[m]), stacked: order.map((m) => stacked[m]),
        spans: spans.map(([module, ...rest]) => [order.indexOf(module), ...rest])};
};

const schedule_option = ({names, stacked, spans}, hidden) => {
    const axis = axis_style();
    const some = spans.filter(([, what]) => !hidden.has(span_words(what)));
    return {
        grid: {left: 8, right: 18, top: 8, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), formatter: ({seriesType, dataIndex}) => {
            if (seriesType === 'scatter') return `<b>${escape_html(names[dataIndex])}</b> stacked by ${escape_html(day_in_words(stacked[dataIndex]))}`;
            const [module, what, begin, end] = some[dataIndex];
            return `<b>${escape_html(names[module])}</b>: ${escape_html(span_words(what))}<br>day ${number(begin, 5)} to ${number(end, 5)}, ${number(end - begin, 3)} days`;
        }},
        xAxis: day_axis(0, site.duration),
        yAxis: {type: 'category', inverse: true, data: names, axisTick: {show: false}, axisLine: axis.axisLine, axisLabel: {color: colour('ink'), interval: 0}},
        series: [{type: 'custom', renderItem: draw_span(some), encode: {x: [1, 2], y: 0},
            data: some.map(([module, what, begin, end]) => ({value: [module, begin, end], itemStyle: {color: colour(status_inks[what] ?? 'c8')}}))},
            {type: 'scatter', symbol: 'triangle', symbolSize: 9, symbolRotate: 180, color: colour('ink'), data: stacked.map((day, m) => [day, m])}],
    };
};

const add_schedule = (place_named) => {
    if (!site?.modules?.spans.length) return;
    const modules = by_pad(site.modules);
    const kinds = [...new Set(modules.spans.map(([, what]) => what))];
    add_figure(place_named('modules'), {
        title: 'Schedule as it was run', wide: true, height: tall(modules.names.length),
        caption: () => '▼ first day on record · broad: what the module did, to an output time · thin: air',
        option: (hidden) => schedule_option(modules, hidden),
        keys: () => kinds.map((what) => ({name: span_words(what), ink: colour(status_inks[what] ?? 'c8'), symbol: {shape: 'band'}})),
        table: () => ({header: ['module', 'what', 'from day', 'to day'],
            rows: modules.spans.map(([module, what, begin, end]) => [modules.names[module], span_words(what), begin, end])}),
        words: () => `${modules.names.length} modules over ${number(site.duration)} days.`,
    });
};

const event_names = {pond_full: 'pond over its brim', pond_dry: 'pond dry', current_at_limit: 'cells at their capacity',
    make_up_acid_short: 'make-up acid at its most', make_up_water_short: 'make-up water at its most', electrolyte_full: 'liquor led past extraction',
    extraction_full: 'more liquor than extraction takes', no_extraction: 'no copper extracted', dry_top: 'top of a bed dry', unsettled: 'heap and plant not settled'};

// Warnings on a line a sort and place, as large as their value among their like.
const event_lines = (events) => {
    const lines = new Map();
    for (const event of events.filter(({warns}) => warns)) {
        const name = `${event_names[event.kind] ?? event.kind.replaceAll('_', ' ')}${event.place ? `, ${event.place.replace(/^.*\//, '')}` : ''}`;
        if (!lines.has(name)) lines.set(name, []);
        lines.get(name).push(event);
    }
    return [...lines].map(([name, list]) => ({name, list}));
};

const event_words = ({day, place, value, unit, words}) =>
    `${place ? `${place}: ` : ''}${words}${value === null ? '' : ` (${with_unit(number(value), unit)})`}`;

const add_events = (place_named) => {
    const lines = site ? event_lines(site.events) : [];
    if (lines.length === 0) return;
    const axis = axis_style();
    const all = lines.flatMap(({list}, line) => list.map((event) => ({event, line})));
    add_figure(place_named('timeline'), {
        title: 'Warnings over the days', wide: true, height: tall(lines.length),
        caption: () => 'one mark an event, larger where its value is larger among its like',
        option: () => ({
            grid: {left: 8, right: 18, top: 8, bottom: 34, containLabel: true},
            tooltip: {...tooltip_style(), formatter: ({dataIndex}) => `<b>${escape_html(day_in_words(all[dataIndex].event.day))}</b><br>${escape_html(event_words(all[dataIndex].event))}`},
            xAxis: day_axis(0, site.duration),
            yAxis: {type: 'category', inverse: true, data: lines.map(({name}) => name), axisTick: {show: false}, axisLine: axis_style().axisLine,
                axisLabel: {color: colour('ink'), interval: 0, width: innerWidth > 700 ? 260 : 120, overflow: 'truncate'}, splitLine: {show: true, lineStyle: {color: colour('line')}}},
            series: [{type: 'scatter', color: colour('c2'), itemStyle: {opacity: 0.7}, data: all.map(({event, line}) => {
                const [, most] = extent(lines[line].list.map(({value}) => value === null ? null : Math.abs(value)));
                const share = event.value === null || !(most > 0) ? 0.3 : Math.abs(event.value) / most;
                return {value: [event.day, line], symbolSize: 6 + 10 * Math.sqrt(share)};
            })}],
        }),
        table: () => ({header: ['day', 'what', 'where', 'value', 'unit', 'in words'],
            rows: all.map(({event}) => [event.day, event.kind, event.place, event.value, event.unit, event.words])}),
        words: () => lines.map(({name, list}) => `${name}: ${list.length} times from day ${number(list[0].day)}`).join('; ') + '.',
    });
};
