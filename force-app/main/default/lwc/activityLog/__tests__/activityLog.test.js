import { createElement } from 'lwc';
import ActivityLog from 'c/activityLog';

jest.mock('@salesforce/label/c.ActivityLogShown', () => ({ default: 'Shown: {0}' }), {
    virtual: true
});

const TYPES = [{ label: 'Message', value: 'message' }];
const UNFILTERED = { activityType: null, firstDay: null, lastDay: null, searchText: null };

const fetchPage = jest.fn();
const askAgain = jest.fn();
/** What the card around it would ask for. */
let asked;

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

function anItem(id) {
    return { id, type: 'message', typeLabel: 'Message', occurredAt: '2024-02-01T10:00:00.000Z' };
}

function aPage(ids, nextCursor = null) {
    return { items: ids.map(anItem), nextCursor, types: TYPES };
}

function show() {
    const element = createElement('c-activity-log', { is: ActivityLog });
    Object.assign(element, { emptyHint: 'Wait for the sync.', fetchPage, askAgain });
    element.addEventListener('narrow', (event) => (asked = event.detail));
    document.body.appendChild(element);
    return element;
}

async function answer(element, result) {
    element.answer = result;
    await settled();
}

async function showWith(page) {
    const element = show();
    await answer(element, { data: page });
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const shownIds = (element) => find(element, 'c-activity-timeline')?.items.map((item) => item.id);
const spins = (element) => find(element, 'lightning-spinner') !== null;
const status = (element) => find(element, '[role="status"]').textContent;
const button = (element, label) =>
    [...element.shadowRoot.querySelectorAll('lightning-button')].find((b) => b.label === label);

async function choose(element, name, value) {
    const input = find(element, `[data-id="${name}"]`);
    input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await settled();
}

async function click(control) {
    control.dispatchEvent(new CustomEvent('click'));
    await settled();
}

afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    jest.resetAllMocks();
    asked = undefined;
});

describe('the four states', () => {
    it('shows that it is loading', async () => {
        const element = show();
        await settled();

        expect(spins(element)).toBe(true);
        expect(status(element)).toBe('c.Loading');
        expect(find(element, 'c-activity-timeline')).toBeNull();
        expect(find(element, 'c-empty-state')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows an error as it came', async () => {
        const element = show();
        await settled();
        await answer(element, { error: { body: { message: 'You may not read this.' } } });

        const panel = find(element, 'c-error-panel');
        expect(panel.errors.body.message).toBe('You may not read this.');
        expect(spins(element)).toBe(false);
        expect(find(element, 'c-activity-timeline')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows why there is nothing', async () => {
        const element = await showWith(aPage([]));

        const emptyState = find(element, 'c-empty-state');
        expect(emptyState.heading).toBe('c.ActivityLogEmpty');
        expect(emptyState.hint).toBe('Wait for the sync.');
        expect(button(element, 'c.ActivityLogClearFilters')).toBeUndefined();
        await expect(element).toBeAccessible();
    });

    it('shows the activities', async () => {
        const element = await showWith(aPage(['1', '2']));

        expect(shownIds(element)).toEqual(['1', '2']);
        expect(status(element)).toBe('Shown: 2');
        expect(spins(element)).toBe(false);
        expect(button(element, 'c.LoadMore')).toBeUndefined();
        expect(find(element, '[data-id="end"]').textContent).toBe('c.ActivityLogAllShown');
        await expect(element).toBeAccessible();
    });
});

describe('filters', () => {
    it('offers all types and those of the package', async () => {
        const element = await showWith(aPage(['1']));

        expect(find(element, '[data-id="activityType"]').options).toEqual([
            { label: 'c.ActivityLogAllTypes', value: '' },
            ...TYPES
        ]);
        await expect(element).toBeAccessible();
    });

    it('asks for one type, and for all again', async () => {
        const element = await showWith(aPage(['1']));

        await choose(element, 'activityType', 'message');
        expect(asked).toEqual({ ...UNFILTERED, activityType: 'message' });
        expect(spins(element)).toBe(true);

        await choose(element, 'activityType', '');
        expect(asked).toEqual(UNFILTERED);
        await expect(element).toBeAccessible();
    });

    it('asks for a period, and lets go of a day that was cleared', async () => {
        const element = await showWith(aPage(['1']));

        await choose(element, 'firstDay', '2024-01-01');
        await choose(element, 'lastDay', '2024-01-31');
        expect(asked).toEqual({
            ...UNFILTERED,
            firstDay: '2024-01-01',
            lastDay: '2024-01-31'
        });
        expect(find(element, '[data-id="firstDay"]').max).toBe('2024-01-31');
        expect(find(element, '[data-id="lastDay"]').min).toBe('2024-01-01');

        await choose(element, 'firstDay', '');
        expect(asked.firstDay).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('searches once the typing pauses', async () => {
        const element = await showWith(aPage(['1']));
        jest.useFakeTimers();

        await choose(element, 'searchText', 'rel');
        await choose(element, 'searchText', 'release');
        expect(asked).toBeUndefined();
        jest.advanceTimersByTime(300);
        await settled();

        expect(asked.searchText).toBe('release');
        jest.useRealTimers();
        await expect(element).toBeAccessible();
    });

    it('does not search after it was taken off the page', async () => {
        const element = await showWith(aPage(['1']));
        jest.useFakeTimers();
        await choose(element, 'searchText', 'release');

        element.remove();

        expect(jest.getTimerCount()).toBe(0);
    });

    it('does not wait for an answer when nothing changed', async () => {
        const element = await showWith(aPage(['1']));

        await choose(element, 'activityType', '');

        expect(spins(element)).toBe(false);
    });

    it('says that nothing matches and clears the filters', async () => {
        const element = await showWith(aPage(['1']));
        await choose(element, 'activityType', 'message');
        await choose(element, 'firstDay', '2024-01-01');
        await answer(element, { data: aPage([]) });
        expect(find(element, 'c-empty-state').heading).toBe('c.ActivityLogNoMatch');
        await expect(element).toBeAccessible();

        await click(button(element, 'c.ActivityLogClearFilters'));

        expect(asked).toEqual(UNFILTERED);
    });
});

describe('load more', () => {
    it('appends the next page', async () => {
        const element = await showWith(aPage(['1', '2'], 'behind-2'));
        await choose(element, 'activityType', 'message');
        await answer(element, { data: aPage(['1', '2'], 'behind-2') });
        fetchPage.mockResolvedValue(aPage(['3'], 'behind-3'));

        await click(button(element, 'c.LoadMore'));
        await settled();

        expect(fetchPage).toHaveBeenCalledTimes(1);
        expect(fetchPage).toHaveBeenCalledWith('behind-2');
        expect(shownIds(element)).toEqual(['1', '2', '3']);
        expect(button(element, 'c.LoadMore')).toBeDefined();
        expect(status(element)).toBe('Shown: 3');
        await expect(element).toBeAccessible();
    });

    it('moves the focus to the end note when the button goes', async () => {
        const element = await showWith(aPage(['1'], 'behind-1'));
        fetchPage.mockResolvedValue(aPage(['2']));

        await click(button(element, 'c.LoadMore'));
        await settled();

        expect(button(element, 'c.LoadMore')).toBeUndefined();
        expect(element.shadowRoot.activeElement).toBe(find(element, '[data-id="end"]'));
        await expect(element).toBeAccessible();
    });

    it('asks once however often the button is pressed', async () => {
        const element = await showWith(aPage(['1'], 'behind-1'));
        fetchPage.mockReturnValue(new Promise(() => {}));

        await click(button(element, 'c.LoadMore'));
        await click(button(element, 'c.LoadMore'));

        expect(fetchPage).toHaveBeenCalledTimes(1);
        expect(status(element)).toBe('c.Loading');
    });

    it('keeps what is shown when the next page fails, and can try again', async () => {
        const element = await showWith(aPage(['1'], 'behind-1'));
        fetchPage.mockRejectedValueOnce({ body: { message: 'Lost connection' } });

        await click(button(element, 'c.LoadMore'));
        await settled();
        expect(shownIds(element)).toEqual(['1']);
        expect(find(element, 'c-error-panel').errors.body.message).toBe('Lost connection');
        await expect(element).toBeAccessible();

        fetchPage.mockResolvedValueOnce(aPage(['2']));
        await click(button(element, 'c.LoadMore'));
        await settled();
        expect(shownIds(element)).toEqual(['1', '2']);
        expect(find(element, 'c-error-panel')).toBeNull();
    });

    it('drops a page that comes after another filter was answered', async () => {
        const element = await showWith(aPage(['1'], 'behind-1'));
        let arrive;
        fetchPage.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
        await click(button(element, 'c.LoadMore'));
        await choose(element, 'activityType', 'message');
        await answer(element, { data: aPage(['7']) });

        arrive(aPage(['2']));
        await settled();

        expect(shownIds(element)).toEqual(['7']);
    });
});

describe('refresh', () => {
    it('asks the server again and shows the first page', async () => {
        const element = await showWith(aPage(['1'], 'behind-1'));
        fetchPage.mockResolvedValue(aPage(['2']));
        await click(button(element, 'c.LoadMore'));
        await settled();
        let done;
        askAgain.mockReturnValue(new Promise((resolve) => (done = resolve)));

        await click(find(element, 'lightning-button-icon'));
        expect(askAgain).toHaveBeenCalledTimes(1);
        expect(spins(element)).toBe(true);
        await expect(element).toBeAccessible();

        done();
        await settled();
        expect(spins(element)).toBe(false);
        expect(shownIds(element)).toEqual(['1']);
        await expect(element).toBeAccessible();
    });

    it('shows why the refresh failed', async () => {
        const element = await showWith(aPage(['1']));
        askAgain.mockRejectedValue({ body: { message: 'Lost connection' } });

        await click(find(element, 'lightning-button-icon'));
        await settled();

        expect(find(element, 'c-error-panel').errors.body.message).toBe('Lost connection');
        expect(spins(element)).toBe(false);
        await expect(element).toBeAccessible();
    });
});
