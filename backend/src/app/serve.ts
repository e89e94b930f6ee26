import type { Logger as Pino } from 'pino';
import type { Storage } from '../adapters/storage/index.ts';
import type { Config, Secrets } from '../config/index.ts';
import { createHttpApp, listen } from '../entrypoints/http/index.ts';
import type { WorkspaceHistory } from '../history/index.ts';
import type { ImportTurn } from './import-turn.ts';

export interface ServeParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Pino;
  readonly storage: Storage;
  readonly history: WorkspaceHistory;
  readonly imports: ImportTurn;
}

/** The service until the signal: HTTP, and imports that a killed process left unfinished. */
export async function serve(
  { config, secrets, logger, storage, history, imports }: ServeParts,
  { signal, onReady }: { signal: AbortSignal; onReady: (url: string) => void }
): Promise<void> {
  // A service tells its requests; a command that ends soon only tells what went wrong.
  logger.level = config.logLevel ?? 'info';
  const app = createHttpApp({
    services: { status: () => history.status(), ping: () => storage.ping() },
    token: secrets.accessToken,
    logger
  });
  let resuming: Promise<unknown> = Promise.resolve();
  await listen(app, {
    host: config.host,
    port: config.port,
    signal,
    onReady: (url) => {
      resuming = imports.resume(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.error({ error }, 'unfinished imports could not be resumed');
      });
      onReady(url);
    }
  });
  await resuming;
}
