import { expect, it } from '@jest/globals';
import type { Session, SessionLink } from '../domain/index.ts';
import { sessionWrite } from './session-mapping.ts';

const session: Session = {
  externalId: 'demo:visit-1',
  startedAt: '2026-08-31T12:00:00.000Z',
  endedAt: '2026-08-31T12:03:00.006Z',
  durationMinutes: 3.001,
  fullName: 'Ada Stone',
  email: 'ada@porch.example',
  stepsViewed: 4,
  demos: ['Tour', 'Depth'],
  flows: [],
  veryInterestedAreas: ['Prices'],
  somewhatInterestedAreas: [],
  notInterestedAreas: [],
  opportunityId: null,
  shareUrl: 'https://demo.example/s/1'
};
const link: SessionLink = {
  ...{ connectionId: 'org', sessionKey: 'demo:visit-1', memberKey: 'slack:T1:U1' },
  ...{ contactId: '003A', leadId: null, accountId: '001A', isAmbiguous: false },
  ...{ opportunityId: '006A', ownerId: '005A', ownerEmail: 'rep@porch.example' }
};

it('says who viewed what, for how long, and names the member by external id', () => {
  expect(sessionWrite(session, link)).toEqual({
    object: 'Session__c',
    externalId: 'demo:visit-1',
    fields: {
      Name: 'demo:visit-1',
      StartedAt__c: '2026-08-31T12:00:00.000Z',
      EndedAt__c: '2026-08-31T12:03:00.006Z',
      FullName__c: 'Ada Stone',
      Email__c: 'ada@porch.example',
      DurationMinutes__c: 3.001,
      StepsViewed__c: 4,
      Demos__c: 'Tour, Depth',
      Flows__c: null,
      VeryInterestedAreas__c: 'Prices',
      SomewhatInterestedAreas__c: null,
      NotInterestedAreas__c: null,
      Opportunity__c: '006A',
      OpportunityOwnerId__c: '005A',
      OpportunityOwnerEmail__c: 'rep@porch.example',
      Lead__c: null,
      Contact__c: '003A',
      Account__c: '001A',
      Member__r: { ExternalId__c: 'slack:T1:U1' },
      ShareUrl__c: 'https://demo.example/s/1'
    },
    parentKeys: ['slack:T1:U1']
  });
});

it('waits for nobody and clears the look-ups when it is nobody’s', () => {
  const { fields, parentKeys } = sessionWrite(session, undefined);
  expect(parentKeys).toEqual([]);
  expect(fields).toMatchObject({ Member__c: null, Contact__c: null, Account__c: null });
  expect(fields).not.toHaveProperty('Member__r');
});

it('sends what a rep connected until it is known whose session it was', () => {
  const connected = { ...session, opportunityId: '006B' };
  expect(sessionWrite(connected, undefined).fields).toMatchObject({ Opportunity__c: '006B' });
});

it('cuts what is too long, with a mark', () => {
  const { fields } = sessionWrite(
    { ...session, externalId: `demo:${'x'.repeat(90)}`, demos: ['d'.repeat(200), 'e'.repeat(200)] },
    undefined
  );
  expect(fields['Name']).toHaveLength(80);
  expect(fields['Demos__c']).toMatch(/^d{200}, e{52}…$/);
});
