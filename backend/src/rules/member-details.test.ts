import { expect, it } from '@jest/globals';
import { mergeMember, type MemberDetails } from './member-details.ts';

function details(told: Partial<MemberDetails>): MemberDetails {
  return {
    externalId: 'file:docks:ada',
    communityKey: 'file:docks',
    name: null,
    email: null,
    handle: null,
    jobTitle: null,
    company: null,
    avatarUrl: null,
    joinedAt: null,
    leftAt: null,
    status: null,
    ...told
  };
}

it('names a member nobody named after the handle', () => {
  expect(mergeMember(undefined, details({ handle: 'ada' }))).toMatchObject({
    name: 'ada',
    status: 'Active'
  });
});

it('keeps what an earlier source told when a later one is silent', () => {
  const known = mergeMember(undefined, details({ name: 'Ada Stone', email: 'ada@a.example' }));
  expect(mergeMember(known, details({ handle: 'ada' }))).toEqual({ ...known, handle: 'ada' });
});

it('takes over what a later source tells, and the earliest time of joining', () => {
  const known = mergeMember(undefined, details({ company: 'Old', joinedAt: '2026-01-01' }));
  const told = details({ company: 'New', joinedAt: '2026-05-01', status: 'Deactivated' });
  expect(mergeMember(known, told)).toMatchObject({
    company: 'New',
    joinedAt: '2026-01-01',
    status: 'Deactivated'
  });
});

it('leaves an erased member erased', () => {
  const erased = { ...mergeMember(undefined, details({})), status: 'Erased' as const };
  expect(mergeMember(erased, details({ name: 'Ada Stone', status: 'Active' }))).toEqual(erased);
});
