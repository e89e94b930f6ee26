import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import MatchExplainer from 'c/matchExplainer';
import MatchPicker from 'c/matchPicker';

jest.mock('lightning/confirm', () => ({ __esModule: true, default: { open: jest.fn() } }));
jest.mock('c/matchPicker', () => ({ __esModule: true, default: { open: jest.fn() } }));
jest.mock('@salesforce/label/c.MatchLinkHere', () => ({ default: 'Link to {0}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.MatchLinkHereQuestion', () => ({ default: 'Is it {0}?' }), {
    virtual: true
});

const PERSON = { id: '003000000000001AAA', name: 'Ada' };
const BY_EMAIL = {
    link: { contactId: PERSON.id, rule: 'contact_email', locked: false },
    contactName: 'Ada',
    evidence: 'E-mail equals that of Contact Ada',
    confidence: 95,
    matchedAt: '2024-01-01T00:00:00.000Z'
};
const NOBODY = { link: { rule: 'none', locked: false } };
const BY_HAND = { ...BY_EMAIL, link: { ...BY_EMAIL.link, rule: 'manual', locked: true } };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

const search = jest.fn();
let decisions;

function show(match, properties = {}) {
    const element = createElement('c-match-explainer', { is: MatchExplainer });
    Object.assign(element, { match, person: PERSON, search, ...properties });
    element.addEventListener('decide', (event) => decisions.push(event.detail));
    document.body.appendChild(element);
    return element;
}

const find = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

async function press(element, id) {
    find(element, id).dispatchEvent(new CustomEvent('click'));
    await settled();
}

async function showOpen(match, properties) {
    const element = show(match, properties);
    await press(element, 'toggle');
    return element;
}

beforeEach(() => {
    decisions = [];
    LightningConfirm.open.mockResolvedValue(true);
});

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

describe('the explanation', () => {
    it('names what the member is linked to before anybody asks', async () => {
        const element = show(BY_EMAIL);

        const link = find(element, 'targets').querySelector('c-record-link');
        expect(link.label).toBe('Ada');
        expect(link.recordId).toBe(PERSON.id);
        expect(find(element, 'toggle').label).toBe('c.MatchWhyLinked');
        expect(find(element, 'toggle').ariaExpanded).toBe('false');
        expect(find(element, 'why')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('unfolds rule, evidence, confidence and time', async () => {
        const element = await showOpen(BY_EMAIL);

        expect(find(element, 'toggle').ariaExpanded).toBe('true');
        expect(find(element, 'rule').textContent).toBe('c.MatchRuleContactEmail');
        expect(find(element, 'evidence').textContent).toBe(BY_EMAIL.evidence);
        const share = find(element, 'confidence').querySelector('lightning-formatted-number');
        expect(share.value).toBeCloseTo(0.95);
        const time = find(element, 'time').querySelector('lightning-formatted-date-time');
        expect(time.value).toBe(BY_EMAIL.matchedAt);
        await expect(element).toBeAccessible();

        await press(element, 'toggle');
        expect(find(element, 'why')).toBeNull();
    });

    it('says that nobody is linked, and why', async () => {
        const element = await showOpen({ ...NOBODY, confidence: 0 });

        expect(find(element, 'nobody').textContent).toBe('c.MatchNobody');
        expect(find(element, 'toggle').label).toBe('c.MatchWhyNotLinked');
        expect(find(element, 'rule').textContent).toBe('c.MatchRuleNone');
        expect(find(element, 'confidence')).toBeNull();
        expect(find(element, 'evidence')).toBeNull();
        expect(find(element, 'time')).toBeNull();
        expect(find(element, 'unlink')).toBeNull();
        expect(find(element, 'confirm').label).toBe('c.MatchConfirmNobody');
        await expect(element).toBeAccessible();
    });

    it('does not pass what the sync knew off as the reason of a person', async () => {
        const element = await showOpen(BY_HAND);

        expect(find(element, 'locked').label).toBe('c.MatchLocked');
        expect(find(element, 'rule').textContent).toBe('c.MatchRuleManual');
        expect(find(element, 'evidence').textContent).toBe('c.MatchByPerson');
        expect(find(element, 'confidence')).toBeNull();
        expect(find(element, 'time')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('tells of a link to a record the user may not read', async () => {
        const element = show({ link: { accountId: '001', locked: false } });

        expect(find(element, 'targets').textContent).toContain('c.MatchHidden');
        expect(find(element, 'targets').querySelector('c-record-link')).toBeNull();
        await expect(element).toBeAccessible();
    });
});

describe('decisions', () => {
    it.each([
        ['confirm', BY_EMAIL, 'c.MatchConfirmQuestion', { action: 'confirm' }],
        ['confirm', NOBODY, 'c.MatchConfirmQuestion', { action: 'confirm' }],
        ['unlink', BY_EMAIL, 'c.MatchUnlinkQuestion', { action: 'unlink' }],
        ['unlock', BY_HAND, 'c.MatchUnlockQuestion', { action: 'unlock' }],
        ['linkHere', NOBODY, 'Is it Ada?', { action: 'change', targetId: PERSON.id }]
    ])('%s asks first', async (id, match, message, decision) => {
        const element = await showOpen(match);

        await press(element, id);

        const { label } = find(element, id);
        expect(LightningConfirm.open).toHaveBeenCalledWith({ message, label });
        expect(decisions).toEqual([decision]);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['confirm', BY_EMAIL],
        ['unlink', BY_EMAIL],
        ['unlock', BY_HAND],
        ['linkHere', NOBODY]
    ])('%s does nothing when the answer is no', async (id, match) => {
        LightningConfirm.open.mockResolvedValue(false);
        const element = await showOpen(match);

        await press(element, id);

        expect(decisions).toEqual([]);
    });

    it('changes to what was chosen in the dialog', async () => {
        MatchPicker.open.mockResolvedValue('00Q000000000001AAA');
        const element = await showOpen(BY_EMAIL);

        await press(element, 'change');

        expect(MatchPicker.open.mock.calls[0][0].search).toBe(search);
        expect(decisions).toEqual([{ action: 'change', targetId: '00Q000000000001AAA' }]);
    });

    it('changes nothing when the dialog was left', async () => {
        MatchPicker.open.mockResolvedValue(undefined);
        const element = await showOpen(BY_EMAIL);

        await press(element, 'change');

        expect(decisions).toEqual([]);
    });

    it('takes the last one back without a question', async () => {
        expect(find(show(BY_HAND), 'undo')).toBeNull();
        const element = show(BY_HAND, { canUndo: true });
        await expect(element).toBeAccessible();

        await press(element, 'undo');

        expect(decisions).toEqual([{ action: 'undo' }]);
        expect(LightningConfirm.open).not.toHaveBeenCalled();
    });

    it('offers only what makes sense', async () => {
        const locked = await showOpen(BY_HAND);
        expect(find(locked, 'confirm')).toBeNull();
        expect(find(locked, 'linkHere')).toBeNull();

        const free = await showOpen(BY_EMAIL);
        expect(find(free, 'unlock')).toBeNull();
        expect(find(free, 'locked')).toBeNull();

        const elsewhere = await showOpen({ link: { contactId: '003000000000002AAA' } });
        expect(find(elsewhere, 'linkHere').label).toBe('Link to Ada');
    });
});

describe('while a decision is on its way', () => {
    it('waits with further ones', async () => {
        const element = await showOpen(BY_HAND, { isSaving: true, canUndo: true });

        for (const id of ['undo', 'unlock', 'change', 'unlink']) {
            expect(find(element, id).disabled).toBe(true);
        }
        expect(element.shadowRoot.querySelector('lightning-spinner')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('keeps the focus at the explanation once its button is gone', async () => {
        const element = await showOpen(BY_EMAIL);
        const focus = jest.spyOn(find(element, 'toggle'), 'focus');

        element.isSaving = true;
        await settled();
        element.match = NOBODY;
        await settled();
        expect(focus).not.toHaveBeenCalled();
        element.isSaving = false;
        await settled();

        expect(focus).toHaveBeenCalledTimes(1);
    });

    it('leaves the focus alone when somebody else refreshed', async () => {
        const element = await showOpen(BY_EMAIL);
        const focus = jest.spyOn(find(element, 'toggle'), 'focus');

        element.match = NOBODY;
        await settled();

        expect(focus).not.toHaveBeenCalled();
    });
});
