import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createElement } from 'lwc';
import BarChart from 'c/barChart';

jest.mock(
    '@salesforce/label/c.ChartWords',
    () => ({ default: '{0}: {1} in {2} weeks, most {3}: {4}' }),
    { virtual: true }
);
jest.mock('@salesforce/label/c.ChartNumbers', () => ({ default: '{0}, numbers' }), {
    virtual: true
});

const json = (...weeks) => JSON.stringify({ v: 1, weeks });
const COUNTS = json(
    { start: '2026-09-07', count: 1000 },
    { start: '2026-09-14', count: 0 },
    { start: '2026-09-21', count: 2000 }
);
const TYPES = json(
    { start: '2026-09-07', byType: { message: 10, reaction: 2, podcast: 1 } },
    { start: '2026-09-14', byType: { message: 5 } }
);

function show(trend, typeLabels, properties = {}) {
    const element = createElement('c-bar-chart', { is: BarChart });
    Object.assign(element, { trend, ...properties });
    if (typeLabels) {
        element.typeLabels = typeLabels;
    }
    document.body.appendChild(element);
    return element;
}

const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const texts = (element, selector) => all(element, selector).map((one) => one.textContent.trim());
const message = (element) => texts(element, '[data-id="message"]')[0];
const attribute = (name) => (bar) => Number(bar.getAttribute(name));
const table = (element) => element.shadowRoot.querySelector('[role="region"]');

afterEach(() => document.body.replaceChildren());

it('draws a bar for each week in which something happened, the strongest at full height', async () => {
    const element = show(COUNTS);

    const bars = all(element, 'rect');
    expect(bars.map(attribute('height'))).toEqual([50, 100]);
    expect(bars.map(attribute('y'))).toEqual([50, 0]);
    expect(bars.map(attribute('x'))).toEqual([1, 21]);
    expect(element.shadowRoot.querySelector('svg').getAttribute('viewBox')).toBe('0 0 30 100');
    expect(texts(element, '[data-id="highest"]')).toEqual(['2,000']);
    expect(texts(element, '[data-id="series"]')).toEqual([]);
    await expect(element).toBeAccessible();
});

it('tells the chart in words and in a table', async () => {
    const element = show(COUNTS);

    expect(element.shadowRoot.querySelector('svg').getAttribute('aria-label')).toBe(
        'c.ChartByWeek: 3,000 in 3 weeks, most Sep 21: 2,000'
    );
    expect(texts(element, 'thead th')).toEqual(['c.ChartWeek', 'c.ChartTotal']);
    expect(texts(element, 'tbody th')).toEqual(['Sep 7', 'Sep 14', 'Sep 21']);
    expect(texts(element, 'tbody td')).toEqual(['1,000', '0', '2,000']);
    await expect(element).toBeAccessible();
});

it('stacks the types of a week without a gap, the most frequent at the foot', async () => {
    const element = show(TYPES, { message: 'Message', reaction: 'Reaction' });

    const [foot, middle, top, second] = all(element, 'rect');
    expect(attribute('y')(foot)).toBeCloseTo(100 - (10 / 13) * 100);
    expect(attribute('y')(middle) + attribute('height')(middle)).toBeCloseTo(attribute('y')(foot));
    expect(attribute('y')(top)).toBeCloseTo(0);
    expect(attribute('height')(second)).toBeCloseTo((5 / 13) * 100);
    expect([foot, middle, top, second].map((bar) => bar.getAttribute('class'))).toEqual([
        'bar bar-0',
        'bar bar-1',
        'bar bar-2',
        'bar bar-0'
    ]);
    expect(foot.textContent).toBe('Sep 7, Message: 10');
    await expect(element).toBeAccessible();
});

it('names the types in the legend and the table, unknown ones by their own name', async () => {
    const element = show(TYPES, { message: 'Message', reaction: 'Reaction' });

    expect(texts(element, '[data-id="series"]')).toEqual(['Message', 'Reaction', 'podcast']);
    expect(texts(element, 'thead th')).toEqual([
        'c.ChartWeek',
        'Message',
        'Reaction',
        'podcast',
        'c.ChartTotal'
    ]);
    expect(texts(element, 'tbody td')).toEqual(['10', '2', '1', '13', '5', '0', '0', '5']);
    await expect(element).toBeAccessible();
});

it('draws more types than it has colours for as one', async () => {
    const byType = { a: 70, b: 60, c: 50, d: 40, e: 30, f: 20, g: 10 };
    const element = show(json({ start: '2026-09-07', byType }));

    expect(texts(element, '[data-id="series"]')).toEqual([
        'a',
        'b',
        'c',
        'd',
        'e',
        'c.ChartOtherTypes'
    ]);
    expect(texts(element, 'tbody td')).toEqual(['70', '60', '50', '40', '30', '30', '280']);
    await expect(element).toBeAccessible();
});

it('draws a single week', async () => {
    const element = show(json({ start: '2026-09-07', count: 3 }));

    expect(all(element, 'rect').map(attribute('height'))).toEqual([100]);
    expect(texts(element, '.weeks span')).toEqual(['Sep 7', '']);
    await expect(element).toBeAccessible();
});

it('shows the table on demand, reachable by keyboard, and hides it again', async () => {
    const element = show(COUNTS);
    const button = element.shadowRoot.querySelector('lightning-button');
    expect(button.label).toBe('c.ChartShowTable');
    expect(table(element).className).toBe('slds-assistive-text');
    expect(table(element).hasAttribute('tabindex')).toBe(false);

    button.dispatchEvent(new CustomEvent('click'));
    await Promise.resolve();
    expect(button.label).toBe('c.ChartHideTable');
    expect(table(element).className).toBe('numbers');
    expect(table(element).getAttribute('tabindex')).toBe('0');
    expect(table(element).getAttribute('aria-label')).toBe('c.ChartByWeek, numbers');
    await expect(element).toBeAccessible();

    button.dispatchEvent(new CustomEvent('click'));
    await Promise.resolve();
    expect(table(element).className).toBe('slds-assistive-text');
});

it.each([
    ['no trend was written yet', undefined, 'c.ChartNotYet'],
    ['the trend is cut off', '{"v":1,"weeks":[{"start":"2026-0', 'c.ChartUnreadable'],
    ['the trend is of another kind', '{"v":7}', 'c.ChartUnreadable'],
    ['nothing happened', json({ start: '2026-09-07', count: 0 }), 'c.ChartNoActivity'],
    ['there are no weeks', json(), 'c.ChartNoActivity']
])('says so when %s', async (_what, trend, expected) => {
    const element = show(trend);

    expect(message(element)).toBe(expected);
    expect(element.shadowRoot.querySelector('svg')).toBeNull();
    expect(element.shadowRoot.querySelector('table')).toBeNull();
    await expect(element).toBeAccessible();
});

it.each([undefined, null, ''])(
    'says that nothing happened when the sync wrote no trend: %p',
    async (trend) => {
        const element = show(trend, {}, { isSynced: true });

        expect(message(element)).toBe('c.ChartNoActivity');
        await expect(element).toBeAccessible();
    }
);

it('draws what the sync wrote, and says when that cannot be read', () => {
    expect(all(show(COUNTS, {}, { isSynced: true }), 'rect')).toHaveLength(2);
    expect(message(show('{"v":7}', {}, { isSynced: true }))).toBe('c.ChartUnreadable');
});

describe('colours', () => {
    const css = readFileSync(join(dirname(expect.getState().testPath), '../barChart.css'), 'utf8');
    const colours = (name) =>
        [
            ...css.matchAll(new RegExp(`\\.${name}-\\d \\{\\s+\\w+: var\\((.+), (#\\w+)\\)`, 'g'))
        ].map(([, hook, value]) => ({ hook, value }));

    it('are the same in the legend as in the bars, one for each part', () => {
        expect(colours('bar')).toHaveLength(6);
        expect(new Set(colours('bar').map(({ value }) => value)).size).toBe(6);
        expect(colours('swatch')).toEqual(colours('bar'));
    });

    // WCAG 2.2, 1.4.11: parts of graphics need 3 to 1.
    it.each(colours('bar'))('stand out from the card: $hook', ({ value }) => {
        expect(1.05 / (luminance(value) + 0.05)).toBeGreaterThanOrEqual(3);
    });

    function luminance(hex) {
        const [red, green, blue] = [1, 3, 5]
            .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
});
