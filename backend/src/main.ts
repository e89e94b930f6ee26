import type { App, AppOverrides } from './app/create-app.ts';
import { loadConfig, loadSecrets, readEnv, VARIABLES } from './config/index.ts';
import {
  createProgram,
  InterruptedError,
  LineOutput,
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
  const [stdout, stderr] = [new LineOutput(process.stdout), new LineOutput(process.stderr)];
  const exitCode = await perform(argv, { out: stdout.write, err: stderr.write, ...options });
  const problem = await stdout.end();
  await stderr.end();
  if (!problem) return exitCode;
  stderr.write(`The output could not be written to the end: ${problem.message}.`);
  stderr.write('Mend what the output goes to, then ask again: what the command did is kept.');
  await stderr.end();
  return exitCode || 1;
}

async function perform(
  argv: readonly string[],
  options: RunOptions & Required<Pick<RunOptions, 'out' | 'err'>>
): Promise<ExitCode> {
  const { out, err } = options;
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
