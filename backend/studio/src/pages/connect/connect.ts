import { api, LightningElement } from 'lwc';
import type { ConnectionCatalogue } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { optionsOf } from '../../api/catalogue.ts';
import { attempt } from '../../api/attempt.ts';
import { connections, type NewConnection } from '../../api/connections.ts';
import { submitted, recheck } from '../../api/form.ts';

type Method = 'consent' | 'credentials';

const METHODS: readonly { value: Method; label: string }[] = [
  { value: 'consent', label: 'Consent: you sign in as the integration user and press Allow.' },
  {
    value: 'credentials',
    label: 'Client credentials: the app names the user, nobody signs in (Integration license).'
  }
];

/** Where an org is and which app of it to use; then its consent page, or at once. */
export default class Connect extends LightningElement {
  @api query = new URLSearchParams();
  catalogue: ConnectionCatalogue | undefined;
  failure: ApiFailure | undefined;
  method: Method = 'consent';
  environment = 'production';
  isBusy = false;
  readonly methodOptions = METHODS;
  readonly handleChange = recheck;

  override connectedCallback(): void {
    void attempt(this, async () => {
      this.catalogue = await connections.catalogue();
    });
  }

  get isLoading(): boolean {
    return !this.catalogue && !this.failure;
  }

  get isConsent(): boolean {
    return this.method === 'consent';
  }

  get isCredentials(): boolean {
    return !this.isConsent;
  }

  get needsUrl(): boolean {
    return this.isCredentials || this.environment === 'custom';
  }

  get urlLabel(): string {
    return this.needsUrl ? 'My Domain' : 'My Domain (optional)';
  }

  get submitLabel(): string {
    return this.isConsent ? 'Continue to Salesforce' : 'Connect';
  }

  get capability(): string {
    return this.query.get('capability') ?? '';
  }

  get environmentOptions() {
    return optionsOf(this.catalogue?.environments);
  }

  handleMethod({ detail }: CustomEvent<{ value: Method }>): void {
    this.method = detail.value;
  }

  handleEnvironment({ detail }: CustomEvent<{ value: string }>): void {
    this.environment = detail.value;
  }

  handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return Promise.resolve();
    const { method, ...given } = fields;
    return attempt(this, async () => {
      const wanted = given as unknown as NewConnection;
      if (method === 'consent') {
        window.location.assign(await connections.askConsent(wanted));
        return;
      }
      const { id, name } = await connections.connect(wanted);
      this.dispatchEvent(new CustomEvent('tell', { detail: { message: `${name} is connected.` } }));
      window.location.hash = `/connections/${id}?connected=yes`;
    });
  }
}
