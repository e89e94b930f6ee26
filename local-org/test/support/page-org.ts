import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../src/api/index.ts';
import { openOrg, type Org, type OrgOptions } from '../../src/org.ts';
import { openPages } from '../../src/pages/index.ts';

export const packageSource = fileURLToPath(
  new URL('../../../force-app/main/default', import.meta.url)
);

/** An org whose pages are built and served on a free port. */
export interface PageOrg {
  readonly org: Org;
  readonly url: string;
  /** Inserts a row as the admin; its id. Throws with the org's reasons. */
  readonly insert: (object: string, row: Readonly<Record<string, unknown>>) => string;
  stop(): Promise<void>;
}

/** Resolves once the pages are there: a first build takes some seconds, later ones none. */
export async function servePages(options: Partial<OrgOptions> = {}): Promise<PageOrg> {
  const org = openOrg({ sourceDirs: [packageSource], ...options });
  const server = await startServer(org, { pages: openPages(org) });
  await pagesBuilt(server.url);
  return {
    org,
    url: server.url,
    insert: (object, row) => insert(org, object, row),
    async stop() {
      await server.close();
      org.close();
    }
  };
}

async function pagesBuilt(url: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const response = await fetch(`${url}/lightning/page/home`);
    if (response.status === 200) return;
    const text = await response.text();
    if (response.status !== 503 || Date.now() > deadline) {
      throw new Error(`The pages are not there (${response.status}): ${text}`);
    }
    await wait(200);
  }
}

function insert(org: Org, object: string, row: Readonly<Record<string, unknown>>): string {
  const [result] = org.records.insert(org.sessionOf(org.admin.id), object, [row]);
  if (result?.success) return result.id;
  throw new Error(`${object}: ${result?.errors.map(({ message }) => message).join('; ')}`);
}
