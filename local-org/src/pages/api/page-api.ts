import { randomUUID } from 'node:crypto';
import type { UiMetadata } from '../../metadata/ui/index.ts';
import type { Org } from '../../org.ts';
import { SoqlError } from '../../soql/index.ts';
import { PageError } from '../page-error.ts';
import type { PageRequest } from '../page-request.ts';
import { signedInUser } from '../signed-in-user.ts';
import { viewerOf } from '../viewer.ts';
import { apexRoute } from './apex-route.ts';
import { pageRoutes } from './page-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { matchRoute, type PageReply } from './route.ts';
import { sessionRoute } from './session-route.ts';
import { WriteRefused } from './written.ts';

const routes = [sessionRoute, apexRoute, ...recordRoutes, ...pageRoutes];

/** What the pages in the browser ask the org, as the signed-in user. */
export class PageApi {
  private readonly org: Org;
  private readonly metadata: () => UiMetadata;

  constructor(org: Org, metadata: () => UiMetadata) {
    this.org = org;
    this.metadata = metadata;
  }

  /** `path` below `/pages/api`. Never throws. */
  answer(request: PageRequest, path: string): PageReply {
    try {
      const found = matchRoute(routes, request.method, path);
      if (!found) throw new PageError(404, 'NOT_FOUND', `There is no ${request.method} ${path}.`);
      const viewer = viewerOf(this.org, this.metadata(), signedInUser(this.org, request).id);
      return found.route.answer({ viewer, request, params: found.params });
    } catch (error) {
      return this.refusal(error);
    }
  }

  /** Reads are refused with a list, writes with one object (documented: Handle Errors in LWC). */
  private refusal(error: unknown): PageReply {
    if (error instanceof PageError) {
      const { status, errorCode, message } = error;
      return { status, body: [{ errorCode, message }] };
    }
    if (error instanceof WriteRefused) return { status: 400, body: error.body };
    if (error instanceof SoqlError) {
      return { status: 400, body: [{ errorCode: error.errorCode, message: error.message }] };
    }
    const id = randomUUID();
    this.org.log(`unexpected error ${id}: ${(error as Error)?.stack ?? String(error)}`);
    const message = `The page's request failed; the log of the local org names it as ${id}.`;
    return { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message }] };
  }
}
