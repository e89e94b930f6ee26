import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { readEnv } from './env.ts';
import { loadSecrets } from './secrets.ts';

let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'porchlight-secrets-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it('makes a key and a token on first use and finds them again', () => {
  const first = loadSecrets(readEnv({}), dataDir);
  expect(first.masterKey).toHaveLength(32);
  expect(first.accessToken.length).toBeGreaterThanOrEqual(32);
  expect(loadSecrets(readEnv({}), dataDir)).toEqual(first);
});

it('lets nobody else read them', () => {
  loadSecrets(readEnv({}), dataDir);
  expect(readdirSync(dataDir).sort()).toEqual(['access-token', 'master-key']);
  for (const name of readdirSync(dataDir)) {
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

it('never makes the same key twice', () => {
  const other = loadSecrets(readEnv({}), join(parent, 'other'));
  expect(loadSecrets(readEnv({}), dataDir).masterKey.equals(other.masterKey)).toBe(false);
});

it('prefers the given master key and then keeps none', () => {
  const given = Buffer.alloc(32, 7);
  const env = readEnv({ PORCHLIGHT_MASTER_KEY: given.toString('base64') });
  expect(loadSecrets(env, dataDir).masterKey).toEqual(given);
  expect(readdirSync(dataDir)).toEqual(['access-token']);
});

it.each(['c2hvcnQ=', 'not base64 at all'])('refuses a master key of the wrong size', (key) => {
  const env = readEnv({ PORCHLIGHT_MASTER_KEY: key });
  expect(() => loadSecrets(env, dataDir)).toThrow(ConfigError);
});

it('refuses a damaged key file instead of making another key', () => {
  loadSecrets(readEnv({}), dataDir);
  writeFileSync(join(dataDir, 'master-key'), 'half');
  expect(() => loadSecrets(readEnv({}), dataDir)).toThrow(ConfigError);
});

it('refuses an empty key file instead of making another key', () => {
  loadSecrets(readEnv({}), dataDir);
  writeFileSync(join(dataDir, 'master-key'), '');
  expect(() => loadSecrets(readEnv({}), dataDir)).toThrow(ConfigError);
});

it('says which folder it is that cannot be used', () => {
  writeFileSync(dataDir, 'a file where the folder should be');
  expect(() => loadSecrets(readEnv({}), dataDir)).toThrow(ConfigError);
  expect(() => loadSecrets(readEnv({}), dataDir)).toThrow(dataDir);
});
