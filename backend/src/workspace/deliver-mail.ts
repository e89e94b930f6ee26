import type { Mail, Mailer } from '../adapters/mail/index.ts';
import type { Logger } from '../kernel/index.ts';

/** `outbox`: no mail server is set, the mail waits on the outbox page. */
export type Delivery = 'sent' | 'outbox' | 'failed';

/** Sends a mail; a mail server that does not take it is told of in the log, under `about`. */
export async function deliverMail(
  { mailer, logger }: { readonly mailer: Mailer; readonly logger: Logger },
  mail: Mail,
  about: Readonly<Record<string, string>>
): Promise<Delivery> {
  try {
    await mailer.send(mail);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    logger.warn({ ...about, code }, 'a mail could not be sent');
    return 'failed';
  }
  return mailer.kind === 'smtp' ? 'sent' : 'outbox';
}
