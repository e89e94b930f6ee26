import { createElement } from 'lwc';
import choose from '@salesforce/apex/SetupUserController.choose';
import SetupIntegrationUser from 'c/setupIntegrationUser';

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
jest.mock('@salesforce/apex/SetupUserController.choose', () => ({ default: jest.fn() }), {
    virtual: true
});

const ROBOT = {
    id: '005A',
    name: 'Robot',
    username: 'robot@x.example',
    profile: 'API Only',
    license: 'Salesforce Integration',
    kind: 'integration',
    administrator: false
};

async function show(person) {
    const element = createElement('c-setup-integration-user', { is: SetupIntegrationUser });
    element.person = person;
    document.body.appendChild(element);
    await Promise.resolve();
    return element;
}

async function pick(element, person) {
    element.shadowRoot
        .querySelector('c-setup-user-picker')
        .dispatchEvent(new CustomEvent('pick', { detail: person }));
    await Promise.resolve();
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

beforeEach(() => choose.mockResolvedValue(undefined));
afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('tells how to make a user while nobody is chosen', async () => {
    const element = await show();

    expect(find(element, '[data-id="chosen"]')).toBeNull();
    expect(element.shadowRoot.querySelectorAll('li')).toHaveLength(2);
    await expect(element).toBeAccessible();
});

it('shows license, profile and how the chosen user connects', async () => {
    const element = await show();
    await pick(element, ROBOT);

    const facts = [...element.shadowRoot.querySelectorAll('dd')].map((dd) => dd.textContent);
    expect(facts).toEqual(['API Only', 'Salesforce Integration', 'c.SetupUserConnectsIntegration']);
    expect(find(element, '[data-id="warning"]')).toBeNull();
    await expect(element).toBeAccessible();
});

it('goes on with who was chosen before', async () => {
    const element = await show({ ...ROBOT, kind: 'full' });

    expect(find(element, 'c-setup-user-picker').value).toBe('005A');
    expect(element.shadowRoot.querySelectorAll('dd')[2].textContent).toBe(
        'c.SetupUserConnectsFull'
    );
});

it('warns about an administrator and lets it pass', async () => {
    const element = await show({ ...ROBOT, kind: 'full', administrator: true });

    expect(find(element, '[data-id="warning"]').textContent).toBe('c.SetupUserAdministrator');
    expect(await element.proceed()).toBe(true);
    await expect(element).toBeAccessible();
});

it('keeps the choice and tells the wizard', async () => {
    const element = await show();
    const kept = jest.fn();
    element.addEventListener('settings', (event) => kept(event.detail));
    await pick(element, ROBOT);

    expect(await element.proceed()).toBe(true);
    expect(choose).toHaveBeenCalledWith({ userId: '005A' });
    expect(kept).toHaveBeenCalledWith({ integrationUserId: '005A', person: ROBOT });
});

it('does not go on without a user', async () => {
    const element = await show();

    expect(await element.proceed()).toBe(false);
    await Promise.resolve();
    expect(find(element, '[role="alert"]').textContent).toBe('c.SetupUserPickFirst');
    expect(choose).not.toHaveBeenCalled();
});

it('does not go on with a license that cannot hold the rights', async () => {
    const element = await show({ ...ROBOT, kind: 'other', license: 'Salesforce Platform' });

    expect(await element.proceed()).toBe(false);
    expect(choose).not.toHaveBeenCalled();
});

it('stays when the choice cannot be kept', async () => {
    choose.mockRejectedValue({ body: { message: 'no' } });
    const element = await show(ROBOT);

    expect(await element.proceed()).toBe(false);
    await Promise.resolve();
    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    await expect(element).toBeAccessible();
});
