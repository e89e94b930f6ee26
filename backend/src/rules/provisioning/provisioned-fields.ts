import { dateTime, number, words, type FieldDefinition } from './field-definition.ts';
import { SESSION_FIELDS } from './session-object.ts';

/** Objects whose fields we can make where the package did not bring them. */
export type ProvisionedObject = 'Session__c' | 'Lead' | 'Contact' | 'Account' | 'Opportunity';

const kept = { inlineHelpText: 'Kept by the sync.' };
const keptWithoutTeammates = { inlineHelpText: 'Kept by the sync. Teammates are not counted.' };
const COUNT = [9, 0] as const;

/** The package's own definitions, which a test compares with its files. */
export const PROVISIONED_FIELDS: Readonly<
  Record<ProvisionedObject, Readonly<Record<string, FieldDefinition>>>
> = {
  Session__c: SESSION_FIELDS,
  Lead: personFields('lead'),
  Contact: personFields('contact'),
  Account: {
    CommunityMembers__c: number(
      'Community Members',
      'Number of community members who belong to this account.',
      COUNT,
      keptWithoutTeammates
    ),
    ActiveCommunityMembers30d__c: number(
      'Active Community Members (30 Days)',
      "Number of this account's members with an activity in the last 30 days.",
      COUNT,
      keptWithoutTeammates
    ),
    CommunityActivities30d__c: number(
      'Community Activities (30 Days)',
      'Number of community activities of this account in the last 30 days.',
      COUNT,
      keptWithoutTeammates
    ),
    LastCommunityActivityAt__c: dateTime(
      'Last Community Activity',
      "Time of this account's newest community activity.",
      kept
    ),
    CommunityTrend__c: {
      type: 'LongTextArea',
      label: 'Community Trend',
      description:
        'Community activities of the last 12 weeks, as JSON. The chart is drawn from it.',
      length: 32768,
      visibleLines: 5,
      inlineHelpText: 'Kept by the sync for the chart. Not meant to be read or edited by hand.'
    },
    DemoSessions__c: number(
      'Demo Sessions',
      'Number of interactive demos viewed by people of this account.',
      COUNT,
      kept
    )
  },
  Opportunity: {
    CommunityTouches__c: number(
      'Community Touches',
      "Number of community activities of the account's people while the opportunity was open.",
      COUNT,
      kept
    ),
    LastCommunityTouchAt__c: dateTime(
      'Last Community Touch',
      'Time of the newest of these activities.',
      kept
    ),
    DemoSessions__c: number(
      'Demo Sessions',
      'Number of interactive demos viewed through links connected to this opportunity.',
      COUNT,
      kept
    ),
    LastDemoSessionAt__c: dateTime(
      'Last Demo Session',
      'When a demo connected to this opportunity was last viewed.',
      kept
    )
  }
};

function personFields(person: 'lead' | 'contact'): Record<string, FieldDefinition> {
  return {
    CommunityScore__c: number(
      'Community Score',
      `Engagement score of this ${person} over all communities.`,
      [16, 2],
      {
        inlineHelpText: 'Kept by the sync. The members of this record say what it is made of.'
      }
    ),
    CommunityLevel__c: words(
      'Community Level',
      'The community score in words.',
      ['New', 'Casual', 'Engaged', 'Champion'],
      { inlineHelpText: 'From New over Casual and Engaged to Champion.' }
    ),
    CommunityMemberships__c: number(
      'Community Memberships',
      `Number of communities this ${person} is a member of.`,
      COUNT,
      kept
    ),
    LastCommunityActivityAt__c: dateTime(
      'Last Community Activity',
      `Time of this ${person}'s newest community activity.`,
      kept
    ),
    LastDemoSessionAt__c: dateTime(
      'Last Demo Session',
      `When this ${person} last viewed an interactive demo.`,
      kept
    ),
    DemoSessions__c: number(
      'Demo Sessions',
      `Number of interactive demos this ${person} viewed.`,
      COUNT,
      kept
    )
  };
}
