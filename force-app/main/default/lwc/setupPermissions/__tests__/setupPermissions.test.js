import { createElement } from 'lwc';
import choose from '@salesforce/apex/SetupPermissionsController.choose';
import getPlan from '@salesforce/apex/SetupPermissionsController.getPlan';
import { grantAccess } from 'c/setupGrant';
import SetupPermissions from 'c/setupPermissions';

jest.mock('@salesforce/apex/SetupPermissionsController.choose', () => ({ default: jest.fn() }), {
    virtual: true
});
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
jest.mock('c/setupGrant', () => ({ grantAccess: jest.fn() }));

const ROBOT = { id: '005A', kind: 'integration' };
const PLAN = [
    { name: 'Account', label: 'Account', mayCreate: false, mayDelete: false, mayViewAll: true },
    { name: 'Lead', label: 'Lead', mayCreate: true, mayDelete: true, mayViewAll: false }
];
const GRANTED = { name: 'Account', granted: true };
const REFUSED = { name: 'Lead', granted: false, problem: 'Limit.', remedy: 'Free some.' };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 8; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show(properties) {
    const element = createElement('c-setup-permissions', { is: SetupPermissions });
    Object.assign(element, { person: ROBOT, settings: undefined, ...properties });
    document.body.appendChild(element);
    await settled();
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const status = (element) => find(element, '[role="status"]').textContent;

beforeEach(() => {
    choose.mockResolvedValue(undefined);
    grantAccess.mockResolvedValue([GRANTED]);
});
afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
});

it('shows that the plan is loading', async () => {
    const element = await show();

    expect(find(element, 'lightning-spinner')).not.toBeNull();
    expect(getPlan.getLastConfig()).toEqual({ level: 'link', viewAll: true });
    await expect(element).toBeAccessible();
});

it('shows what will be granted', async () => {
    const element = await show();
    getPlan.emit(PLAN);
    await settled();

    const cells = [...element.shadowRoot.querySelectorAll('td')].map((cell) => cell.textContent);
    expect(cells).toEqual([
        'c.SetupRightRead, c.SetupRightEdit, c.SetupRightViewAll',
        'c.SetupRightRead, c.SetupRightEdit, c.SetupRightCreate, c.SetupRightDelete'
    ]);
    await expect(element).toBeAccessible();
});

it('shows why the plan cannot be read', async () => {
    const element = await show();
    getPlan.error({ message: 'no' }, 500);
    await settled();

    expect(find(element, 'c-error-panel').errors.body.message).toBe('no');
    await expect(element).toBeAccessible();
});

it('starts from what was chosen before and plans anew for another choice', async () => {
    const element = await show({ settings: { level: 'full', viewAll: false } });
    expect(getPlan.getLastConfig()).toEqual({ level: 'full', viewAll: false });

    find(element, 'lightning-radio-group').dispatchEvent(
        new CustomEvent('change', { detail: { value: 'create' } })
    );
    find(element, 'lightning-input').dispatchEvent(
        new CustomEvent('change', { detail: { checked: true } })
    );
    await settled();
    expect(getPlan.getLastConfig()).toEqual({ level: 'create', viewAll: true });
});

it('keeps the choice before it grants, and goes on when all was granted', async () => {
    const order = [];
    choose.mockImplementation(async () => order.push('choose'));
    grantAccess.mockImplementation(async () => order.push('grant') && [GRANTED]);
    const element = await show();
    const kept = jest.fn();
    element.addEventListener('settings', (event) => kept(event.detail));

    expect(await element.proceed()).toBe(true);
    await settled();
    expect(order).toEqual(['choose', 'grant']);
    expect(kept).toHaveBeenCalledWith({ level: 'link', viewAll: true });
    expect(status(element)).toBe('c.SetupPermissionsGranted');
});

it('shows refusals with their remedy, and goes on only when asked again', async () => {
    grantAccess.mockResolvedValue([GRANTED, REFUSED]);
    const element = await show();

    expect(await element.proceed()).toBe(false);
    await settled();
    expect(find(element, '[data-id="refusal"]').textContent).toBe('Lead: Limit. Free some.');
    await expect(element).toBeAccessible();
    expect(await element.proceed()).toBe(true);
    expect(grantAccess).toHaveBeenCalledTimes(1);
});

it('grants anew after another choice', async () => {
    const element = await show();
    await element.proceed();
    find(element, 'lightning-radio-group').dispatchEvent(
        new CustomEvent('change', { detail: { value: 'full' } })
    );
    await element.proceed();

    expect(grantAccess).toHaveBeenLastCalledWith(ROBOT, { level: 'full', viewAll: true });
});

it('does not go on without a user or after an error', async () => {
    const alone = await show({ person: undefined });
    expect(await alone.proceed()).toBe(false);
    expect(choose).not.toHaveBeenCalled();

    grantAccess.mockRejectedValue({ body: { message: 'no' } });
    const element = await show();
    expect(await element.proceed()).toBe(false);
    await settled();
    expect([...element.shadowRoot.querySelectorAll('c-error-panel')].pop().errors).toEqual({
        body: { message: 'no' }
    });
});
