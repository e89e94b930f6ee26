import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  ConnectionCatalogue
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { connections } from '../../api/connections.ts';
import { submitted, recheck } from '../../api/form.ts';

/** Changes how a connection is called and what it is for; `changed` carries it as it is then. */
export default class PurposeForm extends LightningElement {
  @api connection!: ConnectionAnswer;
  catalogue: ConnectionCatalogue | undefined;
  failure: ApiFailure | undefined;
  isBusy = false;
  readonly handleChange = recheck;
  declare refs: { heading?: HTMLElement };

  override connectedCallback(): void {
    void attempt(this, async () => {
      this.catalogue = await connections.catalogue();
    }).then(() => this.refs.heading?.focus());
  }

  get isLoading(): boolean {
    return !this.catalogue && !this.failure;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return Promise.resolve();
    return attempt(this, async () => {
      const detail = await connections.change(this.connection.id, fields);
      this.dispatchEvent(new CustomEvent('changed', { detail }));
    });
  }
}
