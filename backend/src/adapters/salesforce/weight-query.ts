import type { OrgWeight } from '../../rules/index.ts';
import type { Subrequest, Subresponse } from './composite.ts';
import { firstError } from './mirror-query.ts';
import type { Namespace } from './namespace.ts';

/** The records of ScoreWeight__mdt as they are, or why they cannot be read. */
export interface WeightAnswer {
  readonly weights: readonly OrgWeight[];
  readonly error: { readonly code: string; readonly message: string } | null;
}

const FIELDS = [
  ...['ActivityType__c', 'Points__c', 'HalfLifeDays__c', 'DailyCap__c', 'MaximumPoints__c']
];

/**
 * Records of a custom metadata type are rows for a query; the user needs access to the type in a permission
 * set (documented: Control Read Access to Custom Metadata Types).
 */
export function weightQuery(namespace: Namespace): Subrequest {
  const fields = ['DeveloperName', ...FIELDS].map((field) => namespace.qualify(field)).join(', ');
  const soql = `SELECT ${fields} FROM ${namespace.qualify('ScoreWeight__mdt')} ORDER BY DeveloperName`;
  return { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` };
}

export function toWeights(response: Subresponse | undefined, namespace: Namespace): WeightAnswer {
  if (response?.status !== 200) return { weights: [], error: firstError(response?.body) };
  const { records } = response.body as { records: readonly Readonly<Record<string, unknown>>[] };
  const weights = records.map((record): OrgWeight => {
    const value = (field: string) => record[namespace.qualify(field)] ?? null;
    return {
      name: String(record['DeveloperName']),
      type: value('ActivityType__c'),
      points: value('Points__c'),
      halfLifeDays: value('HalfLifeDays__c'),
      dailyCap: value('DailyCap__c'),
      maximumPoints: value('MaximumPoints__c')
    };
  });
  return { weights, error: null };
}
