import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));
const PERMISSION_SET = 'permissionsets/PorchlightIntegrationUser.permissionset-meta.xml';
const TEXTS = [
  ...['Member__c.JobTitle__c', 'Member__c.Company__c', 'Member__c.Handle__c'],
  ...['Activity__c.Title__c', 'Activity__c.Channel__c', 'Activity__c.ThreadKey__c']
];
const HIDEABLE = [
  ...TEXTS,
  ...['Activity__c.Body__c', 'Activity__c.Url__c', 'Member__c.MatchEvidence__c'],
  ...['Member__c.AvatarUrl__c', 'Community__c.Url__c', 'Member__c.ActivityCount__c']
];

/**
 * Writes metadata that an admin may have made of the package: shorter and required fields, closed
 * picklists, rights taken away.
 * @returns what was done, for a failure to be understood
 */
export function writeFaults(folder: string, random: () => number): string[] {
  const faults: string[] = [];
  const may = (share: number) => random() < share;
  for (const field of TEXTS.filter(() => may(0.4))) {
    const length = 5 + Math.floor(random() * 40);
    rewriteField(folder, field, (xml) => xml.replace(/<length>\d+/, `<length>${length}`));
    faults.push(`${field} takes ${length}`);
  }
  if (may(0.5)) faults.push(closePicklist(folder, 'Activity__c.Type__c', ['message', 'reply']));
  if (may(0.4)) faults.push(closePicklist(folder, 'Member__c.Status__c', ['Active']));
  if (may(0.25)) faults.push(requireField(folder, may(0.5) ? 'Member__c' : 'Activity__c'));
  faults.push(...takeRights(folder, random));
  return faults;
}

function closePicklist(folder: string, field: string, kept: readonly string[]): string {
  rewriteField(folder, field, (xml) =>
    xml
      .replace(/\s*<restricted>\w+<\/restricted>/, '')
      .replace(
        /<value>[\s\S]*?<fullName>(.*?)<\/fullName>[\s\S]*?<\/value>/g,
        (value, name: string) => (kept.includes(name) ? value : '')
      )
      .replace('<valueSetDefinition>', '<restricted>true</restricted><valueSetDefinition>')
  );
  return `${field} has only ${kept.join(', ')}`;
}

function requireField(folder: string, object: string): string {
  const path = `objects/${object}/fields/Region__c.field-meta.xml`;
  write(
    folder,
    path,
    `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>Region__c</fullName>
    <label>Region</label>
    <length>40</length>
    <required>true</required>
    <type>Text</type>
</CustomField>
`
  );
  return `${object}.Region__c is required`;
}

function takeRights(folder: string, random: () => number): string[] {
  let xml = readFileSync(join(PACKAGE, PERMISSION_SET), 'utf8');
  const faults: string[] = [];
  for (const field of HIDEABLE.filter(() => random() < 0.15)) {
    const right = new RegExp(
      `(<fieldPermissions>\\s*<editable>)true(</editable>\\s*<field>${field.replace('.', '\\.')}</field>)`
    );
    xml = xml.replace(right, '$1false$2');
    faults.push(`${field} is not editable`);
  }
  if (random() < 0.15) {
    xml = xml.replace(
      /(<objectPermissions>\s*<allowCreate>)true((?:(?!<\/objectPermissions>)[\s\S])*<object>Session__c<)/,
      '$1false$2'
    );
    faults.push('Session__c cannot be created');
  }
  write(folder, PERMISSION_SET, xml);
  return faults;
}

function rewriteField(folder: string, name: string, change: (xml: string) => string): void {
  const [object, field] = name.split('.');
  const path = `objects/${object}/fields/${field}.field-meta.xml`;
  write(folder, path, change(readFileSync(join(PACKAGE, path), 'utf8')));
}

function write(folder: string, path: string, xml: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, xml);
}
