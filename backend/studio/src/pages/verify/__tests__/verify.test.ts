import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Verify from 'studio/verify';
import { ADMIN, aConnection, VIEWER } from '../../../../test/a-connection.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';

afterEach(() => document.body.replaceChildren());

const PATH = '/v1/connections/c1';
const FINDING = {
  ...{ code: 'field_right_missing', object: 'Contact', field: 'Email', right: 'read' },
  ...{ symptom: 'Contact.Email is not seen.', remedy: 'Give it.', setupPath: 'Setup > Users' }
};
const RED = {
  at: '2024-03-01T10:00:00.000Z',
  connection: { id: 'c1', name: 'Ours', orgId: 'o', username: 'sync@acme.example', namespace: '' },
  ...{ package: null, ok: false, findings: [FINDING], fixed: [], refusals: [] },
  lostSince: [] as string[]
};
const GREEN = { ...RED, ok: true, findings: [], fixed: [FINDING] };

it('tells each miss with its remedy, fixes as the administrator chosen, and shows what was given', async () => {
  const others = [
    aConnection({ id: 'c2', name: 'Admin' }),
    aConnection({ id: 'c3', name: 'Elsewhere', orgId: 'another' }),
    aConnection({ id: 'c4', name: 'Ended', actions: ['connect', 'refresh'] })
  ];
  const asked = answerWith({
    'GET /v1/connections': { connections: [aConnection(), ...others] },
    [`GET ${PATH}/verification`]: { report: null },
    [`POST ${PATH}/verify`]: RED,
    [`POST ${PATH}/fix`]: GREEN
  });
  const element = createElement('studio-verify', { is: Verify });
  Object.assign(element, { connectionId: 'c1', user: ADMIN });
  document.body.append(element);
  await shown();
  const part = (id: string) => element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  expect(part('verdict')?.textContent).toBe('One thing is missing.');
  expect(part('finding')?.textContent).toBe('Contact.Email is not seen.Give it.Setup > Users');
  const as = part('as') as unknown as { options: { value: string }[] };
  expect(as.options.map(({ value }) => value)).toEqual(['', 'c2']);
  await expect(element).toBeAccessible();

  part('as')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'c2' } }));
  part('fix')?.click();
  await shown();
  expect(asked.find(({ path }) => path === `${PATH}/fix`)?.body).toEqual({ as: 'c2' });
  expect(part('verdict')?.textContent).toBe('Everything a sync needs is there.');
  expect(element.shadowRoot?.textContent).toContain('One of them was given.');
  await expect(element).toBeAccessible();
});

it('shows the last report with its age at once, and what a run has met since, without asking the org', async () => {
  const at = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const report = { ...RED, at, findings: [], ok: false, lostSince: ['Session__c'] };
  const asked = answerWith({
    'GET /v1/connections': { connections: [aConnection()] },
    [`GET ${PATH}/verification`]: { report }
  });
  const element = createElement('studio-verify', { is: Verify });
  Object.assign(element, { connectionId: 'c1', user: VIEWER });
  document.body.append(element);
  await shown();
  const part = (id: string) => element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  expect(part('looked')?.textContent).toContain('Verified 3 days ago');
  expect(part('looked')?.textContent).toContain('for "CRM, both ways"');
  expect(part('lost')?.textContent).toContain('could not write Session__c');
  expect(part('verify')).toBeNull();
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
  await expect(element).toBeAccessible();
});

it('leads to what can be made in an org that lacks the package', async () => {
  const missing = { ...FINDING, code: 'package_missing', symptom: 'No package.' };
  answerWith({
    'GET /v1/connections': { connections: [aConnection()] },
    [`GET ${PATH}/verification`]: { report: { ...RED, findings: [missing] } },
    [`POST ${PATH}/verify`]: { ...RED, findings: [missing] }
  });
  const element = createElement('studio-verify', { is: Verify });
  Object.assign(element, { connectionId: 'c1', user: ADMIN });
  document.body.append(element);
  await shown();
  const link = element.shadowRoot?.querySelector('[data-id="fields"]');
  expect(link?.getAttribute('href')).toBe('/#/connections/c1/fields');
  await expect(element).toBeAccessible();
});
