import { expect, it } from '@jest/globals';
import type { Activity, Community, Member, MemberLink } from '../domain/index.ts';
import {
  activityWrite,
  communityWrite,
  keepWritable,
  memberWrite,
  recipientOf,
  withoutRecipient
} from './field-mapping.ts';
import { MAPPED_FIELDS } from './mapped-fields.ts';
import { memberRollup } from './member-rollup.ts';
import { memberRollupFields, NO_TOTALS, recordRollupFields } from './rollup-fields.ts';

const community: Community = {
  externalId: 'c',
  platform: 'Slack',
  workspaceKey: 'T1',
  name: 'The porch',
  url: null,
  logoUrl: null
};
const member: Member = {
  externalId: 'm',
  communityKey: 'c',
  name: 'Ada Stone',
  email: 'ada@porch.example',
  handle: 'ada',
  jobTitle: null,
  company: null,
  avatarUrl: null,
  joinedAt: '2025-01-01T00:00:00.000Z',
  leftAt: null,
  status: 'Active'
};
const activity: Activity = {
  externalId: 'a',
  communityKey: 'c',
  memberKey: 'm',
  recipientKey: 'm2',
  type: 'message',
  occurredAt: '2025-01-02T00:00:00.000Z',
  occurredAtEstimated: false,
  channel: 'general',
  title: null,
  body: 'One\n  two',
  url: null,
  threadKey: null
};
const rollup = memberRollup({
  ...{ connectionId: 'org', member, link: undefined, days: [], today: '2026-09-01', weights: [] },
  teammateDomains: []
});
const link: MemberLink = {
  connectionId: 'org',
  memberKey: 'm',
  contactId: '003A',
  leadId: null,
  accountId: '001A',
  rule: 'contact_email',
  evidence: 'E-mail equals that of Contact Ada Stone',
  confidence: 95,
  matchedAt: '2025-01-03T00:00:00.000Z',
  locked: false,
  candidates: []
};

it('names parents by external id and takes the link of the member', () => {
  expect(activityWrite(activity, link)).toMatchObject({
    object: 'Activity__c',
    externalId: 'a',
    parentKeys: ['m', 'c'],
    fields: {
      Member__r: { ExternalId__c: 'm' },
      Community__r: { ExternalId__c: 'c' },
      Recipient__r: { ExternalId__c: 'm2' },
      Contact__c: '003A',
      Lead__c: null,
      Account__c: '001A',
      Summary__c: 'One two',
      Body__c: 'One\n  two'
    }
  });
});

it('clears what a member no longer has', () => {
  const { fields } = memberWrite({ ...member, handle: null }, undefined);
  expect(fields).toMatchObject({ Handle__c: null, Contact__c: null, MatchRule__c: null });
});

it('sends nothing of a link that a person has locked', () => {
  const { fields } = memberWrite(member, { ...link, locked: true });
  const names = Object.keys(fields);
  expect(names.filter((name) => /Match|Contact|Lead|Account/.test(name))).toEqual([]);
  expect(activityWrite(activity, { ...link, locked: true }).fields).toMatchObject({
    Contact__c: '003A'
  });
});

it('shortens names, titles and summaries to their fields, and leaves the body whole', () => {
  const long = 'x'.repeat(1000);
  expect(communityWrite({ ...community, name: long }).fields['Name']).toHaveLength(80);
  expect(memberWrite({ ...member, name: long }, undefined).fields['Name']).toHaveLength(80);
  const { fields } = activityWrite({ ...activity, title: long, body: long }, undefined);
  expect(fields).toMatchObject({ Body__c: long, Title__c: `${'x'.repeat(254)}…` });
  expect(fields['Summary__c']).toHaveLength(255);
});

it('lists every field it sends, and sends every field it lists', () => {
  const writes = [
    communityWrite(community, recordRollupFields('Community__c', NO_TOTALS, '2026-09-01')),
    memberWrite(member, link, memberRollupFields(rollup)),
    activityWrite(activity, link),
    ...(['Account', 'Contact', 'Lead', 'Opportunity'] as const).map((object) => ({
      object,
      fields: recordRollupFields(object, NO_TOTALS, '2026-09-01')
    }))
  ];
  for (const { object, fields } of writes) {
    const names = Object.keys(fields).map((name) => name.replace(/__r$/, '__c'));
    expect(names.toSorted()).toEqual(MAPPED_FIELDS[object].toSorted());
  }
});

it('leaves out a parent whose look-up cannot be written', () => {
  const write = keepWritable(memberWrite(member, link), new Set(['Name', 'Email__c']));
  expect(write.fields).toEqual({ Name: 'Ada Stone', Email__c: 'ada@porch.example' });
});

it('can send an activity without its recipient, and says who that is', () => {
  const write = activityWrite(activity, undefined);
  expect(recipientOf(write)).toBe('m2');
  expect(recipientOf(withoutRecipient(write))).toBeNull();
  expect(activityWrite({ ...activity, recipientKey: null }, undefined).fields).toMatchObject({
    Recipient__c: null
  });
});
