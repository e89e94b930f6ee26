import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { run } from './main.ts';

const COMMAND = fileURLToPath(new URL('../../bin/porchlight.js', import.meta.url));
const silent = pino({ enabled: false });

// Processes are started, on a machine that may have much else to do.
jest.setTimeout(60_000);

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-cli-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function porchlight(
  argv: readonly string[],
  env: Record<string, string> = {},
  hear: { signal?: AbortSignal; onOut?: (text: string) => void } = {}
): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    env: { PORCHLIGHT_DATA_DIR: dataDir, PORCHLIGHT_LOG_LEVEL: 'error', ...env },
    out: (text) => {
      out.push(text);
      hear.onOut?.(text);
    },
    err: (text) => err.push(text),
    signal: hear.signal ?? new AbortController().signal,
    overrides: { logger: silent }
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function chatLog(): string {
  const file = join(folder, 'chat.log');
  writeFileSync(file, '[2024-01-01 10:00:00] <ada> hello\n[2024-01-01 10:01:00] <bob> hi ada\n');
  return file;
}

describe('help', () => {
  it('lists the commands and needs neither settings nor a folder', async () => {
    const { code, out } = await porchlight(['--help'], { PORCHLIGHT_PORT: 'eighty' });
    expect(code).toBe(0);
    for (const verb of ['import', 'connect', 'sync', 'status', 'serve', 'migrate']) {
      expect(out).toMatch(new RegExp(`^  ${verb}`, 'm'));
    }
    expect(existsSync(dataDir)).toBe(false);
  });

  it('lists the settings', async () => {
    const { out } = await porchlight(['--help']);
    expect(out).toContain('PORCHLIGHT_DATABASE_URL');
    expect(out).toContain('PORCHLIGHT_ALLOWED_ORG_HOSTS');
  });
});

describe('wrong usage', () => {
  it.each([
    [['no-such-verb']],
    [['status', '--no-such-option']],
    [['import']],
    [['import', 'carrier-pigeon', 'file.zip']],
    [['connect']],
    [[]]
  ])('ends %j with 2 and touches nothing', async (argv) => {
    const { code, err } = await porchlight(argv);
    expect(code).toBe(2);
    expect(err).not.toBe('');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('is one JSON document where JSON was asked for', async () => {
    const { code, out } = await porchlight(['status', '--no-such-option', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      error: {
        code: 'wrong_usage',
        message: expect.any(String) as unknown,
        remedy: expect.any(String) as unknown
      }
    });
  });
});

describe('wrong settings', () => {
  it('end with 2 when a variable of ours is unknown', async () => {
    const { code, err } = await porchlight(['status'], { PORCHLIGHT_PROT: '8080' });
    expect(code).toBe(2);
    expect(err).toContain('PORCHLIGHT_PROT');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('are told all at once, with a remedy, as JSON too', async () => {
    const env = { PORCHLIGHT_PORT: 'eighty', PORCHLIGHT_LOG_LEVEL: 'loud' };
    const { code, out } = await porchlight(['status', '--json'], env);
    expect(code).toBe(2);
    const { error } = JSON.parse(out) as { error: Record<string, string> };
    expect(error).toEqual({
      code: 'bad_configuration',
      message: expect.stringMatching(/PORCHLIGHT_PORT[^]*PORCHLIGHT_LOG_LEVEL/) as unknown,
      remedy: expect.any(String) as unknown
    });
  });

  it('end with 2 when the database cannot be reached', async () => {
    const env = { PORCHLIGHT_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const { code, err } = await porchlight(['status'], env);
    expect(code).toBe(2);
    expect(err).toContain('PORCHLIGHT_DATABASE_URL');
  });
});

describe('output that cannot be written', () => {
  it.each([['--help'], ['migrate'], ['status', '--json']])(
    'is let go without a word when the reader of "%s" has left',
    async (...argv) => {
      const child = spawn(process.execPath, [COMMAND, ...argv], {
        env: { ...process.env, PORCHLIGHT_DATA_DIR: dataDir }
      });
      child.stdout.destroy();
      const [err, closed] = await Promise.all([text(child.stderr), once(child, 'close')]);
      expect({ closed, err }).toEqual({ closed: [0, null], err: '' });
    }
  );

  it('does not keep a command from its work', async () => {
    const file = chatLog();
    const child = spawn(
      process.execPath,
      [COMMAND, 'import', 'file', file, '--preset', 'chat-log', '--community', 'Chat'],
      { env: { ...process.env, PORCHLIGHT_DATA_DIR: dataDir } }
    );
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    const { out } = await porchlight(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({ counts: { members: 2, activities: 2 } });
  });

  const FULL = '/dev/full';
  (existsSync(FULL) ? it : it.skip)('is a failure where the disk is full', async () => {
    const disk = openSync(FULL, 'w');
    const child = spawn(process.execPath, [COMMAND, 'status'], {
      env: { ...process.env, PORCHLIGHT_DATA_DIR: dataDir },
      stdio: ['ignore', disk, 'pipe']
    });
    const [err, closed] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
    closeSync(disk);
    expect(closed).toEqual([1, null]);
    expect(err).toMatch(/^The output could not be written to the end: ENOSPC[^\n]*\n[^\n]+\n$/);
  });
});

describe('status', () => {
  it('says what to do first', async () => {
    const { code, out } = await porchlight(['status']);
    expect(code).toBe(0);
    expect(out).toContain('porchlight connect');
    expect(out).toContain('porchlight import');
  });

  it('counts what was imported', async () => {
    await porchlight(['import', 'file', chatLog(), '--preset', 'chat-log', '--community', 'Chat']);
    const { out } = await porchlight(['status', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      connection: null,
      outbox: { pending: 0, waiting: 0, parked: 0 },
      counts: { communities: 1, members: 2, activities: 2, sessions: 0 },
      lastImport: { connector: 'file', state: 'done', accepted: 2 },
      lastRuns: [],
      issues: []
    });
  });
});

it('ends with 1 and a remedy when the input is not there', async () => {
  const { code, err } = await porchlight(['import', 'slack-export', join(folder, 'no.zip')]);
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toHaveLength(2);
});

it('ends with 2 when there is no org to sync with', async () => {
  const { code, out } = await porchlight(['sync', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'no_connection' } });
});

it('migrates once', async () => {
  const first = await porchlight(['migrate', '--json']);
  expect(JSON.parse(first.out)).toEqual({
    applied: [
      '0001-init',
      '0002-sessions',
      '0003-organisations',
      '0004-rollups',
      '0005-runs',
      '0006-people',
      '0007-push',
      '0008-opportunities',
      '0009-connections',
      '0010-api-use',
      '0011-weights',
      '0012-start',
      '0013-provisioning',
      '0014-settled-marks',
      '0015-password-links',
      '0016-purpose-and-access',
      '0017-counted-by-index'
    ]
  });
  const second = await porchlight(['migrate']);
  expect(second).toMatchObject({ code: 0, out: 'The database is up to date.' });
});

describe('serve', () => {
  it('answers with the token of the data folder until it is stopped', async () => {
    const controller = new AbortController();
    const ready = Promise.withResolvers<string>();
    const serving = porchlight(
      ['serve', '--json'],
      { PORCHLIGHT_PORT: '0' },
      { signal: controller.signal, onOut: (text) => ready.resolve(text) }
    );
    const { url } = JSON.parse(await ready.promise) as { url: string };
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/v1/status`)).status).toBe(401);
    const token = readFileSync(join(dataDir, 'access-token'), 'utf8').trim();
    const answer = await fetch(`${url}/v1/status`, {
      headers: { authorization: `Bearer ${token}` }
    });
    expect(await answer.json()).toMatchObject({ counts: { communities: 0 } });
    controller.abort();
    expect((await serving).code).toBe(0);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends in order on %s', async (signal) => {
    const env = { ...process.env, PORCHLIGHT_DATA_DIR: dataDir, PORCHLIGHT_PORT: '0' };
    const child = spawn(process.execPath, [COMMAND, 'serve'], { env });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(line.toString()).toMatch(/^Porchlight listens on http:\/\/127\.0\.0\.1:\d+\n/);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says plainly that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const port = String((other.address() as AddressInfo).port);
    const { code, err } = await porchlight(['serve'], { PORCHLIGHT_PORT: port });
    other.close();
    expect(code).toBe(2);
    expect(err).toContain(port);
    expect(err).toContain('PORCHLIGHT_PORT');
  });

  it('takes up an import that a killed process left unfinished', async () => {
    await porchlight(['migrate']);
    const { openStorage } = await import('./adapters/storage/index.ts');
    const { systemClock } = await import('./kernel/index.ts');
    const target = { kind: 'sqlite', file: join(dataDir, 'porchlight.db') } as const;
    const storage = await openStorage(target, systemClock);
    const options = { community: 'Chat', preset: 'chat-log' };
    await storage.imports.start({ connector: 'file', path: chatLog(), options });
    const controller = new AbortController();
    const serving = porchlight(['serve'], { PORCHLIGHT_PORT: '0' }, { signal: controller.signal });
    while ((await storage.imports.listUnfinished()).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    controller.abort();
    await serving;
    expect(await storage.activities.count()).toBe(2);
    await storage.close();
  });
});
