export { Outbox, type KeptMail } from './outbox.ts';
export { SmtpMailer } from './smtp-mailer.ts';
export type { Mail, Mailer } from './mail.ts';
