import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getProfile from '@salesforce/apex/CommunityProfileController.getProfile';
import decide from '@salesforce/apex/MatchController.decide';
import searchTargets from '@salesforce/apex/MatchController.searchTargets';
import CommunityProfile from 'c/communityProfile';

jest.mock(
    '@salesforce/apex/CommunityProfileController.getProfile',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex/MatchController.decide', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/MatchController.searchTargets', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn() }), { virtual: true });
jest.mock('lightning/confirm', () => ({ __esModule: true, default: { open: jest.fn() } }));
jest.mock('c/matchPicker', () => ({ __esModule: true, default: { open: jest.fn() } }));
jest.mock('@salesforce/label/c.ProfileShown', () => ({ default: 'Shown: {0}' }), { virtual: true });

const CONTACT_ID = '003000000000001AAA';
const PERSON = { id: CONTACT_ID, name: 'Ada', isConverted: false };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 10; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

function aMember(memberId, changes = {}) {
    return {
        memberId,
        name: 'Ada',
        communityName: `Community ${memberId}`,
        isErased: false,
        match: { link: { contactId: CONTACT_ID, rule: 'contact_email', locked: false } },
        ...changes
    };
}

function aProfile(members, changes = {}) {
    return { person: PERSON, members, hasMore: false, ...changes };
}

async function show() {
    const element = createElement('c-community-profile', { is: CommunityProfile });
    element.recordId = CONTACT_ID;
    document.body.appendChild(element);
    await settled();
    return element;
}

async function showWith(profile) {
    const element = await show();
    getProfile.emit(profile);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const spins = (element) => find(element, 'lightning-spinner') !== null;
const explainer = (element, memberId) =>
    find(element, `c-match-explainer[data-member-id="${memberId}"]`);

async function decideOn(element, memberId, detail) {
    explainer(element, memberId).dispatchEvent(new CustomEvent('decide', { detail }));
    await settled();
}

function toastsOf(element) {
    const toasts = [];
    element.addEventListener('lightning__showtoast', (event) => toasts.push(event.detail));
    return toasts;
}

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

describe('the four states', () => {
    it('shows that it is loading', async () => {
        const element = await show();

        expect(getProfile.getLastConfig()).toEqual({ recordId: CONTACT_ID });
        expect(spins(element)).toBe(true);
        expect(find(element, '[role="status"]').textContent).toBe('c.Loading');
        await expect(element).toBeAccessible();
    });

    it('shows how to get access when the class is refused', async () => {
        const element = await show();
        const message =
            "You do not have access to the Apex class named 'CommunityProfileController'.";
        getProfile.error({ message }, 403);
        await settled();

        const panel = find(element, 'c-error-panel');
        expect(panel.shadowRoot.querySelector('[data-id="access"]').textContent).toBe(
            'c.AccessMissing'
        );
        expect(spins(element)).toBe(false);
        expect(all(element, 'c-member-profile')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shows why there is nobody and what to do', async () => {
        const element = await showWith(aProfile([]));

        expect(find(element, 'c-empty-state').heading).toBe('c.ProfileEmpty');
        expect(find(element, 'c-empty-state').hint).toBe('c.ProfileEmptyHint');
        await expect(element).toBeAccessible();
    });

    it('shows a person in three communities three times', async () => {
        const element = await showWith(aProfile([aMember('1'), aMember('2'), aMember('3')]));

        expect(all(element, 'c-member-profile').map(({ member }) => member.communityName)).toEqual([
            'Community 1',
            'Community 2',
            'Community 3'
        ]);
        expect(all(element, 'c-match-explainer')).toHaveLength(3);
        expect(explainer(element, '1').person).toEqual(PERSON);
        expect(find(element, '[role="status"]').textContent).toBe('Shown: 3');
        expect(find(element, '[data-id="more"]')).toBeNull();
        expect(find(element, '[data-id="converted"]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});

it('says when there are further members', async () => {
    const element = await showWith(aProfile([aMember('1')], { hasMore: true }));

    expect(find(element, '[data-id="more"]').textContent).toBe('c.ProfileMore');
    await expect(element).toBeAccessible();
});

it.each([[[]], [[aMember('1')]]])(
    'says that a lead was converted and leads to its contact',
    async (members) => {
        const person = { ...PERSON, isConverted: true, convertedContactId: CONTACT_ID };
        const element = await showWith(aProfile(members, { person }));

        const note = find(element, '[data-id="converted"]');
        expect(note.textContent).toContain('c.ProfileConverted');
        expect(note.querySelector('c-record-link').recordId).toBe(CONTACT_ID);
        await expect(element).toBeAccessible();
    }
);

it('leads nowhere from a lead that was converted without a contact', async () => {
    const person = { ...PERSON, isConverted: true };
    const element = await showWith(aProfile([], { person }));

    expect(find(element, '[data-id="converted"] c-record-link')).toBeNull();
    await expect(element).toBeAccessible();
});

it('lets nobody decide about an erased member', async () => {
    const element = await showWith(aProfile([aMember('1', { isErased: true })]));

    expect(all(element, 'c-member-profile')).toHaveLength(1);
    expect(all(element, 'c-match-explainer')).toHaveLength(0);
    await expect(element).toBeAccessible();
});

describe('decisions', () => {
    it('saves what was decided on what was seen, says so and asks again', async () => {
        const element = await showWith(aProfile([aMember('1'), aMember('2')]));
        const toasts = toastsOf(element);
        decide.mockResolvedValue({});

        await decideOn(element, '2', { action: 'unlink' });

        expect(decide).toHaveBeenCalledWith({
            memberId: '2',
            decision: {
                action: 'unlink',
                before: undefined,
                seen: { contactId: CONTACT_ID, rule: 'contact_email', locked: false }
            }
        });
        expect(toasts).toEqual([{ title: 'c.MatchDecided', variant: 'success' }]);
        expect(refreshApex).toHaveBeenCalledTimes(1);
        expect(explainer(element, '1').canUndo).toBe(false);
        expect(explainer(element, '2').canUndo).toBe(true);
        expect(explainer(element, '2').isSaving).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('shows which one is on its way', async () => {
        const element = await showWith(aProfile([aMember('1'), aMember('2')]));
        decide.mockReturnValue(new Promise(() => {}));

        await decideOn(element, '2', { action: 'confirm' });

        expect(explainer(element, '1').isSaving).toBe(false);
        expect(explainer(element, '2').isSaving).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('takes a decision back once', async () => {
        const before = aMember('1').match.link;
        const after = { rule: 'manual', locked: true };
        const element = await showWith(aProfile([aMember('1')]));
        decide.mockResolvedValue({});
        await decideOn(element, '1', { action: 'unlink' });
        getProfile.emit(aProfile([aMember('1', { match: { link: after } })]));
        await settled();

        await decideOn(element, '1', { action: 'undo' });

        expect(decide).toHaveBeenLastCalledWith({
            memberId: '1',
            decision: { action: 'undo', seen: after, before }
        });
        expect(explainer(element, '1').canUndo).toBe(false);
    });

    it('says why a decision was refused, and can be asked again', async () => {
        const element = await showWith(aProfile([aMember('1')]));
        const toasts = toastsOf(element);
        decide.mockRejectedValue({ body: { message: 'You may not.' } });

        await decideOn(element, '1', { action: 'unlink' });

        expect(toasts).toEqual([
            { title: 'c.MatchNotSavedHeading', message: 'You may not.', variant: 'error' }
        ]);
        expect(refreshApex).not.toHaveBeenCalled();
        expect(explainer(element, '1').canUndo).toBe(false);
        expect(explainer(element, '1').isSaving).toBe(false);
    });

    it('searches for others to link to', async () => {
        const element = await showWith(aProfile([aMember('1')]));
        searchTargets.mockResolvedValue([{ id: '003' }]);

        await expect(explainer(element, '1').search('ada')).resolves.toEqual([{ id: '003' }]);
        expect(searchTargets).toHaveBeenCalledWith({ text: 'ada' });
    });
});

describe('refresh', () => {
    const refresh = async (element) => {
        find(element, 'lightning-button-icon').dispatchEvent(new CustomEvent('click'));
        await settled();
    };

    it('asks the server again', async () => {
        const element = await showWith(aProfile([aMember('1')]));
        let answer;
        refreshApex.mockReturnValue(new Promise((resolve) => (answer = resolve)));

        await refresh(element);
        expect(refreshApex.mock.calls[0][0].data).toEqual(aProfile([aMember('1')]));
        expect(spins(element)).toBe(true);

        answer();
        await settled();
        expect(spins(element)).toBe(false);
        await expect(element).toBeAccessible();
    });

    it('shows why it failed', async () => {
        const element = await showWith(aProfile([aMember('1')]));
        refreshApex.mockRejectedValue({ body: { message: 'Lost connection' } });

        await refresh(element);

        expect(find(element, 'c-error-panel').errors.body.message).toBe('Lost connection');
        expect(spins(element)).toBe(false);
        await expect(element).toBeAccessible();
    });
});
