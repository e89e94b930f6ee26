import { expect, it } from '@jest/globals';
import type { RowError, Write } from '../../domain/index.ts';
import type { Row } from './row.ts';
import { judge, TRIES_PER_RUN, waitFor, type JudgeContext, type Verdict } from './verdict.ts';

const write: Write = {
  object: 'Activity__c',
  externalId: 'a1',
  fields: { Recipient__r: { ExternalId__c: 'm2' } },
  parentKeys: ['m1', 'c1']
};
const row: Row = {
  write,
  payload: write.fields,
  place: 0,
  attempts: 0,
  tries: 0,
  notBefore: 0,
  together: 200,
  isNew: false,
  exceptionCode: null,
  parentsResent: false,
  missingRecipient: null
};
const context: JudgeContext = {
  absentParents: new Set(),
  resentParents: new Set(),
  together: 200,
  now: 1000,
  backoff: { baseMs: 100, maxMs: 1000 },
  random: 0.5
};

function refused(code: string, from = row, given: Partial<JudgeContext & RowError> = {}): Verdict {
  const error = { code, field: null, message: '', collective: given.collective ?? false };
  return judge(from, { outcome: 'failed', write: from.write, error }, { ...context, ...given });
}

it('notes what landed', () => {
  expect(judge(row, { outcome: 'created', write }, context)).toMatchObject({ created: true });
  expect(judge(row, { outcome: 'updated', write }, context)).toMatchObject({ created: false });
});

it('tries a locked row again after a pause, then leaves it for a later run, then parks it', () => {
  expect(refused('UNABLE_TO_LOCK_ROW')).toMatchObject({
    kind: 'again',
    row: { tries: 1, attempts: 1, notBefore: 1050 }
  });
  const tired = { ...row, tries: TRIES_PER_RUN - 1, attempts: TRIES_PER_RUN - 1 };
  expect(refused('UNABLE_TO_LOCK_ROW', tired)).toMatchObject({
    kind: 'excepted',
    cause: { state: 'retry', retryInMs: 60_000, attempts: TRIES_PER_RUN }
  });
  expect(refused('UNABLE_TO_LOCK_ROW', { ...row, attempts: 19 })).toMatchObject({
    cause: { state: 'parked' }
  });
});

it('parks a bad value at once, with the remedy of its code', () => {
  expect(refused('STRING_TOO_LONG')).toMatchObject({
    kind: 'excepted',
    cause: {
      state: 'parked',
      code: 'STRING_TOO_LONG',
      remedy: expect.stringContaining('Shorten')
    }
  });
});

it('sends unknown parents again once, then lets the row wait', () => {
  const once = refused('INVALID_FIELD');
  expect(once).toMatchObject({ kind: 'with-parents', row: { parentsResent: true } });
  expect(refused('INVALID_FIELD', once.row)).toMatchObject({
    kind: 'excepted',
    cause: { state: 'waiting', parentKey: 'm1' }
  });
});

it.each(['m1', 'c1', 'm2'])('queues the row again while %s is known to be absent', (key) => {
  expect(refused('INVALID_FIELD', row, { absentParents: new Set([key]) })).toEqual({
    kind: 'again',
    row
  });
});

it('parks a row that can have no parent', () => {
  const community = { ...row, write: { ...write, fields: {}, parentKeys: [] } };
  expect(refused('INVALID_FIELD', community)).toMatchObject({ cause: { state: 'parked' } });
});

it('halves a Collection refused as a whole until the guilty row stands alone', () => {
  expect(refused('JSON_PARSER_ERROR', row, { collective: true })).toMatchObject({
    kind: 'again',
    row: { together: 100 }
  });
  expect(refused('JSON_PARSER_ERROR', row, { collective: true, together: 1 })).toMatchObject({
    cause: { state: 'parked' }
  });
});

it('lets a row wait for its parent without having sent it', () => {
  expect(waitFor(row, 'm1')).toMatchObject({ cause: { state: 'waiting', parentKey: 'm1' } });
});

it('parks a row whose field the org does not have, once its parents are known to be there', () => {
  const resentParents = new Set(['m1', 'c1', 'm2']);
  const again = refused('INVALID_FIELD', { ...row, parentsResent: true }, { resentParents });
  expect(again).toMatchObject({ kind: 'excepted', cause: { state: 'parked', parentKey: null } });
  const partly = { resentParents: new Set(['m1', 'm2']) };
  expect(refused('INVALID_FIELD', { ...row, parentsResent: true }, partly)).toMatchObject({
    cause: { state: 'waiting', parentKey: 'c1' }
  });
});

it('stops where only an admin can help', () => {
  expect(refused('STORAGE_LIMIT_EXCEEDED').kind).toBe('stop');
  expect(refused('NOT_FOUND', row, { collective: true }).kind).toBe('stop');
  expect(refused('NOT_FOUND')).toMatchObject({ kind: 'excepted', cause: { state: 'parked' } });
});
