import { loadSchema, type MetadataError } from '../metadata/index.ts';
import { checkDatabaseAccess } from './apex/access-rules.ts';
import { readApexProject } from './apex/apex-project.ts';
import { checkAuraEnabled } from './apex/aura-rules.ts';
import { checkClasses } from './apex/class-rules.ts';
import { sortFindings, type Finding } from './finding.ts';
import { skippedJavaGates } from './java-gates.ts';
import { checkApiVersions } from './metadata/api-version.ts';
import { checkLayout } from './metadata/layout-rules.ts';
import { readMetadataFiles } from './metadata/metadata-files.ts';
import { checkElements } from './metadata/metadata-rules.ts';
import { checkAppsAndTabs } from './references/apps-and-tabs.ts';
import { checkBundles } from './references/bundles.ts';
import { checkComponentImports } from './references/component-imports.ts';
import { checkFlexipages } from './references/flexipages.ts';
import { checkLabels } from './references/labels.ts';
import { checkLayouts } from './references/layouts.ts';
import { checkPermissionSets } from './references/permission-sets.ts';
import { checkReports } from './references/reports.ts';
import { checkSoql } from './soql/soql-rules.ts';
import { SourceTree } from './source-tree.ts';

export interface CheckReport {
  readonly findings: readonly Finding[];
  /** Lines that begin with SKIPPED: what was not checked, and why. It does not count as passed. */
  readonly notes: readonly string[];
  readonly checked: {
    readonly apexFiles: number;
    readonly queries: number;
    readonly metadataFiles: number;
  };
}

/** Every static check of the source folders (source format) that needs no org. */
export function runChecks(sourceDirs: readonly string[]): CheckReport {
  const tree = new SourceTree(sourceDirs);
  const metadata = readMetadataFiles(tree);
  const elements = checkElements(metadata.files);
  const refusals: MetadataError[] = [];
  const schema = loadSchema({ sourceDirs, report: (refusal) => refusals.push(refusal) });
  const apex = readApexProject(tree);
  const soql = checkSoql(apex, schema);
  const components = { tree, schema, apex, metadata: metadata.files };
  const ofForm = [...metadata.findings, ...elements.findings];
  const allRead = refusals.every(({ file }) => !declaresNames.test(file));
  const findings = [
    ...ofForm,
    ...schemaFindings(refusals, ofForm),
    ...checkLayout(tree, metadata.files),
    ...checkApiVersions(metadata.files),
    ...apex.syntaxFindings,
    ...checkClasses(apex),
    ...checkAuraEnabled(apex),
    ...checkDatabaseAccess(apex),
    ...soql.findings,
    ...checkPermissionSets(components),
    ...checkAppsAndTabs(components),
    ...checkFlexipages(components),
    ...checkLayouts(components),
    ...checkReports(components),
    ...checkLabels(components),
    ...checkBundles(components),
    ...checkComponentImports(components)
  ];
  return {
    findings: sortFindings(allRead ? findings : findings.filter((one) => !restsOnNames(one))),
    notes: [
      ...(allRead
        ? []
        : ['SKIPPED names: they are checked once every object and field can be read.']),
      ...elements.unchecked.map(
        (type) => `SKIPPED elements of ${type}: only its form was checked.`
      ),
      ...soql.unchecked.map((object) => `SKIPPED queries on ${object}: the local org has none.`),
      skippedJavaGates()
    ],
    checked: {
      apexFiles: apex.files.length,
      queries: soql.queries,
      metadataFiles: metadata.files.length
    }
  };
}

/** An object or field that cannot be read would be missed in every place that names it. */
const declaresNames = /\.(object|field)-meta\.xml$/;

function restsOnNames({ rule, file }: Finding): boolean {
  if (rule === 'metadata/schema') return !declaresNames.test(file);
  return /^(soql|references)\/|^apex\/field$/.test(rule);
}

/** What the schema reader refuses, except in files whose form is already complained about. */
function schemaFindings(refusals: readonly MetadataError[], ofForm: readonly Finding[]): Finding[] {
  const malformed = new Set(ofForm.map(({ file }) => file));
  return refusals
    .filter(({ file }) => !malformed.has(file))
    .map(({ file, line, reason }) => ({
      rule: 'metadata/schema',
      file,
      line,
      message: reason,
      remedy: 'Correct the name or the value; Salesforce would refuse the deployment.'
    }));
}
