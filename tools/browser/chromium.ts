import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));

export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The browser that comes with the packages, unpacked once. A machine without its libraries takes those that come
 * along with it.
 */
export function chromium(): Chromium {
  const folder = join(cache, 'chromium');
  if (!existsSync(join(folder, 'chromium'))) unpack(folder);
  const executablePath = join(folder, 'chromium');
  const own = { FONTCONFIG_PATH: join(folder, 'fonts') };
  const args = [
    '--headless=shell',
    '--no-sandbox',
    '--font-render-hinting=none',
    '--hide-scrollbars'
  ];
  if (starts(executablePath, own)) return { executablePath, args, env: own };
  return { executablePath, args, env: { ...own, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } };
}

/** In a process of its own, whose temporary folder is one of ours: the package unpacks nowhere else. */
function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const module = require.resolve('@sparticuz/chromium');
  const script = `
    const { default: chromium, inflate } = await import(${JSON.stringify(pathToFileURL(module).href)});
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(dirname(module), '../bin/al2023.tar.br'))});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: unfinished }
  });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another test was faster.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
}

function starts(executable: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executable, ['--version'], { env: { ...process.env, ...env }, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
