import type { Mail, Mailer } from './mail.ts';

const TIMEOUT_MS = 10_000;

/** Sends through a mail server. */
export class SmtpMailer implements Mailer {
  readonly kind = 'smtp';
  private readonly url: string;
  private readonly from: string;

  constructor(url: string, from: string) {
    this.url = url;
    this.from = from;
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    const { protocol, hostname, port, username, password } = new URL(this.url);
    const secure = protocol === 'smtps:';
    // Only now: a long run that mails nobody does without its memory.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host: hostname,
      port: Number(port) || (secure ? 465 : 587),
      secure,
      ...(username && {
        auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
      }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true
    });
    // An address as an object is never parsed for further recipients.
    await transport.sendMail({ from: this.from, to: { name: '', address: to }, subject, text });
  }
}
