import { createElement } from 'lwc';
import CommunityMember from 'c/communityMember';

const ADA = {
    memberId: 'a02000000000001AAA',
    name: 'Ada King Lovelace',
    handle: 'ada',
    avatarUrl: 'https://cdn.example/ada.png'
};

function show(member) {
    const element = createElement('c-community-member', { is: CommunityMember });
    element.member = member;
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const avatar = (element) => find(element, 'lightning-avatar');

afterEach(() => document.body.replaceChildren());

it('shows picture, name and handle, and opens the record', async () => {
    const element = show(ADA);

    expect(avatar(element).src).toBe('https://cdn.example/ada.png');
    expect(find(element, 'c-record-link').recordId).toBe(ADA.memberId);
    expect(find(element, 'c-record-link').label).toBe('Ada King Lovelace');
    expect(find(element, '[data-id="handle"]').textContent).toBe('ada');
    await expect(element).toBeAccessible();
});

it.each([
    ['Ada King Lovelace', 'AL'],
    ['ada', 'A'],
    [' ada  lovelace ', 'AL'],
    ['😀 Smile', '😀S'],
    ['عائشة', 'ع']
])('has initials for %p where there is no picture', async (name, initials) => {
    const element = show({ ...ADA, name, avatarUrl: undefined });

    expect(avatar(element).initials).toBe(initials);
    expect(avatar(element).src).toBeNull();
    await expect(element).toBeAccessible();
});

it('loads no picture over a connection that is not secure', () => {
    expect(avatar(show({ ...ADA, avatarUrl: 'http://cdn.example/ada.png' })).src).toBeNull();
});

it('shows nothing of an erased member', async () => {
    const element = show({ ...ADA, isErased: true });

    expect(find(element, '[data-id="erased"]').textContent).toBe('c.ProfileErasedName');
    expect(avatar(element).src).toBeNull();
    expect(avatar(element).initials).toBe('');
    expect(find(element, 'c-record-link')).toBeNull();
    expect(find(element, '[data-id="handle"]')).toBeNull();
    await expect(element).toBeAccessible();
});

it('leaves a handle out that is not known', async () => {
    const element = show({ ...ADA, handle: undefined });

    expect(find(element, '[data-id="handle"]')).toBeNull();
    await expect(element).toBeAccessible();
});
