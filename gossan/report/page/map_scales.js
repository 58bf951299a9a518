// SPDX-License-Identifier: Apache-2.0
// Colours of maps: even steps in lightness, told apart with any colour vision.

const ramps = {
    water: ['#f7fbff', '#d5e5f4', '#abcfe6', '#73b3d8', '#4292c6', '#1e6db2', '#08468c', '#062d5c'],
    heat: ['#ffffd9', '#ffeda0', '#fed976', '#feb24c', '#fd8d3c', '#f4502a', '#d31420', '#a00026', '#5c0020'],
    oxygen: ['#fdf6fb', '#e4e0ef', '#c3cbe3', '#93b6d8', '#56a1c8', '#2389a8', '#026f72', '#014636'],
    ferrous: ['#f9fdf0', '#ddf1cd', '#b3e0a6', '#7cc77d', '#3fa75c', '#178344', '#00542b'],
    ferric: ['#fffce5', '#fee9a8', '#fecb5c', '#fb9f30', '#e5701a', '#b84a07', '#7a2f05', '#4d1e05'],
    cells: ['#fbf5fb', '#e3d3e8', '#c9a9d3', '#b07cbd', '#944fa4', '#762a86', '#4d1260'],
    any: ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'],
};
const ramp_rules = [[/moist|water|satur/, 'water'], [/temper/, 'heat'], [/oxygen/, 'oxygen'], [/^Fe2/, 'ferrous'],
    [/^Fe3|jarosite/, 'ferric'], [/^cells_/, 'cells']];
const ramp_of = (field) => ramps[ramp_rules.find(([fits]) => fits.test(field.name))?.[1] ?? 'any'];

// Okabe and Ito's colours by meaning; what limits nothing stays in the background.
const flag_inks = {acid: '#f0e442', 'ferric iron': '#e69f00', oxygen: '#0072b2', 'carbon dioxide': '#56b4e9',
    temperature: '#d55e00', water: '#009e73', 'access to the mineral': '#8c4a7f', blocked: '#8c4a7f',
    'too high a potential': '#cc79a7'};
const more_inks = ['#cc79a7', '#5b5b5b', '#7a4fb5', '#2f4b2f'];
const flag_ink = (field, flag) => {
    const word = flags_of(field)[flag];
    if (word === 'nothing' || word === 'open') return colour('line');
    return flag_inks[word] ?? more_inks[flag % more_inks.length];
};

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

// Red, green and blue at a share, 0 to 1, of a ramp.
const ramp_channels = (ramp, share) => {
    const at = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
    const below = Math.min(Math.floor(at), ramp.length - 2);
    const [a, b] = [channels(ramp[below]), channels(ramp[below + 1])];
    return a.map((value, k) => Math.round(value + (at - below) * (b[k] - value)));
};
const ramp_colour = (ramp, share) => `rgb(${ramp_channels(ramp, share).join(',')})`;

// Share of the scale at which a value lies.
const scale_share = ({scale, ends: [low, high]}, value) => {
    if (!(high > low)) return 0.5;
    if (scale === 'log') return value > low ? Math.log(value / low) / Math.log(high / low) : 0;
    return (value - low) / (high - low);
};

// The shades of a map, each red, green and blue, and which of them a value has.
const n_shades = 256;
const shades_of = (field) => field.scale === 'flags' ? flags_of(field).map((_, flag) => channels(flag_ink(field, flag))) :
    Array.from({length: n_shades}, (_, k) => ramp_channels(ramp_of(field), k / (n_shades - 1)));
const shade_of = (field) => field.scale === 'flags' ? (value) => value :
    (value) => Math.round(Math.min(Math.max(scale_share(field, value), 0), 1) * (n_shades - 1));

// What the colours mean: the ends and the middle of a scale, or each flag with its share of bed and time.
const scale_nodes = (maps, field) => {
    if (field.scale !== 'flags') {
        const [low, high] = field.ends;
        const middle = field.scale === 'log' ? Math.sqrt(low * high) : (low + high) / 2;
        const bar = make('span', {class: 'bar', style: `background: linear-gradient(to right, ${ramp_of(field).join(', ')})`});
        const least = field.scale === 'linear' && Math.abs(low) < 1e-4 * high ? 0 : low;
        const ticks = make('span', {class: 'ticks'}, ...[least, middle, high]
            .map((value, k) => make('span', {}, k === 2 ? with_unit(number(value, 3), field.unit) : number(value, 3))));
        return [make('div', {class: 'scale', 'aria-hidden': 'true'}, bar, ticks)];
    }
    return flag_shares(maps, field).map((curve, flag) => ({flag, share: mean_over_days(maps, curve)}))
        .filter(({share}) => share > 0).map(({flag, share}) => make('span', {class: 'flag'},
            make('span', {class: 'ink', style: `background: ${flag_ink(field, flag)}`}), `${flags_of(field)[flag]} ${number(share, 2)} %`));
};
