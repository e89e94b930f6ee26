import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(
  new URL('../../../tools/sf/node_modules/@salesforce/cli/bin/run.js', import.meta.url)
);

/** False where the CLI could not be installed: its tests are skipped then. */
export const isInstalled = existsSync(binary);

export interface CommandResult {
  readonly status: number;
  /** What `--json` prints as `result`, or the error itself. */
  readonly result: Record<string, unknown> & readonly Record<string, unknown>[];
  readonly output: string;
}

/** The real `sf`, at home in a temporary folder, so that nothing of this machine is read or changed. */
export class SfCli {
  readonly home = mkdtempSync(join(tmpdir(), 'local-org-sf-'));

  /** Runs `sf … --json`; rejects only when it prints no JSON. */
  async run(args: readonly string[], env: Record<string, string> = {}): Promise<CommandResult> {
    const output = await this.text([...args, '--json'], env);
    const { status, result, ...error } = JSON.parse(output) as CommandResult;
    return { status, result: result ?? error, output };
  }

  /** What `sf …` prints. */
  async text(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
    const child = spawn(process.execPath, [binary, ...args], {
      cwd: this.home,
      env: { ...this.environment(), ...env },
      stdio: ['ignore', 'pipe', 'ignore']
    });
    let output = '';
    child.stdout.on('data', (data) => (output += String(data)));
    await once(child, 'close');
    return output;
  }

  /** Signs in to an org under the alias `local`. */
  signIn(url: string, accessToken: string): Promise<CommandResult> {
    const login = ['org', 'login', 'access-token', '--no-prompt', '--alias', 'local'];
    return this.run([...login, '--instance-url', url], { SF_ACCESS_TOKEN: accessToken });
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      // Jest's own; the CLI is a program of its own.
      NODE_OPTIONS: '',
      HOME: this.home,
      USERPROFILE: this.home,
      SF_DISABLE_TELEMETRY: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
    };
  }
}
