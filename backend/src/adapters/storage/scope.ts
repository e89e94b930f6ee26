import type { Kysely } from 'kysely';
import type { Clock } from '../../kernel/index.ts';
import type { Dialect } from './dialect.ts';
import { AnsweredChanges } from './repositories/answered-changes.ts';
import { AccountRepository } from './repositories/account-repository.ts';
import { ActivityRepository } from './repositories/activity-repository.ts';
import { ApiHourRepository } from './repositories/api-hour-repository.ts';
import { ApiPauseRepository } from './repositories/api-pause-repository.ts';
import { AuthorisationRepository } from './repositories/authorisation-repository.ts';
import { BackfillRepository } from './repositories/backfill-repository.ts';
import { BulkJobRepository } from './repositories/bulk-job-repository.ts';
import { ChangeRepository } from './repositories/change-repository.ts';
import { CommunityRepository } from './repositories/community-repository.ts';
import { ConnectionRepository } from './repositories/connection-repository.ts';
import { ConfirmedPointRepository } from './repositories/confirmed-point-repository.ts';
import { ContactIntentRepository } from './repositories/contact-intent-repository.ts';
import { CursorRepository } from './repositories/cursor-repository.ts';
import { ExceptionRepository } from './repositories/exception-repository.ts';
import { ExpiredActivityRepository } from './repositories/expired-activity-repository.ts';
import { HistoryPages } from './repositories/history-pages.ts';
import { ImportRepository } from './repositories/import-repository.ts';
import { IssuePages } from './repositories/issue-pages.ts';
import { IssueRepository } from './repositories/issue-repository.ts';
import { LeaseRepository } from './repositories/lease-repository.ts';
import { LinkRepository } from './repositories/link-repository.ts';
import { MemberRepository } from './repositories/member-repository.ts';
import { OpportunityRepository } from './repositories/opportunity-repository.ts';
import { OrgStorageRepository } from './repositories/org-storage-repository.ts';
import { PersonRepository } from './repositories/person-repository.ts';
import { PlanRepository } from './repositories/plan-repository.ts';
import { OrgAccessRepository } from './repositories/org-access-repository.ts';
import { ProvisionedItemRepository } from './repositories/provisioned-item-repository.ts';
import { PushFeed } from './repositories/push-feed.ts';
import { MemberRollupRepository } from './repositories/member-rollup-repository.ts';
import { RecordRollupRepository } from './repositories/record-rollup-repository.ts';
import { RollupTotals } from './repositories/rollup-totals.ts';
import { ScoreWeightRepository } from './repositories/score-weight-repository.ts';
import { RunRepository } from './repositories/run-repository.ts';
import { RunPages } from './repositories/run-pages.ts';
import { SecretRepository } from './repositories/secret-repository.ts';
import { SettingRepository } from './repositories/setting-repository.ts';
import { SessionLinkRepository } from './repositories/session-link-repository.ts';
import { SessionRepository } from './repositories/session-repository.ts';
import { SentHashRepository } from './repositories/sent-hash-repository.ts';
import { TouchTotalRepository } from './repositories/touch-totals.ts';
import { WritableFieldRepository } from './repositories/writable-field-repository.ts';
import { ApiKeyRepository } from './repositories/api-key-repository.ts';
import { AuditRepository } from './repositories/audit-repository.ts';
import { InvitationRepository } from './repositories/invitation-repository.ts';
import { OpenIdAttemptRepository } from './repositories/openid-attempt-repository.ts';
import { PasswordLinkRepository } from './repositories/password-link-repository.ts';
import { SignInRepository } from './repositories/sign-in-repository.ts';
import { UserRepository } from './repositories/user-repository.ts';
import type { Tables } from './tables.ts';

/** Every repository, on one connection: all see, and take part in, the same transaction. */
export interface Scope {
  readonly communities: CommunityRepository;
  readonly members: MemberRepository;
  readonly activities: ActivityRepository;
  readonly sessions: SessionRepository;
  readonly sessionLinks: SessionLinkRepository;
  readonly memberRollups: MemberRollupRepository;
  readonly recordRollups: RecordRollupRepository;
  readonly rollupTotals: RollupTotals;
  readonly scoreWeights: ScoreWeightRepository;
  readonly touchTotals: TouchTotalRepository;
  readonly changes: ChangeRepository;
  readonly answeredChanges: AnsweredChanges;
  readonly cursors: CursorRepository;
  readonly secrets: SecretRepository;
  readonly imports: ImportRepository;
  readonly connections: ConnectionRepository;
  readonly authorisations: AuthorisationRepository;
  readonly provisionedItems: ProvisionedItemRepository;
  readonly orgAccess: OrgAccessRepository;
  readonly people: PersonRepository;
  readonly accounts: AccountRepository;
  readonly opportunities: OpportunityRepository;
  readonly links: LinkRepository;
  readonly exceptions: ExceptionRepository;
  readonly sentHashes: SentHashRepository;
  readonly writableFields: WritableFieldRepository;
  readonly runs: RunRepository;
  readonly runPages: RunPages;
  readonly confirmedPoints: ConfirmedPointRepository;
  readonly issues: IssueRepository;
  readonly issuePages: IssuePages;
  readonly settings: SettingRepository;
  readonly contactIntents: ContactIntentRepository;
  readonly expiredActivities: ExpiredActivityRepository;
  readonly plans: PlanRepository;
  readonly backfills: BackfillRepository;
  readonly historyPages: HistoryPages;
  readonly leases: LeaseRepository;
  readonly bulkJobs: BulkJobRepository;
  readonly apiHours: ApiHourRepository;
  readonly apiPauses: ApiPauseRepository;
  readonly orgStorage: OrgStorageRepository;
  readonly feed: PushFeed;
  readonly users: UserRepository;
  readonly signIns: SignInRepository;
  readonly invitations: InvitationRepository;
  readonly openIdAttempts: OpenIdAttemptRepository;
  readonly passwordLinks: PasswordLinkRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly audit: AuditRepository;
}

export function createScope(db: Kysely<Tables>, clock: Clock, dialect: Dialect): Scope {
  const changes = new ChangeRepository(db, clock, dialect);
  return {
    communities: new CommunityRepository(db, clock),
    members: new MemberRepository(db, clock),
    activities: new ActivityRepository(db, clock),
    sessions: new SessionRepository(db, clock),
    sessionLinks: new SessionLinkRepository(db),
    memberRollups: new MemberRollupRepository(db),
    recordRollups: new RecordRollupRepository(db),
    rollupTotals: new RollupTotals(db),
    scoreWeights: new ScoreWeightRepository(db),
    touchTotals: new TouchTotalRepository(db),
    changes,
    answeredChanges: new AnsweredChanges(db),
    cursors: new CursorRepository(db, clock),
    secrets: new SecretRepository(db, clock),
    imports: new ImportRepository(db, clock),
    connections: new ConnectionRepository(db, clock),
    authorisations: new AuthorisationRepository(db, clock),
    provisionedItems: new ProvisionedItemRepository(db),
    orgAccess: new OrgAccessRepository(db),
    people: new PersonRepository(db),
    accounts: new AccountRepository(db),
    opportunities: new OpportunityRepository(db),
    links: new LinkRepository(db),
    exceptions: new ExceptionRepository(db),
    sentHashes: new SentHashRepository(db),
    writableFields: new WritableFieldRepository(db, clock),
    runs: new RunRepository(db, clock),
    runPages: new RunPages(db),
    confirmedPoints: new ConfirmedPointRepository(db),
    issues: new IssueRepository(db, clock),
    issuePages: new IssuePages(db),
    contactIntents: new ContactIntentRepository(db, clock),
    expiredActivities: new ExpiredActivityRepository(db),
    plans: new PlanRepository(db),
    backfills: new BackfillRepository(db),
    historyPages: new HistoryPages(db, changes),
    settings: new SettingRepository(db, clock),
    leases: new LeaseRepository(db, clock, dialect),
    bulkJobs: new BulkJobRepository(db, clock),
    apiHours: new ApiHourRepository(db),
    apiPauses: new ApiPauseRepository(db),
    orgStorage: new OrgStorageRepository(db),
    feed: new PushFeed(db, new SettingRepository(db, clock)),
    users: new UserRepository(db),
    signIns: new SignInRepository(db),
    invitations: new InvitationRepository(db),
    openIdAttempts: new OpenIdAttemptRepository(db),
    passwordLinks: new PasswordLinkRepository(db),
    apiKeys: new ApiKeyRepository(db),
    audit: new AuditRepository(db)
  };
}
