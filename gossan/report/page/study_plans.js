// SPDX-License-Identifier: Apache-2.0
// A search for plans: the front by pairs of objectives, all plans side by side.

// The plans that can be shown, and the one that is; whoever draws one listens.
const plans = (() => {
    const found = data.plans;
    if (!found) return null;
    const shown = found.front.map((plan) => ({...plan, label: plan.file.replace(/^.*\/|\.toml$/g, '')}));
    if (found.least_violated) shown.push({...found.least_violated, label: 'least violated', file: 'plans/least_violated.toml'});
    const names = found.objective_names;
    return {...found, shown, names, at: 0, listeners: [], is_spread: found.members > 1 || found.base.in_members !== undefined,  // of all plans, or of those looked at closely
        base: {...found.base, label: 'in force'}};
})();

const mean_of = (plan, f) => plan.objectives[f].mean;

// P10, mean and P90 over members; null of a plan that was run in one world alone.
const spread_over = (plan, f) => plan.in_members?.objectives[f] ?? (plans.is_spread && !plans.base.in_members ? plan.objectives[f] : null);

const spread_words = (spread) => spread ? `${number(spread.p10, 3)} to ${number(spread.p90, 3)}` : '';

// By how much a plan betters the one in force, of its size: above 0 is better.
const betterment = (plan, f) => {
    const before = mean_of(plans.base, f);
    const sign = plans.aims[f] === 'maximise' ? 1 : -1;
    return before === 0 || before === null ? 0 : sign * (mean_of(plan, f) - before) / Math.abs(before);
};

// To begin with: of the plans run in full the one that betters most objectives, and those most.
const first_shown = () => {
    const score = (plan) => {
        const gains = plans.names.map((_, f) => betterment(plan, f));
        return (plan.gains ? 1e6 : 0) + 1e3 * gains.filter((gain) => gain > 1e-9).length + gains.reduce((sum, gain) => sum + gain, 0);
    };
    let best = 0;
    plans.shown.forEach((plan, k) => { if (score(plan) > score(plans.shown[best])) best = k; });
    return best;
};

const show_plan = (k) => {
    plans.at = (k + plans.shown.length) % plans.shown.length;
    for (const listener of plans.listeners) listener();
};

const plan_words = (plan) => `${plan.label === 'in force' || plan.label === 'least violated' ? sentence(plan.label) : `Plan ${plan.label}`}<br>` +
    plans.names.map((name, f) => `${escape_html(name)}: <b>${number(mean_of(plan, f))}</b>` +
        (spread_over(plan, f) ? ` (${spread_words(spread_over(plan, f))})` : '')).join('<br>');

const tried_words = (tried) => `Tried as number ${tried.plan}` + (tried.violation > 0 ? `, refused: misses constraints by ${number(100 * tried.violation, 2)} %` : '') +
    '<br>' + plans.names.map((name, f) => `${escape_html(name)}: <b>${number(tried.objectives[f])}</b>`).join('<br>');

// The range to be drawn: all of the front with half as much on either side, no more than there is.
const window_of = (near, all) => {
    const [low, high] = extent(near);
    const [least, most] = extent(all);
    const room = 0.5 * (high - low) || 0.1 * Math.abs(high) || 1;
    const [from, to] = [Math.max(low - room, least), Math.min(high + room, most)];
    const edge = 0.06 * (to - from) || 0.1 * Math.abs(to) || 1;
    const step = 10 ** Math.floor(Math.log10(to - from + 2 * edge) - 1);
    return [Math.floor((from - edge) / step) * step, Math.ceil((to + edge) / step) * step];
};

const front_names = {refused: 'refused by constraints', beaten: 'beaten by another', front: 'beaten by none', base: 'in force', full: 'the same in full'};

// Cross bars from P10 to P90 of both objectives.
const spread_series = (some, x, y) => ({
    type: 'custom', name: 'spread', silent: true, clip: true, z: 1,
    data: some.filter((plan) => spread_over(plan, x)).map((plan) => [mean_of(plan, x), mean_of(plan, y), spread_over(plan, x).p10, spread_over(plan, x).p90,
        spread_over(plan, y).p10, spread_over(plan, y).p90, plan === plans.base ? 1 : 0]),
    renderItem: (_, api) => {
        const at = (a, b) => api.coord([api.value(a), api.value(b)]);
        const [[left, middle], [right]] = [at(2, 1), at(3, 1)];
        const [[centre, low], [, high]] = [at(0, 4), at(0, 5)];
        return {type: 'path', shape: {pathData: `M${left} ${middle}H${right}M${centre} ${low}V${high}`}, style: {stroke: colour(api.value(6) ? 'c2' : 'c1'), fill: 'none', lineWidth: 1, opacity: 0.7}};
    },
});

const scatter = (name, list, ink, more = {}) => ({type: 'scatter', name, symbolSize: 11, color: ink, data: list, ...more});

const full_series = (x, y) => [...plans.shown, plans.base].filter(({full}) => full).flatMap((plan) => {
    const ink = colour(plan === plans.base ? 'c2' : 'c1');
    const [from, to] = [[mean_of(plan, x), mean_of(plan, y)], [plan.full[x], plan.full[y]]];
    return [{type: 'line', name: front_names.full, silent: true, symbol: 'none', color: ink, lineStyle: {width: 1, type: [2, 3]}, data: [from, to]},
        scatter(front_names.full, [{value: to, words: `${plan_words(plan)}<br>in full: ${plans.names.map((_, f) => `<b>${number(plan.full[f])}</b>`).join(', ')}`}], ink,
            {symbol: plan === plans.base ? 'diamond' : 'circle', itemStyle: {color: colour('surface'), borderColor: ink, borderWidth: 2}})];
});

const near_points = (f) => [...plans.shown, plans.base].flatMap((plan) => [mean_of(plan, f), plan.full?.[f] ?? null,
    ...(spread_over(plan, f) ? [spread_over(plan, f).p10, spread_over(plan, f).p90] : [])]);

const front_axis = (f) => {
    const [min, max] = window_of(near_points(f), [...near_points(f), ...(plans.tried ?? []).map(({objectives}) => objectives[f])]);
    const axis = axis_style();
    return {type: 'value', min, max, name: `${plans.names[f]} (${plans.aims[f] === 'maximise' ? 'more' : 'less'} is better)`, ...axis,
        axisLabel: {...axis.axisLabel, showMinLabel: false, showMaxLabel: false}};
};

const tried_points = (x, y, is_refused) => {
    const judged = new Set([...plans.shown, plans.base].map((plan) => plans.names.map((_, f) => number(mean_of(plan, f), 6)).join()));
    return (plans.tried ?? []).filter(({violation, objectives}) => violation > 0 === is_refused && !judged.has(objectives.map((value) => number(value, 6)).join()))
        .map((tried) => ({value: [tried.objectives[x], tried.objectives[y]], words: tried_words(tried)}));
};

const front_option = (x, y, hidden) => {
    const of_plan = (plan, more = {}) => ({value: [mean_of(plan, x), mean_of(plan, y)], words: plan_words(plan), ...more});
    const kept = (name, series) => hidden.has(name) ? [] : series();
    const shown = plans.shown[plans.at];
    const label = {show: true, position: 'top', color: colour('ink'), fontSize: 11};
    return {
        grid: {left: 8, right: 30, top: 40, bottom: 34, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: (item) => item.data.words},
        xAxis: {...front_axis(x), nameLocation: 'middle', nameGap: 28},
        yAxis: {...front_axis(y), nameLocation: 'end', nameTextStyle: {color: colour('muted'), align: 'left'}},
        series: [
            scatter(front_names.front, plans.shown.map((plan, k) => of_plan(plan, {k, symbolSize: plan.gains ? 14 : 10,
                label: {...label, show: plan.gains !== undefined || plan === shown, formatter: plan.label}})), colour('c1'), {z: 4, labelLayout: {hideOverlap: true}}),
            scatter('shown', [of_plan(shown, {k: plans.at})], 'transparent', {z: 5, symbolSize: 24, itemStyle: {borderColor: colour('ink'), borderWidth: 2}}),
            ...kept(front_names.base, () => [scatter(front_names.base, [of_plan(plans.base)], colour('c2'), {symbol: 'diamond', symbolSize: 17, z: 4, label: {...label, formatter: 'in force'}})]),
            ...kept(front_names.refused, () => [scatter(front_names.refused, tried_points(x, y, true), 'transparent', {symbolSize: 8,
                itemStyle: {borderColor: colour('muted'), borderType: 'dashed', borderWidth: 1, opacity: 0.65}})]),
            ...kept(front_names.beaten, () => [scatter(front_names.beaten, tried_points(x, y, false), colour('muted'), {symbolSize: 7, itemStyle: {opacity: 0.45}})]),
            ...(plans.is_spread ? kept(front_names.front, () => [spread_series([...plans.shown, plans.base], x, y)]) : []),
            ...kept(front_names.full, () => full_series(x, y)),
        ],
    };
};

// A figure whose points choose a plan.
const choose_by_click = (plot) => {
    const draw = plot.draw;
    plot.draw = () => {
        const is_new = plot.chart === null;
        draw();
        if (is_new) plot.chart.on('click', ({data: point}) => { if (point?.k !== undefined) show_plan(point.k); });
    };
    plans.listeners.push(() => plot.draw());
};

const objective_picker = (label, at, change) => {
    const select = make('select', {'aria-label': label}, ...plans.names.map((name, f) => make('option', {value: f, selected: f === at}, `${label}: ${name}`)));
    select.addEventListener('change', () => change(Number(select.value)));
    return select;
};

const front_keys = () => {
    const has = (list) => list.length > 0;
    return [{name: front_names.front, ink: colour('c1'), symbol: {shape: 'circle'}}, {name: front_names.base, ink: colour('c2'), symbol: {shape: 'diamond'}},
        ...(has(tried_points(0, 0, false)) ? [{name: front_names.beaten, ink: colour('muted'), symbol: {shape: 'circle'}}] : []),
        ...(has(tried_points(0, 0, true)) ? [{name: front_names.refused, ink: colour('muted'), symbol: {shape: 'circle', hollow: true}}] : []),
        ...(plans.base.full ? [{name: front_names.full, ink: colour('c1'), symbol: {shape: 'circle', hollow: true}}] : [])];
};

const add_front = (place) => {
    let [x, y] = [0, 1];
    const redraw = () => plot.draw();
    const plot = add_figure(place, {
        title: 'Plans by two objectives',
        wide: true,
        height: '26rem',
        controls: [objective_picker('across', x, (f) => { x = f; redraw(); }), objective_picker('upwards', y, (f) => { y = f; redraw(); })],
        caption: () => `Choose a point to see its plan below; numbered ones were ${plans.base.full ? 'run in full' : 'looked at closely'}.` +
            (plans.is_spread ? ' Bars hold 80 in 100 members.' : '') + (plans.base.full ? ' A dotted line leads to what the full site gave.' : ''),
        option: (hidden) => front_option(x, y, hidden),
        keys: front_keys,
        table: () => ({header: ['plan', ...plans.names], rows: [plans.base, ...plans.shown].map((plan) => [plan.label, ...plans.names.map((_, f) => mean_of(plan, f))])}),
        words: () => `${plans.shown.length} plans, from ${number(mean_of(plans.shown[0], x))} to ${number(mean_of(plans.shown.at(-1), x))} of ${plans.names[x]}.`,
        points: () => plans.shown.length,
    });
    choose_by_click(plot);
};

// Axes of all plans side by side: objectives with the better end to the right, then decisions between their bounds.
const side_axes = () => [
    ...plans.names.map((name, f) => {
        const [min, max] = extent([...plans.shown, plans.base].map((plan) => mean_of(plan, f)));
        const edge = (max - min) * 0.02 || 1;
        return {name, min: min - edge, max: max + edge, inverse: plans.aims[f] === 'minimise', interval: max - min + 2 * edge, value: (plan) => mean_of(plan, f), ends: [number(min, 3), number(max, 3)]};
    }),
    ...plans.decision_names.flatMap((name, d) => plans.base.places?.[d] === null || !plans.base.places ? [] :
        [{name, min: 0, max: 1, interval: 1, value: (plan) => plan.places[d], ends: [plans.decisions[d].low, plans.decisions[d].high]}]),
];

const side_option = (hidden) => {
    const axes = side_axes();
    const is_narrow = innerWidth < 640;
    const line = (plan, ink, width, opacity, z) => ({type: 'parallel', name: plan.label, z, lineStyle: {color: ink, width, opacity}, data: [{value: axes.map(({value}) => value(plan)), k: plans.shown.indexOf(plan), words: plan_words(plan)}]});
    const rest = plans.shown.filter((_, k) => k !== plans.at);
    return {
        tooltip: {...tooltip_style(), trigger: 'item', formatter: (item) => item.data.words},
        parallel: {layout: 'vertical', left: is_narrow ? 110 : 250, right: 30, top: 16, bottom: 30},
        parallelAxis: axes.map(({name, min, max, inverse, interval, ends}, dim) => ({dim, name, min, max, inverse, interval, nameLocation: inverse ? 'end' : 'start',
            nameTextStyle: {color: colour('ink'), fontSize: is_narrow ? 11 : 12, align: 'right'}, nameTruncate: {maxWidth: is_narrow ? 95 : 230}, nameGap: 16, axisTick: {show: false},
            axisLine: {lineStyle: {color: colour('muted')}},
            axisLabel: {color: colour('muted'), fontSize: 11, hideOverlap: true, formatter: (value) => ends[value - min < max - value ? 0 : 1]}})),
        series: [...(hidden.has('other plans') ? [] : rest.map((plan) => line(plan, colour('c1'), 1.5, 0.4, 2))),
            ...(hidden.has('in force') ? [] : [line(plans.base, colour('c2'), 2.5, 1, 3)]), line(plans.shown[plans.at], colour('c1'), 4, 1, 4)],
    };
};

const add_side_by_side = (place) => {
    const axes = side_axes();
    const plot = add_figure(place, {
        title: 'Objectives and decisions side by side',
        wide: true,
        height: `${70 + 46 * axes.length}px`,
        caption: () => 'objectives with the better end to the right; decisions between their bounds; the thick line is the plan shown above',
        option: side_option,
        keys: () => [{name: `plan ${plans.shown[plans.at].label}`, ink: colour('c1'), dash: ''}, {name: 'in force', ink: colour('c2'), dash: ''}, {name: 'other plans', ink: colour('c1'), dash: '3 2'}],
        table: () => ({header: ['plan', ...plans.names, ...plans.decision_names], rows: [plans.base, ...plans.shown].map((plan) => [plan.label, ...plans.names.map((_, f) => mean_of(plan, f)), ...plan.decisions])}),
        words: () => 'The table below has every value.',
    });
    choose_by_click(plot);
};

// Rows by what stands in their columns; a second press turns the order.
const sort_rows = (table) => {
    const rows = [...table.querySelectorAll('tbody tr')];
    const all = [plans.base, ...plans.shown];
    const value = (k, column) => {
        if (column === 0) return k;
        const f = column - 1;
        if (f < plans.names.length) return mean_of(all[k], f);
        const d = f - plans.names.length;
        return all[k].places?.[d] ?? all[k].decisions[d];
    };
    let [by, is_falling] = [0, false];
    table.querySelectorAll('thead th').forEach((head, column, heads) => {
        const button = make('button', {type: 'button', class: 'sort', title: 'Sort by this'}, head.textContent);
        head.replaceChildren(button);
        button.addEventListener('click', () => {
            is_falling = by === column ? !is_falling : false;
            by = column;
            const order = rows.map((_, k) => k).sort((a, b) => {
                const [one, other] = [value(a, by), value(b, by)];
                return (one < other ? -1 : one > other ? 1 : 0) * (is_falling ? -1 : 1);
            });
            table.tBodies[0].append(...order.map((k) => rows[k]));
            heads.forEach((other) => other.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', is_falling ? 'descending' : 'ascending');
        });
    });
    const mark = () => rows.forEach((row, k) => row.toggleAttribute('data-shown', k === plans.at + 1));
    rows.forEach((row, k) => { if (k > 0) row.addEventListener('click', () => show_plan(k - 1)); });
    plans.listeners.push(mark);
    mark();
};

const add_plans = (place_named) => {
    if (!plans) return;
    plans.at = first_shown();
    if (plans.names.length > 1) add_front(place_named('front'));
    else if (plans.tried) add_tried(place_named('front'));
    add_one_plan();
    if (plans.shown.length > 1) add_side_by_side(place_named('all'));
    sort_rows(document.querySelector('#all table'));
    if (plans.names.length > 1 && plans.search.length > 1) add_growth(place_named('search'));
};
