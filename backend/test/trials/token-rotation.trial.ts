import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Connection } from '../../src/domain/index.ts';
import { Connecting } from '../support/connecting.ts';
import { databases, type CreatedDatabase } from '../support/databases.ts';
import { LineProcess } from '../support/line-process.ts';

const ROUNDS = Number(process.env['ROTATION_ROUNDS'] ?? 200);
const WORKER = fileURLToPath(new URL('../support/token-worker.ts', import.meta.url));
const TOKEN_CALL = 'POST /services/oauth2/token';

let created: CreatedDatabase;
let test: Connecting;
let connection: Connection;
let workers: LineProcess[];

beforeEach(async () => {
  const postgres = await databases[1]?.create();
  if (postgres?.target.kind !== 'postgres') throw new Error('This trial is about PostgreSQL.');
  created = postgres;
  const masterKey = randomBytes(32);
  const { target } = postgres;
  test = await Connecting.start({ refreshToken: { rotation: true } }, { target, masterKey });
  connection = await test.connect();
  const host = new URL(test.wire.url).host;
  const args = [target.url, masterKey.toString('base64'), connection.id, host];
  workers = [1, 2].map(() => new LineProcess(WORKER, ...args));
  for (const worker of workers) expect(await worker.next()).toBe('ready');
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end()));
  await test.stop();
  await created.remove();
});

it(`refreshes once for both processes each of ${ROUNDS} times that the session ends`, async () => {
  const shown = new Set<unknown>();
  const before = test.wire.count(TOKEN_CALL);
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    shown.add((await test.secretOf(connection))['refreshToken']);
    await test.endSessions();
    const answers = await Promise.all(workers.map((worker) => worker.ask('call')));
    expect(answers).toEqual(['ok', 'ok']);
  }
  const refreshes = test.wire.count(TOKEN_CALL) - before;
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(`${JSON.stringify({ rounds: ROUNDS, refreshes, seconds })}\n`);
  // Every token was shown once: reuse detection, which ends the consent, has never tripped.
  expect(shown.size).toBe(ROUNDS);
  expect(refreshes).toBe(ROUNDS);
  expect((await test.connections.find(connection.id)).state).toBe('connected');
});
