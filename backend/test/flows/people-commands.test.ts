import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ReadyService } from '../../src/entrypoints/cli/index.ts';
import { run } from '../../src/main.ts';
import { Browser } from '../support/browser-client.ts';
import { commandLine } from '../support/command-line.ts';
import { PASSWORD } from '../support/service.ts';

const ADMIN = 'ada@porch.example';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'porchlight-people-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** The service, until the function it answers is called. */
async function serve(): Promise<{ ready: ReadyService; stop: () => Promise<number> }> {
  const controller = new AbortController();
  const ready = Promise.withResolvers<string>();
  const serving = run(['serve', '--json'], {
    env: { PORCHLIGHT_LOG_LEVEL: 'error', PORCHLIGHT_DATA_DIR: dataDir, PORCHLIGHT_PORT: '0' },
    out: ready.resolve,
    err: () => undefined,
    signal: controller.signal,
    overrides: { logger: pino({ enabled: false }) }
  });
  const stop = () => {
    controller.abort();
    return serving;
  };
  return { ready: JSON.parse(await ready.promise) as ReadyService, stop };
}

it('lets the only admin in again who forgot the password and can be sent no mail', async () => {
  const { ready, stop } = await serve();
  const browser = new Browser(ready.url);
  const token = ready.firstAdminUrl?.split('/').at(-1);
  const given = { token, email: ADMIN, name: 'Ada', password: PASSWORD };
  await browser.expect(204, 'POST', '/v1/first-admin', given);

  const porchlight = commandLine({
    PORCHLIGHT_DATA_DIR: dataDir,
    PORCHLIGHT_PUBLIC_URL: 'https://porch.example'
  });
  expect((await porchlight('people')).out).toMatch(/^ada@porch\.example: Ada, admin, signed in 2/);
  const { out } = await porchlight('people', 'password-link', 'Ada@Porch.example');
  expect(out).toMatch(
    /^https:\/\/porch\.example\/#\/new-password\/[\w-]{43}\nIt sets a new password for ada@porch\.example, once/
  );
  const made = { token: out.split('\n')[0]?.split('/').at(-1), password: 'a kettle below stairs' };
  await new Browser(ready.url).expect(204, 'POST', '/v1/password-link/use', made);
  expect((await browser.send('GET', '/v1/me')).status).toBe(401);
  expect(await stop()).toBe(0);
});

it('tells when nobody is a user yet, or nobody has the address', async () => {
  const porchlight = commandLine({ PORCHLIGHT_DATA_DIR: dataDir });
  expect((await porchlight('people')).out).toContain('Nobody is a user yet');
  const { code, err } = await porchlight('people', 'password-link', 'nobody@porch.example');
  expect([code, err]).toEqual([1, expect.stringContaining('There is no such user')]);
});
