import { createElement } from 'lwc';
import MemberProfile from 'c/memberProfile';

const ADA = {
    memberId: 'a02000000000001AAA',
    name: 'Ada',
    title: 'Analyst',
    communityId: 'a01000000000001AAA',
    communityName: 'Forum',
    joinedAt: '2024-01-01T00:00:00.000Z',
    leftAt: '2024-03-01T00:00:00.000Z',
    lastActivityAt: '2024-02-01T00:00:00.000Z',
    statusLabel: 'Active',
    isErased: false,
    isTeammate: false,
    score: 12.5,
    levelLabel: 'Engaged',
    reasons: [
        { label: 'Reply', count: 3, points: 8.5 },
        { label: 'Post', count: 1, points: 4 }
    ]
};

function show(changes = {}) {
    const element = createElement('c-member-profile', { is: MemberProfile });
    element.member = { ...ADA, ...changes };
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const text = (element, id) => find(element, `[data-id="${id}"]`)?.textContent;
const reasons = (element) => [...element.shadowRoot.querySelectorAll('[data-id="reason"]')];

afterEach(() => document.body.replaceChildren());

it('shows community, member, title, status and times', async () => {
    const element = show();

    expect(find(element, 'h3 c-record-link').label).toBe('Forum');
    expect(find(element, 'h3 c-record-link').recordId).toBe(ADA.communityId);
    expect(find(element, 'c-community-member').member.name).toBe('Ada');
    expect(text(element, 'title')).toBe('Analyst');
    expect(text(element, 'status')).toBe('Active');
    const times = [...element.shadowRoot.querySelectorAll('lightning-formatted-date-time')];
    expect(times.map(({ value }) => value)).toEqual([ADA.joinedAt, ADA.leftAt, ADA.lastActivityAt]);
    await expect(element).toBeAccessible();
});

it('shows the score, its level and what it is made of', async () => {
    const element = show();

    expect(find(element, '[data-id="score"] lightning-formatted-number').value).toBe(12.5);
    expect(find(element, '[data-id="level"]').label).toBe('Engaged');
    expect(reasons(element)).toHaveLength(2);
    const [reply, post] = reasons(element);
    expect(reply.textContent).toContain('Reply');
    expect(post.textContent).toContain('Post');
    const numbers = [...reply.querySelectorAll('lightning-formatted-number')];
    expect(numbers.map(({ value }) => value)).toEqual([3, 8.5]);
    await expect(element).toBeAccessible();
});

it.each([undefined, []])('says when the reasons are not known: %p', async (unknown) => {
    const element = show({ reasons: unknown });

    expect(text(element, 'noReasons')).toBe('c.ProfileReasonsUnknown');
    expect(find(element, 'table')).toBeNull();
    await expect(element).toBeAccessible();
});

it('shows a score of nought, and none where there is none', async () => {
    const nought = show({ score: 0, reasons: [] });
    expect(find(nought, '[data-id="score"]')).not.toBeNull();
    expect(text(nought, 'noReasons')).toBeUndefined();
    const element = show({ score: undefined, reasons: [] });

    expect(find(element, '[data-id="score"]')).toBeNull();
    expect(text(element, 'noReasons')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('marks a teammate', async () => {
    expect(find(show(), 'lightning-badge:not([data-id])')).toBeNull();
    const element = show({ isTeammate: true });

    expect(find(element, 'lightning-badge:not([data-id])').label).toBe('c.ProfileTeammate');
    await expect(element).toBeAccessible();
});

it('shows an erased member as erased', async () => {
    const element = show({ isErased: true, isTeammate: true });

    expect(text(element, 'erased')).toBe('c.ProfileErased');
    expect(text(element, 'title')).toBeUndefined();
    expect(find(element, 'lightning-badge:not([data-id])')).toBeNull();
    await expect(element).toBeAccessible();
});

it('promises no reasons for the score of an erased member', async () => {
    const element = show({ isErased: true, reasons: [] });

    expect(find(element, '[data-id="score"]')).not.toBeNull();
    expect(text(element, 'noReasons')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('goes by the name of the member where the community is not known', async () => {
    const element = show({ communityName: undefined });

    expect(text(element, 'community')).toBe('Ada');
    await expect(element).toBeAccessible();
});
