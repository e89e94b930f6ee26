import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Connection from 'studio/connection';
import { ADMIN, aConnection, aSyncView, VIEWER } from '../../../../test/a-connection.ts';
import { aCatalogue } from '../../../../test/a-catalogue.ts';
import { answerWith, shown, type Asked } from '../../../../test/answering-backend.ts';
import { openStreams, sendEvent } from '../../../../test/live-events.ts';

afterEach(() => document.body.replaceChildren());

const PATH = '/v1/connections/c1';

async function show(
  answers: Readonly<Record<string, unknown>>,
  user: object = ADMIN
): Promise<{ element: HTMLElement; asked: Asked[] }> {
  const asked = answerWith({
    [`GET ${PATH}`]: aConnection(),
    [`GET ${PATH}/sync`]: aSyncView(),
    ...answers
  });
  const element = createElement('studio-connection', { is: Connection });
  Object.assign(element, { connectionId: 'c1', user });
  document.body.append(element);
  await shown();
  return { element, asked };
}

function part(element: HTMLElement, id: string): HTMLElement | null | undefined {
  return element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${id}"]`);
}

async function click(element: HTMLElement, id: string): Promise<void> {
  part(element, id)?.click();
  await shown();
}

async function choose(element: HTMLElement, value: string): Promise<void> {
  part(element, 'more')?.dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await shown();
}

it('says how the connection is, with the reason and the age of its token', async () => {
  const { element } = await show({
    [`GET ${PATH}`]: aConnection({ state: 'expired', stateReason: 'The token was revoked.' })
  });
  expect(part(element, 'state')?.textContent).toBe('Expired');
  expect(part(element, 'state')?.className).toContain('slds-theme_error');
  expect(part(element, 'reason')?.textContent).toBe('The token was revoked.');
  const text = element.shadowRoot?.textContent;
  expect(text).toContain('3 days old, refused by the org');
  await expect(element).toBeAccessible();
});

it('says how long the token still lives', async () => {
  const { element } = await show({});
  const text = element.shadowRoot?.textContent;
  expect(text).toContain('3 days old, expires in 27 days without use');
});

it('tells cause and remedy of a test that fails', async () => {
  const failed = { ok: false, code: 'x', cause: 'The user is frozen.', remedy: 'Unfreeze it.' };
  const { element } = await show({ [`POST ${PATH}/test`]: failed });
  await click(element, 'test');
  expect(part(element, 'tested')?.textContent).toContain('The user is frozen.Unfreeze it.');
  await expect(element).toBeAccessible();
});

it('disconnects only after asking, and lets one think better of it', async () => {
  const { element, asked } = await show({ [`POST ${PATH}/disconnect`]: aConnection() });
  await choose(element, 'disconnect');
  const dialog = element.shadowRoot?.querySelector('[role="alertdialog"]');
  expect(dialog?.textContent).toContain('No sync runs any more.');
  expect(element.shadowRoot?.activeElement?.textContent).toBe('Disconnect this org?');
  await expect(element).toBeAccessible();
  await click(element, 'keep');
  expect(part(element, 'confirm')).toBeNull();
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);

  await choose(element, 'disconnect');
  await click(element, 'confirm');
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([
    { method: 'POST', path: `${PATH}/disconnect`, body: undefined }
  ]);
});

it('asks for the app when it was forgotten with the account', async () => {
  const revoked = aConnection({ state: 'revoked', token: null, actions: ['connect', 'refresh'] });
  const { element, asked } = await show({ [`GET ${PATH}`]: revoked });
  expect(part(element, 'more')).toBeNull();
  await click(element, 'renew');
  expect(element.shadowRoot?.querySelector('form')?.textContent).toContain('were forgotten');
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  await expect(element).toBeAccessible();
});

it('offers nothing but reading to a Data Viewer', async () => {
  const { element } = await show({}, VIEWER);
  const buttons = element.shadowRoot?.querySelectorAll('lightning-button');
  expect([...(buttons ?? [])].map((button) => button.getAttribute('data-id'))).toEqual(['refresh']);
  expect(part(element, 'more')).toBeNull();
  expect(element.shadowRoot?.textContent).not.toContain('Verify');
});

it('follows what happens to the connection while it is looked at, and no longer', async () => {
  const answers: Record<string, unknown> = { [`GET ${PATH}`]: aConnection() };
  const { element } = await show(answers);
  expect(part(element, 'next')?.textContent).toContain('Runs come every 10 minutes');
  const expired = { state: 'expired', stateReason: 'The token was revoked.' } as const;
  answerWith({ [`GET ${PATH}`]: aConnection(expired) });
  const view = aSyncView({
    schedule: { intervalMinutes: 5, nextRunAt: '2024-03-01T10:05:00.000Z' }
  });
  sendEvent('sync', { ...view, connection: { ...view.connection, ...expired } });
  await shown();
  expect(part(element, 'state')?.textContent).toBe('Expired');
  expect(part(element, 'reason')?.textContent).toBe('The token was revoked.');
  expect(part(element, 'next')?.textContent).toContain('every 5 minutes');
  element.remove();
  expect(openStreams()).toEqual([]);
});

it('changes what the connection is for, with what that means, in place', async () => {
  const { element, asked } = await show({
    'GET /v1/connection-catalogue': aCatalogue(),
    [`PATCH ${PATH}`]: aConnection({ direction: 'in' })
  });
  await click(element, 'edit');
  const form = element.shadowRoot?.querySelector('studio-purpose-form')?.shadowRoot;
  await expect(element).toBeAccessible();
  const purpose = form?.querySelector('studio-purpose-fields')?.shadowRoot;
  const pick = async (name: string, value: string) => {
    const group = purpose?.querySelector(`[data-id="${name}"]`);
    group?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await shown();
  };
  await pick('capability', 'helpdesk');
  await pick('direction', 'in');
  for (const field of form?.querySelectorAll('lightning-input, studio-purpose-fields') ?? []) {
    Object.assign(field, { reportValidity: () => true });
  }
  form?.querySelector('form')?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await shown();
  expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
    ...{ name: 'Ours', capability: 'helpdesk', direction: 'in' }
  });
});
