import { Outbox, SmtpMailer, type KeptMail } from '../adapters/mail/index.ts';
import { IdentityProvider, type IdentityProviderSettings } from '../adapters/openid/index.ts';
import type { AuditPageQuery, Storage } from '../adapters/storage/index.ts';
import type { AuditEntry } from '../domain/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import { ApiKeys } from './api-keys.ts';
import { AuditLog } from './audit-log.ts';
import { Invitations } from './invitations.ts';
import { OpenIdSignIn } from './openid-sign-in.ts';
import { PasswordLinks } from './password-links.ts';
import { Passwords } from './passwords.ts';
import { SignIns } from './sign-ins.ts';
import { Users } from './users.ts';

export interface PeopleParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Known to every process of the deployment and to nobody else. */
  readonly secret: Buffer;
  /** Where the Studio is, as people reach it; no slash at the end. */
  readonly publicUrl: () => string;
  /** `smtp://user:password@host:port`; without it mails wait in the outbox. */
  readonly smtp?: { readonly url: string; readonly from: string } | undefined;
  readonly openId?: (IdentityProviderSettings & { readonly label: string }) | undefined;
}

/** Everything about who may come in. */
export interface People {
  readonly users: Users;
  readonly invitations: Invitations;
  readonly signIns: SignIns;
  readonly passwords: Passwords;
  readonly passwordLinks: PasswordLinks;
  readonly openId: OpenIdSignIn;
  /** How people call the identity provider; null without one. */
  readonly openIdLabel: string | null;
  readonly apiKeys: ApiKeys;
  /** Mails nobody has sent; null when a mail server is set. */
  readonly outbox: () => readonly KeptMail[] | null;
  /** The newest first. */
  readonly auditEntries: (page: AuditPageQuery) => Promise<AuditEntry[]>;
}

export function createPeople(parts: PeopleParts): People {
  const { storage, clock, smtp, openId } = parts;
  const auditLog = new AuditLog(clock);
  const outbox = new Outbox(clock);
  const mailer = smtp ? new SmtpMailer(smtp.url, smtp.from) : outbox;
  const provider = openId && new IdentityProvider(openId);
  const openIdLabel = openId?.label ?? null;
  const signIns = new SignIns(parts);
  const known = { ...parts, auditLog, mailer, openIdLabel };
  const invitations = new Invitations(known);
  const passwords = new Passwords({ ...known, signIns });
  return {
    users: new Users({ ...parts, auditLog }),
    invitations,
    signIns,
    passwords,
    passwordLinks: new PasswordLinks({ ...known, passwords }),
    openId: new OpenIdSignIn({ storage, clock, invitations, provider }),
    openIdLabel,
    apiKeys: new ApiKeys({ storage, clock, auditLog }),
    outbox: () => (smtp ? null : outbox.list()),
    auditEntries: (page) => storage.audit.list(page)
  };
}
