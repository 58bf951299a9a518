// SPDX-License-Identifier: Apache-2.0
// What each pond holds: volume against its capacity, grade, acid, iron, warmth; and what builds up in one of them.

const pond_column = (pond, name) => pond.columns.find((column) => column.name === name);

// A figure for one or several quantities of all ponds: colours tell ponds, dashes quantities.
const pond_curves = (ponds, names) => ponds.flatMap((pond, k) => names.flatMap((name, n) => {
    const column = pond_column(pond, name);
    if (!column) return [];
    return [{name: names.length > 1 ? `${column.meaning}, ${pond.name}` : pond.name, x: pond.time, y: column.values,
        ink: line_colour(k), dash: n ? dashes[n] : undefined}];
}));

const capacity_curves = (ponds) => ponds.map(({name, time, capacity}, k) => ({name: `capacity of ${name}`, x: time,
    y: time.map(() => capacity), ink: line_colour(k), dash: [3, 4]}));

// Dissolved components of one pond that are there at all, most at the end first; neither microbes nor gases.
const built_up = (pond) => pond.columns.filter(({name, unit}) => unit === 'g/L' && !/^([MT]\d|X|O2|CO2)_g_L$/.test(name))
    .filter(({values}) => extent(values)[1] > 1e-3)
    .sort((a, b) => last_defined(b.values) - last_defined(a.values));

const pond_figures = [
    {title: 'Volume of the ponds', names: ['volume_m3'], unit: 'm³', has_capacity: true},
    {title: 'Copper in the ponds', names: ['Cu_g_L'], unit: 'g/L'},
    {title: 'Free acid in the ponds', names: ['free_acid_g_L'], unit: 'g/L'},
    {title: 'Iron in the ponds', names: ['Fe2_g_L', 'Fe3_g_L'], unit: 'g/L'},
    {title: 'Temperature of the ponds', names: ['temperature_degC'], unit: '°C'},
];

const build_up_curves = (pond) => built_up(pond).map(({meaning, values}, k) =>
    ({name: meaning, x: pond.time, y: values.map((value) => value > 0 ? value : null),
        ink: line_colour(k), dash: dashes[Math.floor(k / 8) % 4]}));

const add_build_up = (place) => {
    // The pond that raffinate comes to, if one is called so.
    let chosen = site.ponds.find(({name}) => /raff/i.test(name)) ?? site.ponds[0];
    const choice = chooser('Pond whose components are shown', site.ponds.map(({name}) => name), (k) => {
        chosen = site.ponds[k];
        plot.draw();
    });
    choice.value = String(site.ponds.indexOf(chosen));
    const plot = add_figure(place, {
        title: 'What builds up', controls: [choice],
        caption: () => `g/L of each dissolved component in the pond ${chosen.name}, against days · scale by decades`,
        option: (hidden) => line_option('g/L', build_up_curves(chosen), hidden, {yAxis: {name: 'g/L', nameGap: 10, ...scale_style(true),
            nameTextStyle: {color: colour('muted'), align: 'left'}}}),
        keys: () => build_up_curves(chosen).map(({name, ink, dash}) => ({name, ink, dash: String(dash).replace('solid', '')})),
        table: () => ({header: ['day', ...built_up(chosen).map(({meaning}) => `${meaning}, g/L`)],
            rows: chosen.time.map((day, k) => [day, ...built_up(chosen).map(({values}) => values[k])])}),
        words: () => built_up(chosen).map(({meaning, values}) => `${meaning} ${number(last_defined(values))} g/L`).join(', ') + ' at the end.',
        points: () => chosen.time.length,
    });
};

const add_ponds = (place_named) => {
    if (!site?.ponds.length) return;
    const place = place_named('ponds');
    for (const {title, names, unit, has_capacity} of pond_figures) {
        const curves = pond_curves(site.ponds, names);
        if (curves.length === 0) continue;
        add_lines(place, title, unit, has_capacity ? [...curves, ...capacity_curves(site.ponds)] : curves);
    }
    add_build_up(place);
};
