import { createElement } from 'lwc';
import saveStudioUrl from '@salesforce/apex/SetupConnectionController.saveStudioUrl';
import SetupConnection from 'c/setupConnection';

jest.mock(
    '@salesforce/apex/SetupConnectionController.saveStudioUrl',
    () => ({ default: jest.fn() }),
    { virtual: true }
);
jest.mock('@salesforce/label/c.SetupCopied', () => ({ default: '{0} copied' }), { virtual: true });
jest.mock(
    '@salesforce/label/c.SetupConnectionFlowCredentials',
    () => ({ default: 'credentials as {0}' }),
    { virtual: true }
);

const STUDIO = 'https://studio.example.com';
const PERSON = { id: '005A', kind: 'full', username: 'sync@x.example' };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show(properties) {
    const element = createElement('c-setup-connection', { is: SetupConnection });
    Object.assign(element, { person: PERSON, settings: { studioUrl: STUDIO }, ...properties });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const names = (element) =>
    [...element.shadowRoot.querySelectorAll('dt')].map((name) => name.textContent);
const valueOf = (element, name) => {
    const index = names(element).indexOf(name);
    return element.shadowRoot.querySelectorAll('[data-id="value"]')[index]?.textContent;
};

function clipboard(writeText) {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('lists callback and refresh policy for a user who gives consent', async () => {
    const element = await show();

    expect(valueOf(element, 'c.SetupConnectionCallback')).toBe(`${STUDIO}/oauth/callback`);
    expect(valueOf(element, 'c.SetupConnectionScopes')).toBe('api refresh_token');
    expect(names(element)).toContain('c.SetupConnectionRefresh');
    await expect(element).toBeAccessible();
});

it('lists client credentials, without callback, for an integration user', async () => {
    const element = await show({ person: { ...PERSON, kind: 'integration' } });

    expect(valueOf(element, 'c.SetupConnectionFlow')).toBe('credentials as sync@x.example');
    expect(valueOf(element, 'c.SetupConnectionScopes')).toBe('api');
    expect(names(element)).not.toContain('c.SetupConnectionCallback');
    expect(names(element)).not.toContain('c.SetupConnectionRefresh');
});

it('offers no callback to copy before the address is known', async () => {
    const element = await show({ settings: {} });

    expect(valueOf(element, 'c.SetupConnectionCallback')).toBe('c.SetupCallbackPending');
    find(element, 'lightning-input').dispatchEvent(
        new CustomEvent('change', { detail: { value: `${STUDIO}/` } })
    );
    await settled();
    expect(valueOf(element, 'c.SetupConnectionCallback')).toBe(`${STUDIO}/oauth/callback`);
});

it('copies a value and says so', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    clipboard(writeText);
    const element = await show();
    const button = [...element.shadowRoot.querySelectorAll('lightning-button-icon')].find(
        (one) => one.dataset.name === 'c.SetupConnectionScopes'
    );
    button.click();
    await settled();

    expect(writeText).toHaveBeenCalledWith('api refresh_token');
    expect(find(element, '[role="status"]').textContent).toBe('c.SetupConnectionScopes copied');
});

it('says when the browser does not allow copying', async () => {
    clipboard(jest.fn().mockRejectedValue(new Error('denied')));
    const element = await show();
    find(element, 'lightning-button-icon').click();
    await settled();

    expect(find(element, '[role="status"]').textContent).toBe('c.SetupCopyFailed');
});

it('keeps the address and goes on with it as it was kept', async () => {
    saveStudioUrl.mockResolvedValue(STUDIO);
    const element = await show({ settings: { studioUrl: `${STUDIO}/` } });
    const kept = jest.fn();
    element.addEventListener('settings', (event) => kept(event.detail));

    expect(await element.proceed()).toBe(true);
    expect(saveStudioUrl).toHaveBeenCalledWith({ address: `${STUDIO}/` });
    expect(kept).toHaveBeenCalledWith({ studioUrl: STUDIO });
});

it('stays when the address is refused', async () => {
    saveStudioUrl.mockRejectedValue({ body: { message: 'https only' } });
    const element = await show({ settings: { studioUrl: 'http://x' } });

    expect(await element.proceed()).toBe(false);
    await settled();
    expect(find(element, 'c-error-panel').errors.body.message).toBe('https only');
    await expect(element).toBeAccessible();
});
