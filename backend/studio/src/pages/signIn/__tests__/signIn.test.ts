import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import SignIn from 'studio/signIn';
import { answerWith, submit } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

function show(openIdLabel: string | null, needsFirstAdmin = false): HTMLElement {
  const element = createElement('studio-sign-in', { is: SignIn });
  Object.assign(element, { options: { openIdLabel, needsFirstAdmin }, returnTo: '/people' });
  document.body.append(element);
  return element;
}

it('signs in and says so', async () => {
  const asked = answerWith({ 'POST /v1/sign-in': undefined });
  const element = show(null);
  let told = 0;
  element.addEventListener('signedin', () => (told += 1));
  const given = { email: 'ada@porch.example', password: 'lantern' };
  await submit(element, given);
  expect(asked).toEqual([{ method: 'POST', path: '/v1/sign-in', body: given }]);
  expect(told).toBe(1);
});

it('shows why it was refused and what to do', async () => {
  const error = { code: 'wrong_credentials', message: 'Wrong.', details: { remedy: 'Try again.' } };
  answerWith({ 'POST /v1/sign-in': { error, status: 401 } });
  const element = show(null);
  await submit(element, { email: 'ada@porch.example', password: 'x' });
  const failure = element.shadowRoot?.querySelector('studio-failure');
  const text = failure?.shadowRoot?.textContent;
  expect(text).toContain('Wrong.');
  expect(text).toContain('Try again.');
  await expect(element).toBeAccessible();
});

it('offers the identity provider, and the way back to the page asked for', async () => {
  const element = show('Slack');
  const link = element.shadowRoot?.querySelector('a.slds-button');
  expect(link?.textContent).toBe('Sign in with Slack');
  expect(link?.getAttribute('href')).toBe('/v1/sign-in/openid?returnTo=%2Fpeople');
  await expect(element).toBeAccessible();
});

it('tells how the first admin is made, and offers no provider where none is set', () => {
  const element = show(null, true);
  expect(element.shadowRoot?.textContent).toContain('porchlight serve');
  expect(element.shadowRoot?.querySelector('a.slds-button')).toBeNull();
});
