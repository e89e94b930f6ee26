import { createElement } from 'lwc';
import MetricTile from 'c/metricTile';

function show(properties) {
    const element = Object.assign(createElement('c-metric-tile', { is: MetricTile }), properties);
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

afterEach(() => document.body.replaceChildren());

it('shows a number with its name and what it is about', async () => {
    const element = show({ label: 'Minutes', value: 13.75, note: 'of the newest 50' });

    const number = find(element, 'lightning-formatted-number');
    expect(find(element, '[data-id="label"]').textContent).toBe('Minutes');
    expect(number.value).toBe(13.75);
    expect(number.formatStyle).toBe('decimal');
    expect(number.maximumFractionDigits).toBe(1);
    expect(find(element, '[data-id="note"]').textContent).toBe('of the newest 50');
    await expect(element).toBeAccessible();
});

it('shows zero as a number', async () => {
    const element = show({ label: 'Members', value: 0 });

    expect(find(element, 'lightning-formatted-number').value).toBe(0);
    expect(find(element, '[data-id="note"]')).toBeNull();
    await expect(element).toBeAccessible();
});

it('shows a share in percent', async () => {
    const element = show({ label: 'Active', value: 0.25, kind: 'share' });

    const number = find(element, 'lightning-formatted-number');
    expect(number.formatStyle).toBe('percent');
    expect(number.maximumFractionDigits).toBe(0);
    await expect(element).toBeAccessible();
});

it('shows a date', async () => {
    const element = show({ label: 'Last', value: '2026-09-07T12:00:00.000Z', kind: 'date' });

    expect(find(element, 'lightning-formatted-date-time').value).toBe('2026-09-07T12:00:00.000Z');
    expect(find(element, 'lightning-formatted-number')).toBeNull();
    await expect(element).toBeAccessible();
});

it.each(['number', 'share', 'date'])('says that a %s is not known', async (kind) => {
    const element = show({ label: 'Members', value: undefined, kind });

    expect(find(element, '[data-id="unknown"]').textContent).toBe('c.SummaryValueUnknown');
    expect(find(element, 'lightning-formatted-number')).toBeNull();
    expect(find(element, 'lightning-formatted-date-time')).toBeNull();
    await expect(element).toBeAccessible();
});
