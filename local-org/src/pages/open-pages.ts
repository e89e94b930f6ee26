import type { Org } from '../org.ts';
import { DevPages } from './build/dev-pages.ts';
import { PageBuild } from './build/page-build.ts';
import { PageServer } from './page-server.ts';

/** The org's Lightning pages: a build that is made when it is missing, or with hot reload. */
export function openPages(org: Org, { hot = false }: { hot?: boolean } = {}): PageServer {
  if (hot) return new PageServer(org, new DevPages(org.sourceDirs, org.log));
  const build = new PageBuild(org.sourceDirs, org.log);
  build.start();
  return new PageServer(org, build);
}
