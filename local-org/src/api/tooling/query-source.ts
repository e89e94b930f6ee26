import type { Org } from '../../org.ts';
import type { Session } from '../../records/index.ts';
import { SoqlError, type QuerySource } from '../../soql/index.ts';
import { catalogueOf, catalogueSession } from './catalogue.ts';

export type Api = 'data' | 'tooling';

/** Where the objects of a query are: among the org's rows, or in its metadata. */
export function querySource(
  org: Org,
  session: Session,
  soql: string,
  api: Api
): { store: QuerySource; session: Session } {
  const catalogue = catalogueOf(org);
  const text = soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  const names = [...text.matchAll(/\bFROM\s+(\w+)/gi)].map(([, name = '']) => name);
  if (!names.some((name) => catalogue.has(name, api))) return { store: org.store, session };
  if (names.some((name) => /^FieldDefinition$/i.test(name))) requireEntityFilter(text);
  return { store: catalogue.source(), session: catalogueSession(session) };
}

/** Fields of all objects at once are not to be had (documented: FieldDefinition). */
function requireEntityFilter(soql: string): void {
  if (/\b(EntityDefinitionId|DurableId|EntityDefinition\.\w+)\s*(=|IN\b)/i.test(soql)) return;
  const message =
    'A filter on a reified column is required [EntityDefinitionId,DurableId,EntityDefinition.QualifiedApiName]';
  throw new SoqlError('MALFORMED_QUERY', message);
}
