import { api, LightningElement } from 'lwc';
import type { InvitationFound } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { submitted } from '../../api/form.ts';
import { ROLE_LABELS } from '../../api/wording.ts';

/** Behind the link of an invitation. */
export default class Invitation extends LightningElement {
  @api token = '';
  @api openIdLabel: string | null = null;
  found: InvitationFound | undefined;
  failure: ApiFailure | undefined;
  isBusy = false;

  override connectedCallback(): void {
    backend.findInvitation(this.token).then(
      (found) => (this.found = found),
      (error: unknown) => (this.failure = error as ApiFailure)
    );
  }

  get roleLabel(): string {
    return this.found ? ROLE_LABELS[this.found.role] : '';
  }

  get openIdUrl(): string {
    return `/v1/sign-in/openid?${new URLSearchParams({ invitation: this.token })}`;
  }

  async handleSubmit(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return;
    const { name = '', password = '' } = fields;
    await attempt(this, async () => {
      await backend.acceptInvitation({ token: this.token, name, password });
      this.dispatchEvent(new CustomEvent('signedin', { detail: { route: '/' } }));
    });
  }
}
