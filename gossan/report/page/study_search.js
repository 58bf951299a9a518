// SPDX-License-Identifier: Apache-2.0
// How a search for plans went: plan after plan, and how the front grew.

// The best value so far of one objective, among plans that hold.
const best_so_far = (f) => {
    let best = null;
    return (plans.tried ?? []).map(({plan, violation, objectives}) => {
        const value = objectives[f];
        const is_better = violation === 0 && (best === null || (plans.aims[f] === 'maximise' ? value > best : value < best));
        if (is_better) best = value;
        return [plan, best];
    });
};

const add_tried = (place) => add_figure(place, {
    title: `${plans.names[0]}, plan after plan`,
    wide: true,
    caption: () => `${plans.aims[0] === 'maximise' ? 'more' : 'less'} is better; the line is the best so far that holds`,
    option: (hidden) => ({
        tooltip: {...tooltip_style(), trigger: 'item', formatter: (item) => item.data.words ?? `best of ${item.value[0]} plans: <b>${number(item.value[1])}</b>`},
        xAxis: {type: 'value', name: 'plans tried', nameLocation: 'middle', nameGap: 24, ...axis_style(), splitLine: {show: false}, minInterval: 1},
        yAxis: {type: 'value', scale: true, ...axis_style()},
        series: [
            {type: 'line', name: 'best so far', step: 'end', color: colour('c1'), symbol: 'none', lineStyle: {width: 2.5}, data: best_so_far(0),
                markLine: {silent: true, symbol: 'none', lineStyle: {color: colour('c2'), type: 'dashed'}, label: {formatter: 'in force', color: colour('c2'), position: 'insideEndTop'},
                    data: [{yAxis: mean_of(plans.base, 0)}]}},
            ...[false, true].flatMap((is_refused) => hidden.has(is_refused ? front_names.refused : 'holds') ? [] : [scatter(is_refused ? front_names.refused : 'holds',
                plans.tried.filter(({violation}) => violation > 0 === is_refused).map((tried) => ({value: [tried.plan, tried.objectives[0]], words: tried_words(tried)})),
                is_refused ? 'transparent' : colour('c1'), {symbolSize: 8, itemStyle: is_refused ? {borderColor: colour('muted'), borderType: 'dashed', borderWidth: 1} : {opacity: 0.7}})]),
        ],
    }),
    keys: () => [{name: 'best so far', ink: colour('c1'), dash: ''}, {name: 'holds', ink: colour('c1'), symbol: {shape: 'circle'}},
        {name: front_names.refused, ink: colour('muted'), symbol: {shape: 'circle', hollow: true}}],
    table: () => ({header: ['plan', plans.names[0], 'constraints missed by'], rows: plans.tried.map(({plan, objectives, violation}) => [plan, objectives[0], violation])}),
    words: () => `${plans.tried.length} plans were tried.`,
    points: () => plans.tried.length,
});

const add_growth = (place) => add_figure(place, {
    title: 'How the front grew',
    wide: true,
    caption: () => 'volume between the front and the worst of the first plans that hold, generation by generation; level: more of the same would hardly help',
    option: () => ({
        tooltip: {...tooltip_style(), trigger: 'item', formatter: ({dataIndex: k}) => `${plans.search[k].plans} plans, ${plans.search[k].feasible} hold<br>volume <b>${number(plans.search[k].hypervolume, 3)}</b>`},
        xAxis: {type: 'value', name: 'plans tried', nameLocation: 'middle', nameGap: 24, ...axis_style(), splitLine: {show: false}, min: 0, minInterval: 1},
        yAxis: {type: 'value', min: 0, ...axis_style()},
        series: [{type: 'line', color: colour('c1'), symbolSize: 8, lineStyle: {width: 2.5}, data: plans.search.map((now) => [now.plans, now.hypervolume])}],
    }),
    table: () => ({header: ['plans tried', 'that hold', 'volume'], rows: plans.search.map((now) => [now.plans, now.feasible, now.hypervolume])}),
    words: () => plans.search.map((now) => `${now.plans} plans: ${number(now.hypervolume, 3)}`).join(', ') + '.',
    points: () => plans.search.length,
});
