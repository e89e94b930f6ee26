import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Header from 'studio/header';

afterEach(() => document.body.replaceChildren());

function show(role: string): HTMLElement {
  const element = createElement('studio-header', { is: Header });
  Object.assign(element, { user: { name: 'Ada', email: 'ada@porch.example', role }, route: '/' });
  document.body.append(element);
  return element;
}

function labels(element: HTMLElement): (string | null)[] {
  return [...(element.shadowRoot?.querySelectorAll('nav a') ?? [])].map((link) => link.textContent);
}

it.each([
  [
    'admin',
    ['Overview', 'Connections', 'Sync', 'People', 'API keys', 'Outbox', 'Audit log', 'Support']
  ],
  ['integrations_manager', ['Overview', 'Connections', 'Sync', 'API keys', 'Support']],
  ['data_viewer', ['Overview', 'Connections', 'Sync']]
])('shows the role %s its pages', async (role, pages) => {
  const element = show(role);
  expect(labels(element)).toEqual(pages);
  expect(element.shadowRoot?.querySelector('[aria-current="page"]')?.textContent).toBe('Overview');
  await expect(element).toBeAccessible();
});

it('leads from the name to the account', () => {
  const link = show('data_viewer').shadowRoot?.querySelector<HTMLAnchorElement>('.who a');
  expect([link?.getAttribute('href'), link?.textContent]).toEqual([
    '/#/account',
    'Ada · Data Viewer'
  ]);
});

it('tells when somebody signs out', () => {
  const element = show('admin');
  let told = 0;
  element.addEventListener('signout', () => (told += 1));
  element.shadowRoot?.querySelector<HTMLElement>('[data-id="sign-out"]')?.click();
  expect(told).toBe(1);
});

it('folds the pages on a phone until the menu is opened, and again on another page', async () => {
  const element = show('admin');
  const menu = element.shadowRoot?.querySelector<HTMLButtonElement>('button.menu');
  const state = async () => {
    await Promise.resolve();
    const isFolded = element.shadowRoot?.querySelector('nav')?.classList.contains('folded');
    return [menu?.getAttribute('aria-expanded'), isFolded];
  };
  expect(await state()).toEqual(['false', true]);
  menu?.click();
  expect(await state()).toEqual(['true', false]);
  Object.assign(element, { route: '/people' });
  expect(await state()).toEqual(['false', true]);
});
