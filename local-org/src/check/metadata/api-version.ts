import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from './metadata-files.ts';

/** Every component is of the API version the project names in sfdx-project.json. */
export function checkApiVersions(files: readonly MetadataFile[]): Finding[] {
  const versions = new Map<string, string | undefined>();
  return files.flatMap(({ file, root }) => {
    const stated = root.find('apiVersion');
    if (!stated) return [];
    const folder = dirname(file.path);
    if (!versions.has(folder)) versions.set(folder, projectVersion(folder));
    const expected = versions.get(folder);
    if (expected === undefined || stated.value === expected) return [];
    const message = `The API version is ${stated.value}, that of the project ${expected}.`;
    const remedy = `Write <apiVersion>${expected}</apiVersion>.`;
    return [{ rule: 'metadata/api-version', file: file.path, line: stated.line, message, remedy }];
  });
}

function projectVersion(folder: string): string | undefined {
  const project = join(folder, 'sfdx-project.json');
  if (existsSync(project)) {
    const content = JSON.parse(readFileSync(project, 'utf8')) as { sourceApiVersion?: string };
    return content.sourceApiVersion;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : projectVersion(parent);
}
