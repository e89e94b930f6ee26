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

function removeButton(element: HTMLElement): HTMLElement & { label: string } {
  return element.shadowRoot?.querySelector('tr[data-email] lightning-button') as HTMLElement & {
    label: string;
  };
}

it('lists the users', async () => {
  const [element] = await show();
  expect(element.shadowRoot?.querySelector('tr[data-email]')?.textContent).toContain('never');
  await expect(element).toBeAccessible();
});

it('removes a user only after asking', async () => {
  const [element, asked] = await show({ 'DELETE /v1/users/u1': undefined });
  removeButton(element).click();
  await shown();
  expect(removeButton(element).label).toBe('Really remove?');
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
  removeButton(element).click();
  await shown();
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(true);
});

it('shows why a change was refused, and how things are', async () => {
  const error = { code: 'last_admin', message: 'This is the last admin.' };
  const [element] = await show({ 'DELETE /v1/users/u1': { error, status: 409 } });
  removeButton(element).click();
  await shown();
  removeButton(element).click();
  await shown();
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('This is the last admin.');
  expect(element.shadowRoot?.querySelector('tr[data-email]')).not.toBeNull();
  await expect(element).toBeAccessible();
});
