import { readFileSync } from 'node:fs';
import { readXmlFile, SourceFiles } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { CatalogueRow } from './catalogue-rows.ts';
import type { SetupIds } from './setup-ids.ts';

/** The org's classes as rows of ApexClass. */
export function classRows(org: Org, ids: SetupIds): CatalogueRow[] {
  const files = new Map(
    new SourceFiles(org.sourceDirs).ofKind('cls').map((one) => [one.name.toLowerCase(), one])
  );
  return [...files.values()].map(({ file, name }) => {
    const body = readFileSync(file.replace(/-meta\.xml$/, ''), 'utf8');
    const description = readXmlFile(file, 'ApexClass');
    return {
      Id: ids.of('01p', name),
      Name: name,
      NamespacePrefix: null,
      ApiVersion: Number(description.text('apiVersion') ?? 66),
      Status: description.text('status') ?? 'Active',
      IsValid: 1,
      Body: body,
      LengthWithoutComments: withoutComments(body).length,
      ManageableState: 'unmanaged'
    };
  });
}

function withoutComments(source: string): string {
  const pieces = /('(?:\\.|[^'\\\n])*')|\/\*[^]*?\*\/|\/\/[^\n]*/g;
  return source.replace(pieces, (_, literal: string | undefined) => literal ?? '');
}
