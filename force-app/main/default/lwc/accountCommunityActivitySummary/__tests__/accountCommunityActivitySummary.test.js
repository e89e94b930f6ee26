import { createElement } from 'lwc';
import getSummary from '@salesforce/apex/AccountActivitySummaryController.getSummary';
import AccountCommunityActivitySummary from 'c/accountCommunityActivitySummary';

jest.mock(
    '@salesforce/apex/AccountActivitySummaryController.getSummary',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const ACCOUNT_ID = '001000000000001AAA';
const TREND = '{"v":1,"weeks":[{"start":"2026-09-07","count":12}]}';
const MEMBERS = [{ id: 'a02000000000001AAA', name: 'Ada Byron', score: 81 }];
const NEWEST = [{ id: 'a01000000000001AAA', typeLabel: 'Reply', memberName: 'Ada Byron' }];
const SUMMARY = {
    members: 240,
    activeMembers: 31,
    activities: 97,
    lastActivityAt: '2026-09-07T12:00:00.000Z',
    trend: TREND,
    topMembers: MEMBERS,
    newest: NEWEST
};

async function show() {
    const element = createElement('c-account-community-activity-summary', {
        is: AccountCommunityActivitySummary
    });
    element.recordId = ACCOUNT_ID;
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
const tiles = (element) =>
    [...element.shadowRoot.querySelectorAll('c-metric-tile')].map(({ label, value }) => [
        label,
        value
    ]);

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

it('asks for its account and shows that it is loading', async () => {
    const element = await show();

    expect(getSummary.getLastConfig()).toEqual({ accountId: ACCOUNT_ID });
    expect(find(element, 'lightning-spinner').alternativeText).toBe('c.Loading');
    expect(find(element, 'c-empty-state')).toBeNull();
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
    ['without totals', {}],
    ['counted to be none', { members: 0, activeMembers: 0, activities: 0 }]
])('says why there is nothing and what to do: members %s', async (_what, totals) => {
    const element = await showWith({ ...totals, topMembers: [], newest: [] });

    expect(find(element, 'c-empty-state').heading).toBe('c.AccountSummaryEmpty');
    expect(find(element, 'c-empty-state').hint).toBe('c.AccountSummaryEmptyHint');
    expect(tiles(element)).toEqual([]);
    await expect(element).toBeAccessible();
});

it('shows totals, trend, top members and latest activity', async () => {
    const element = await showWith(SUMMARY);

    expect(tiles(element)).toEqual([
        ['c.SummaryMembers', 240],
        ['c.SummaryActiveMembers', 31],
        ['c.SummaryActivities', 97],
        ['c.SummaryLastActivity', '2026-09-07T12:00:00.000Z']
    ]);
    expect(find(element, 'c-bar-chart').trend).toBe(TREND);
    expect(find(element, 'c-member-ranking').members).toEqual(MEMBERS);
    expect(find(element, 'c-member-ranking').rankedBy).toBe('score');
    expect(find(element, 'c-activity-timeline').items).toEqual(NEWEST);
    expect(find(element, '[data-id="totals-unknown"]')).toBeNull();
    expect(find(element, 'lightning-spinner')).toBeNull();
    await expect(element).toBeAccessible();
});

it('shows members before their totals are known, and says so', async () => {
    const element = await showWith({ topMembers: MEMBERS, newest: [] });

    expect(find(element, '[data-id="totals-unknown"]').textContent.trim()).toBe(
        'c.SummaryTotalsUnknown'
    );
    expect(tiles(element).map(([, value]) => value)).toEqual(Array(4).fill(undefined));
    expect(find(element, 'c-member-ranking').members).toEqual(MEMBERS);
    expect(find(element, '[data-id="no-newest"]').textContent).toBe('c.AccountSummaryNoNewest');
    await expect(element).toBeAccessible();
});

it('shows the rest of the card when the trend is damaged', async () => {
    const element = await showWith({ ...SUMMARY, trend: '{"v":1,"we' });

    expect(find(element, 'c-bar-chart').shadowRoot.textContent).toContain('c.ChartUnreadable');
    expect(tiles(element)).toHaveLength(4);
    await expect(element).toBeAccessible();
});

it('leaves the heading of the members out when none is listed', async () => {
    const element = await showWith({ ...SUMMARY, topMembers: [] });

    expect(find(element, 'c-member-ranking')).toBeNull();
    expect(element.shadowRoot.textContent).not.toContain('c.AccountSummaryTopMembers');
    await expect(element).toBeAccessible();
});
