import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ViteDevServer } from 'vite';
import type { PageSource } from '../page-source.ts';
import { buildingHtml, shellHtml } from '../shell-html.ts';
import { PAGES_PATH } from './paths.ts';

/** The pages straight from their sources: what changes shows at once. */
export class DevPages implements PageSource {
  readonly hot = true;
  private readonly sourceDirs: readonly string[];
  private readonly log: (line: string) => void;
  private vite: ViteDevServer | undefined;

  constructor(sourceDirs: readonly string[], log: (line: string) => void) {
    this.sourceDirs = sourceDirs;
    this.log = log;
  }

  attach(server: Server, changed: () => void): void {
    this.open(server, changed).catch((error: unknown) => {
      this.log(`the development server did not start: ${String(error)}`);
    });
    server.once('close', () => void this.vite?.close());
  }

  async document(): Promise<{ status: number; html: string }> {
    const scripts = [`${PAGES_PATH}@vite/client`, `${PAGES_PATH}main.js`];
    if (!this.vite) {
      return { status: 503, html: buildingHtml('the development server is starting') };
    }
    return { status: 200, html: shellHtml({ scripts, styles: [] }) };
  }

  sendFile(): boolean {
    return false;
  }

  handle(message: IncomingMessage, response: ServerResponse): boolean {
    const path = message.url ?? '';
    if (!this.vite || !path.startsWith(PAGES_PATH) || path.startsWith(`${PAGES_PATH}api/`))
      return false;
    this.vite.middlewares(message, response);
    return true;
  }

  private async open(server: Server, changed: () => void): Promise<void> {
    // Loaded only here: an org that serves a build need not wait for Vite.
    const [{ createServer }, { viteSettings }] = await Promise.all([
      import('vite'),
      import('./vite-settings.ts')
    ]);
    const settings = await viteSettings({ sourceDirs: this.sourceDirs, production: false });
    this.vite = await createServer({
      ...settings,
      appType: 'custom',
      server: {
        ...(settings.server?.fs && { fs: settings.server.fs }),
        middlewareMode: true,
        hmr: { server }
      }
    });
    this.vite.watcher.add([...this.sourceDirs]);
    this.vite.watcher.on('all', (_, file) => {
      if (/-meta\.xml$|\.cls$/.test(file)) changed();
    });
    this.log('pages with hot reload');
  }
}
