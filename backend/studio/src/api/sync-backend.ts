import type {
  ApiUseAnswer,
  BackfillAction,
  BackfillEstimateAnswer,
  BackfillProgressAnswer,
  BackfillRequestBody,
  CommunityListAnswer,
  IssueListAnswer,
  LatestPlanAnswer,
  PlanRowsAnswer,
  RecordAnswer,
  RetryAnswer,
  RetryRequest,
  RunDetailsAnswer,
  RunListAnswer,
  RunRowsAnswer,
  SettingValue,
  StartedRunAnswer,
  SyncSettingsAnswer
} from '../../../src/entrypoints/http/contract/index.ts';
import { call } from './call.ts';

/** What follows `?`, without what is not given. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Everything the Studio asks about the sync of one connection. */
export class SyncBackend {
  private readonly at: string;

  constructor(connectionId: string) {
    this.at = `/v1/connections/${encodeURIComponent(connectionId)}`;
  }

  /** Where a browser downloads all open issues. */
  get csvAddress(): string {
    return `${this.at}/issues.csv`;
  }

  apiUse() {
    return call<ApiUseAnswer>('GET', `${this.at}/api-use`);
  }

  start(unverified: boolean) {
    return call<StartedRunAnswer>('POST', `${this.at}/sync`, { unverified });
  }

  rehearse() {
    return call<StartedRunAnswer>('POST', `${this.at}/plans`);
  }

  async latestPlan() {
    return (await call<LatestPlanAnswer>('GET', `${this.at}/plans/latest`)).plan;
  }

  async planRows(plan: string, query: Query) {
    const path = `${this.at}/plans/${plan}/rows${asText(query)}`;
    return (await call<PlanRowsAnswer>('GET', path)).rows;
  }

  runPlan(plan: string) {
    return call<StartedRunAnswer>('POST', `${this.at}/plans/${plan}/run`);
  }

  async settings() {
    return (await call<SyncSettingsAnswer>('GET', `${this.at}/settings`)).settings;
  }

  async changeSettings(given: Readonly<Record<string, SettingValue>>) {
    return (await call<SyncSettingsAnswer>('PATCH', `${this.at}/settings`, given)).settings;
  }

  async communities() {
    return (await call<CommunityListAnswer>('GET', '/v1/communities')).communities;
  }

  estimate(request: BackfillRequestBody) {
    return call<BackfillEstimateAnswer>('POST', `${this.at}/backfill/estimate`, request);
  }

  requestBackfill(request: BackfillRequestBody) {
    return call<BackfillProgressAnswer>('POST', `${this.at}/backfill`, request);
  }

  steerBackfill(action: BackfillAction) {
    return call<BackfillProgressAnswer>('PATCH', `${this.at}/backfill`, { action });
  }

  async runs(query: Query) {
    return (await call<RunListAnswer>('GET', `${this.at}/runs${asText(query)}`)).runs;
  }

  run(id: string) {
    return call<RunDetailsAnswer>('GET', `${this.at}/runs/${encodeURIComponent(id)}`);
  }

  async runRows(id: string, query: Query) {
    const path = `${this.at}/runs/${encodeURIComponent(id)}/rows${asText(query)}`;
    return (await call<RunRowsAnswer>('GET', path)).rows;
  }

  issues(query: Query) {
    return call<IssueListAnswer>('GET', `${this.at}/issues${asText(query)}`);
  }

  retry(which: RetryRequest) {
    return call<RetryAnswer>('POST', `${this.at}/retry`, which);
  }

  record(key: string) {
    return call<RecordAnswer>('GET', `${this.at}/record-history${asText({ key })}`);
  }
}

/** `?name=value`, or nothing. */
export function asText(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]]
  );
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}
