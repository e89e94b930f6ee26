import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Account from 'studio/account';
import { answerWith, shown, submit, type Asked } from '../../../../test/answering-backend.ts';
import { ADMIN } from '../../../../test/a-connection.ts';

afterEach(() => document.body.replaceChildren());

async function show(
  hasPassword: boolean,
  answers: Record<string, unknown> = {}
): Promise<[HTMLElement, Asked[]]> {
  const asked = answerWith({
    'GET /v1/me': { user: ADMIN, csrfToken: 'csrf', hasPassword },
    ...answers
  });
  const element = createElement('studio-account', { is: Account });
  Object.assign(element, { user: ADMIN, openIdLabel: 'The club' });
  document.body.append(element);
  await shown();
  return [element, asked];
}

it('changes the password and learns what requests carry from now on', async () => {
  const [element, asked] = await show(true, { 'POST /v1/me/password': undefined });
  await expect(element).toBeAccessible();
  const told: string[] = [];
  element.addEventListener('tell', (event) =>
    told.push((event as CustomEvent<{ message: string }>).detail.message)
  );
  const given = { current: 'lantern on the porch', next: 'a kettle below the stairs' };
  await submit(element, given);
  expect(asked.slice(1).map(({ path, body }) => [path, body])).toEqual([
    ['/v1/me/password', given],
    ['/v1/me', undefined]
  ]);
  expect(told).toEqual([expect.stringContaining('The password was changed')]);
  const fields = element.shadowRoot?.querySelectorAll<HTMLInputElement>('form > *') ?? [];
  const values = [...fields].filter(({ name }) => name).map(({ name, value }) => [name, value]);
  expect(values).toEqual([
    ['current', ''],
    ['next', '']
  ]);
});

it('shows why a change was refused', async () => {
  const error = { code: 'wrong_password', message: 'The current password is wrong.' };
  const [element] = await show(true, { 'POST /v1/me/password': { error, status: 403 } });
  await submit(element, { current: 'guess', next: 'a kettle below the stairs' });
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('The current password is wrong.');
});

it('offers no password to who signs in through the identity provider', async () => {
  const [element] = await show(false);
  expect(element.shadowRoot?.querySelector('form')).toBeNull();
  expect(element.shadowRoot?.textContent).toContain('You sign in with The club');
  await expect(element).toBeAccessible();
});
