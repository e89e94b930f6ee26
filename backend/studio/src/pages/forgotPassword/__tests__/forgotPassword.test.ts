import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import ForgotPassword from 'studio/forgotPassword';
import { answerWith, submit } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

function show(): HTMLElement {
  const element = createElement('studio-forgot-password', { is: ForgotPassword });
  document.body.append(element);
  return element;
}

it('asks for a link and says what happens, whoever has the address', async () => {
  const asked = answerWith({ 'POST /v1/password-link': undefined });
  const element = show();
  await expect(element).toBeAccessible();
  await submit(element, { email: 'ada@porch.example' });
  expect(asked).toEqual([
    { method: 'POST', path: '/v1/password-link', body: { email: 'ada@porch.example' } }
  ]);
  expect(element.shadowRoot?.textContent).toContain('If somebody here has the address');
  expect(element.shadowRoot?.querySelector('form')).toBeNull();
  await expect(element).toBeAccessible();
});

it('shows why it was refused, and lets one try again', async () => {
  const error = { code: 'too_many_requests', message: 'Too many requests from this address.' };
  answerWith({ 'POST /v1/password-link': { error, status: 429 } });
  const element = show();
  await submit(element, { email: 'ada@porch.example' });
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('Too many requests');
  expect(element.shadowRoot?.querySelector('form')).not.toBeNull();
});
