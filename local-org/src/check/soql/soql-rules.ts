import { QueryContext } from '@apexdevtools/apex-parser';
import type { Schema } from '../../metadata/index.ts';
import type { ApexFile } from '../apex/apex-file.ts';
import type { ApexProject } from '../apex/apex-project.ts';
import { nodesOfType } from '../apex/parse-tree.ts';
import type { Finding } from '../finding.ts';
import { QueryChecker, type UnknownName } from './check-query.ts';
import { checkFieldUse } from './field-use.ts';
import { SchemaNames } from './schema-names.ts';

export interface SoqlReport {
  readonly findings: readonly Finding[];
  /** Queries looked at. */
  readonly queries: number;
  /** Objects that were asked for and cannot be judged, as the local org does not model them. */
  readonly unchecked: readonly string[];
}

/** Static SOQL and the fields Apex names, against the loaded schema. */
export function checkSoql({ files }: ApexProject, schema: Schema): SoqlReport {
  const names = new SchemaNames(schema);
  const findings: Finding[] = [];
  const unchecked = new Set<string>();
  let queries = 0;
  for (const apex of files) {
    for (const query of nodesOfType(apex.root, QueryContext)) {
      const checker = new QueryChecker(names);
      findings.push(...checker.check(query).map((unknown) => finding(apex, unknown)));
      checker.unchecked.forEach((object) => unchecked.add(object));
      queries += 1;
    }
    findings.push(...checkFieldUse(apex, names));
  }
  return { findings, queries, unchecked: [...unchecked].sort() };
}

function finding({ file }: ApexFile, { rule, line, message }: UnknownName): Finding {
  const remedy =
    'Correct the name, or declare it in objects/. A standard name must be in local-org/src/standard.';
  return { rule, file: file.path, line, message, remedy };
}
