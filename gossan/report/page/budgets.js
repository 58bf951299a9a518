// SPDX-License-Identifier: Apache-2.0
// What made and what used up acid, iron, oxygen and heat, cause by cause, as waterfalls.

const most_causes = 12;

// Bars in order: what made it, what used it, what stays in the bed; a gap if they do not add up.
const bars_of_budget = ({parts, stored}) => {
    const n_large = parts.length > most_causes ? most_causes - 1 : parts.length;
    const [large, small] = [parts.slice(0, n_large), parts.slice(n_large)];
    const causes = [...large, ...(small.length ? [{label: `${small.length} smaller causes`,
        amount: small.reduce((sum, {amount}) => sum + amount, 0)}] : [])];
    causes.sort((a, b) => (b.amount > 0) - (a.amount > 0));
    let level = 0;
    const bars = causes.map(({label, amount}) => {
        const bar = {label, from: level, to: level + amount, kind: amount > 0 ? 'in' : 'out'};
        level = bar.to;
        return bar;
    });
    const largest = Math.max(...parts.map(({amount}) => Math.abs(amount)));
    if (Math.abs(level - stored) > 1e-4 * largest) bars.push({label: 'does not add up', from: level, to: stored, kind: 'gap'});
    return [...bars, {label: 'more in the bed', from: 0, to: stored, kind: 'stock'}];
};

const budget_caption = ({title, unit}) => unit === 'mol' ? `${unit}, over the whole run` :
    `${unit.replace('/t', ' a tonne of ore')}, over the whole run${title === 'Acid' ? ', as H₂SO₄' : ''}`;

const add_budgets = (place_named) => {
    if (is_comparison) return;
    for (const budget of data.runs[0].budgets) {
        const bars = bars_of_budget(budget);
        add_figure(place_named('budgets'), {
            title: `${budget.title}: where from, where to`,
            caption: () => budget_caption(budget),
            option: () => waterfall_option(bars, budget.unit),
            table: () => ({header: ['cause', budget.unit], rows: bars.map((bar) => [bar.label, bar_amount(bar)])}),
            words: () => bars.map((bar) => `${bar.label} ${bar_text(bar)}`).join(', ') + ` ${budget.unit}.`,
        });
    }
};
