import { loadSchema } from '../../src/metadata/index.ts';
import { apexClasses, bundles, componentsIn, filesIn, packageDir } from './package-files.ts';

/** Names by heading: what a released package can never withdraw or rename. */
export type Surface = Readonly<Record<string, readonly string[]>>;

/** The surface as the metadata has it. */
export function surfaceOfPackage(): Surface {
  const labels = loadSchema({ sourceDirs: [packageDir] }).labels;
  return {
    Objects: componentsIn('objects', 'object'),
    ...fieldsByObject(),
    'Permission sets': componentsIn('permissionsets', 'permissionset'),
    'Custom permissions': componentsIn('customPermissions', 'customPermission'),
    Apps: componentsIn('applications', 'app'),
    Tabs: componentsIn('tabs', 'tab'),
    'Lightning pages': componentsIn('flexipages', 'flexipage'),
    'Report types': componentsIn('reportTypes', 'reportType'),
    'Reports and dashboards': [
      ...componentsIn('reports', 'report'),
      ...componentsIn('dashboards', 'dashboard')
    ],
    'List views': listViews(),
    'Lightning web components on pages': exposedBundles(),
    'Global Apex': apexClasses()
      .filter(({ source }) => /^\s*global\s/m.test(source))
      .map(({ name }) => name),
    Labels: [...labels.keys()].sort()
  };
}

/** The surface as the document has it: under each heading the names in its list. */
export function surfaceOfDocument(markdown: string): Surface {
  const sections = markdown.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const list = lines.filter((line) => line.startsWith('- ')).join('\n');
      return [heading.trim(), [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')];
    })
  );
}

function fieldsByObject(): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const file of filesIn('objects')) {
    const [, object, field] = /^objects\/(\w+)\/fields\/(\w+)\.field-meta\.xml$/.exec(file) ?? [];
    if (object && field) (fields[`Fields of ${object}`] ??= []).push(field);
  }
  return fields;
}

/** `Member__c.Champions`. */
function listViews(): string[] {
  return filesIn('objects').flatMap((file) => {
    const [, object, view] =
      /^objects\/(\w+)\/listViews\/(\w+)\.listView-meta\.xml$/.exec(file) ?? [];
    return object && view ? [`${object}.${view}`] : [];
  });
}

function exposedBundles(): string[] {
  return bundles()
    .filter(({ exposed }) => exposed)
    .flatMap(({ name, source }) => [
      name,
      ...[...source.matchAll(/@api\s+(?:get\s+)?(\w+)/g)].map(
        ([, property]) => `${name}.${property}`
      )
    ]);
}
