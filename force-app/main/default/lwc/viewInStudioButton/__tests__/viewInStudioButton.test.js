import { createElement } from 'lwc';
import getLinks from '@salesforce/apex/ViewInStudioController.getLinks';
import ViewInStudioButton from 'c/viewInStudioButton';

jest.mock(
    '@salesforce/apex/ViewInStudioController.getLinks',
    () => {
        // Not from sfdx-lwc-jest: that also loads an ES module, which Jest refuses to require.
        const { createApexTestWireAdapter } = jest.requireActual(
            '@salesforce/wire-service-jest-util'
        );
        return { default: createApexTestWireAdapter(jest.fn()) };
    },
    { virtual: true }
);
jest.mock('@salesforce/label/c.StudioViewIn', () => ({ default: 'View {0} in Studio' }), {
    virtual: true
});

const RECORD_ID = 'a02000000000001AAA';
const STUDIO = 'https://studio.example';

// Promises of the component and of LWC's rendering are done.
const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve(); // eslint-disable-line no-await-in-loop
    }
};

async function show() {
    const element = createElement('c-view-in-studio-button', { is: ViewInStudioButton });
    element.recordId = RECORD_ID;
    document.body.appendChild(element);
    await settled();
    return element;
}

async function showWith(links) {
    const element = await show();
    getLinks.emit({ members: [], memberCount: 1, ...links });
    await settled();
    return element;
}

function aLink(memberId, changes = {}) {
    return { memberId, name: 'Ada', url: `${STUDIO}/members/${memberId}`, ...changes };
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const links = (element) => [...element.shadowRoot.querySelectorAll('a')];

afterEach(() => document.body.replaceChildren());

it('shows that it is loading', async () => {
    const element = await show();

    expect(getLinks.getLastConfig()).toEqual({ recordId: RECORD_ID });
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    await expect(element).toBeAccessible();
});

it('shows how to get access when the class is refused', async () => {
    const element = await show();
    const message = "You do not have access to the Apex class named 'ViewInStudioController'.";
    getLinks.error({ message }, 403);
    await settled();

    const panel = find(element, 'c-error-panel');
    expect(panel.shadowRoot.querySelector('[data-id="access"]').textContent).toBe(
        'c.AccessMissing'
    );
    await expect(element).toBeAccessible();
});

it('says why there is no member to open', async () => {
    const element = await showWith({ memberCount: 0, studioUrl: STUDIO });

    expect(find(element, 'c-empty-state').heading).toBe('c.StudioNoMember');
    expect(find(element, 'c-empty-state').hint).toBe('c.StudioNoMemberHint');
    expect(links(element)).toHaveLength(0);
    await expect(element).toBeAccessible();
});

it('says what to do when no address is set', async () => {
    const element = await showWith({});

    expect(find(element, 'c-empty-state').heading).toBe('c.StudioNoAddress');
    expect(find(element, 'c-empty-state').hint).toBe('c.StudioNoAddressHint');
    await expect(element).toBeAccessible();
});

it('opens the member in a new tab and says so', async () => {
    const element = await showWith({ members: [aLink('1')], studioUrl: STUDIO });
    const [link, ...others] = links(element);

    expect(others).toHaveLength(0);
    expect(link.href).toBe(`${STUDIO}/members/1`);
    expect(link.target).toBe('_blank');
    expect(link.rel).toContain('noopener');
    expect(link.textContent).toContain('c.StudioView');
    expect(link.textContent).toContain('c.OpensInNewTab');
    await expect(element).toBeAccessible();
});

it('tells several members apart by their communities', async () => {
    const element = await showWith({
        members: [aLink('1', { communityName: 'Forum' }), aLink('2')],
        memberCount: 2
    });

    expect(links(element).map(({ textContent }) => textContent)).toEqual([
        expect.stringContaining('View Forum in Studio'),
        expect.stringContaining('View Ada in Studio')
    ]);
    await expect(element).toBeAccessible();
});

it('opens the start page when the member has no address', async () => {
    const element = await showWith({ studioUrl: STUDIO });

    expect(links(element).map(({ href }) => href)).toEqual([`${STUDIO}/`]);
    await expect(element).toBeAccessible();
});

it('opens nothing that is not secure', async () => {
    const element = await showWith({
        members: [aLink('1', { url: 'http://studio.example/1' })],
        studioUrl: `${'javascript'}:alert(1)`
    });

    expect(links(element)).toHaveLength(0);
    expect(find(element, 'c-empty-state').heading).toBe('c.StudioNoAddress');
});

it('opens a Studio that runs on the machine of the viewer', async () => {
    const element = await showWith({ studioUrl: 'http://localhost:8080/' });

    expect(links(element).map(({ href }) => href)).toEqual(['http://localhost:8080/']);
    await expect(element).toBeAccessible();
});
