import type { App, AppOverrides } from './app/create-app.ts';
import { loadConfig, loadSecrets, readEnv, VARIABLES } from './config/index.ts';
import {
  createProgram,
  InterruptedError,
  reportFailure,
  type CliContext,
  type ExitCode
} from './entrypoints/cli/index.ts';

/** Where a run reads its settings, writes, and hears of its end; tests give their own. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly out?: (text: string) => void;
  readonly err?: (text: string) => void;
  readonly signal?: AbortSignal;
  readonly overrides?: AppOverrides;
}

/** Runs one `porchlight` command; answers its exit code. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<ExitCode> {
  const out = options.out ?? ((text) => process.stdout.write(`${text}\n`));
  const err = options.err ?? ((text) => process.stderr.write(`${text}\n`));
  let exitCode: ExitCode = 0;
  let app: Promise<App> | undefined;
  const context: CliContext = {
    services: async () => (await (app ??= start(options))).services,
    out,
    err,
    exitCode: (code) => (exitCode = code),
    signal: options.signal ?? stopSignal()
  };
  try {
    await createProgram(context, VARIABLES).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error, { json: argv.includes('--json'), out, err });
  } finally {
    await (await app?.catch(() => undefined))?.close();
  }
}

async function start({ env, overrides }: RunOptions): Promise<App> {
  const read = readEnv(env);
  const config = loadConfig(read);
  const secrets = loadSecrets(read, config.dataDir);
  // Only now: help and wrong usage need not load databases and protocols.
  const { createApp } = await import('./app/create-app.ts');
  return createApp(config, secrets, overrides);
}

/** The first Ctrl-C or termination asks for an orderly end; the second one ends at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new InterruptedError()));
  }
  return controller.signal;
}
