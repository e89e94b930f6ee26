import { LightningElement } from 'lwc';
import type {
  ApiKeyAnswer,
  ScopeListAnswer,
  ScopeName
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { recheck, submitted } from '../../api/form.ts';
import { timeText } from '../../api/wording.ts';

/** Secrets of programs that call the API. */
export default class ApiKeys extends LightningElement {
  apiKeys: readonly ApiKeyAnswer[] | undefined;
  scopes: ScopeListAnswer['scopes'] = [];
  chosen: readonly ScopeName[] = [];
  secret = '';
  failure: ApiFailure | undefined;
  isBusy = false;
  readonly handleChange = recheck;

  override connectedCallback(): void {
    void this.attempt(async () => {
      this.scopes = await backend.scopes();
    });
  }

  get isLoading(): boolean {
    return !this.apiKeys && !this.failure;
  }

  get isEmpty(): boolean {
    return this.apiKeys?.length === 0;
  }

  get scopeOptions() {
    return this.scopes.map(({ name, purpose }) => ({ value: name, label: `${name}: ${purpose}` }));
  }

  get rows() {
    return (this.apiKeys ?? []).map((key) => ({
      ...key,
      scopeText: key.scopes.join(', '),
      lastUsedText: timeText(key.lastUsedAt)
    }));
  }

  handleScopes(event: CustomEvent<{ value: ScopeName[] }>): void {
    this.chosen = event.detail.value;
  }

  handleAdd(event: Event): Promise<void> {
    const group = this.template?.querySelector('lightning-checkbox-group');
    const fields = submitted(event, this.isBusy);
    const hasScopes = (group as unknown as HTMLInputElement).reportValidity();
    if (!fields || !hasScopes) return Promise.resolve();
    const { name = '' } = fields;
    return this.attempt(async () => {
      const added = await backend.addApiKey(name, this.chosen);
      this.secret = added.secret;
      this.chosen = [];
      this.tell(`The key ${added.apiKey.name} was added.`);
    });
  }

  /** And a form for the next key. */
  handleCopied(): void {
    this.secret = '';
  }

  handleRevoke(event: Event): Promise<void> {
    const id = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
    return this.attempt(async () => {
      await backend.revokeApiKey(id);
      this.tell('The key was revoked: it works no more.');
    });
  }

  private attempt(work: () => Promise<void>): Promise<void> {
    this.secret = '';
    return attempt(this, work, async () => {
      this.apiKeys = await backend.apiKeys();
    });
  }

  private tell(message: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }
}
