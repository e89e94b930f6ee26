import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { masterKey, openEnvelope, sealEnvelope } from './envelope.ts';
import { DamagedSecretError, WrongMasterKeyError } from './errors.ts';

const key = masterKey(Buffer.alloc(32, 1));

it('opens what it sealed, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, label) => {
      const wellFormed = text.toWellFormed();
      expect(openEnvelope(key, label, sealEnvelope(key, label, wellFormed))).toBe(wellFormed);
    })
  );
});

it('never shows the text, and never the same envelope twice', () => {
  const [one, two] = [sealEnvelope(key, 'l', 'hunter2'), sealEnvelope(key, 'l', 'hunter2')];
  expect(one).not.toBe(two);
  expect(one).not.toContain(Buffer.from('hunter2').toString('base64').slice(0, 8));
});

it('opens under its own label only', () => {
  const envelope = sealEnvelope(key, 'connection 1', 'secret');
  expect(() => openEnvelope(key, 'connection 2', envelope)).toThrow(DamagedSecretError);
});

it('says when it was sealed with another key', () => {
  const envelope = sealEnvelope(masterKey(Buffer.alloc(32, 2)), 'l', 'secret');
  expect(() => openEnvelope(key, 'l', envelope)).toThrow(WrongMasterKeyError);
});

it('refuses an envelope of which any one character was changed', () => {
  const envelope = sealEnvelope(key, 'l', 'secret');
  fc.assert(
    fc.property(fc.nat(envelope.length - 1), fc.constantFrom('A', 'b', '.', '7'), (at, letter) => {
      fc.pre(envelope[at] !== letter);
      const changed = envelope.slice(0, at) + letter + envelope.slice(at + 1);
      // The last character before the padding has bits that decode to nothing.
      fc.pre(!sameBytes(changed, envelope));
      expect(() => openEnvelope(key, 'l', changed)).toThrow();
    })
  );
});

it.each(['', 'v1', 'v1.x', 'v2.a.b.c', `v1.${key.id}.AAAA.AAAA`])(
  'refuses "%s", which is no envelope',
  (text) => {
    expect(() => openEnvelope(key, 'l', text)).toThrow(DamagedSecretError);
  }
);

function sameBytes(a: string, b: string): boolean {
  const bytes = (text: string) =>
    text.split('.').map((part, i) => (i < 2 ? part : Buffer.from(part, 'base64').toString('hex')));
  return JSON.stringify(bytes(a)) === JSON.stringify(bytes(b));
}
