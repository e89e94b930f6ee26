import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BodyBuffers } from './body-buffers.ts';

it('holds the text of all pieces, whatever was in the memory before', () => {
  const buffers = new BodyBuffers();
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer({ min: 0, max: 600_000 }).map((length) => 'ä'.repeat(length))
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const body = buffers.encode(pieces);
      expect(body.equals(Buffer.from(pieces.join('')))).toBe(true);
      buffers.release(body);
    })
  );
});

it('gives no two bodies the same memory while both are needed', () => {
  const buffers = new BodyBuffers();
  const first = buffers.encode(['first']);
  expect(buffers.encode(['other']).toString()).toBe('other');
  expect(first.toString()).toBe('first');
  buffers.release(first);
  expect(buffers.encode(['third']).buffer).toBe(first.buffer);
});
