import { createElement } from 'lwc';
import MemberRanking from 'c/memberRanking';

jest.mock('@salesforce/label/c.SummaryMemberScore', () => ({ default: 'Score {0}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SummaryMemberActivities', () => ({ default: '{0} activities' }), {
    virtual: true
});

const ADA = {
    id: 'a02000000000001AAA',
    name: 'Ada Byron',
    jobTitle: 'Engineer',
    company: 'Harrowgate',
    score: 1281.46,
    level: 'Champion',
    activities: 1040
};

function show(members, rankedBy) {
    const element = createElement('c-member-ranking', { is: MemberRanking });
    Object.assign(element, { members, ...(rankedBy && { rankedBy }) });
    document.body.appendChild(element);
    return element;
}

const texts = (element, id) =>
    [...element.shadowRoot.querySelectorAll(`[data-id="${id}"]`)].map((one) => one.textContent);

afterEach(() => document.body.replaceChildren());

it('links each member, with work, score and level', async () => {
    const element = show([ADA]);

    const link = element.shadowRoot.querySelector('c-record-link');
    expect(link.recordId).toBe(ADA.id);
    expect(link.label).toBe('Ada Byron');
    expect(texts(element, 'about')).toEqual(['Engineer · Harrowgate']);
    expect(texts(element, 'value')).toEqual(['Score 1,281.5']);
    expect(texts(element, 'level')).toEqual(['Champion']);
    await expect(element).toBeAccessible();
});

it('shows activities where those make the order', async () => {
    const element = show([ADA], 'activities');

    expect(texts(element, 'value')).toEqual(['1,040 activities']);
    await expect(element).toBeAccessible();
});

it('keeps the order it was given', async () => {
    const element = show([{ ...ADA, id: '2', name: 'Zoe' }, ADA]);

    const links = [...element.shadowRoot.querySelectorAll('c-record-link')];
    expect(links.map((link) => link.label)).toEqual(['Zoe', 'Ada Byron']);
    await expect(element).toBeAccessible();
});

it('shows a member of whom only the name is known', async () => {
    const element = show([{ id: '1', name: 'Li' }]);

    expect(texts(element, 'about')).toEqual([]);
    expect(texts(element, 'value')).toEqual([]);
    expect(texts(element, 'level')).toEqual([]);
    await expect(element).toBeAccessible();
});

it('shows a score of zero', async () => {
    const element = show([{ id: '1', name: 'Li', score: 0 }]);

    expect(texts(element, 'value')).toEqual(['Score 0']);
});
