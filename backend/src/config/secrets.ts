import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import type { Env } from './env.ts';

const KEY_BYTES = 32;

/** What must never be logged or shown, kept apart from the rest of the settings. */
export interface Secrets {
  /** 32 bytes that seal every stored secret. */
  readonly masterKey: Buffer;
  /** Bearer token for the HTTP interface. */
  readonly accessToken: string;
  /** Address of the mail server, password included; undefined for none. */
  readonly smtpUrl: string | undefined;
  readonly openIdClientSecret: string | undefined;
}

/** The given master key, else the data folder's own; both files are made on first use, mode 600. */
export function loadSecrets({ values }: Env, dataDir: string): Secrets {
  const given = values.PORCHLIGHT_MASTER_KEY;
  const masterKey = given
    ? decodeKey(given, 'PORCHLIGHT_MASTER_KEY')
    : decodeKey(
        keptFile(dataDir, 'master-key', () => randomBytes(KEY_BYTES).toString('base64')),
        join(dataDir, 'master-key')
      );
  const accessToken = keptFile(dataDir, 'access-token', () =>
    randomBytes(24).toString('base64url')
  );
  const { PORCHLIGHT_SMTP_URL: smtpUrl, PORCHLIGHT_OIDC_CLIENT_SECRET: openIdClientSecret } =
    values;
  return { masterKey, accessToken, smtpUrl, openIdClientSecret };
}

function decodeKey(text: string, origin: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) {
    throw new ConfigError([
      `${origin} must hold ${KEY_BYTES} bytes in base64; it holds ${key.length}.`
    ]);
  }
  return key;
}

function keptFile(dataDir: string, name: string, make: () => string): string {
  try {
    return readOrMake(dataDir, name, make);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError([
      `PORCHLIGHT_DATA_DIR: the folder ${dataDir} cannot be read and written (${code}).`
    ]);
  }
}

function readOrMake(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  const kept = readIfThere(file);
  if (kept) return kept;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Written aside and linked into place: of two first starts at once, both get the same whole file.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
