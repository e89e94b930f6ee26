import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Connect from 'studio/connect';
import { aCatalogue } from '../../../../test/a-catalogue.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { part } from '../../../../test/in-page.ts';

afterEach(() => document.body.replaceChildren());

interface Fields {
  readonly values: Record<string, string>;
}

async function show(): Promise<HTMLElement> {
  answerWith({ 'GET /v1/connection-catalogue': aCatalogue() });
  const element = createElement('studio-connect', { is: Connect });
  Object.assign(element, { query: new URLSearchParams('capability=helpdesk') });
  document.body.append(element);
  await shown();
  return element;
}

function field(element: HTMLElement, name: string): HTMLInputElement | undefined {
  const all = element.shadowRoot?.querySelectorAll<HTMLInputElement>(
    'lightning-input, lightning-radio-group'
  );
  return [...(all ?? [])].find((one) => one.name === name);
}

async function choose(element: HTMLElement, name: string, value: string): Promise<void> {
  field(element, name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await shown();
}

it('asks for a My Domain only where nothing else says where people sign in', async () => {
  const element = await show();
  expect(field(element, 'url')?.required).toBe(false);
  await choose(element, 'environment', 'custom');
  expect(field(element, 'url')?.required).toBe(true);
  await choose(element, 'environment', 'sandbox');
  expect(field(element, 'url')?.required).toBe(false);
  await choose(element, 'method', 'credentials');
  expect(field(element, 'url')?.required).toBe(true);
  expect(field(element, 'clientSecret')?.required).toBe(true);
  await expect(element).toBeAccessible();
});

it('shows the callback URL for a consent, and not for client credentials, which have none', async () => {
  const element = await show();
  const callback = () => element.shadowRoot?.querySelector('[data-id="callback"]')?.textContent;
  expect(callback()).toBe(aCatalogue().callbackUrl);
  await choose(element, 'method', 'credentials');
  expect(callback()).toBeUndefined();
  expect(field(element, 'environment')).toBeUndefined();
  await expect(element).toBeAccessible();
});

it('wants at first what the address asks for, and sends what is chosen then', async () => {
  const element = await show();
  const purpose = part(element, 'purpose');
  const { values } = purpose as unknown as Fields;
  expect(values).toEqual({ capability: 'helpdesk', direction: 'both' });
  part(purpose, 'capability').dispatchEvent(
    new CustomEvent('change', { detail: { value: 'crm' } })
  );
  await choose(element, 'method', 'credentials');
  for (const input of element.shadowRoot?.querySelectorAll('form *') ?? []) {
    Object.assign(input, { reportValidity: () => true });
  }
  const asked = answerWith({ 'POST /v1/connections': { id: 'c1', name: 'Ours' } });
  element.shadowRoot?.querySelector('form')?.dispatchEvent(new CustomEvent('submit'));
  await shown();
  expect(asked[0]?.body).toMatchObject({ capability: 'crm', direction: 'both' });
});
