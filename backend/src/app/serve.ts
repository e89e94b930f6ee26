import type { Logger as Pino } from 'pino';
import type { Storage } from '../adapters/storage/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import type { ReadyService } from '../entrypoints/cli/index.ts';
import { createHttpApp, isStudio, listen, type StartServices } from '../entrypoints/http/index.ts';
import type { WorkspaceHistory } from '../history/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Orgs, People } from '../workspace/index.ts';
import type { ImportTurn } from './import-turn.ts';
import { peopleOf } from './people-of.ts';

export interface ServeParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Pino;
  readonly storage: Storage;
  readonly history: WorkspaceHistory;
  readonly imports: ImportTurn;
  readonly orgs: Orgs;
  /** What the service does by the clock. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
  readonly start: StartServices;
}

/** The service until the signal: HTTP, imports that a killed process left unfinished, and the timetable. */
export async function serve(
  parts: ServeParts,
  { signal, onReady }: { signal: AbortSignal; onReady: (ready: ReadyService) => void }
): Promise<void> {
  const { config, secrets, logger, storage, history, imports, work, orgs, start } = parts;
  // A service tells its requests; a command that ends soon only tells what went wrong.
  logger.level = config.logLevel ?? 'info';
  let publicUrl = config.publicUrl ?? '';
  const people = peopleOf(parts, () => publicUrl);
  const { studioDir } = config;
  if (!isStudio(studioDir)) logger.warn({ studioDir }, 'no Studio here: npm run build:studio');
  const app = createHttpApp({
    services: {
      ...{ people, orgs, start },
      status: () => history.status(),
      ping: () => storage.ping()
    },
    token: secrets.accessToken,
    logger,
    publicUrl: () => publicUrl,
    stopped: signal,
    trustedProxies: config.trustedProxies,
    ...(isStudio(studioDir) && { studioDir })
  });
  const stillWorking: Promise<unknown>[] = [];
  const tell = (failure: string) => (error: unknown) => {
    if (!signal.aborted) logger.error({ error }, failure);
  };
  await listen(app, {
    host: config.host,
    port: config.port,
    signal,
    onReady: (url) => {
      publicUrl = config.publicUrl ?? url;
      stillWorking.push(
        imports.resume(signal).catch(tell('unfinished imports could not be resumed')),
        work(signal).catch(tell('the timetable has stopped'))
      );
      void announce(people, { url, publicUrl }).then(onReady, (error: unknown) => {
        logger.error({ error }, 'the users could not be read');
        onReady({ url });
      });
    }
  });
  await Promise.all([...stillWorking, people.passwordLinks.ended()]);
}

/** Its address and, as long as there is no user, the link that makes the first one. */
async function announce(
  { users }: People,
  { url, publicUrl }: { url: string; publicUrl: string }
): Promise<ReadyService> {
  const token = await users.firstAdminToken();
  return { url, ...(token && { firstAdminUrl: `${publicUrl}/#/first-admin/${token}` }) };
}
