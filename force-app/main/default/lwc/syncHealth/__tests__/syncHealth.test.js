import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getHealth from '@salesforce/apex/SyncHealthController.getHealth';
import requestRetry from '@salesforce/apex/SyncHealthController.requestRetry';
import SyncHealth from 'c/syncHealth';

jest.mock(
    '@salesforce/apex/SyncHealthController.getHealth',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex/SyncHealthController.requestRetry', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.SyncHealthIssues', () => ({ default: 'issues {0}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SyncHealthApiLeft', () => ({ default: 'left {0}' }), {
    virtual: true
});

const RUN = {
    id: 'a0R1',
    name: 'RUN-1',
    kind: 'Sync',
    status: 'done',
    statusLabel: 'Done',
    startedAt: '2026-01-02T00:00:00.000Z',
    created: 1200,
    updated: 34,
    parked: 2,
    apiCalls: 12,
    apiCallsLeft: 14000
};
const ISSUE = {
    id: 'a0I1',
    name: 'ISS-1',
    objectName: 'Member__c',
    recordKey: 'slack:U1',
    code: 'NO_ACCESS',
    remedy: 'Give access.'
};
const HEALTH = { runs: [RUN], issues: [ISSUE], openIssues: 1, countedUpTo: 1000 };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 6; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show(health) {
    const element = createElement('c-sync-health', { is: SyncHealth });
    document.body.appendChild(element);
    await settled();
    if (health) {
        getHealth.emit(health);
        await settled();
    }
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

async function press(element, id) {
    find(element, `[data-id="${id}"]`).click();
    await settled();
}

beforeEach(() => requestRetry.mockResolvedValue(1));
afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('shows that it is loading', async () => {
    const element = await show();

    expect(find(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
});

it('shows a refusal', async () => {
    const element = await show();
    getHealth.error({ message: 'no' }, 500);
    await settled();

    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    await expect(element).toBeAccessible();
});

it('says what to do before the first run', async () => {
    const element = await show({ runs: [], issues: [], openIssues: 0, countedUpTo: 1000 });

    expect(find(element, 'c-empty-state').hint).toBe('c.SyncHealthNoRunsHint');
    await expect(element).toBeAccessible();
});

it('shows runs, issues with their remedy, and the calls that are left', async () => {
    const element = await show(HEALTH);

    const cells = [...element.shadowRoot.querySelectorAll('td')].map((cell) => cell.textContent);
    expect(cells).toEqual(['Sync', 'Done', '1,234', '2', '12']);
    expect(find(element, '.issue').textContent).toContain('Member__c · slack:U1 · NO_ACCESS');
    expect(find(element, '.issue').textContent).toContain('Give access.');
    expect(find(element, '[data-id="apiLeft"]').textContent).toBe('left 14,000');
    await expect(element).toBeAccessible();
});

it('says that nothing stands and that the calls are not known', async () => {
    const element = await show({
        ...HEALTH,
        runs: [{ ...RUN, apiCalls: undefined, apiCallsLeft: undefined }],
        issues: [],
        openIssues: 0
    });

    expect(find(element, '[data-id="retryAll"]')).toBeNull();
    expect(find(element, '[data-id="apiLeft"]').textContent).toBe('c.SyncHealthApiUnknown');
    await expect(element).toBeAccessible();
});

it('tells when there are more issues than it shows, and when it stopped counting', async () => {
    const element = await show({ ...HEALTH, openIssues: 1000 });

    expect(find(element, '[data-id="more"]')).not.toBeNull();
    expect(element.shadowRoot.textContent).toContain('issues 1,000+');
});

it('asks for another attempt with one issue and shows that it was asked', async () => {
    const element = await show(HEALTH);
    await press(element, 'a0I1');

    expect(requestRetry).toHaveBeenCalledWith({ issueIds: ['a0I1'] });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(find(element, '[role="status"]').textContent).toBe('c.SyncHealthRetryAsked');

    getHealth.emit({
        ...HEALTH,
        issues: [{ ...ISSUE, retryRequestedAt: '2026-01-02T00:00:00.000Z' }]
    });
    await settled();
    expect(find(element, '[data-id="asked"]')).not.toBeNull();
    expect(find(element, '[data-id="a0I1"]')).toBeNull();
    await expect(element).toBeAccessible();
});

it('asks with all issues at once', async () => {
    const element = await show({ ...HEALTH, issues: [ISSUE, { ...ISSUE, id: 'a0I2' }] });
    await press(element, 'retryAll');

    expect(requestRetry).toHaveBeenCalledWith({ issueIds: ['a0I1', 'a0I2'] });
});

it('shows why a retry could not be asked for', async () => {
    requestRetry.mockRejectedValue({ body: { message: 'no' } });
    const element = await show(HEALTH);
    await press(element, 'retryAll');

    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    expect(find(element, '[role="status"]').textContent).toBe('');
    await expect(element).toBeAccessible();
});
