import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Provisioning from 'studio/provisioning';
import { aConnection } from '../../../../test/a-connection.ts';
import { answerWith, shown, type Asked } from '../../../../test/answering-backend.ts';

const AT = '/v1/connections/c1/provisioning';
const OURS = aConnection();
const ADMINS = aConnection({ id: 'c2', name: 'Admin', username: 'admin@acme.example' });
const ITEM = { kind: 'field', name: 'Lead.DemoSessions__c' };
const TO_MAKE = { items: [{ ...ITEM, isThere: false }], refusals: [], made: [] };
const THERE = { items: [{ ...ITEM, isThere: true }], refusals: [], made: [] };
const REPORT = {
  ...{ connection: OURS, package: null, isProvisioned: true, ok: true },
  ...{ findings: [], fixed: [], refusals: [], made: [] }
};

afterEach(() => document.body.replaceChildren());

async function show(answers: Record<string, unknown>): Promise<[HTMLElement, Asked[]]> {
  const asked = answerWith({
    'GET /v1/connections': { connections: [OURS, ADMINS] },
    [`GET ${AT}`]: { made: [] },
    ...answers
  });
  const element = createElement('studio-provisioning', { is: Provisioning });
  Object.assign(element, { connectionId: 'c1' });
  document.body.append(element);
  await shown();
  return [element, asked];
}

function find(element: HTMLElement, id: string): HTMLElement | null | undefined {
  return element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
}

it('shows what would be made before anything is', async () => {
  const [element, asked] = await show({ [`POST ${AT}/preview`]: TO_MAKE });
  expect(find(element, 'verdict')?.textContent).toBe('1 thing is to be made.');
  expect(element.shadowRoot?.querySelector('[data-state="missing"]')?.textContent).toContain(
    'DemoSessions__c'
  );
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('says that there is nothing to do where everything is there', async () => {
  const [element] = await show({ [`POST ${AT}/preview`]: THERE });
  expect(find(element, 'verdict')?.textContent).toContain('nothing to do');
  expect(find(element, 'make')).toBeNull();
  await expect(element).toBeAccessible();
});

it('makes what is missing in the name of the administrator chosen, and tells each refusal', async () => {
  const refusal = {
    ...{ step: 'field', what: 'Lead.DemoSessions__c', code: 'LIMIT_EXCEEDED', message: 'Full.' },
    ...{ remedy: 'Delete fields nobody needs.', setupPath: 'Setup > Object Manager' }
  };
  const [element, asked] = await show({
    [`POST ${AT}/preview`]: TO_MAKE,
    [`POST ${AT}`]: { ...REPORT, ok: false, refusals: [refusal] }
  });
  const chosen = new CustomEvent('change', { detail: { value: 'c2' } });
  find(element, 'as')?.dispatchEvent(chosen);
  await shown();
  find(element, 'make')?.dispatchEvent(new CustomEvent('confirm'));
  await shown();
  const made = asked.find(({ path, method }) => method === 'POST' && path === AT);
  expect(made?.body).toEqual({ as: 'c2' });
  const refused = element.shadowRoot?.querySelector('[data-state="refused"]');
  expect(refused?.textContent).toContain('Delete fields nobody needs.');
  await expect(element).toBeAccessible();
});

it('shows what was made and stays, where the connection has ended', async () => {
  const made = { ...ITEM, madeAt: '2024-03-01T10:00:00.000Z', madeBy: 'ada@porch.example' };
  const ended = aConnection({ state: 'disconnected', actions: ['connect', 'refresh'] });
  const [element, asked] = await show({
    'GET /v1/connections': { connections: [ended] },
    [`GET ${AT}`]: { made: [made] }
  });
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  const text = element.shadowRoot?.textContent;
  expect(text).toContain('The connection is disconnected: nothing can be made in its org.');
  expect(text).toContain('left in place');
  expect(text).toContain('Lead.DemoSessions__c');
  await expect(element).toBeAccessible();
});

it('shows why nothing can be made beside the package', async () => {
  const error = { code: 'package_installed', message: 'This org has the Porchlight package.' };
  const [element] = await show({ [`POST ${AT}/preview`]: { error, status: 409 } });
  const failure = element.shadowRoot?.querySelector('studio-failure');
  expect(failure?.shadowRoot?.textContent).toContain('This org has the Porchlight package.');
  expect(find(element, 'make')).toBeNull();
});
