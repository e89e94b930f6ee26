import { expect, it } from '@jest/globals';
import type { FileActivity, FileMember } from './file-row.ts';
import { communitySlug, RecordKeys } from './record-keys.ts';

const ada: FileMember = {
  key: 'ada',
  name: null,
  email: null,
  handle: 'ada',
  jobTitle: null,
  company: null,
  avatarUrl: null,
  joinedAt: null
};
const hello: FileActivity = {
  id: null,
  at: '2026-08-31T12:00:00.000Z',
  type: 'message',
  channel: null,
  title: null,
  text: 'hello',
  url: null
};

it('keeps communities apart whose names differ only in what a key cannot hold', () => {
  expect(communitySlug('Docker Room')).toBe('docker-room');
  expect(communitySlug(' docker  room ')).toBe('docker-room');
  expect(communitySlug('C++')).not.toBe(communitySlug('C#'));
  expect(communitySlug('日本語')).toBe('日本語');
});

it('numbers lines that are equal to the letter, and gives the same keys the next time', () => {
  const read = () => {
    const keys = new RecordKeys('docks');
    return [hello, hello, { ...hello, text: 'bye' }, hello].map((what) => keys.activity(ada, what));
  };
  const [first, second, other, third] = read();
  expect(first).toMatch(/^file:docks:2026-08-31T12:00:00\.000Z:ada:[0-9a-f]{12}:1$/);
  expect([second, third]).toEqual([first?.replace(/1$/, '2'), first?.replace(/1$/, '3')]);
  expect(other).toMatch(/:1$/);
  expect(read()).toEqual([first, second, other, third]);
});

it('uses the id of the source, refuses it the second time, and refuses keys no field could hold', () => {
  const keys = new RecordKeys('docks');
  const what = { ...hello, id: 'm-1' };
  expect(keys.problem(ada, what)).toBeUndefined();
  expect(keys.activity(ada, what)).toBe('file:docks:m-1');
  expect(keys.problem(ada, what)).toMatch(/used before/);
  expect(keys.problem({ ...ada, key: 'x'.repeat(101) }, null)).toMatch(/longer/);
});
