import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { DamagedSecretError, WrongMasterKeyError } from './errors.ts';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key that wraps every data key, and the name under which envelopes remember it. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Names a key without telling anything about it. */
export function masterKey(bytes: Buffer): MasterKey {
  const id = createHash('sha256')
    .update('porchlight master key')
    .update(bytes)
    .digest('hex')
    .slice(0, 12);
  return { id, bytes };
}

/**
 * `v1.<key id>.<wrapped data key>.<sealed text>`: a data key of its own per secret, wrapped by the
 * master key. Both parts are bound to `label`, so that neither opens under another secret's name.
 */
export function sealEnvelope(master: MasterKey, label: string, plaintext: string): string {
  const dataKey = randomBytes(KEY_BYTES);
  const bound = boundTo(master.id, label);
  const wrapped = encrypt(master.bytes, bound, dataKey);
  const sealed = encrypt(dataKey, bound, Buffer.from(plaintext, 'utf8'));
  return [VERSION, master.id, wrapped.toString('base64'), sealed.toString('base64')].join('.');
}

/** Throws WrongMasterKeyError or DamagedSecretError. */
export function openEnvelope(master: MasterKey, label: string, envelope: string): string {
  const [version, keyId, wrapped, sealed, ...rest] = envelope.split('.');
  if (version !== VERSION || !keyId || !wrapped || !sealed || rest.length > 0) {
    throw new DamagedSecretError();
  }
  if (keyId !== master.id) throw new WrongMasterKeyError(keyId, master.id);
  const bound = boundTo(keyId, label);
  const dataKey = decrypt(master.bytes, bound, Buffer.from(wrapped, 'base64'));
  return decrypt(dataKey, bound, Buffer.from(sealed, 'base64')).toString('utf8');
}

function boundTo(keyId: string, label: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, label]), 'utf8');
}

function encrypt(key: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bound: Buffer, box: Buffer): Buffer {
  if (box.length < IV_BYTES + TAG_BYTES) throw new DamagedSecretError();
  const iv = box.subarray(0, IV_BYTES);
  const tag = box.subarray(-TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
      .setAAD(bound)
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(box.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new DamagedSecretError({ cause });
  }
}
