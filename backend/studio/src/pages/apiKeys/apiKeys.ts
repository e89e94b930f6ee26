import { LightningElement } from 'lwc';
import type {
  ApiKeyAnswer,
  ScopeListAnswer,
  ScopeName
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { readForm, recheck } from '../../api/form.ts';
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
    event.preventDefault();
    const group = this.template?.querySelector('lightning-checkbox-group');
    const fields = readForm(this.template?.querySelectorAll('lightning-input') ?? []);
    const hasScopes = (group as unknown as HTMLInputElement).reportValidity();
    if (!fields || !hasScopes || this.isBusy) return Promise.resolve();
    return this.attempt(async () => {
      const added = await backend.addApiKey(fields['name'] ?? '', this.chosen);
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

  /** Does it, says what went wrong if it does, and shows how things are afterwards. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    this.secret = '';
    try {
      await work();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    try {
      this.apiKeys = await backend.apiKeys();
    } catch (error) {
      this.failure ??= error as ApiFailure;
    }
    this.isBusy = false;
  }

  private tell(message: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }
}
