import { readFileSync } from 'node:fs';
import { parseTrigger } from '../../apex/index.ts';
import { readXmlFile, SourceFiles, type SourceFile } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { CatalogueRow } from './catalogue-rows.ts';
import type { SetupIds } from './setup-ids.ts';

/** The org's classes as rows of ApexClass. */
export function classRows(org: Org, ids: SetupIds): CatalogueRow[] {
  return filesOf(org, 'cls').map((file) => codeRow(file, 'ApexClass', ids.of('01p', file.name)));
}

/** The org's triggers as rows of ApexTrigger. */
export function triggerRows(org: Org, ids: SetupIds): CatalogueRow[] {
  return filesOf(org, 'trigger').map((file) => {
    const row = codeRow(file, 'ApexTrigger', ids.of('01q', file.name));
    const { object } = parseTrigger(`${file.name}.trigger`, row.Body);
    const known = org.schema.objects.get(object.toLowerCase());
    const table = known?.custom ? ids.of('01I', known.name) : (known?.name ?? object);
    return { ...row, TableEnumOrId: table };
  });
}

/** Of files of one name the last counts, as everywhere in the sources. */
function filesOf(org: Org, kind: string): SourceFile[] {
  const files = new SourceFiles(org.sourceDirs).ofKind(kind);
  return [...new Map(files.map((one) => [one.name.toLowerCase(), one])).values()];
}

function codeRow({ file, name }: SourceFile, root: string, id: string) {
  const body = readFileSync(file.replace(/-meta\.xml$/, ''), 'utf8');
  const description = readXmlFile(file, root);
  return {
    Id: id,
    Name: name,
    NamespacePrefix: null,
    ApiVersion: Number(description.text('apiVersion') ?? 66),
    Status: description.text('status') ?? 'Active',
    IsValid: 1,
    Body: body,
    LengthWithoutComments: withoutComments(body).length,
    ManageableState: 'unmanaged'
  };
}

function withoutComments(source: string): string {
  const pieces = /('(?:\\.|[^'\\\n])*')|\/\*[^]*?\*\/|\/\/[^\n]*/g;
  return source.replace(pieces, (_, literal: string | undefined) => literal ?? '');
}
