import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import People from 'studio/people';
import { answerWith, shown, type Asked } from '../../../../test/answering-backend.ts';

const ADA = {
  ...{ id: 'u1', name: 'Ada', email: 'ada@porch.example', role: 'admin' },
  ...{ createdAt: '2024-03-01T10:00:00.000Z', lastSignInAt: null }
};
const LISTS = {
  'GET /v1/users': { users: [ADA] },
  'GET /v1/invitations': { invitations: [] }
};

afterEach(() => document.body.replaceChildren());

async function show(answers: Record<string, unknown> = {}): Promise<[HTMLElement, Asked[]]> {
  const asked = answerWith({ ...LISTS, ...answers });
  const element = createElement('studio-people', { is: People });
  Object.assign(element, { user: ADA });
  document.body.append(element);
  await shown();
  return [element, asked];
}

function inRow<Found extends HTMLElement>(element: HTMLElement, selector: string): Found {
  return element.shadowRoot?.querySelector(`tr[data-email] ${selector}`) as Found;
}

function confirmRemoval(element: HTMLElement): Promise<void> {
  inRow(element, 'studio-ask-button').dispatchEvent(new CustomEvent('confirm'));
  return shown();
}

it('lists the users', async () => {
  const [element] = await show();
  expect(element.shadowRoot?.querySelector('tr[data-email]')?.textContent).toContain('never');
  await expect(element).toBeAccessible();
});

it('removes a user', async () => {
  const [element, asked] = await show({ 'DELETE /v1/users/u1': undefined });
  await confirmRemoval(element);
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(true);
});

it('shows a link to set a new password until it has been copied', async () => {
  const made = {
    email: ADA.email,
    link: 'https://porch/#/new-password/abc',
    expiresAt: ADA.createdAt
  };
  const [element] = await show({ 'POST /v1/users/u1/password-link': made });
  inRow(element, 'lightning-button').click();
  await shown();
  const box = element.shadowRoot?.querySelector('studio-shown-once');
  expect(box?.shadowRoot?.querySelector('[data-id="secret"]')?.textContent).toBe(made.link);
  expect(box?.textContent).toContain(ADA.email);
  await expect(element).toBeAccessible();
  box?.dispatchEvent(new CustomEvent('copied'));
  await shown();
  expect(element.shadowRoot?.querySelector('studio-shown-once')).toBeNull();
});

it('shows why a change was refused, and how things are', async () => {
  const error = { code: 'last_admin', message: 'This is the last admin.' };
  const [element] = await show({ 'DELETE /v1/users/u1': { error, status: 409 } });
  await confirmRemoval(element);
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('This is the last admin.');
  expect(element.shadowRoot?.querySelector('tr[data-email]')).not.toBeNull();
  await expect(element).toBeAccessible();
});
