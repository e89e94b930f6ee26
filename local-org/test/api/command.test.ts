import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../bin/local-org.js', import.meta.url));

interface Ready {
  readonly url: string;
  readonly clientId: string;
  readonly accessToken: string;
  readonly users: readonly { username: string; id: string; persona: string }[];
}

let folder: string;
const running: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-org-'));
});
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]): ChildProcess {
  const env = { ...process.env };
  delete env['NODE_OPTIONS'];
  delete env['LOCAL_ORG_PORT'];
  const child = spawn(process.execPath, [command, ...args], { env });
  running.push(child);
  return child;
}

async function run(...args: string[]) {
  const child = start(...args);
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (data) => (output += String(data)));
  child.stderr?.on('data', (data) => (errors += String(data)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output, errors };
}

async function serve(...args: string[]): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = start('serve', '--port', '0', '--json', ...args);
  if (!child.stdout) throw new Error('no output to read');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Ready };
}

it('serves once ready, says how to reach it, and stops on a signal', async () => {
  const { child, ready } = await serve();
  expect(ready.users.map(({ persona }) => persona)).toEqual([
    'admin',
    'integration',
    'rep',
    'visitor'
  ]);
  const limits = await fetch(`${ready.url}/services/data/v66.0/limits`, {
    headers: { Authorization: `Bearer ${ready.accessToken}` }
  });
  expect(limits.status).toBe(200);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
}, 20_000);

it('finds its rows, client and admin token again, and answers queries without a sign-in', async () => {
  const data = join(folder, 'org.db');
  const seed = join(folder, 'seed.json');
  const names = ['Acme', 'Globex'];
  const records = names.map((Name) => ({ ref: Name, object: 'Account', fields: { Name } }));
  writeFileSync(seed, JSON.stringify({ records }));
  const first = await serve('--data', data, '--seed', seed);
  first.child.kill('SIGINT');
  await once(first.child, 'exit');
  const { ready } = await serve('--data', data, '--seed', seed);
  expect(ready).toMatchObject({
    clientId: first.ready.clientId,
    accessToken: first.ready.accessToken
  });
  const soql = 'SELECT Name, Owner.Username FROM Account ORDER BY Name';
  const json = await run('query', soql, '--url', ready.url, '--json');
  expect(JSON.parse(json.output)).toMatchObject({
    totalSize: 2,
    done: true,
    records: [{ Name: 'Acme' }, { Name: 'Globex' }]
  });
  const table = await run('query', soql, '--url', ready.url);
  expect(table.output.split('\n')[0]).toMatch(/^Name +Owner\.Username$/);
  expect(table.output).toContain('2 rows');
  const bad = await run('query', 'SELEKT', '--url', ready.url);
  expect([bad.code, bad.errors]).toEqual([1, expect.stringContaining('MALFORMED_QUERY')]);
}, 30_000);

it('lets a later --source win over the package', async () => {
  const fields = join(folder, 'overlay', 'objects', 'Community__c', 'fields');
  mkdirSync(fields, { recursive: true });
  writeFileSync(
    join(fields, 'Url__c.field-meta.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Url__c</fullName><label>Overlaid</label><length>12</length>
    <required>false</required><type>Text</type>
</CustomField>`
  );
  const { ready } = await serve('--source', join(folder, 'overlay'));
  const described = await fetch(`${ready.url}/services/data/v66.0/sobjects/Community__c/describe`, {
    headers: { Authorization: `Bearer ${ready.accessToken}` }
  });
  const { fields: all } = (await described.json()) as { fields: { name: string }[] };
  expect(all.find(({ name }) => name === 'Url__c')).toMatchObject({
    label: 'Overlaid',
    length: 12
  });
}, 20_000);

it('says plainly that a port is taken, and what to do', async () => {
  const { ready } = await serve();
  const { port } = new URL(ready.url);
  const second = await run('serve', '--port', port);
  expect(second.code).toBe(1);
  expect(second.errors).toMatch(new RegExp(`Port ${port} is in use.*--port ${Number(port) + 1}`));
}, 20_000);

it('tells wrong usage (2) from failure (1) and help (0)', async () => {
  expect((await run('--help')).code).toBe(0);
  expect((await run('serve', '--help')).output).toContain('--daily-requests');
  for (const args of [
    [],
    ['serve', '--port', 'x'],
    ['serve', '--nope'],
    ['query'],
    ['query', 'x', '--url', 'localhost:1'],
    ['fly']
  ]) {
    expect([args, (await run(...args)).code]).toEqual([args, 2]);
  }
  const silent = await run('query', 'SELECT Id FROM Account', '--url', 'http://127.0.0.1:9');
  expect([silent.code, silent.errors]).toEqual([1, expect.stringContaining('local-org serve')]);
}, 30_000);

it('plans the faults of a file and takes as long as the org it stands in for', async () => {
  const faults = join(folder, 'faults.json');
  writeFileSync(faults, JSON.stringify({ kind: 'status', status: 502, times: 1 }));
  const { ready } = await serve('--faults', faults, '--latency', 'heavy', '--random-seed', '3');
  const ask = async () => {
    const started = performance.now();
    const { status } = await fetch(`${ready.url}/services/data/v66.0/limits`, {
      headers: { Authorization: `Bearer ${ready.accessToken}` }
    });
    return { status, milliseconds: performance.now() - started };
  };
  expect([(await ask()).status, (await ask()).status]).toEqual([502, 200]);
  expect((await ask()).milliseconds).toBeGreaterThan(200);
}, 30_000);

it('says what is wrong with a file of faults', async () => {
  const faults = join(folder, 'bad-faults.json');
  writeFileSync(faults, JSON.stringify([{ kind: 'meteor' }]));
  const refused = await run('serve', '--port', '0', '--faults', faults);
  expect([refused.code, refused.errors]).toEqual([
    1,
    expect.stringContaining('bad-faults.json is not a fault file')
  ]);
}, 20_000);
