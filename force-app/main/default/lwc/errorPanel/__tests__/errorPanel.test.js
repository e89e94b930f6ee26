import { createElement } from 'lwc';
import ErrorPanel from 'c/errorPanel';

function show(errors) {
    const element = Object.assign(createElement('c-error-panel', { is: ErrorPanel }), { errors });
    document.body.appendChild(element);
    return element;
}

function messages(element) {
    return [...element.shadowRoot.querySelectorAll('li')].map((li) => li.textContent);
}

function accessHint(element) {
    return element.shadowRoot.querySelector('[data-id="access"]')?.textContent;
}

afterEach(() => document.body.replaceChildren());

it('shows the message of a controller as it is', async () => {
    const element = show({ status: 500, body: { message: 'You may not read this.' } });

    expect(messages(element)).toEqual(['You may not read this.']);
    expect(accessHint(element)).toBeUndefined();
    await expect(element).toBeAccessible();
});

it.each([
    ['the class', { body: { message: "You do not have access to the Apex class named 'X'." } }],
    ['the record', { body: { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'no' } }],
    ['the request', { status: 403, body: { message: 'Forbidden' } }]
])('says how to get access when %s is refused', async (_what, error) => {
    const element = show(error);

    expect(accessHint(element)).toBe('c.AccessMissing');
    expect(messages(element)).toEqual([error.body.message]);
    await expect(element).toBeAccessible();
});

it('shows each message of several errors once', async () => {
    const element = show([
        { body: [{ message: 'First' }, { message: 'Second' }] },
        new Error('Third'),
        { body: { message: 'First' } }
    ]);

    expect(messages(element)).toEqual(['First', 'Second', 'Third']);
    await expect(element).toBeAccessible();
});

it.each([undefined, [], {}, { body: {} }, { body: null }])(
    'has a sentence for an error without a text: %p',
    async (errors) => {
        const element = show(errors);

        expect(messages(element)).toEqual(['c.ErrorUnknown']);
        await expect(element).toBeAccessible();
    }
);
