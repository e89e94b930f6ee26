import type { TargetObject } from '../domain/index.ts';

const PERSON_TOTALS = [
  ...['CommunityScore__c', 'CommunityLevel__c', 'CommunityMemberships__c'],
  ...['LastCommunityActivityAt__c', 'LastDemoSessionAt__c', 'DemoSessions__c']
];

/** Every field we may send of each object, in describe's words: a look-up is named by its own field. */
export const MAPPED_FIELDS: Readonly<Record<TargetObject, readonly string[]>> = {
  Community__c: [
    ...['Name', 'Platform__c', 'WorkspaceKey__c', 'Url__c', 'LogoUrl__c'],
    ...['MemberCount__c', 'ActiveMembers30d__c', 'ActivityCount__c', 'ActivityCount30d__c'],
    ...['LastActivityAt__c', 'ActivityTrend__c']
  ],
  Member__c: [
    'Name',
    'Community__c',
    'Email__c',
    'Handle__c',
    'JobTitle__c',
    'Company__c',
    'AvatarUrl__c',
    'JoinedAt__c',
    'LeftAt__c',
    'Status__c',
    'Contact__c',
    'Lead__c',
    'Account__c',
    'MatchRule__c',
    'MatchEvidence__c',
    'MatchConfidence__c',
    'MatchedAt__c',
    'ActivityCount__c',
    'ActivityCount30d__c',
    'LastActivityAt__c',
    'EngagementScore__c',
    'EngagementLevel__c',
    'ScoreReasons__c',
    'IsTeammate__c'
  ],
  Session__c: [
    'Name',
    'StartedAt__c',
    'EndedAt__c',
    'FullName__c',
    'Email__c',
    'DurationMinutes__c',
    'StepsViewed__c',
    'Demos__c',
    'Flows__c',
    'VeryInterestedAreas__c',
    'SomewhatInterestedAreas__c',
    'NotInterestedAreas__c',
    'Opportunity__c',
    'OpportunityOwnerId__c',
    'OpportunityOwnerEmail__c',
    'Lead__c',
    'Contact__c',
    'Account__c',
    'Member__c',
    'ShareUrl__c'
  ],
  Activity__c: [
    'Member__c',
    'Community__c',
    'Contact__c',
    'Lead__c',
    'Account__c',
    'Type__c',
    'OccurredAt__c',
    'OccurredAtEstimated__c',
    'Channel__c',
    'Title__c',
    'Summary__c',
    'Body__c',
    'Url__c',
    'Recipient__c',
    'ThreadKey__c'
  ],
  Account: [
    ...['CommunityMembers__c', 'ActiveCommunityMembers30d__c', 'CommunityActivities30d__c'],
    ...['LastCommunityActivityAt__c', 'CommunityTrend__c', 'DemoSessions__c']
  ],
  Contact: PERSON_TOTALS,
  Lead: PERSON_TOTALS,
  Opportunity: [
    ...['CommunityTouches__c', 'LastCommunityTouchAt__c'],
    ...['DemoSessions__c', 'LastDemoSessionAt__c']
  ]
};
