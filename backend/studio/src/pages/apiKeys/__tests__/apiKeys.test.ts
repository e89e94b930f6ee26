import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import ApiKeys from 'studio/apiKeys';
import { answerWith, shown } from '../../../../test/answering-backend.ts';

const KEY = {
  ...{ id: 'k1', name: 'Warehouse', prefix: 'sk_abcde', scopes: ['status:read'] },
  ...{ createdBy: 'ada@porch.example', createdAt: '2024-03-01T10:00:00.000Z', lastUsedAt: null }
};
const SCOPES = { scopes: [{ name: 'status:read', purpose: 'Read the status' }] };

afterEach(() => document.body.replaceChildren());

async function show(apiKeys: unknown[], more: Record<string, unknown> = {}): Promise<HTMLElement> {
  answerWith({ 'GET /v1/api-keys': { apiKeys }, 'GET /v1/api-key-scopes': SCOPES, ...more });
  const element = createElement('studio-api-keys', { is: ApiKeys });
  document.body.append(element);
  await shown();
  return element;
}

it('says what a key is for while there is none', async () => {
  const element = await show([]);
  const empty = element.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('No keys yet');
  await expect(element).toBeAccessible();
});

it('shows the secret until it has been copied, then a new form', async () => {
  const element = await show([KEY], {
    'POST /v1/api-keys': { apiKey: KEY, secret: 'sk_secret' }
  });
  const root = element.shadowRoot;
  for (const field of root?.querySelectorAll<HTMLInputElement>('lightning-input') ?? []) {
    field.value = 'Warehouse';
    field.reportValidity = () => true;
  }
  const group = root?.querySelector('lightning-checkbox-group') as unknown as HTMLInputElement;
  group.reportValidity = () => true;
  root?.querySelector('form')?.dispatchEvent(new CustomEvent('submit'));
  await shown();
  const box = root?.querySelector('studio-shown-once')?.shadowRoot;
  expect(box?.querySelector('[data-id="secret"]')?.textContent).toBe('sk_secret');
  await expect(element).toBeAccessible();
  box?.querySelector<HTMLElement>('[data-id="copied"]')?.click();
  await shown();
  expect(root?.querySelector('studio-shown-once')).toBeNull();
  expect(root?.querySelector('form')).not.toBeNull();
});
