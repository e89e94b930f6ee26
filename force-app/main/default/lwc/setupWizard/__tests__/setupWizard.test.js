import { createElement } from 'lwc';
import completeStep from '@salesforce/apex/SetupWizardController.completeStep';
import getSettings from '@salesforce/apex/SetupWizardController.getSettings';
import check from '@salesforce/apex/SetupCheckController.check';
import choose from '@salesforce/apex/SetupUserController.choose';
import getHolders from '@salesforce/apex/SetupAccessController.getHolders';
import getUser from '@salesforce/apex/SetupUserController.getUser';
import SetupWizard from 'c/setupWizard';

jest.mock('@salesforce/apex/SetupWizardController.completeStep', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SetupWizardController.getSettings', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SetupUserController.getUser', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/customPermission/PorchlightSetup', () => ({ default: true }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SetupStepOf', () => ({ default: '{0}/{1} {2}' }), {
    virtual: true
});
jest.mock(
    '@salesforce/apex/SetupAccessController.findUsers',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock(
    '@salesforce/apex/SetupPermissionsController.getPlan',
    () => {
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/apex/SetupAccessController.getHolders', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SetupCheckController.check', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SetupUserController.choose', () => ({ default: jest.fn() }), {
    virtual: true
});

const ALL = ['access', 'integrationUser', 'permissions', 'connection', 'pages', 'check'];
const ROBOT = { id: '005A', kind: 'integration' };
const settings = (done, rest = {}) => ({ done, level: 'link', viewAll: true, ...rest });

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 12; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-setup-wizard', { is: SetupWizard });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const step = (element) => find(element, '[data-step]');
const heading = (element) => find(element, 'h2').textContent;
const button = (element, label) =>
    [...element.shadowRoot.querySelectorAll('lightning-button')].find((one) => one.label === label);

async function press(element, label) {
    button(element, label).click();
    await settled();
}

beforeEach(() => {
    getSettings.mockResolvedValue(settings([]));
    getUser.mockResolvedValue(ROBOT);
    completeStep.mockResolvedValue(undefined);
    choose.mockResolvedValue(undefined);
    getHolders.mockResolvedValue([]);
    check.mockResolvedValue([]);
});
afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('shows that it is loading', async () => {
    getSettings.mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find(element, 'lightning-spinner')).not.toBeNull();
    expect(button(element, 'c.SetupNext')).toBeUndefined();
    await expect(element).toBeAccessible();
});

it('begins with the first step', async () => {
    const element = await show();

    expect(heading(element)).toBe('1/6 c.SetupStepAccess');
    expect(button(element, 'c.SetupBack').disabled).toBe(true);
    expect(find(element, 'lightning-progress-indicator').currentStep).toBe('access');
    await expect(element).toBeAccessible();
});

it('goes on where it was left, with who was chosen', async () => {
    getSettings.mockResolvedValue(settings(ALL.slice(0, 2), { integrationUserId: '005A' }));
    const element = await show();

    expect(step(element).dataset.step).toBe('permissions');
    expect(getUser).toHaveBeenCalledWith({ userId: '005A' });
    expect(step(element).person).toEqual(ROBOT);
});

it('asks anew when the chosen user is gone', async () => {
    getUser.mockRejectedValue({ body: { message: 'gone' } });
    getSettings.mockResolvedValue(settings(['access'], { integrationUserId: '005A' }));
    const element = await show();

    expect(step(element).dataset.step).toBe('integrationUser');
    expect(step(element).person).toBeUndefined();
    expect(find(element, 'c-error-panel')).toBeNull();
});

it('notes a step as done and reads on at the heading of the next', async () => {
    const element = await show();
    await press(element, 'c.SetupNext');

    expect(completeStep).toHaveBeenCalledWith({ step: 'access' });
    expect(heading(element)).toBe('2/6 c.SetupStepIntegrationUser');
    expect(element.shadowRoot.activeElement).toBe(find(element, 'h2'));
});

it('stays on a step that may not be left', async () => {
    getSettings.mockResolvedValue(settings(['access']));
    const element = await show();
    await press(element, 'c.SetupNext');

    expect(completeStep).not.toHaveBeenCalled();
    expect(step(element).dataset.step).toBe('integrationUser');
    expect(button(element, 'c.SetupNext').disabled).toBe(false);
});

it('hands what one step kept to the others', async () => {
    getSettings.mockResolvedValue(settings(['access']));
    const element = await show();
    step(element).dispatchEvent(
        new CustomEvent('settings', { detail: { integrationUserId: '005A', person: ROBOT } })
    );
    await settled();
    await press(element, 'c.SetupNext');

    expect(step(element).dataset.step).toBe('permissions');
    expect(step(element).person).toEqual(ROBOT);
    expect(choose).toHaveBeenCalledWith({ userId: '005A' });
});

it('goes back without noting anything', async () => {
    getSettings.mockResolvedValue(settings(ALL.slice(0, 4)));
    const element = await show();
    await press(element, 'c.SetupBack');

    expect(step(element).dataset.step).toBe('connection');
    expect(completeStep).not.toHaveBeenCalled();
});

it('shows why a step could not be noted, and stays', async () => {
    completeStep.mockRejectedValue({ body: { message: 'no' } });
    const element = await show();
    await press(element, 'c.SetupNext');

    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    expect(step(element).dataset.step).toBe('access');
    await expect(element).toBeAccessible();
});

it('tries again after the settings could not be read', async () => {
    getSettings
        .mockRejectedValueOnce({ body: { message: 'no' } })
        .mockResolvedValueOnce(settings([]));
    const element = await show();
    expect(find(element, 'c-error-panel')).not.toBeNull();
    await expect(element).toBeAccessible();
    await press(element, 'c.Refresh');

    expect(heading(element)).toBe('1/6 c.SetupStepAccess');
});

it('ends with the way to the Studio', async () => {
    getSettings.mockResolvedValue(
        settings(ALL.slice(0, 5), { studioUrl: 'https://studio.example.com' })
    );
    const element = await show();
    await press(element, 'c.SetupFinish');

    expect(completeStep).toHaveBeenCalledWith({ step: 'check' });
    expect(heading(element)).toBe('c.SetupFinished');
    expect(find(element, 'a').getAttribute('href')).toBe('https://studio.example.com');
    await expect(element).toBeAccessible();
    await press(element, 'c.SetupReview');
    expect(step(element).dataset.step).toBe('access');
});

it('leads to a Studio on the own machine', async () => {
    getSettings.mockResolvedValue(settings(ALL, { studioUrl: 'http://127.0.0.1:8080' }));
    const element = await show();

    expect(find(element, 'a').getAttribute('href')).toBe('http://127.0.0.1:8080');
});

it('offers no address that is not secure', async () => {
    getSettings.mockResolvedValue(settings(ALL, { studioUrl: 'http://studio.example.com' }));
    const element = await show();

    expect(heading(element)).toBe('c.SetupFinished');
    expect(find(element, 'a')).toBeNull();
});
