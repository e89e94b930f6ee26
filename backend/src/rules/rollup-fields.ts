import type { MemberRollup, RollupObject } from '../domain/index.ts';
import { levelOf } from './score.ts';
import { accountTrend, addDays, communityTrend, mondayOf, type WeekCounts } from './trend.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the members and sessions of one record come to. */
export interface RecordTotals {
  readonly members: number;
  readonly activeMembers30d: number;
  readonly activityCount: number;
  readonly activityCount30d: number;
  readonly lastActivityAt: string | null;
  readonly score: number;
  readonly weeks: WeekCounts;
  readonly sessions: number;
  readonly lastSessionAt: string | null;
  /** Of Opportunities: what their people did in the community while they were open. */
  readonly touches: number;
  readonly lastTouchAt: string | null;
}

export const NO_TOTALS: RecordTotals = {
  ...{ members: 0, activeMembers30d: 0, activityCount: 0, activityCount30d: 0 },
  ...{ lastActivityAt: null, score: 0, weeks: new Map(), sessions: 0, lastSessionAt: null },
  ...{ touches: 0, lastTouchAt: null }
};

/** A member's totals as the package's fields; none before they were computed. */
export function memberRollupFields(rollup: MemberRollup | undefined): Fields {
  if (!rollup) return {};
  return {
    ActivityCount__c: rollup.activityCount,
    ActivityCount30d__c: rollup.activityCount30d,
    LastActivityAt__c: rollup.lastActivityAt,
    EngagementScore__c: rollup.score,
    EngagementLevel__c: rollup.level,
    ScoreReasons__c: rollup.scoreReasons,
    IsTeammate__c: rollup.isTeammate
  };
}

/** A record's totals as its fields. @param today `YYYY-MM-DD`, UTC */
export function recordRollupFields(
  object: RollupObject,
  totals: RecordTotals,
  today: string
): Fields {
  switch (object) {
    case 'Community__c':
      return {
        MemberCount__c: totals.members,
        ActiveMembers30d__c: totals.activeMembers30d,
        ActivityCount__c: totals.activityCount,
        ActivityCount30d__c: totals.activityCount30d,
        LastActivityAt__c: totals.lastActivityAt,
        ActivityTrend__c: communityTrend(totals.weeks, today)
      };
    case 'Account':
      return {
        CommunityMembers__c: totals.members,
        ActiveCommunityMembers30d__c: totals.activeMembers30d,
        CommunityActivities30d__c: totals.activityCount30d,
        LastCommunityActivityAt__c: totals.lastActivityAt,
        CommunityTrend__c: accountTrend(totals.weeks, today),
        DemoSessions__c: totals.sessions
      };
    case 'Contact':
    case 'Lead':
      return {
        CommunityScore__c: totals.members > 0 ? totals.score : null,
        CommunityLevel__c: totals.members > 0 ? levelOf(totals.score) : null,
        CommunityMemberships__c: totals.members,
        LastCommunityActivityAt__c: totals.lastActivityAt,
        LastDemoSessionAt__c: totals.lastSessionAt,
        DemoSessions__c: totals.sessions
      };
    case 'Opportunity':
      return {
        CommunityTouches__c: totals.touches,
        LastCommunityTouchAt__c: totals.lastTouchAt,
        DemoSessions__c: totals.sessions,
        LastDemoSessionAt__c: totals.lastSessionAt
      };
  }
}

/** The day on which time alone changes these fields: a chart moves on by a week. */
export function recordDueOn(fields: Fields, today: string): string | null {
  const moves = (fields['ActivityTrend__c'] ?? fields['CommunityTrend__c'] ?? null) !== null;
  return moves ? addDays(mondayOf(today), 7) : null;
}
