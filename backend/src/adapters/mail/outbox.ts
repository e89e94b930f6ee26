import { isoNow, newId, type Clock } from '../../kernel/index.ts';
import type { Mail, Mailer } from './mail.ts';

const KEPT = 100;

export interface KeptMail extends Mail {
  readonly id: string;
  readonly at: string;
}

/** Where mails go while no server is set: kept in memory only, for they hold links that let people in. */
export class Outbox implements Mailer {
  readonly kind = 'outbox';
  private readonly clock: Clock;
  private kept: KeptMail[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async send(mail: Mail): Promise<void> {
    this.kept = [{ ...mail, id: newId(), at: isoNow(this.clock) }, ...this.kept].slice(0, KEPT);
  }

  /** The newest first. */
  list(): readonly KeptMail[] {
    return this.kept;
  }
}
