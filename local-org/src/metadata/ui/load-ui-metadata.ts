import { basename, dirname } from 'node:path';
import { SourceFiles, type SourceFile } from '../source-files.ts';
import { readXmlFile, type XmlElement } from '../xml-tree.ts';
import { readApp, readPageGrants, readRecordPages, readTab } from './app-reader.ts';
import { readComponentProperties } from './component-reader.ts';
import { readFlexipage } from './flexipage-reader.ts';
import { readCompactLayout, readLayout, readListView } from './layout-reader.ts';
import type { UiMetadata } from './ui-metadata.ts';

/** Pages, layouts, list views, apps and tabs of source folders; of two with one name the later wins. */
export function loadUiMetadata(sourceDirs: readonly string[]): UiMetadata {
  const files = new SourceFiles(sourceDirs);
  const read = <Part>(
    kind: string,
    root: string,
    make: (file: SourceFile, xml: XmlElement) => Part
  ) => files.ofKind(kind).map((file) => make(file, readXmlFile(file.file, root)));
  const objects = read('object', 'CustomObject', ({ name }, xml) => ({ name, xml }));
  const apps = read('app', 'CustomApplication', ({ name }, xml) => ({ name, xml }));
  return {
    flexipages: named(read('flexipage', 'FlexiPage', ({ name }, xml) => readFlexipage(name, xml))),
    recordPages: [
      ...apps.flatMap(({ name, xml }) => readRecordPages(xml, { app: name })),
      ...objects.flatMap(({ name, xml }) => readRecordPages(xml, { object: name }))
    ],
    layouts: latest(read('layout', 'Layout', ({ name }, xml) => readLayout(name, xml))),
    compactLayouts: read('compactLayout', 'CompactLayout', (file, xml) =>
      readCompactLayout(objectOf(file), file.name, xml)
    ),
    compactLayoutOf: new Map(
      objects.flatMap(({ name, xml }) => {
        const assigned = xml.text('compactLayoutAssignment');
        return assigned === undefined ? [] : [[name, assigned] as const];
      })
    ),
    listViews: read('listView', 'ListView', (file, xml) =>
      readListView(objectOf(file), file.name, xml)
    ),
    apps: latest(apps.map(({ name, xml }) => readApp(name, xml))),
    tabs: named(read('tab', 'CustomTab', ({ name }, xml) => readTab(name, xml))),
    componentProperties: new Map(
      read('js', 'LightningComponentBundle', ({ name }, xml) => [
        name,
        readComponentProperties(xml)
      ])
    ),
    pageGrants: new Map(
      read(
        'permissionset',
        'PermissionSet',
        ({ name }, xml) => [name, readPageGrants(xml)] as const
      )
    )
  };
}

/** List views and compact layouts lie two folders below their object. */
function objectOf({ file }: SourceFile): string {
  return basename(dirname(dirname(file)));
}

function named<Part extends { readonly name: string }>(parts: readonly Part[]): Map<string, Part> {
  return new Map(parts.map((part) => [part.name, part]));
}

function latest<Part extends { readonly name: string }>(parts: readonly Part[]): Part[] {
  return [...named(parts).values()];
}
