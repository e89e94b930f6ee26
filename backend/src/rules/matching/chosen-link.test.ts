import { expect, it } from '@jest/globals';
import type { LinkChoice, MemberLink } from '../../domain/index.ts';
import { chosenLink } from './chosen-link.ts';

const NOW = '2026-01-01T00:00:00.000Z';

const choice = (given: Partial<LinkChoice> = {}): LinkChoice => ({
  memberKey: 'm',
  contactId: '003A',
  leadId: null,
  accountId: '001A',
  locked: false,
  systemModstamp: NOW,
  ...given
});

const link = (given: Partial<MemberLink> = {}): MemberLink => ({
  connectionId: 'org',
  memberKey: 'm',
  contactId: '003A',
  leadId: null,
  accountId: '001A',
  rule: 'contact_email',
  evidence: null,
  confidence: 95,
  matchedAt: NOW,
  locked: false,
  candidates: [],
  ...given
});

it('says nothing when the org says what we say', () => {
  expect(chosenLink(choice(), link(), NOW)).toBeUndefined();
  expect(chosenLink(choice({ contactId: null, accountId: null }), undefined, NOW)).toBeUndefined();
});

it('takes a lock, with or without another person, for a choice', () => {
  expect(chosenLink(choice({ locked: true }), link(), NOW)).toMatchObject({
    rule: 'manual',
    locked: true,
    confidence: 100
  });
  const nobody = choice({ contactId: null, accountId: null, locked: true });
  expect(chosenLink(nobody, link(), NOW)).toMatchObject({ contactId: null, locked: true });
});

it('takes another person for a choice that a lost record undoes', () => {
  expect(chosenLink(choice({ contactId: '003B' }), link(), NOW)).toMatchObject({
    contactId: '003B',
    rule: 'manual',
    locked: false
  });
});

it('hands a link whose lock was taken away back to the rules', () => {
  const locked = link({ rule: 'manual', locked: true, confidence: 100 });
  expect(chosenLink(choice(), locked, NOW)).toMatchObject({
    contactId: '003A',
    rule: 'contact_email',
    locked: false,
    confidence: 0
  });
});
