import { createElement } from 'lwc';
import getActivity from '@salesforce/apex/ActivityInfoController.getActivity';
import CommunityActivityInfo from 'c/communityActivityInfo';

jest.mock(
    '@salesforce/apex/ActivityInfoController.getActivity',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);

const RECORD_ID = 'a03000000000001AAA';
const REPLY = {
    type: 'reply',
    typeLabel: 'Reply',
    occurredAt: '2024-02-01T10:00:00.000Z',
    timeEstimated: false,
    channel: 'general',
    title: 'Re: Welcome',
    text: 'Thank you',
    points: 5,
    url: 'https://forum.example/1',
    communityId: 'a01000000000001AAA',
    communityName: 'Forum',
    initiator: { memberId: 'a02000000000001AAA', name: 'Ada' },
    recipient: { memberId: 'a02000000000002AAA', name: 'Ben' },
    thread: [{ id: '1', typeLabel: 'Message', memberName: 'Ben' }],
    threadHasMore: false
};

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-community-activity-info', { is: CommunityActivityInfo });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    await settled();
    return element;
}

async function showWith(changes = {}) {
    const element = await show();
    getActivity.emit({ ...REPLY, ...changes });
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const byId = (element, id) => find(element, `[data-id="${id}"]`);
const text = (element, id) => byId(element, id)?.textContent;

afterEach(() => document.body.replaceChildren());

describe('the four states', () => {
    it('shows that it is loading', async () => {
        const element = await show();

        expect(getActivity.getLastConfig()).toEqual({ activityId: RECORD_ID });
        expect(find(element, 'lightning-spinner')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows how to get access when the class is refused', async () => {
        const element = await show();
        const message = "You do not have access to the Apex class named 'ActivityInfoController'.";
        getActivity.error({ message }, 403);
        await settled();

        const panel = find(element, 'c-error-panel');
        expect(panel.shadowRoot.querySelector('[data-id="access"]').textContent).toBe(
            'c.AccessMissing'
        );
        expect(find(element, 'lightning-spinner')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says so when there is no text, and leaves out what is not known', async () => {
        const element = await show();
        getActivity.emit({ type: 'podcast', typeLabel: 'podcast', thread: [] });
        await settled();

        expect(text(element, 'noText')).toBe('c.ActivityInfoEmptyText');
        expect(text(element, 'untimed')).toBe('c.ActivityTimeUnknown');
        for (const id of ['title', 'text', 'channel', 'points', 'initiator', 'recipient', 'fold']) {
            expect(byId(element, id)).toBeNull();
        }
        expect(find(element, 'a')).toBeNull();
        expect(find(element, 'c-activity-timeline')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows the activity', async () => {
        const element = await showWith();

        expect(text(element, 'type')).toBe('Reply');
        expect(find(element, 'lightning-icon').iconName).toBe('utility:reply');
        expect(find(element, 'lightning-formatted-date-time').value).toBe(REPLY.occurredAt);
        expect(byId(element, 'initiator').member.name).toBe('Ada');
        expect(byId(element, 'recipient').member.name).toBe('Ben');
        expect(find(element, 'c-record-link').label).toBe('Forum');
        expect(find(element, 'c-record-link').recordId).toBe(REPLY.communityId);
        expect(text(element, 'channel')).toBe('general');
        expect(text(element, 'title')).toBe('Re: Welcome');
        expect(text(element, 'text')).toBe('Thank you');
        expect(find(element, '[data-id="points"] lightning-formatted-number').value).toBe(5);
        expect(find(element, 'lightning-spinner')).toBeNull();
        expect(byId(element, 'estimated')).toBeNull();
        await expect(element).toBeAccessible();
    });
});

it('shows that nothing was awarded', async () => {
    const element = await showWith({ points: 0 });

    expect(find(element, '[data-id="points"] lightning-formatted-number').value).toBe(0);
});

it('marks a time that was estimated and says why', async () => {
    const element = await showWith({ timeEstimated: true });

    expect(text(element, 'estimated')).toBe('c.ActivityTimeEstimated');
    expect(find(element, 'lightning-helptext').content).toBe('c.ActivityTimeEstimatedWhy');
    await expect(element).toBeAccessible();
});

describe('the source', () => {
    it('opens in a new tab and says so', async () => {
        const element = await showWith();
        const link = find(element, 'a');

        expect(link.href).toBe('https://forum.example/1');
        expect(link.target).toBe('_blank');
        expect(link.rel).toContain('noopener');
        expect(link.textContent).toContain('c.OpensInNewTab');
    });

    it('is no link when its address is none of the web', async () => {
        const element = await showWith({ url: `${'javascript'}:alert(1)` });

        expect(find(element, 'a')).toBeNull();
    });
});

describe('the text', () => {
    it('is folded when it is long, and unfolds', async () => {
        const long = 'x'.repeat(6000);
        const element = await showWith({ text: long });
        const press = async () => {
            byId(element, 'fold').dispatchEvent(new CustomEvent('click'));
            await settled();
        };

        expect(text(element, 'text')).toBe(`${'x'.repeat(800)}…`);
        expect(byId(element, 'fold').label).toBe('c.ActivityInfoShowMore');
        await expect(element).toBeAccessible();

        await press();
        expect(text(element, 'text')).toBe(long);
        expect(byId(element, 'fold').label).toBe('c.ActivityInfoShowLess');

        await press();
        expect(text(element, 'text')).toHaveLength(801);
    });

    it('is shown whole as long as it is not long', async () => {
        const element = await showWith({ text: 'x'.repeat(1000) });

        expect(text(element, 'text')).toHaveLength(1000);
        expect(byId(element, 'fold')).toBeNull();
    });

    it('is never cut inside a character', async () => {
        const element = await showWith({ text: `${'x'.repeat(799)}${'😀'.repeat(300)}` });

        expect(text(element, 'text')).toBe(`${'x'.repeat(799)}…`);
    });

    it('finds its own direction', async () => {
        const element = await showWith({ title: 'مرحبا', text: 'شكرا' });

        expect(byId(element, 'title').dir).toBe('auto');
        expect(byId(element, 'text').dir).toBe('auto');
        await expect(element).toBeAccessible();
    });

    it('stays text', async () => {
        const element = await showWith({ text: '<b>bold</b>' });

        expect(text(element, 'text')).toBe('<b>bold</b>');
        expect(find(element, 'b')).toBeNull();
    });
});

describe('the thread', () => {
    it('shows the other activities with their authors', async () => {
        const element = await showWith();

        expect(find(element, 'c-activity-timeline').items).toEqual(REPLY.thread);
        expect(byId(element, 'threadMore')).toBeNull();
    });

    it('says when it goes on', async () => {
        const element = await showWith({ threadHasMore: true });

        expect(text(element, 'threadMore')).toBe('c.ActivityInfoThreadMore');
        await expect(element).toBeAccessible();
    });
});
