import { LightningElement } from 'lwc';
import type { MailListAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { timeText } from '../../api/wording.ts';

/** Where mails wait while no mail server is set. */
export default class Outbox extends LightningElement {
  mails: MailListAnswer['mails'] | undefined;
  failure: ApiFailure | undefined;

  override connectedCallback(): void {
    backend.mails().then(
      (mails) => (this.mails = mails),
      (error: unknown) => (this.failure = error as ApiFailure)
    );
  }

  get isLoading(): boolean {
    return !this.mails && !this.failure;
  }

  get isEmpty(): boolean {
    return this.mails?.length === 0;
  }

  get rows() {
    return (this.mails ?? []).map((mail) => ({
      ...mail,
      atText: timeText(mail.at),
      // Only links into the Studio itself.
      link: /#\/(?:invitation|new-password)\/[\w-]+/.exec(mail.text)?.[0]
    }));
  }
}
