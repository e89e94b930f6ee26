import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BuiltFiles } from '../built-files.ts';
import type { PageSource } from '../page-source.ts';
import { buildingHtml, failedHtml, shellHtml } from '../shell-html.ts';
import { cacheFolder, PAGES_PATH } from './paths.ts';
import { sourceStamp } from './source-stamp.ts';

const script = fileURLToPath(new URL('build-pages.ts', import.meta.url));

type State =
  | { readonly kind: 'building'; readonly line: string }
  | { readonly kind: 'ready'; readonly html: string; readonly files: BuiltFiles }
  | { readonly kind: 'failed'; readonly problem: string };

/** The pages as a build: made in the background when the sources have none yet, kept for the next start. */
export class PageBuild implements PageSource {
  readonly hot = false;
  private readonly sourceDirs: readonly string[];
  private readonly log: (line: string) => void;
  private building: ChildProcess | undefined;
  private stamp = '';
  private state: State = { kind: 'building', line: '' };

  constructor(sourceDirs: readonly string[], log: (line: string) => void) {
    this.sourceDirs = sourceDirs;
    this.log = log;
  }

  /** Takes the build that is there, or begins one. */
  start(): void {
    const stamp = sourceStamp(this.sourceDirs);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    const folder = join(cacheFolder, `pages-${stamp}`);
    if (existsSync(folder)) this.take(folder);
    else this.build(folder, stamp);
  }

  /** A server that ends does not wait for its pages. */
  attach(server: Server): void {
    server.once('close', () => this.building?.kill());
  }

  async document(): Promise<{ status: number; html: string }> {
    this.start();
    const { state } = this;
    if (state.kind === 'ready') return { status: 200, html: state.html };
    if (state.kind === 'failed') return { status: 500, html: failedHtml(state.problem) };
    return { status: 503, html: buildingHtml(state.line) };
  }

  sendFile(path: string, acceptsGzip: boolean, response: ServerResponse): boolean {
    return this.state.kind === 'ready' && this.state.files.send(path, acceptsGzip, response);
  }

  private build(folder: string, stamp: string): void {
    const began = performance.now();
    this.state = { kind: 'building', line: 'starting' };
    this.log('building the pages; the API answers meanwhile');
    const child = spawn(process.execPath, [script, folder, ...this.sourceDirs], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Whatever this process is: the pages are those people get.
      env: { ...process.env, NODE_ENV: 'production' }
    });
    this.building = child;
    let problem = '';
    child.stderr.on('data', (part: Buffer) => (problem += part.toString()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (this.stamp === stamp) this.state = { kind: 'building', line };
    });
    child.once('close', (code) => {
      if (this.stamp !== stamp || child.killed) return;
      if (code === 0) {
        this.take(folder);
        this.log(`pages built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
      } else {
        this.state = { kind: 'failed', problem };
        this.log(`the pages could not be built:\n${problem}`);
      }
    });
  }

  private take(folder: string): void {
    this.state = { kind: 'ready', html: shellHtml(partsOf(folder)), files: new BuiltFiles(folder) };
  }
}

interface Manifest {
  readonly [name: string]: {
    readonly file: string;
    readonly isEntry?: boolean;
    readonly css?: readonly string[];
  };
}

function partsOf(folder: string) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error(`The build in ${folder} has no entry.`);
  return {
    scripts: [PAGES_PATH + entry.file],
    styles: (entry.css ?? []).map((file) => PAGES_PATH + file)
  };
}
