import type { HealthAnswer, HealthRequest, HealthRow } from '../../domain/index.ts';
import type { Subrequest, Subresponse } from './composite.ts';
import type { Namespace } from './namespace.ts';

const KEY_FIELD = 'ExternalId__c';
/** Documented: sObject Collections, at most 200 records. */
const ROWS_PER_COLLECTION = 200;
/** It is gone already: what we wanted. */
const GONE = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND']);

/** What a call has left for them. */
interface HealthRoom {
  readonly namespace: Namespace;
  readonly subrequests: number;
  readonly collections: number;
}

interface PackedHealth {
  readonly subrequest: Subrequest;
  readonly answers: (response: Subresponse | undefined) => HealthAnswer[];
}

interface Problem {
  readonly statusCode?: string;
  readonly errorCode?: string;
  readonly message?: string;
}

type Upsert = Extract<HealthRequest, { kind: 'upsert' }>;

/**
 * Requests as subrequests, runs before the issues that name them: several rows of an object as one
 * Collection when there is one left, otherwise one by one. What finds no room is left out.
 */
export function packHealth(
  requests: readonly HealthRequest[],
  { namespace, subrequests, collections }: HealthRoom
): PackedHealth[] {
  const upserts = requests.filter((one) => one.kind === 'upsert');
  const ofObject = (object: HealthRow['object']) =>
    upserts.filter(({ row }) => row.object === object);
  let left = collections;
  const packed: PackedHealth[] = [];
  for (const group of [ofObject('SyncRun__c'), ofObject('SyncIssue__c')]) {
    if (group.length > 1 && left > 0) {
      left -= 1;
      packed.push(asCollection(group.slice(0, ROWS_PER_COLLECTION), namespace));
    } else packed.push(...group.map((one) => asRow(one, namespace)));
  }
  const deletes = requests.filter(({ kind }) => kind === 'delete');
  packed.push(...deletes.map((one) => asRow(one, namespace)));
  return packed.slice(0, Math.max(0, subrequests));
}

function asCollection(group: readonly Upsert[], namespace: Namespace): PackedHealth {
  const type = namespace.qualify(group[0]?.row.object ?? '');
  const records = group.map(({ row }) =>
    JSON.stringify({
      attributes: { type },
      ...namespace.qualifyFields({ [KEY_FIELD]: row.externalId, ...row.fields })
    })
  );
  const path = `/composite/sobjects/${type}/${namespace.qualify(KEY_FIELD)}`;
  return {
    subrequest: { method: 'PATCH', path, records },
    answers: (response) => {
      const rows = Array.isArray(response?.body) ? (response.body as unknown[]) : [];
      return group.map((request, index) => {
        const row = (response?.status === 200 ? rows[index] : undefined) as
          { success?: boolean; errors?: readonly Problem[] } | undefined;
        const problem = row ? row.errors?.[0] : (rows[0] as Problem | undefined);
        return { request, error: row?.success ? null : errorOf(problem) };
      });
    }
  };
}

/** Documented: sObject Rows by External ID takes PATCH to upsert, and DELETE. */
function asRow(request: HealthRequest, namespace: Namespace): PackedHealth {
  const { object, externalId } = request.row;
  const key = `${namespace.qualify(KEY_FIELD)}/${encodeURIComponent(externalId)}`;
  const path = `/sobjects/${namespace.qualify(object)}/${key}`;
  const subrequest: Subrequest =
    request.kind === 'delete'
      ? { method: 'DELETE', path }
      : { method: 'PATCH', path, body: namespace.qualifyFields(request.row.fields) };
  return { subrequest, answers: (response) => [{ request, error: rowError(request, response) }] };
}

function rowError(
  { kind }: HealthRequest,
  response: Subresponse | undefined
): HealthAnswer['error'] {
  if (response && response.status < 300) return null;
  const [problem] = Array.isArray(response?.body) ? (response.body as Problem[]) : [];
  const isGone = kind === 'delete' && GONE.has(problem?.errorCode ?? '');
  return isGone ? null : errorOf(problem);
}

function errorOf(problem: Problem | undefined): NonNullable<HealthAnswer['error']> {
  const code = problem?.statusCode ?? problem?.errorCode ?? 'UNKNOWN_EXCEPTION';
  return { code, message: problem?.message ?? '' };
}
