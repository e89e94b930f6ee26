import { createElement } from 'lwc';
import check from '@salesforce/apex/SetupCheckController.check';
import { grantAccess } from 'c/setupGrant';
import SetupCheck from 'c/setupCheck';

jest.mock('@salesforce/apex/SetupCheckController.check', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('c/setupGrant', () => ({ grantAccess: jest.fn() }));
jest.mock('@salesforce/label/c.SetupCheckMissing', () => ({ default: 'missing {0}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SetupCheckFine', () => ({ default: 'there {0}' }), {
    virtual: true
});

const ROBOT = { id: '005A', kind: 'integration' };
const SETTINGS = { level: 'link', viewAll: true };
const THERE = { kind: 'field', name: 'Contact: Email', ok: true, fixable: false };
const GONE = {
    kind: 'object',
    name: 'Lead: Edit',
    ok: false,
    remedy: 'Choose Fix.',
    fixable: true
};
const OLD = {
    kind: 'field',
    name: 'Member: Handle',
    ok: false,
    remedy: 'Install.',
    fixable: false
};

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 8; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-setup-check', { is: SetupCheck });
    Object.assign(element, { person: ROBOT, settings: SETTINGS });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const status = (element) => find(element, '[role="status"]').textContent;
const button = (element, label) =>
    [...element.shadowRoot.querySelectorAll('lightning-button')].find((one) => one.label === label);
const missing = (element) =>
    [...element.shadowRoot.querySelectorAll('[data-id="missing"]')].map((one) => one.textContent);

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('says that it is checking', async () => {
    check.mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(status(element)).toBe('c.Loading');
    await expect(element).toBeAccessible();
});

it('names what is missing with its remedy, and counts what is there', async () => {
    check.mockResolvedValue([THERE, GONE, OLD]);
    const element = await show();

    expect(status(element)).toBe('missing 2');
    expect(missing(element)).toEqual(['Lead: Edit: Choose Fix.', 'Member: Handle: Install.']);
    expect(find(element, '[data-kind="field"] summary').textContent).toBe('there 1');
    await expect(element).toBeAccessible();
});

it('says when everything is there, and offers nothing to fix', async () => {
    check.mockResolvedValue([THERE]);
    const element = await show();

    expect(status(element)).toBe('c.SetupCheckAllGood');
    expect(button(element, 'c.SetupCheckFix')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('offers no fix for what it cannot fix', async () => {
    check.mockResolvedValue([OLD]);
    const element = await show();

    expect(button(element, 'c.SetupCheckFix')).toBeUndefined();
});

it('fixes what it can and looks again', async () => {
    check.mockResolvedValueOnce([GONE]).mockResolvedValueOnce([{ ...GONE, ok: true }]);
    grantAccess.mockResolvedValue([{ name: 'Lead', granted: true }]);
    const element = await show();
    button(element, 'c.SetupCheckFix').click();
    await settled();

    expect(grantAccess).toHaveBeenCalledWith(ROBOT, SETTINGS);
    expect(status(element)).toBe('c.SetupCheckAllGood');
});

it('shows what could not be fixed', async () => {
    check.mockResolvedValue([GONE]);
    grantAccess.mockResolvedValue([
        { name: 'Lead', granted: false, problem: 'Limit.', remedy: 'Free some.' }
    ]);
    const element = await show();
    button(element, 'c.SetupCheckFix').click();
    await settled();

    expect(find(element, 'div[role="alert"] li').textContent).toBe('Lead: Limit. Free some.');
    await expect(element).toBeAccessible();
});

it('shows an error and can be asked again', async () => {
    check.mockRejectedValueOnce({ body: { message: 'no' } }).mockResolvedValueOnce([THERE]);
    const element = await show();
    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    await expect(element).toBeAccessible();

    button(element, 'c.SetupCheckAgain').click();
    await settled();
    expect(find(element, 'c-error-panel')).toBeNull();
    expect(status(element)).toBe('c.SetupCheckAllGood');
});

it('may be left at once when everything is there', async () => {
    check.mockResolvedValue([THERE]);
    const element = await show();

    expect(await element.proceed()).toBe(true);
});

it('may be left with something missing only when asked again', async () => {
    check.mockResolvedValue([GONE]);
    const element = await show();

    expect(await element.proceed()).toBe(false);
    await settled();
    expect(find(element, '[data-id="notice"]').textContent).toBe('c.SetupCheckGoOn');
    await expect(element).toBeAccessible();
    expect(await element.proceed()).toBe(true);
});

it('may not be left unseen while it is checking', async () => {
    check.mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(await element.proceed()).toBe(false);
});
