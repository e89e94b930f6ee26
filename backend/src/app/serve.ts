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
  /** What the service does by the clock. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/** The service until the signal: HTTP, imports that a killed process left unfinished, and the timetable. */
export async function serve(
  { config, secrets, logger, storage, history, imports, work }: ServeParts,
  { signal, onReady }: { signal: AbortSignal; onReady: (url: string) => void }
): Promise<void> {
  // A service tells its requests; a command that ends soon only tells what went wrong.
  logger.level = config.logLevel ?? 'info';
  const app = createHttpApp({
    services: { status: () => history.status(), ping: () => storage.ping() },
    token: secrets.accessToken,
    logger
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
      stillWorking.push(
        imports.resume(signal).catch(tell('unfinished imports could not be resumed')),
        work(signal).catch(tell('the timetable has stopped'))
      );
      onReady(url);
    }
  });
  await Promise.all(stillWorking);
}
