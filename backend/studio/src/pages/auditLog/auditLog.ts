import { LightningElement } from 'lwc';
import type { AuditAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';
import { timeText, wordsOf } from '../../api/wording.ts';

const PAGE = 50;
const ABOUT = [
  ...['connection', 'settings', 'sync', 'backfill', 'plan', 'rehearsal', 'rows', 'checklist'],
  ...['user', 'invitation', 'api_key']
];

/** Who changed what, the newest first. */
export default class AuditLog extends LightningElement {
  entries: AuditAnswer['entries'] = [];
  wanted: Readonly<Record<string, string>> = {};
  failure: ApiFailure | undefined;
  isLoading = true;
  hasMore = false;
  readonly aboutOptions = [
    { value: '', label: 'Everything' },
    ...ABOUT.map((value) => ({ value, label: wordsOf(value) }))
  ];

  override connectedCallback(): void {
    void this.load();
  }

  get isEmpty(): boolean {
    return !this.isLoading && !this.failure && this.entries.length === 0;
  }

  get rows() {
    return this.entries.map((entry) => ({
      ...entry,
      atText: timeText(entry.at),
      actionText: wordsOf(entry.action),
      detailText: Object.entries(entry.details)
        .map(([name, value]) => `${wordsOf(name)}: ${value}`)
        .join('; ')
    }));
  }

  handleFind(event: Event): Promise<void> {
    const fields = submitted(event);
    if (!fields) return Promise.resolve();
    const trimmed = Object.entries(fields).map(([name, value]) => [name, value.trim()]);
    this.wanted = Object.fromEntries(trimmed) as Record<string, string>;
    return this.load();
  }

  handleMore(): Promise<void> {
    return this.load(this.entries.at(-1)?.id);
  }

  private async load(before?: string): Promise<void> {
    this.isLoading = true;
    this.failure = undefined;
    const { wanted } = this;
    try {
      const page = await backend.audit({ ...wanted, before, limit: PAGE });
      // Something else may have been asked for meanwhile.
      if (wanted !== this.wanted) return;
      this.entries = before === undefined ? page : [...this.entries, ...page];
      this.hasMore = page.length === PAGE;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isLoading = false;
  }
}
