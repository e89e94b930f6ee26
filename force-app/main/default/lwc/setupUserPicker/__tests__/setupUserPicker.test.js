import { createElement } from 'lwc';
import findUsers from '@salesforce/apex/SetupAccessController.findUsers';
import SetupUserPicker from 'c/setupUserPicker';

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
jest.mock('@salesforce/label/c.SetupUserFound', () => ({ default: 'found {0}' }), {
    virtual: true
});

const ADA = { id: '005A', name: 'Ada', username: 'ada@x.example', license: 'Salesforce' };
const ROBOT = { id: '005B', name: 'Robot', username: 'robot@x.example' };

async function show(properties = {}) {
    const element = Object.assign(
        createElement('c-setup-user-picker', { is: SetupUserPicker }),
        properties
    );
    document.body.appendChild(element);
    await Promise.resolve();
    return element;
}

async function showWith(people, properties) {
    const element = await show(properties);
    findUsers.emit(people);
    await Promise.resolve();
    return element;
}

const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const status = (element) => all(element, '[role="status"]')[0].textContent;

afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
});

it('says that it is looking', async () => {
    const element = await show();

    expect(all(element, 'lightning-spinner')).toHaveLength(1);
    expect(status(element)).toBe('c.Loading');
    await expect(element).toBeAccessible();
});

it('lists who was found, with the chosen one marked', async () => {
    const element = await showWith([ADA, ROBOT], { value: '005B' });

    const texts = all(element, '.about').map((about) => about.textContent);
    expect(texts).toEqual(['ada@x.example · Salesforce', 'robot@x.example']);
    const pressed = all(element, 'button').map((one) => one.getAttribute('aria-pressed'));
    expect(pressed).toEqual(['false', 'true']);
    expect(status(element)).toBe('found 2');
    await expect(element).toBeAccessible();
});

it('hands on the whole user that was picked', async () => {
    const element = await showWith([ADA, ROBOT]);
    const picked = jest.fn();
    element.addEventListener('pick', (event) => picked(event.detail));

    all(element, 'button')[0].click();

    expect(picked).toHaveBeenCalledWith(ADA);
});

it('says what to do when nobody has the name', async () => {
    const element = await showWith([]);

    expect(all(element, 'c-empty-state')[0].hint).toBe('c.SetupUserNoneHint');
    await expect(element).toBeAccessible();
});

it('shows a refusal', async () => {
    const element = await show();
    findUsers.error({ message: 'no' }, 500);
    await Promise.resolve();

    expect(all(element, 'c-error-panel')[0].errors.body.message).toBe('no');
    await expect(element).toBeAccessible();
});

it('searches once per word, not per letter', async () => {
    jest.useFakeTimers();
    const element = await showWith([ADA]);
    const input = all(element, 'lightning-input')[0];

    for (const value of ['r', 'ro', 'rob']) {
        input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
        jest.advanceTimersByTime(100);
    }
    expect(findUsers.getLastConfig()).toEqual({ text: '' });
    jest.advanceTimersByTime(300);
    await Promise.resolve();

    expect(findUsers.getLastConfig()).toEqual({ text: 'rob' });
});
