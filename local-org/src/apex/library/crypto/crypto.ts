import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt
} from 'node:crypto';
import { ApexBlob, equalByMethod, wrapLong } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { NotImplementedError } from '../not-implemented.ts';
import type { LibraryType } from '../registry.ts';
import { bytesAt } from './encoding-util.ts';

const IV_BYTES = 16;

const DIGESTS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  SHA256: 'sha256',
  'SHA-512': 'sha512',
  SHA512: 'sha512'
};

/** Documented: Crypto Class; ciphers are AES in CBC mode with PKCS#5 padding. */
export const cryptoType: LibraryType = {
  name: 'Crypto',
  staticMethods: {
    generateDigest: [
      method('Blob', ['String', 'Blob'], (call) => {
        const digest = createHash(algorithm(DIGESTS, call.text(0)));
        return new ApexBlob(digest.update(bytesAt(call, 1)).digest());
      })
    ],
    generateMac: [method('Blob', ['String', 'Blob', 'Blob'], mac)],
    verifyHMac: [
      method('Boolean', ['String', 'Blob', 'Blob', 'Blob'], (call) =>
        equalByMethod(mac(call), call.value(3))
      )
    ],
    generateAesKey: [
      method('Blob', ['Integer'], (call) => new ApexBlob(randomBytes(call.integer(0) / 8)))
    ],
    getRandomInteger: [method('Integer', [], () => randomInt(2 ** 32) | 0)],
    getRandomLong: [method('Long', [], () => wrapLong(randomBytes(8).readBigInt64BE()))],
    encrypt: [
      method('Blob', ['String', 'Blob', 'Blob', 'Blob'], (call) =>
        encrypted(call, bytesAt(call, 2), bytesAt(call, 3))
      )
    ],
    decrypt: [
      method('Blob', ['String', 'Blob', 'Blob', 'Blob'], (call) =>
        decrypted(call, bytesAt(call, 2), bytesAt(call, 3))
      )
    ],
    encryptWithManagedIV: [
      method('Blob', ['String', 'Blob', 'Blob'], (call) => {
        const iv = randomBytes(IV_BYTES);
        return new ApexBlob(Buffer.concat([iv, encrypted(call, iv, bytesAt(call, 2)).bytes]));
      })
    ],
    decryptWithManagedIV: [
      method('Blob', ['String', 'Blob', 'Blob'], (call) => {
        const data = bytesAt(call, 2);
        return decrypted(call, data.subarray(0, IV_BYTES), data.subarray(IV_BYTES));
      })
    ]
  }
};

function mac(call: Call): ApexBlob {
  const name = call.text(0).replace(/^hmac/i, '').toUpperCase();
  const digest = createHmac(algorithm(DIGESTS, name), bytesAt(call, 2));
  return new ApexBlob(digest.update(bytesAt(call, 1)).digest());
}

function encrypted(call: Call, iv: Uint8Array, data: Uint8Array): ApexBlob {
  return guarded(call, () => {
    const cipher = createCipheriv(cipherName(call), bytesAt(call, 1), iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  });
}

function decrypted(call: Call, iv: Uint8Array, data: Uint8Array): ApexBlob {
  return guarded(call, () => {
    const cipher = createDecipheriv(cipherName(call), bytesAt(call, 1), iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  });
}

function guarded(call: Call, work: () => Buffer): ApexBlob {
  try {
    return new ApexBlob(work());
  } catch (error) {
    if (error instanceof NotImplementedError) throw error;
    throw call.fail('SecurityException', (error as Error).message);
  }
}

function cipherName(call: Call): string {
  const [, bits] = /^AES(128|192|256)$/i.exec(call.text(0)) ?? [];
  if (bits === undefined) throw new NotImplementedError(`cipher ${call.text(0)}`);
  return `aes-${bits}-cbc`;
}

function algorithm(known: Readonly<Record<string, string>>, name: string): string {
  const found = known[name.toUpperCase()];
  if (found === undefined) throw new NotImplementedError(`algorithm ${name}`);
  return found;
}
