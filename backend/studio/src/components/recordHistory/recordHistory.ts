import { api, LightningElement } from 'lwc';
import type { RecordAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { submitted } from '../../api/form.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { objectText, timeText, wordsOf } from '../../api/wording.ts';

/** What happened to one record, when, why, and which run took it to the org. */
export default class RecordHistory extends LightningElement {
  @api connectionId = '';
  record: RecordAnswer | undefined;
  failure: ApiFailure | undefined;
  isLoading = false;
  private shownKey = '';

  @api
  get recordKey(): string {
    return this.shownKey;
  }

  set recordKey(key: string) {
    this.shownKey = key;
    if (this.isConnected) void this.load();
  }

  override connectedCallback(): void {
    void this.load();
  }

  get isUnknown(): boolean {
    return this.record?.changes.length === 0;
  }

  get changes() {
    const { record, connectionId } = this;
    return (record?.changes ?? []).map(({ at, origin, run }, index) => ({
      index,
      atText: timeText(at),
      originText: ORIGINS[origin] ?? wordsOf(origin),
      runText: run && `${wordsOf(run.kind)} of ${timeText(run.startedAt)}`,
      runHref: run && linkTo(`/history/${run.id}?connection=${connectionId}`)
    }));
  }

  get exceptions() {
    return (this.record?.exceptions ?? []).map((exception) => ({
      ...exception,
      key: `${exception.object} ${exception.code}`,
      stateText: `${objectText(exception.object)}: ${wordsOf(exception.state).toLowerCase()}`
    }));
  }

  handleFind(event: Event): void {
    const key = submitted(event)?.['key']?.trim();
    if (!key) return;
    const query = new URLSearchParams({ connection: this.connectionId, key });
    window.location.hash = `/record?${query.toString()}`;
  }

  private async load(): Promise<void> {
    const key = this.shownKey;
    this.record = undefined;
    this.failure = undefined;
    if (key === '') return;
    this.isLoading = true;
    try {
      const record = await new SyncBackend(this.connectionId).record(key);
      // Another record may have been asked for meanwhile.
      if (key === this.shownKey) this.record = record;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isLoading = false;
  }
}

const ORIGINS: Readonly<Record<string, string>> = {
  intake: 'Brought by a source',
  edit: 'Changed by its source',
  pull: 'Changed in the org',
  identity: 'Matched with a person',
  rollups: 'Totals have changed',
  access: 'Rights have changed',
  settings: 'Settings have changed',
  backfill: 'Brought by a backfill'
};
