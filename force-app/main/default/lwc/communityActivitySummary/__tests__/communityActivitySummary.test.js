import { createElement } from 'lwc';
import getSummary from '@salesforce/apex/CommunityActivitySummaryController.getSummary';
import CommunityActivitySummary from 'c/communityActivitySummary';

jest.mock(
    '@salesforce/apex/CommunityActivitySummaryController.getSummary',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const COMMUNITY_ID = 'a00000000000001AAA';
const MEMBERS = [{ id: 'a02000000000001AAA', name: 'Ada Byron', activities: 40 }];
const TREND = JSON.stringify({
    v: 1,
    weeks: [
        { start: '2026-09-07', byType: { message: 10, reaction: 2, login: 0 } },
        { start: '2026-09-14', byType: { message: 1, podcast: 4 } }
    ]
});
const SUMMARY = {
    members: 1200,
    activeMembers: 300,
    activities: 4000,
    activitiesEver: 90000,
    lastActivityAt: '2026-09-07T12:00:00.000Z',
    trend: TREND,
    typeLabels: { message: 'Message', reaction: 'Reaction' },
    topMembers: MEMBERS
};

async function show() {
    const element = createElement('c-community-activity-summary', {
        is: CommunityActivitySummary
    });
    element.recordId = COMMUNITY_ID;
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

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const tiles = (element) => all(element, 'c-metric-tile').map(({ label, value }) => [label, value]);
const activeShare = (element) =>
    all(element, 'c-metric-tile').find(({ kind }) => kind === 'share').value;

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

it('asks for its community and shows that it is loading', async () => {
    const element = await show();

    expect(getSummary.getLastConfig()).toEqual({ communityId: COMMUNITY_ID });
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

it.each([
    ['nothing was counted yet', {}],
    ['nobody was counted', { members: 0, activitiesEver: 0 }]
])('says why there is nothing and what to do: %s', async (_what, totals) => {
    const element = await showWith({ ...totals, typeLabels: {}, topMembers: [] });

    expect(find(element, 'c-empty-state').heading).toBe('c.CommunitySummaryEmpty');
    expect(find(element, 'c-empty-state').hint).toBe('c.CommunitySummaryEmptyHint');
    await expect(element).toBeAccessible();
});

it('shows totals, trend and top contributors', async () => {
    const element = await showWith(SUMMARY);

    expect(tiles(element)).toEqual([
        ['c.SummaryMembers', 1200],
        ['c.CommunitySummaryActiveShare', 0.25],
        ['c.SummaryActivities', 4000],
        ['c.SummaryActivitiesEver', 90000],
        ['c.SummaryLastActivity', '2026-09-07T12:00:00.000Z']
    ]);
    expect(find(element, 'c-bar-chart').trend).toBe(TREND);
    expect(find(element, 'c-bar-chart').typeLabels).toEqual(SUMMARY.typeLabels);
    expect(find(element, 'c-member-ranking').members).toEqual(MEMBERS);
    expect(find(element, 'c-member-ranking').rankedBy).toBe('activities');
    await expect(element).toBeAccessible();
});

it('shows the weeks of each type that occurred, the most frequent first', async () => {
    const element = await showWith(SUMMARY);

    expect(all(element, '[data-id="type"]').map((one) => one.textContent)).toEqual([
        'Message',
        'podcast',
        'Reaction'
    ]);
    const [message] = all(element, 'c-sparkline');
    expect(message.label).toBe('Message');
    expect(message.points).toEqual([
        { start: '2026-09-07', value: 10 },
        { start: '2026-09-14', value: 1 }
    ]);
});

it.each([
    ['nobody is a member', { members: 0, activeMembers: 0 }, null],
    ['active members are not known', { members: 10, activeMembers: undefined }, null],
    ['nobody is active', { members: 10, activeMembers: 0 }, 0],
    ['active members were counted later', { members: 10, activeMembers: 11 }, 1]
])('tells the active share when %s', async (_what, totals, expected) => {
    const element = await showWith({ ...SUMMARY, ...totals });

    expect(activeShare(element)).toBe(expected);
});

it('shows members before totals are known, and says so', async () => {
    const element = await showWith({ typeLabels: {}, topMembers: MEMBERS });

    expect(find(element, '[data-id="totals-unknown"]').textContent.trim()).toBe(
        'c.SummaryTotalsUnknown'
    );
    expect(find(element, 'c-member-ranking').members).toEqual(MEMBERS);
    expect(find(element, 'c-sparkline')).toBeNull();
    await expect(element).toBeAccessible();
});

it('shows the rest of the card when the trend is damaged', async () => {
    const element = await showWith({ ...SUMMARY, trend: '{"v":1,"we' });

    expect(find(element, 'c-bar-chart').shadowRoot.textContent).toContain('c.ChartUnreadable');
    expect(find(element, 'c-sparkline')).toBeNull();
    expect(tiles(element)).toHaveLength(5);
    await expect(element).toBeAccessible();
});

it('says that nobody was active', async () => {
    const element = await showWith({ ...SUMMARY, topMembers: [] });

    expect(find(element, '[data-id="no-top-members"]').textContent.trim()).toBe(
        'c.CommunitySummaryNoTopMembers'
    );
    await expect(element).toBeAccessible();
});
