import { createElement } from 'lwc';
import ActivityTimeline from 'c/activityTimeline';

const MESSAGE = {
    id: 'a01000000000001AAA',
    type: 'message',
    typeLabel: 'Message',
    occurredAt: '2024-02-01T10:00:00.000Z',
    timeEstimated: false,
    channel: 'general',
    title: 'Hello',
    summary: 'Hello everybody',
    url: 'https://community.example/1'
};

function show(...items) {
    const element = createElement('c-activity-timeline', { is: ActivityTimeline });
    element.items = items;
    document.body.appendChild(element);
    return element;
}

function text(element, id) {
    return element.shadowRoot.querySelector(`[data-id="${id}"]`)?.textContent;
}

afterEach(() => document.body.replaceChildren());

it('shows type, channel, time, title and summary of an activity', async () => {
    const element = show(MESSAGE);

    expect(text(element, 'type')).toBe('Message');
    expect(text(element, 'channel')).toBe('general');
    expect(text(element, 'title')).toBe('Hello');
    expect(text(element, 'summary')).toBe('Hello everybody');
    expect(element.shadowRoot.querySelector('lightning-icon').iconName).toBe('utility:chat');
    expect(element.shadowRoot.querySelector('lightning-formatted-date-time').value).toBe(
        MESSAGE.occurredAt
    );
    expect(text(element, 'estimated')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('keeps the order it was given', async () => {
    const element = show(MESSAGE, { ...MESSAGE, id: '2', typeLabel: 'Reply' });

    const types = [...element.shadowRoot.querySelectorAll('[data-id="type"]')];
    expect(types.map((type) => type.textContent)).toEqual(['Message', 'Reply']);
    await expect(element).toBeAccessible();
});

it('links to the source in a new tab and says so', async () => {
    const link = show(MESSAGE).shadowRoot.querySelector('a');

    expect(link.href).toBe('https://community.example/1');
    expect(link.target).toBe('_blank');
    expect(link.rel).toContain('noopener');
    expect(link.textContent).toContain('c.ActivityOpenSource');
    expect(link.textContent).toContain('Hello (c.OpensInNewTab)');
    await expect(document.body).toBeAccessible();
});

it.each([`${'javascript'}:alert(1)`, 'data:text/html,x', 'community.example', '', undefined])(
    'makes no link of %p',
    async (url) => {
        const element = show({ ...MESSAGE, url });

        expect(element.shadowRoot.querySelector('a')).toBeNull();
        await expect(element).toBeAccessible();
    }
);

it('marks a time that was estimated and says why', async () => {
    const element = show({ ...MESSAGE, timeEstimated: true });

    expect(text(element, 'estimated')).toBe('c.ActivityTimeEstimated');
    expect(element.shadowRoot.querySelector('lightning-helptext').content).toBe(
        'c.ActivityTimeEstimatedWhy'
    );
    await expect(element).toBeAccessible();
});

it('shows an activity of which hardly anything is known', async () => {
    const element = show({ id: '1', type: 'podcast', typeLabel: 'podcast' });

    expect(text(element, 'untimed')).toBe('c.ActivityTimeUnknown');
    expect(text(element, 'channel')).toBeUndefined();
    expect(text(element, 'title')).toBeUndefined();
    expect(text(element, 'summary')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('says whose activity it is where it was told', async () => {
    const element = show({ ...MESSAGE, memberName: 'Ada Byron' });

    expect(text(element, 'member')).toBe('Ada Byron');
    expect(text(show(MESSAGE), 'member')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('says in which community it was where it was told', async () => {
    const element = show({ ...MESSAGE, communityName: 'Forum' });

    expect(text(element, 'community')).toBe('Forum');
    expect(text(show(MESSAGE), 'community')).toBeUndefined();
    await expect(element).toBeAccessible();
});
