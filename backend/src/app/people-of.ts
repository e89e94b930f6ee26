import type { Storage } from '../adapters/storage/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import type { Services } from '../entrypoints/cli/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import { COMMAND_LINE, createPeople, type People } from '../workspace/index.ts';

export interface PeopleOfParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly storage: Storage;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Who may come in, by the settings of this deployment. */
export function peopleOf(
  { config, secrets, storage, clock, logger }: PeopleOfParts,
  publicUrl: () => string
): People {
  const { mailFrom: from, identityProvider } = config;
  const { smtpUrl: url, openIdClientSecret: clientSecret } = secrets;
  return createPeople({
    ...{ storage, clock, logger, publicUrl, secret: secrets.masterKey },
    ...(url && from && { smtp: { url, from } }),
    ...(identityProvider && clientSecret && { openId: { ...identityProvider, clientSecret } })
  });
}

/** For an admin whom nobody can let in any more. */
export function peopleServices(
  parts: PeopleOfParts
): Pick<Services, 'listUsers' | 'makePasswordLink'> {
  const { publicUrl, host, port } = parts.config;
  const people = async () => {
    // Only now: other commands need nothing of what serves pages.
    const { addressOf } = await import('../entrypoints/http/index.ts');
    return peopleOf(parts, () => publicUrl ?? addressOf(host, port));
  };
  return {
    listUsers: async () => (await people()).users.list(),
    makePasswordLink: async (email) => (await people()).passwordLinks.makeFor(email, COMMAND_LINE)
  };
}
