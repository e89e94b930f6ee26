/** The records whose pages are opened. */
export interface PageRecords {
  readonly memberId: string;
  readonly activityId: string;
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string;
  readonly communityId: string;
}

/** What a card asks when its page opens. */
export interface CardCall {
  readonly className: string;
  readonly method: string;
  readonly args: (page: PageRecords) => Readonly<Record<string, unknown>>;
}

/** Every cacheable method of the package's controllers: a test looks for one that is missing. */
export const cardCalls: readonly CardCall[] = [
  {
    className: 'MemberActivityLogController',
    method: 'getActivities',
    args: ({ memberId }) => ({ memberId })
  },
  {
    className: 'AccountActivitySummaryController',
    method: 'getSummary',
    args: ({ accountId }) => ({ accountId })
  },
  {
    className: 'CommunityActivitySummaryController',
    method: 'getSummary',
    args: ({ communityId }) => ({ communityId })
  },
  {
    className: 'SessionSummaryController',
    method: 'getSummary',
    args: ({ accountId }) => ({ recordId: accountId })
  },
  {
    className: 'SessionSummaryController',
    method: 'getSummary',
    args: ({ opportunityId }) => ({ recordId: opportunityId })
  },
  {
    className: 'ContactMemberActivityLogController',
    method: 'getActivities',
    args: ({ contactId }) => ({ personId: contactId })
  },
  {
    className: 'CommunityProfileController',
    method: 'getProfile',
    args: ({ contactId }) => ({ recordId: contactId })
  },
  {
    className: 'ActivityInfoController',
    method: 'getActivity',
    args: ({ activityId }) => ({ activityId })
  },
  {
    className: 'ViewInStudioController',
    method: 'getLinks',
    args: ({ memberId }) => ({ recordId: memberId })
  },
  {
    className: 'MatchController',
    method: 'searchTargets',
    args: () => ({ text: 'Contact 0001' })
  }
];
