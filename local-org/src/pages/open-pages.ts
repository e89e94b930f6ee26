import type { Org } from '../org.ts';
import { DevPages } from './build/dev-pages.ts';
import { PageBuild } from './build/page-build.ts';
import { PageServer } from './page-server.ts';

/**
 * The org's Lightning pages: a build that is made when it is missing, or with hot reload.
 * @param options `lazy`: it is made only when somebody asks for a page
 */
export function openPages(
  org: Org,
  { hot = false, lazy = false }: { hot?: boolean; lazy?: boolean } = {}
): PageServer {
  if (hot) return new PageServer(org, new DevPages(org.sourceDirs, org.log));
  const build = new PageBuild(org.sourceDirs, org.log);
  if (!lazy) build.start();
  return new PageServer(org, build);
}
