import { createElement } from 'lwc';
import { navigate } from 'lightning/navigation';
import RecordLink from 'c/recordLink';

jest.mock('lightning/navigation', () => {
    const Navigate = Symbol('Navigate');
    const GenerateUrl = Symbol('GenerateUrl');
    const spy = jest.fn();
    const NavigationMixin = (Base) =>
        class extends Base {
            [Navigate](page) {
                spy(page);
            }
            async [GenerateUrl](page) {
                return `https://org.example/${page.attributes.recordId}`;
            }
        };
    return {
        NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }),
        navigate: spy
    };
});

const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show(recordId) {
    const element = createElement('c-record-link', { is: RecordLink });
    Object.assign(element, { recordId, label: 'Ada Byron' });
    document.body.appendChild(element);
    await settled();
    return element;
}

const link = (element) => element.shadowRoot.querySelector('a');

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

it('has the address of the record, so that it opens in a new tab too', async () => {
    const element = await show('a02000000000001AAA');

    expect(link(element).href).toBe('https://org.example/a02000000000001AAA');
    expect(link(element).textContent).toBe('Ada Byron');
    await expect(element).toBeAccessible();
});

it('follows the record it is given', async () => {
    const element = await show('a02000000000001AAA');

    element.recordId = 'a02000000000002AAA';
    await settled();

    expect(element.recordId).toBe('a02000000000002AAA');
    expect(link(element).href).toBe('https://org.example/a02000000000002AAA');
});

it('opens the record where Salesforce opens records', async () => {
    const element = await show('a02000000000001AAA');
    const click = new MouseEvent('click', { cancelable: true });

    link(element).dispatchEvent(click);

    expect(click.defaultPrevented).toBe(true);
    expect(navigate).toHaveBeenCalledWith({
        type: 'standard__recordPage',
        attributes: { recordId: 'a02000000000001AAA', actionName: 'view' }
    });
});

it.each(['ctrlKey', 'metaKey', 'shiftKey'])(
    'leaves a click with %s to the browser',
    async (key) => {
        const element = await show('a02000000000001AAA');
        const click = new MouseEvent('click', { cancelable: true, [key]: true });
        document.body.addEventListener('click', (event) => event.preventDefault(), { once: true });

        link(element).dispatchEvent(click);

        expect(navigate).not.toHaveBeenCalled();
    }
);
