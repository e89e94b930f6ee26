import { createElement } from 'lwc';
import getSummary from '@salesforce/apex/SessionSummaryController.getSummary';
import SessionSummary from 'c/sessionSummary';

jest.mock(
    '@salesforce/apex/SessionSummaryController.getSummary',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/label/c.SessionsOfNewest', () => ({ default: 'newest {0}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SessionsViewingMinutes', () => ({ default: '{0} min' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SessionsViewingSteps', () => ({ default: '{0} steps' }), {
    virtual: true
});

const RECORD_ID = '006000000000001AAA';
const VIEWING = {
    id: 'a05000000000001AAA',
    viewer: 'Ada Byron',
    startedAt: '2026-09-07T12:00:00.000Z',
    minutes: 12.25,
    steps: 9,
    demos: 'Routing, Billing',
    shareUrl: 'https://demo.example/1'
};
const NONE = { veryInterested: [], somewhatInterested: [], notInterested: [], newest: [] };
const SUMMARY = {
    sessions: 2,
    counted: 2,
    minutes: 13.75,
    lastStartedAt: '2026-09-07T12:00:00.000Z',
    veryInterested: [
        { name: 'Pricing', sessions: 2 },
        { name: 'Reports', sessions: 1 }
    ],
    somewhatInterested: [],
    notInterested: [{ name: 'Printing', sessions: 1 }],
    newest: [VIEWING]
};

async function show() {
    const element = createElement('c-session-summary', { is: SessionSummary });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    await Promise.resolve();
    return element;
}

async function showWith(summary) {
    const element = await show();
    getSummary.emit(summary);
    await Promise.resolve();
    return element;
}

const showViewing = (viewing) => showWith({ ...SUMMARY, newest: [viewing] });
const find = (element, selector) => element.shadowRoot.querySelector(selector);
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const text = (element, id) => find(element, `[data-id="${id}"]`)?.textContent.trim();
const tiles = (element) =>
    all(element, 'c-metric-tile').map(({ label, value, note }) => [label, value, note]);
const areas = (element) =>
    all(element, '[data-id="areas"]').map((group) => [
        group.querySelector('h4').textContent,
        ...[...group.querySelectorAll('li')].map((one) => one.textContent)
    ]);

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

it('asks for its record and shows that it is loading', async () => {
    const element = await show();

    expect(getSummary.getLastConfig()).toEqual({ recordId: RECORD_ID });
    expect(find(element, 'lightning-spinner').alternativeText).toBe('c.Loading');
    expect(tiles(element)).toEqual([]);
    await expect(element).toBeAccessible();
});

it('shows an error as it came', async () => {
    const element = await show();
    getSummary.error({ message: 'You may not read this.' }, 500);
    await Promise.resolve();

    expect(find(element, 'c-error-panel').errors.body.message).toBe('You may not read this.');
    expect(find(element, 'lightning-spinner')).toBeNull();
    await expect(element).toBeAccessible();
});

it('says why there is nothing and what to do', async () => {
    const element = await showWith({ ...NONE, sessions: 0, counted: 0, minutes: 0 });

    expect(find(element, 'c-empty-state').heading).toBe('c.SessionsEmpty');
    expect(find(element, 'c-empty-state').hint).toBe('c.SessionsEmptyHint');
    expect(tiles(element)).toEqual([]);
    await expect(element).toBeAccessible();
});

it('shows number, minutes, time of the last one and areas of interest', async () => {
    const element = await showWith(SUMMARY);

    expect(tiles(element)).toEqual([
        ['c.SessionsCount', 2, undefined],
        ['c.SessionsMinutes', 13.75, null],
        ['c.SessionsLast', '2026-09-07T12:00:00.000Z', undefined]
    ]);
    expect(areas(element)).toEqual([
        ['c.SessionsVeryInterested', 'Pricing (2)', 'Reports (1)'],
        ['c.SessionsNotInterested', 'Printing (1)']
    ]);
    expect(text(element, 'counted')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('shows who viewed what, when and how long', async () => {
    const element = await showWith(SUMMARY);

    const link = find(element, 'c-record-link');
    expect([link.recordId, link.label]).toEqual([VIEWING.id, 'Ada Byron']);
    expect(text(element, 'demos')).toBe('Routing, Billing');
    expect(find(element, 'lightning-formatted-date-time').value).toBe(VIEWING.startedAt);
    expect(text(element, 'extent')).toBe('12.3 min · 9 steps');
    await expect(element).toBeAccessible();
});

it('links to the shared demo in a new tab and says so', async () => {
    const element = await showWith(SUMMARY);

    const link = find(element, 'a');
    expect(link.href).toBe('https://demo.example/1');
    expect(link.target).toBe('_blank');
    expect(link.rel).toContain('noopener');
    expect(link.textContent).toContain('c.SessionsOpenShare');
    expect(link.textContent).toContain('Ada Byron (c.OpensInNewTab)');
    await expect(element).toBeAccessible();
});

it.each(['http://demo.example/1', `${'javascript'}:alert(1)`, 'demo.example', undefined])(
    'makes no link of %p',
    async (shareUrl) => {
        const element = await showViewing({ ...VIEWING, shareUrl });

        expect(find(element, 'a')).toBeNull();
        await expect(element).toBeAccessible();
    }
);

it('shows a session of which hardly anything is known', async () => {
    const element = await showViewing({ id: VIEWING.id });

    expect(find(element, 'c-record-link').label).toBe('c.SessionsViewerUnknown');
    expect(text(element, 'untimed')).toBe('c.ActivityTimeUnknown');
    expect(text(element, 'extent')).toBeUndefined();
    expect(text(element, 'demos')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('shows a visit of no minutes', async () => {
    const element = await showViewing({ ...VIEWING, minutes: 0, steps: undefined });

    expect(text(element, 'extent')).toBe('0 min');
});

it('says that it counted the newest sessions only', async () => {
    const element = await showWith({ ...SUMMARY, sessions: 120, counted: 50 });

    expect(tiles(element)[0]).toEqual(['c.SessionsCount', 120, undefined]);
    expect(tiles(element)[1]).toEqual(['c.SessionsMinutes', 13.75, 'newest 50']);
    expect(text(element, 'counted')).toBe('newest 50');
    await expect(element).toBeAccessible();
});

it('says that no session named an area', async () => {
    const element = await showWith({ ...SUMMARY, ...NONE, newest: [VIEWING] });

    expect(text(element, 'no-areas')).toBe('c.SessionsNoAreas');
    expect(areas(element)).toEqual([]);
    await expect(element).toBeAccessible();
});

it('says that sessions known by number only are still to come', async () => {
    const element = await showWith({ ...NONE, sessions: 4, counted: 0, minutes: 0 });

    expect(text(element, 'not-shown')).toBe('c.SessionsNotShown');
    expect(tiles(element)[0][1]).toBe(4);
    expect(tiles(element)[1].slice(1)).toEqual([null, null]);
    expect(text(element, 'no-areas')).toBeUndefined();
    await expect(element).toBeAccessible();
});
