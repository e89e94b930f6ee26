import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import NewPassword from 'studio/newPassword';
import { answerWith, shown, submit } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

const LOOK_UP = { 'POST /v1/password-link/look-up': { email: 'ada@porch.example' } };

async function show(): Promise<HTMLElement> {
  const element = createElement('studio-new-password', { is: NewPassword });
  Object.assign(element, { token: 'the-token' });
  document.body.append(element);
  await shown();
  return element;
}

it('says whose password it is, sets it and says that one is signed in', async () => {
  const asked = answerWith({ ...LOOK_UP, 'POST /v1/password-link/use': undefined });
  const element = await show();
  expect(element.shadowRoot?.textContent).toContain('ada@porch.example');
  await expect(element).toBeAccessible();
  let route: unknown;
  element.addEventListener(
    'signedin',
    (event) => (route = (event as CustomEvent<{ route: string }>).detail.route)
  );
  await submit(element, { password: 'a kettle below the stairs' });
  expect(asked[1]?.body).toEqual({ token: 'the-token', password: 'a kettle below the stairs' });
  expect(route).toBe('/');
});

it('says that a link is not valid, and where to ask for another', async () => {
  const error = { code: 'link_not_valid', message: 'This link is not valid.' };
  answerWith({ 'POST /v1/password-link/look-up': { error, status: 404 } });
  const element = await show();
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('This link is not valid.');
  expect(element.shadowRoot?.querySelector('form')).toBeNull();
  expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe('/#/forgot-password');
  await expect(element).toBeAccessible();
});
