import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Connect from 'studio/connect';
import { answerWith, shown } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

const choice = (name: string) => ({ name, label: name, purpose: `for ${name}` });
const CATALOGUE = {
  callbackUrl: 'https://porch.example/oauth/callback',
  platforms: [
    {
      ...{ name: 'salesforce', label: 'Salesforce' },
      capabilities: [
        { ...choice('crm'), unavailable: null, directions: ['both', 'in'] },
        { ...choice('helpdesk'), unavailable: null, directions: ['both'] },
        { ...choice('content'), unavailable: 'Not there.', directions: [] }
      ]
    }
  ],
  directions: ['both', 'in'].map(choice),
  environments: ['production', 'sandbox', 'custom'].map(choice)
};

async function show(capability = 'helpdesk'): Promise<HTMLElement> {
  answerWith({ 'GET /v1/connection-catalogue': CATALOGUE });
  const element = createElement('studio-connect', { is: Connect });
  Object.assign(element, { query: new URLSearchParams({ capability }) });
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
  expect(field(element, 'capability')?.value).toBe('helpdesk');
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
  expect(callback()).toBe(CATALOGUE.callbackUrl);
  await choose(element, 'method', 'credentials');
  expect(callback()).toBeUndefined();
  expect(field(element, 'environment')).toBeUndefined();
  await expect(element).toBeAccessible();
});

it('offers what exists, and of each kind of org the directions that make a difference', async () => {
  const element = await show('content');
  const values = (name: string) =>
    (field(element, name) as unknown as { options: { value: string }[] }).options.map(
      ({ value }) => value
    );
  expect(values('capability')).toEqual(['crm', 'helpdesk']);
  expect(field(element, 'capability')?.value).toBe('crm');
  expect(values('direction')).toEqual(['both', 'in']);
  await choose(element, 'capability', 'helpdesk');
  expect(values('direction')).toEqual(['both']);
});
