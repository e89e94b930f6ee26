import { createElement } from 'lwc';
import MatchPicker from 'c/matchPicker';

jest.mock(
    'lightning/modal',
    () => {
        const { LightningElement } = jest.requireActual('lwc');
        return {
            __esModule: true,
            default: class extends LightningElement {
                close(result) {
                    this.dispatchEvent(new CustomEvent('closed', { detail: result }));
                }
            }
        };
    },
    { virtual: true }
);

const ADA = { id: '003', kindLabel: 'Contact', name: 'Ada', detail: 'ada@pipwright.example' };
const PIPES = { id: '001', kindLabel: 'Account', name: 'Pipes' };

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

const search = jest.fn();
let closedWith;

function show() {
    const element = createElement('c-match-picker', { is: MatchPicker });
    element.search = search;
    element.addEventListener('closed', (event) => closedWith.push(event.detail));
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const results = (element) => find(element, 'lightning-radio-group');
const spins = (element) => find(element, 'lightning-spinner') !== null;

async function type(element, value) {
    const input = find(element, '[data-id="searchText"]');
    input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    jest.advanceTimersByTime(300);
    await settled();
}

async function press(element, id) {
    find(element, `[data-id="${id}"]`).dispatchEvent(new CustomEvent('click'));
    await settled();
}

async function accessible(element) {
    jest.useRealTimers();
    await expect(element).toBeAccessible();
}

beforeEach(() => {
    closedWith = [];
    jest.useFakeTimers();
});

afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    jest.resetAllMocks();
});

it('says what to type', async () => {
    const element = show();

    expect(find(element, '[data-id="hint"]').textContent).toBe('c.MatchPickerHint');
    expect(find(element, '[data-id="link"]').disabled).toBe(true);
    await accessible(element);
});

it('shows that it is searching', async () => {
    search.mockReturnValue(new Promise(() => {}));
    const element = show();
    await type(element, 'ada');

    expect(spins(element)).toBe(true);
    expect(find(element, '[data-id="hint"]')).toBeNull();
    await accessible(element);
});

it('lists who was found, told apart by kind and detail', async () => {
    search.mockResolvedValue([ADA, PIPES]);
    const element = show();
    await type(element, ' ada ');

    expect(search).toHaveBeenCalledWith('ada');
    expect(results(element).options).toEqual([
        { label: 'Ada (Contact, ada@pipwright.example)', value: '003' },
        { label: 'Pipes (Account)', value: '001' }
    ]);
    expect(spins(element)).toBe(false);
    await accessible(element);
});

it('says that nobody was found and what to try', async () => {
    search.mockResolvedValue([]);
    const element = show();
    await type(element, 'nobody');

    expect(find(element, '[data-id="none"]').textContent).toBe('c.MatchPickerNone');
    await accessible(element);
});

it('shows why the search failed, and can search again', async () => {
    search.mockRejectedValueOnce({ body: { message: 'Lost connection' } });
    const element = show();
    await type(element, 'ada');
    expect(find(element, 'c-error-panel').errors.body.message).toBe('Lost connection');
    expect(spins(element)).toBe(false);

    search.mockResolvedValue([ADA]);
    await type(element, 'ada l');
    expect(find(element, 'c-error-panel')).toBeNull();
    expect(results(element).options).toHaveLength(1);
    await accessible(element);
});

it('does not search for one letter', async () => {
    const element = show();
    await type(element, 'a ');

    expect(search).not.toHaveBeenCalled();
    expect(find(element, '[data-id="hint"]')).not.toBeNull();
});

it('searches once the typing pauses', async () => {
    search.mockResolvedValue([]);
    const element = show();
    const input = find(element, '[data-id="searchText"]');
    input.dispatchEvent(new CustomEvent('change', { detail: { value: 'ad' } }));
    await type(element, 'ada');

    expect(search.mock.calls).toEqual([['ada']]);
});

it('drops the answer to an older text', async () => {
    let answerOld;
    let refuseOld;
    search.mockReturnValueOnce(new Promise((resolve) => (answerOld = resolve)));
    search.mockReturnValueOnce(new Promise((_resolve, reject) => (refuseOld = reject)));
    search.mockResolvedValueOnce([PIPES]);
    const element = show();
    await type(element, 'ada');
    await type(element, 'ada l');
    answerOld([ADA]);
    await settled();
    expect(results(element)).toBeNull();
    expect(spins(element)).toBe(true);

    await type(element, 'pipes');
    refuseOld({ body: { message: 'Too late' } });
    await settled();
    expect(find(element, 'c-error-panel')).toBeNull();
    expect(results(element).options[0].value).toBe('001');
    expect(spins(element)).toBe(false);
});

it('closes with the record that was chosen', async () => {
    search.mockResolvedValue([ADA]);
    const element = show();
    await type(element, 'ada');
    results(element).dispatchEvent(new CustomEvent('change', { detail: { value: '003' } }));
    await settled();
    expect(find(element, '[data-id="link"]').disabled).toBe(false);

    await press(element, 'link');

    expect(closedWith).toEqual(['003']);
});

it('forgets the choice when the search changes', async () => {
    search.mockResolvedValue([ADA]);
    const element = show();
    await type(element, 'ada');
    results(element).dispatchEvent(new CustomEvent('change', { detail: { value: '003' } }));
    await type(element, 'ada l');

    expect(find(element, '[data-id="link"]').disabled).toBe(true);
});

it('closes without a value when it is cancelled', async () => {
    const element = show();
    await press(element, 'cancel');

    expect(closedWith).toEqual([null]);
});

it('does not search after it was closed', async () => {
    const element = show();
    const input = find(element, '[data-id="searchText"]');
    input.dispatchEvent(new CustomEvent('change', { detail: { value: 'ada' } }));

    element.remove();

    expect(jest.getTimerCount()).toBe(0);
});
