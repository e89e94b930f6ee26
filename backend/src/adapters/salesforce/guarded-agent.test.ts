import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { guardedAgent, type Resolver } from './guarded-agent.ts';

const ORG = 'acme.my.salesforce.com';

let server: Server;
let hits: number;

beforeEach(async () => {
  hits = 0;
  server = createServer((_, response) => {
    hits += 1;
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Answers each lookup with the next list of addresses, the last for good. */
function resolving(...answers: readonly (readonly string[])[]): Resolver {
  let asked = 0;
  return (_, done) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    );
  };
}

async function ask(host: string, resolver: Resolver): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const agent = guardedAgent({ connectTimeout: 300 }, resolver);
  try {
    const { body } = await request(`http://${host}:${port}/`, { dispatcher: agent });
    return await body.text();
  } finally {
    await agent.destroy();
  }
}

it.each([['127.0.0.1'], ['::ffff:127.0.0.1'], ['::1'], ['10.0.0.1'], ['169.254.169.254']])(
  'does not connect to an org whose name means %s',
  async (address) => {
    await expect(ask(ORG, resolving([address]))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(hits).toBe(0);
  }
);

it('does not connect when one of several addresses is inside', async () => {
  const mixed = resolving(['13.108.0.1', '127.0.0.1']);
  await expect(ask(ORG, mixed)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  expect(hits).toBe(0);
});

it('looks at the address it connects to: a name that changes its meaning gains nothing', async () => {
  const rebinding = resolving(['13.108.0.1'], ['127.0.0.1']);
  await new Promise((resolve) => rebinding(ORG, resolve));
  await expect(ask(ORG, rebinding)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  expect(hits).toBe(0);
});

it('connects to a host that an operator listed, wherever it is', async () => {
  expect(await ask('org.test', resolving(['127.0.0.1']))).toBe('reached');
});
