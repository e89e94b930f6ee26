import { createElement } from 'lwc';
import SetupPages from 'c/setupPages';

afterEach(() => document.body.replaceChildren());

it('leads to the places of Setup where an administrator goes on', async () => {
    const element = createElement('c-setup-pages', { is: SetupPages });
    document.body.appendChild(element);

    const links = [...element.shadowRoot.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
        '/lightning/setup/FlexiPageList/home',
        '/lightning/setup/ObjectManager/home',
        '/lightning/setup/SecurityCspTrustedSite/home'
    ]);
    expect(links.every((link) => link.textContent.includes('c.OpensInNewTab'))).toBe(true);
    await expect(element).toBeAccessible();
});
