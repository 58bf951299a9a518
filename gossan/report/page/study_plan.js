// SPDX-License-Identifier: Apache-2.0
// One plan of a search: what it changes, what it gives against the plan in force, what binds it, what each change brings.

const signed_percent = (share) => share === 0 ? '' : `${share > 0 ? '+' : '−'}${number(Math.abs(100 * share), 2)} %`;

const change_against = (now, before) => before === null || before === 0 || now === null ? 0 : (now - before) / Math.abs(before);

// A change of an objective, and whether it is for the better.
const change_words = (plan, f) => {
    const change = change_against(mean_of(plan, f), mean_of(plans.base, f));
    if (Math.abs(change) < 5e-4) return make('span', {}, 'as in force');
    return make('span', {class: betterment(plan, f) > 0 ? 'better' : 'worse'}, `${signed_percent(change)} ${betterment(plan, f) > 0 ? 'better' : 'worse'}`);
};

// Where a decision lies between its bounds: a ring in force, a dot now.
const range_mark = (plan, d) => {
    const [before, now] = [plans.base.places?.[d], plan.places?.[d]];
    if (before === null || before === undefined) return '';
    const x = (place) => 8 + 104 * Math.min(Math.max(place, 0), 1);
    const mark = make('span', {class: 'between'});
    mark.innerHTML = `<svg width="120" height="16" role="img" aria-label="${number(100 * now, 2)} % of the way between the bounds"><path d="M8 8H112M8 4V12M112 4V12" stroke="${colour('muted')}"/>` +
        `<path d="M${x(before)} 8H${x(now)}" stroke="${colour('c1')}" stroke-width="3"/><circle cx="${x(before)}" cy="8" r="5" fill="${colour('surface')}" stroke="${colour('c2')}" stroke-width="2"/>` +
        `<circle cx="${x(now)}" cy="8" r="5" fill="${colour('c1')}"/></svg>`;
    return mark;
};

const at_bound = (place) => place === null || place === undefined ? '' : place < 0.005 ? 'at its lowest' : place > 0.995 ? 'at its highest' : '';

const decision_rows = (plan) => plans.decision_names.map((name, d) => {
    const bounds = plans.decisions?.[d];
    const before = plans.base.decisions[d];
    const is_same = plan.decisions[d] === before;
    return [name, before, is_same ? 'as it is' : make('b', {}, plan.decisions[d]), is_same ? '' : signed_percent(plan.changes?.[d] ?? 0),
        ...(bounds ? [bounds.low ? `${bounds.low} to ${bounds.high}` : '', range_mark(plan, d), at_bound(plan.places?.[d])] : [])];
});

const objective_rows = (plan) => plans.names.map((name, f) => [name, mean_of(plans.base, f), mean_of(plan, f), change_words(plan, f),
    ...(plans.is_spread ? [spread_words(spread_over(plan, f))] : []), ...(plan.in_members?.better_in ? [`${number(100 * plan.in_members.better_in[f], 3)} in 100`] : []),
    ...(plan.full ? [plan.full[f] ?? 'failed', signed_percent(change_against(plan.full[f], plans.base.full?.[f] ?? null))] : [])]);

const limit_words = ({least, most}) => [least === null ? '' : `at least ${number(least)}`, most === null ? '' : `at most ${number(most)}`].filter((text) => text).join(', ');

const standing_chip = ({missed, binds}) => missed > 0 ? make('span', {class: 'chip bad'}, 'does not hold') : binds ? make('span', {class: 'chip open'}, 'binds') : make('span', {class: 'chip good'}, 'holds');

const holds_words = (share, asked) => share === null ? '' : `${number(100 * share, 3)} in 100, asked ${number(100 * (asked?.holds_in ?? 1), 3)}`;

const constraint_rows = (plan) => plans.constraint_names.map((name, c) => {
    const now = plan.constraints[c];
    const asked = plans.constraints?.[c];
    return [name, asked ? limit_words(asked) : '', plans.base.constraints[c].mean, now.mean, `${signed_percent(-now.missed) || '0'} of the limit`,
        ...(plans.is_spread ? [holds_words(plan.in_members?.holds_in[c] ?? (plans.base.in_members ? null : now.holds_in), asked)] : []), standing_chip(now)];
});

const gain_rows = (plan, f) => plans.decision_names.map((name, d) => ({name, gain: plan.gains?.[d]?.[f] ?? 0})).sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));

const gain_option = (f) => {
    const axis = axis_style();
    const rows = gain_rows(plans.shown[plans.at], f).reverse();
    const sign = plans.aims[f] === 'maximise' ? 1 : -1;
    return {
        grid: {left: 8, right: 30, top: 10, bottom: 26, containLabel: true},
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex: k}) => `${escape_html(rows[k].name)}<br>brings <b>${number(rows[k].gain, 3)}</b> of ${escape_html(plans.names[f])}`},
        xAxis: {type: 'value', ...axis},
        yAxis: {type: 'category', data: rows.map(({name}) => name), ...axis, axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: colour('ink'), fontSize: 11, width: 150, overflow: 'truncate'}},
        series: [{type: 'bar', barMaxWidth: 16, data: rows.map(({gain}) => ({value: gain, itemStyle: {color: colour(sign * gain >= 0 ? 'c1' : 'c2')}})),
            markLine: {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('muted'), type: 'solid'}, data: [{xAxis: 0}]}}],
    };
};

const add_gains = (place, f) => {
    const plot = add_figure(place, {
        title: `What each change brings of ${plans.names[f]}`,
        height: `${70 + 26 * plans.decision_names.length}px`,
        caption: () => 'the plan less the same plan with this one change put back; the second colour makes it worse',
        option: () => gain_option(f),
        table: () => ({header: ['decision', `brings of ${plans.names[f]}`], rows: gain_rows(plans.shown[plans.at], f).map(({name, gain}) => [name, gain])}),
        words: () => gain_rows(plans.shown[plans.at], f).map(({name, gain}) => `${name}: ${number(gain, 3)}`).join(', ') + '.',
        points: () => plans.decision_names.length,
    });
    const figure = plot.node.closest('figure');
    const follow = () => {
        figure.hidden = !plans.shown[plans.at].gains;
        if (figure.hidden) return;
        plot.draw();
        plot.chart.resize();
    };
    figure.hidden = !plans.shown[plans.at].gains;
    plans.listeners.push(follow);
};

const plan_picker = () => {
    const select = make('select', {'aria-label': 'plan', id: 'which-plan'}, ...plans.shown.map((plan, k) =>
        make('option', {value: k}, plan.label === 'least violated' ? plan.label : `plan ${plan.label}${plan.gains ? ', looked at closely' : ''}`)));
    select.addEventListener('change', () => show_plan(Number(select.value)));
    const step = (words, by) => {
        const button = make('button', {type: 'button'}, words);
        button.addEventListener('click', () => show_plan(plans.at + by));
        return button;
    };
    const follow = () => { select.value = String(plans.at); };
    plans.listeners.push(follow);
    follow();
    return make('div', {class: 'views'}, ...(plans.shown.length > 1 ? [step('‹ previous', -1), select, step('next ›', 1)] : []));
};

const plan_tables = (plan) => {
    const about = plan.label === 'least violated' ? 'The least violated plan' : `Plan ${plan.label}`;
    const closely = plans.shown.filter(({gains}) => gains).map(({label}) => label);
    const note = make('p', {class: 'note'}, `${about} as a scenario that runs: `, make('code', {}, `gossan run ${plans.folder}/${plan.file}`), '. ',
        plan.gains || closely.length === 0 ? '' : `What each change brings was worked out for ${closely.length === 1 ? 'plan' : 'plans'} ${closely.join(', ')} alone.`);
    return [note,
        table_of(`${about} changes`, ['decision', 'in force', 'plan', 'change', ...(plans.decisions ? ['bounds', 'between them', ''] : [])], decision_rows(plan)),
        table_of(`${about} gives`, ['objective', 'in force', 'plan', 'against in force', ...(plans.is_spread ? ['80 in 100 members'] : []), ...(plan.in_members?.better_in ? ['better in'] : []), ...(plan.full ? ['on the full site', 'against in force there'] : [])], objective_rows(plan)),
        ...(plans.constraint_names.length === 0 ? [] : [table_of('What must hold', ['constraint', 'limit', 'in force', 'plan', 'room left', ...(plans.is_spread ? ['holds in'] : []), ''], constraint_rows(plan))])];
};

const add_one_plan = () => {
    const place = document.getElementById('one-plan');
    const tables = make('div', {'aria-live': 'polite'});
    place.append(plan_picker(), tables);
    const draw = () => tables.replaceChildren(...plan_tables(plans.shown[plans.at]));
    plans.listeners.push(draw);
    plots.push({node: tables, spec: {}, draw, chart: null, hidden: new Set()});  // drawn anew in other colours
    if (plans.shown.some(({gains}) => gains)) plans.names.forEach((_, f) => add_gains(place_named('gains'), f));
};
