import type {
  Activity,
  Actor,
  Change,
  Community,
  Connection,
  IssueReport,
  Member,
  MemberLink,
  OrgOpportunity,
  OrgPerson,
  Run,
  Session,
  WriteException
} from '../../src/domain/index.ts';

/** An admin who changes something. */
export const ADA: Actor = { kind: 'user', id: 'ada', name: 'Ada Stone' };

/** A community of which a test names only what matters. */
export function aCommunity(given: Partial<Community> = {}): Community {
  return {
    externalId: 'slack:T1',
    platform: 'Slack',
    workspaceKey: 'T1',
    name: 'The porch',
    url: null,
    logoUrl: null,
    ...given
  };
}

export function aMember(given: Partial<Member> = {}): Member {
  return {
    externalId: 'slack:T1:U1',
    communityKey: 'slack:T1',
    name: 'Ada Stone',
    email: null,
    handle: null,
    jobTitle: null,
    company: null,
    avatarUrl: null,
    joinedAt: null,
    leftAt: null,
    status: 'Active',
    ...given
  };
}

export function anActivity(given: Partial<Activity> = {}): Activity {
  return {
    externalId: 'slack:T1:C1:1700000000.000100',
    communityKey: 'slack:T1',
    memberKey: 'slack:T1:U1',
    recipientKey: null,
    type: 'message',
    occurredAt: '2023-11-14T22:13:20.000Z',
    occurredAtEstimated: false,
    channel: null,
    title: null,
    body: null,
    url: null,
    threadKey: null,
    ...given
  };
}

export function aSession(given: Partial<Session> = {}): Session {
  return {
    externalId: 'demo:visit-1',
    startedAt: '2023-11-14T22:00:00.000Z',
    endedAt: '2023-11-14T22:12:30.000Z',
    durationMinutes: 12.5,
    fullName: null,
    email: null,
    stepsViewed: 7,
    demos: ['Tour'],
    flows: [],
    veryInterestedAreas: [],
    somewhatInterestedAreas: [],
    notInterestedAreas: [],
    opportunityId: null,
    shareUrl: null,
    ...given
  };
}

export function aChange(given: Partial<Change> = {}): Change {
  return {
    kind: 'member',
    key: 'slack:T1:U1',
    connectionId: null,
    origin: 'intake',
    depth: 0,
    ...given
  };
}

export function aConnection(given: Partial<Connection> = {}): Connection {
  return {
    id: 'org-1',
    name: 'Production',
    loginUrl: 'https://porch.my.salesforce.com',
    instanceUrl: 'https://porch.my.salesforce.com',
    authKind: 'client-credentials',
    clientId: 'client',
    secretId: 'secret-1',
    orgId: '00D000000000001AAA',
    userId: '005000000000001AAA',
    username: 'integration@example.com',
    namespace: '',
    state: 'connected',
    stateReason: null,
    environment: 'custom',
    capability: 'crm',
    direction: 'both',
    tokenIssuedAt: null,
    tokenExpiresAt: null,
    ...given
  };
}

export function aPerson(given: Partial<OrgPerson> = {}): OrgPerson {
  return {
    connectionId: 'org-1',
    recordId: '003000000000001AAA',
    object: 'Contact',
    email: 'ada@example.com',
    name: 'Ada Stone',
    accountId: null,
    convertedContactId: null,
    isConverted: false,
    systemModstamp: '2024-01-01T00:00:00.000Z',
    ...given
  };
}

export function anOpportunity(given: Partial<OrgOpportunity> = {}): OrgOpportunity {
  return {
    connectionId: 'org-1',
    recordId: '006000000000001AAA',
    accountId: null,
    stageName: 'Qualification',
    isClosed: false,
    isWon: false,
    ownerId: '005000000000001AAA',
    ownerEmail: 'rep@example.com',
    amount: null,
    createdAt: '2024-01-01T00:00:00.000Z',
    closeDate: '2024-12-31',
    systemModstamp: '2024-01-01T00:00:00.000Z',
    contactRoles: [],
    ...given
  };
}

export function aLink(given: Partial<MemberLink> = {}): MemberLink {
  return {
    connectionId: 'org-1',
    memberKey: 'slack:T1:U1',
    contactId: '003000000000001AAA',
    leadId: null,
    accountId: null,
    rule: 'contact_email',
    evidence: null,
    confidence: 100,
    matchedAt: '2024-01-01T00:00:00.000Z',
    locked: false,
    candidates: [],
    ...given
  };
}

export function anException(given: Partial<WriteException> = {}): WriteException {
  return {
    connectionId: 'org-1',
    object: 'Member__c',
    externalId: 'slack:T1:U1',
    state: 'retry',
    code: 'UNABLE_TO_LOCK_ROW',
    field: null,
    message: 'The row is locked.',
    remedy: 'It is tried again by itself.',
    attempts: 1,
    retryAt: null,
    parentKey: null,
    payloadHash: 'hash',
    firstSeenAt: '2024-01-01T00:00:00.000Z',
    lastSeenAt: '2024-01-01T00:00:00.000Z',
    ...given
  };
}

export function aRun(given: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    connectionId: 'org-1',
    kind: 'sync',
    status: 'done',
    startedAt: '2024-01-01T00:00:00.000Z',
    finishedAt: '2024-01-01T00:00:10.000Z',
    created: 0,
    updated: 0,
    unchanged: 0,
    parked: 0,
    apiCalls: 0,
    message: null,
    ...given
  };
}

export function anIssue(given: Partial<IssueReport> = {}): IssueReport {
  return {
    connectionId: 'org-1',
    runId: 'run-1',
    object: 'Member__c',
    recordKey: 'slack:T1:U1',
    code: 'STRING_TOO_LONG',
    field: 'Name',
    message: 'The name is too long.',
    remedy: 'Shorten it at the source.',
    ...given
  };
}
