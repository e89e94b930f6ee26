/** A letter in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** `outbox`: nobody gets it by mail, it waits on the outbox page. */
  readonly kind: 'smtp' | 'outbox';
  /** Throws when the server does not take it. */
  send(mail: Mail): Promise<void>;
}
