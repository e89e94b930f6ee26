import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getActivities from '@salesforce/apex/MemberActivityLogController.getActivities';
import MemberActivityLog from 'c/memberActivityLog';

jest.mock(
    '@salesforce/apex/MemberActivityLogController.getActivities',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });

const RECORD_ID = 'a02000000000001AAA';
const UNFILTERED = {
    memberId: RECORD_ID,
    activityType: null,
    firstDay: null,
    lastDay: null,
    searchText: null
};
const PAGE = { items: [{ id: '1', typeLabel: 'Message' }], nextCursor: 'behind-1', types: [] };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-member-activity-log', { is: MemberActivityLog });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    await settled();
    return element;
}

const log = (element) => element.shadowRoot.querySelector('c-activity-log');
const inLog = (element, selector) => log(element).shadowRoot.querySelector(selector);

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

it('asks for all activities of the record and waits', async () => {
    const element = await show();

    expect(getActivities.getLastConfig()).toEqual(UNFILTERED);
    expect(inLog(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
});

it('shows the activities', async () => {
    const element = await show();
    getActivities.emit(PAGE);
    await settled();

    expect(inLog(element, 'c-activity-timeline').items).toEqual(PAGE.items);
    await expect(element).toBeAccessible();
});

it('shows why there is nothing and what to do', async () => {
    const element = await show();
    getActivities.emit({ items: [], types: [] });
    await settled();

    expect(inLog(element, 'c-empty-state').hint).toBe('c.ActivityLogEmptyHint');
    await expect(element).toBeAccessible();
});

it('shows how to get access when the class is refused', async () => {
    const element = await show();
    getActivities.error(
        {
            message: "You do not have access to the Apex class named 'MemberActivityLogController'."
        },
        403
    );
    await settled();

    const panel = inLog(element, 'c-error-panel');
    expect(panel.shadowRoot.querySelector('[data-id="access"]').textContent).toBe(
        'c.AccessMissing'
    );
    await expect(element).toBeAccessible();
});

it('asks for what the filters let through, also for the next page', async () => {
    const element = await show();
    getActivities.mockResolvedValue(PAGE);
    const detail = {
        activityType: 'post',
        firstDay: '2024-01-01',
        lastDay: '2024-01-31',
        searchText: 'hello'
    };

    log(element).dispatchEvent(new CustomEvent('narrow', { detail }));
    await settled();
    expect(getActivities.getLastConfig()).toEqual({ memberId: RECORD_ID, ...detail });

    await log(element).fetchPage('behind-1');
    expect(getActivities).toHaveBeenCalledWith({
        memberId: RECORD_ID,
        ...detail,
        cursor: 'behind-1'
    });
});

it('asks the server again for what the wire brought', async () => {
    const element = await show();
    getActivities.emit(PAGE);
    await settled();

    await log(element).askAgain();

    expect(refreshApex.mock.calls[0][0].data).toEqual(PAGE);
});
