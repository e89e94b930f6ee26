import { createElement } from 'lwc';
import Sparkline from 'c/sparkline';

jest.mock(
    '@salesforce/label/c.ChartSparkline',
    () => ({ default: '{0} from {1} to {2}, highest {3}' }),
    { virtual: true }
);

const at = (start, value) => ({ start, value });

function show(...points) {
    const element = createElement('c-sparkline', { is: Sparkline });
    element.label = 'Messages';
    element.points = points;
    document.body.appendChild(element);
    return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const line = (element) => find(element, 'polyline').getAttribute('points');
const texts = (element, selector) =>
    [...element.shadowRoot.querySelectorAll(selector)].map((one) => one.textContent);

afterEach(() => document.body.replaceChildren());

it('draws a line through its values from edge to edge', async () => {
    const element = show(at('2026-09-07', 0), at('2026-09-14', 1500), at('2026-09-21', 750));

    expect(line(element)).toBe('2,22 50,2 98,12');
    expect(find(element, 'svg').getAttribute('aria-label')).toBe(
        'Messages from 0 to 750, highest 1,500'
    );
    await expect(element).toBeAccessible();
});

it('has its values in a table', async () => {
    const element = show(at('2026-09-07', 0), at('2026-09-14', 1500));

    expect(texts(element, 'caption')[0].trim()).toBe('Messages');
    expect(texts(element, 'tbody th')).toEqual(['Sep 7', 'Sep 14']);
    expect(texts(element, 'tbody td')).toEqual(['0', '1,500']);
    await expect(element).toBeAccessible();
});

it('draws a single value as a dot in the middle', async () => {
    const element = show(at('2026-09-07', 3));

    expect(line(element)).toBe('50,2 50,2');
    await expect(element).toBeAccessible();
});

it('draws nothing but zeros at the foot', async () => {
    const element = show(at('2026-09-07', 0), at('2026-09-14', 0));

    expect(line(element)).toBe('2,22 98,22');
    await expect(element).toBeAccessible();
});

it('says that there is nothing without values', async () => {
    const element = show();

    expect(find(element, 'svg')).toBeNull();
    expect(texts(element, 'p')).toEqual(['c.ChartNoActivity']);
    await expect(element).toBeAccessible();
});
