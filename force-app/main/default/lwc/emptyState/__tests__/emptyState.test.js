import { createElement } from 'lwc';
import EmptyState from 'c/emptyState';

function show(properties) {
    const element = Object.assign(createElement('c-empty-state', { is: EmptyState }), properties);
    document.body.appendChild(element);
    return element;
}

afterEach(() => document.body.replaceChildren());

it('says why there is nothing and what to do', async () => {
    const element = show({ heading: 'Nothing yet', hint: 'Come back tomorrow.' });

    const texts = [...element.shadowRoot.querySelectorAll('p')].map((p) => p.textContent);
    expect(texts).toEqual(['Nothing yet', 'Come back tomorrow.']);
    await expect(element).toBeAccessible();
});

it('shows no empty paragraph without a hint', async () => {
    const element = show({ heading: 'Nothing yet' });

    expect(element.shadowRoot.querySelectorAll('p')).toHaveLength(1);
    await expect(element).toBeAccessible();
});
