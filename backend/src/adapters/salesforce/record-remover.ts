import type { TargetObject } from '../../domain/index.ts';
import { chunk } from '../../kernel/index.ts';
import { composite, type Subresponse } from './composite.ts';
import type { OrgClient } from './org-client.ts';
import type { SchemaReader } from './schema-reader.ts';

/** Documented: sObject Collections, at most 200 records; at most five of them in one Composite. */
const IDS_PER_COLLECTION = 200;
const COLLECTIONS_PER_CALL = 5;
/** It is gone already: what we wanted. */
const GONE = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND']);

interface DeleteAnswer {
  readonly success?: boolean;
  readonly errors?: readonly { readonly statusCode?: string }[];
}

/** Removes records of ours from the org; repeating it is harmless. */
export class RecordRemover {
  private readonly client: OrgClient;
  private readonly reader: Pick<SchemaReader, 'existing'>;

  constructor(client: OrgClient, reader: Pick<SchemaReader, 'existing'>) {
    this.client = client;
    this.reader = reader;
  }

  /** @returns external ids of those that are not in the org any more, or never were. */
  async remove(object: TargetObject, externalIds: readonly string[]): Promise<string[]> {
    const rows = await this.reader.existing(object, externalIds, ['Id']);
    const there = externalIds.flatMap((externalId) => {
      const id = rows.get(externalId)?.['Id'];
      return typeof id === 'string' ? [{ externalId, id }] : [];
    });
    const gone = externalIds.filter((externalId) => !rows.has(externalId));
    const collections = chunk(there, IDS_PER_COLLECTION);
    for (const call of chunk(collections, COLLECTIONS_PER_CALL)) {
      const { subresponses } = await composite(
        this.client,
        call.map((part) => ({
          method: 'DELETE',
          path: `/composite/sobjects?ids=${part.map(({ id }) => id).join(',')}&allOrNone=false`
        }))
      );
      for (const [index, part] of call.entries()) {
        const answers = answersOf(subresponses[index]);
        gone.push(...part.filter((_, row) => isGone(answers[row])).map((one) => one.externalId));
      }
    }
    return gone;
  }
}

function answersOf(response: Subresponse | undefined): DeleteAnswer[] {
  const isList = response?.status === 200 && Array.isArray(response.body);
  return isList ? (response.body as DeleteAnswer[]) : [];
}

function isGone(answer: DeleteAnswer | undefined): boolean {
  return answer?.success === true || GONE.has(answer?.errors?.[0]?.statusCode ?? '');
}
