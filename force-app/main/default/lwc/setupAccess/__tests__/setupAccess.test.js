import { createElement } from 'lwc';
import assign from '@salesforce/apex/SetupAccessController.assign';
import getHolders from '@salesforce/apex/SetupAccessController.getHolders';
import SetupAccess from 'c/setupAccess';

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
jest.mock('@salesforce/apex/SetupAccessController.assign', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/apex/SetupAccessController.getHolders', () => ({ default: jest.fn() }), {
    virtual: true
});
jest.mock('@salesforce/label/c.SetupAccessAssigned', () => ({ default: '{0} has {1}' }), {
    virtual: true
});

const ADA = { id: '005A', name: 'Ada', username: 'ada@x.example' };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 8; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-setup-access', { is: SetupAccess });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);

async function assignTo(element, person) {
    if (person) {
        find(element, 'c-setup-user-picker').dispatchEvent(
            new CustomEvent('pick', { detail: person })
        );
    }
    find(element, 'lightning-button').click();
    await settled();
}

beforeEach(() => getHolders.mockResolvedValue([]));
afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('shows that it is loading', async () => {
    getHolders.mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
});

it('lists who holds which permission set, and says so when nobody does', async () => {
    const holders = { PorchlightAdmin: [ADA], PorchlightViewer: [] };
    getHolders.mockImplementation(async ({ permissionSetName }) => holders[permissionSetName]);
    const element = await show();

    expect(find(element, 'li').textContent).toBe('Ada (ada@x.example)');
    expect(find(element, 'section p').textContent).toBe('c.SetupAccessNobody');
    await expect(element).toBeAccessible();
});

it('assigns the chosen permission set to the chosen user', async () => {
    assign.mockResolvedValue({ granted: true });
    const element = await show();
    find(element, 'lightning-combobox').dispatchEvent(
        new CustomEvent('change', { detail: { value: 'PorchlightAdmin' } })
    );
    await assignTo(element, ADA);

    expect(assign).toHaveBeenCalledWith({ userId: '005A', permissionSetName: 'PorchlightAdmin' });
    expect(find(element, '[role="status"]').textContent).toBe('Ada has c.SetupAccessAdmin');
    expect(getHolders).toHaveBeenCalledTimes(4);
});

it('asks for a user first', async () => {
    const element = await show();
    await assignTo(element, undefined);

    expect(assign).not.toHaveBeenCalled();
    expect(find(element, '[role="status"]').textContent).toBe('c.SetupAccessPickFirst');
});

it('shows why it was refused and what to do', async () => {
    assign.mockResolvedValue({ granted: false, problem: 'Limit reached.', remedy: 'Free some.' });
    const element = await show();
    await assignTo(element, ADA);

    expect(find(element, '[role="alert"]').textContent).toBe('Limit reached. Free some.');
    await expect(element).toBeAccessible();
});

it('shows an error of either call', async () => {
    getHolders.mockRejectedValue({ body: { message: 'no' } });
    const element = await show();
    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');

    assign.mockRejectedValue({ body: { message: 'never' } });
    await assignTo(element, ADA);
    expect(find(element, 'c-error-panel').errors.body.message).toBe('never');
    await expect(element).toBeAccessible();
});
