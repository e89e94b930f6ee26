import { LightningElement } from 'lwc';
import type { AuditAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { timeText, wordsOf } from '../../api/wording.ts';

const PAGE = 50;

/** Who changed what, the newest first. */
export default class AuditLog extends LightningElement {
  entries: AuditAnswer['entries'] = [];
  failure: ApiFailure | undefined;
  isLoading = true;
  hasMore = false;

  override connectedCallback(): void {
    void this.load();
  }

  get rows() {
    return this.entries.map((entry) => ({
      ...entry,
      atText: timeText(entry.at),
      actionText: wordsOf(entry.action),
      detailText: Object.entries(entry.details)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')
    }));
  }

  handleMore(): Promise<void> {
    return this.load(this.entries.at(-1)?.id);
  }

  private async load(before?: string): Promise<void> {
    this.isLoading = true;
    try {
      const older = await backend.audit(before);
      this.entries = [...this.entries, ...older];
      this.hasMore = older.length === PAGE;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isLoading = false;
  }
}
