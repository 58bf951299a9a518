// SPDX-License-Identifier: Apache-2.0
// The run's data, and numbers and elements for people.

const data = JSON.parse(document.getElementById('data').textContent);
const is_comparison = data.runs.length > 1;

const power_of_ten = (power) =>
    `10${[...String(power).replace('+', '')].map((c) => c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]).join('')}`;

const number = (value, digits = 4) => {
    if (value === null || value === undefined || Number.isNaN(value)) return '';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size >= 1e-4 && size < 1e7)
        return value.toLocaleString('en', {maximumSignificantDigits: digits, useGrouping: false}).replace('-', '−');
    const [mantissa, power] = value.toExponential(digits - 1).split('e');
    return `${String(Number(mantissa)).replace('-', '−')}×${power_of_ten(power)}`;
};

// Shares are read in per cent.
const is_share = ({name, unit}) => unit === '' && /^(extraction|recovery|oxygen_utilisation)/.test(name);
for (const run of data.runs) {
    for (const column of run.series.columns.filter(is_share))
        Object.assign(column, {unit: '%', values: column.values.map((value) => value === null ? null : 100 * value)});
    for (const field of (run.maps?.fields ?? []).filter(is_share))
        Object.assign(field, {unit: '%', ends: field.ends.map((value) => 100 * value)});
}

// Axis ticks need few digits, and must not all look the same.
const tick = (value) => number(value, 6);

// Ticks of a scale by decades are powers of ten.
const decade_tick = (value) => power_of_ten(Math.round(Math.log10(value)));

// "moisture" as a title; "pH" stays.
const sentence = (text) => /^[a-z][a-z ]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;

const with_unit = (text, unit) => unit ? `${text} ${unit}` : text;

const make = (tag, attributes = {}, ...inside) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
        if (value === true) node.setAttribute(name, '');
        else if (value !== false && value !== undefined) node.setAttribute(name, value);
    node.append(...inside);
    return node;
};

const extent = (values) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
        if (value === null) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
    }
    return [low, high];
};

const last_defined = (values) => values.findLast((value) => value !== null);

// Whether a quantity stays as it is, to what can be seen on paper.
const is_constant = (values) => {
    const [low, high] = extent(values);
    return !(high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
};

const table_of = (caption, header, rows) => {
    const cell = (tag, value) => make(tag, {class: typeof value === 'number' ? 'number' : undefined},
        typeof value === 'number' ? number(value, 5) : (value ?? ''));
    return make('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
        make('table', {}, make('caption', {}, caption),
            make('thead', {}, make('tr', {}, ...header.map((text, k) => make('th', {scope: 'col', class: typeof rows[0]?.[k] === 'number' ? 'number' : undefined}, text)))),
            make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((value) => cell('td', value)))))));
};

const escape_html = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
