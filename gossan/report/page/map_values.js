// SPDX-License-Identifier: Apache-2.0
// The values of a map, by output time and cell; cells run from the base upward, depths from the top down.

const undefined_code = 65535;
const top_code = 65533;

// What a code stands for; see map_data.hpp.
const value_of_code = ({scale, ends: [low, high]}) => {
    if (scale === 'flags') return (code) => code;
    if (scale === 'log') return (code) => code === 0 ? 0 : low * (high / low) ** ((code - 1) / (top_code - 1));
    return (code) => low + (high - low) * code / top_code;
};

const map_values = (field) => {
    if (field.values) return field.values;
    const bytes = atob(field.codes);
    const value = value_of_code(field);
    field.values = Array.from({length: bytes.length / 2}, (_, k) => {
        const code = bytes.charCodeAt(2 * k) + 256 * bytes.charCodeAt(2 * k + 1);
        return code === undefined_code ? null : value(code);
    });
    return field.values;
};

const n_cells_of = (maps) => maps.faces.length - 1;
const top_of = (maps) => maps.faces.at(-1);
const depth_of = (maps, cell) => top_of(maps) - (maps.faces[cell] + maps.faces[cell + 1]) / 2;

// Whether cells came on top while the run went on.
const has_grown = (maps) => {
    const values = map_values(maps.fields[0]);
    const n_cells = n_cells_of(maps);
    return values[n_cells - 1] === null && values.at(-1) !== null;
};
const depth_name = (maps) => has_grown(maps) ? 'm below the last surface' : 'm below the surface';

// Edges of the time spans that the output times stand for.
const time_edges = (times) => {
    const middles = times.slice(1).map((t, k) => (t + times[k]) / 2);
    return [times[0], ...middles, times.at(-1)];
};

// The row and cell at a day and a depth; null where the map has none.
const map_place = (maps, [day, depth]) => {
    const height = top_of(maps) - depth;
    const row = time_edges(maps.time).findLastIndex((edge) => edge <= day);
    const cell = maps.faces.findLastIndex((face) => face <= height);
    if (row < 0 || cell < 0 || row >= maps.time.length || cell >= n_cells_of(maps)) return null;
    return {row, cell};
};

// One value an output time, of the cell that lies at a share of the depth.
const cell_at = (maps, share) => {
    const {cell} = map_place(maps, [maps.time[0], share * top_of(maps)]) ?? {cell: 0};
    return cell;
};

// Mean over the bed as it stood, by the height of the cells.
const bed_mean = (maps, field) => maps.time.map((_, row) => {
    const n_cells = n_cells_of(maps);
    let [sum, height] = [0, 0];
    for (let cell = 0; cell < n_cells; ++cell) {
        const value = map_values(field)[row * n_cells + cell];
        if (value === null) continue;
        sum += value * (maps.faces[cell + 1] - maps.faces[cell]);
        height += maps.faces[cell + 1] - maps.faces[cell];
    }
    return height > 0 ? sum / height : null;
});

// Share of the bed, in %, under each flag: shares[flag][row].
const flag_shares = (maps, field) => {
    const n_cells = n_cells_of(maps);
    const n_flags = flags_of(field).length;
    const shares = Array.from({length: n_flags}, () => maps.time.map(() => 0));
    maps.time.forEach((_, row) => {
        const heights = Array(n_flags).fill(0);
        for (let cell = 0; cell < n_cells; ++cell) {
            const flag = map_values(field)[row * n_cells + cell];
            if (flag !== null && flag < n_flags) heights[flag] += maps.faces[cell + 1] - maps.faces[cell];
        }
        const bed = heights.reduce((sum, height) => sum + height, 0);
        heights.forEach((height, flag) => { shares[flag][row] = bed > 0 ? 100 * height / bed : null; });
    });
    return shares;
};

// Mean of a curve over the days, each output time for the span that it stands for.
const mean_over_days = (maps, curve) => {
    const edges = time_edges(maps.time);
    let [sum, days] = [0, 0];
    curve.forEach((value, row) => {
        if (value === null) return;
        sum += value * (edges[row + 1] - edges[row]);
        days += edges[row + 1] - edges[row];
    });
    return days > 0 ? sum / days : last_defined(curve);
};

// Words of a field of flags, as people say them.
const flag_words = {none: 'nothing', ferric: 'ferric iron', accessibility: 'access to the mineral',
  passivation: 'too high a potential'};
const flags_of = (field) => field.flags.split(' ').filter(Boolean).map((word) => flag_words[word] ?? word.replaceAll('_', ' '));
