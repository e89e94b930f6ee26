import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const CHANNEL = '/systemTopic/TestResult';

interface Message {
  readonly channel: string;
  readonly successful?: boolean;
  readonly clientId?: string;
  readonly error?: string;
  readonly advice?: { readonly reconnect: string };
  readonly data?: { readonly sobject: { readonly Id: string } };
}

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());

async function send(messages: object[], token = served.adminToken): Promise<Message[]> {
  const response = await fetch(`${served.url}/cometd/66.0`, {
    method: 'POST',
    headers: { Authorization: `OAuth ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(messages)
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Message[];
}

async function handshake(): Promise<string> {
  const [reply] = await send([
    { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }
  ]);
  expect(reply).toMatchObject({ successful: true, supportedConnectionTypes: ['long-polling'] });
  return reply?.clientId ?? '';
}

it('holds a connect until a test run of its user goes on', async () => {
  const clientId = await handshake();
  const subscription = { channel: '/meta/subscribe', clientId, subscription: CHANNEL };
  expect(await send([subscription])).toMatchObject([{ successful: true, subscription: CHANNEL }]);
  const held = send([{ channel: '/meta/connect', clientId, connectionType: 'long-polling' }]);
  const { body } = await served.send('POST', '/tooling/runTestsAsynchronous', {
    classNames: 'ActivityCursorTest',
    testLevel: 'RunSpecifiedTests'
  });
  const [event, reply] = await held;
  expect(event).toMatchObject({ channel: CHANNEL, data: { sobject: { Id: body } } });
  expect(reply).toMatchObject({ channel: '/meta/connect', successful: true });
}, 60_000);

it('answers a connect at once when its advice says so', async () => {
  const clientId = await handshake();
  const connect = { channel: '/meta/connect', clientId, advice: { timeout: 0 } };
  expect(await send([connect])).toMatchObject([{ channel: '/meta/connect', successful: true }]);
});

it('sends a client it does not know, or no more, back to the handshake', async () => {
  const clientId = await handshake();
  expect(await send([{ channel: '/meta/disconnect', clientId }])).toMatchObject([
    { successful: true }
  ]);
  expect(await send([{ channel: '/meta/connect', clientId }])).toMatchObject([
    { successful: false, error: '403::Unknown client', advice: { reconnect: 'handshake' } }
  ]);
});

it('refuses a token that is none, and a channel it does not have', async () => {
  expect(await send([{ channel: '/meta/handshake' }], 'none')).toMatchObject([
    { successful: false, error: '401::Authentication invalid' }
  ]);
  const subscription = { channel: '/meta/subscribe', subscription: '/topic/Accounts' };
  const clientId = await handshake();
  expect(await send([{ ...subscription, clientId }])).toMatchObject([
    { successful: false, error: '404::not implemented in local-org: /topic/Accounts' }
  ]);
});
