import { MetadataError, parseXml, type XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';

/** One well-formed description file: `Member__c.tab-meta.xml`. */
export interface MetadataFile {
  readonly file: SourceFile;
  /** `Member__c`. */
  readonly name: string;
  /** `tab`; `js` for a Lightning web component, `cls` for an Apex class. */
  readonly kind: string;
  readonly root: XmlElement;
}

/** Reads every description file; what is empty or not well-formed is a finding. */
export function readMetadataFiles(tree: SourceTree): {
  files: MetadataFile[];
  findings: Finding[];
} {
  const files: MetadataFile[] = [];
  const findings: Finding[] = [];
  for (const file of tree.endingIn('-meta.xml')) {
    const [, name = '', kind = ''] = /([^/]+)\.(\w+)-meta\.xml$/.exec(file.name) ?? [];
    try {
      files.push({ file, name, kind, root: readRoot(tree, file) });
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      const { line, reason } = error;
      const remedy = 'Repair the XML: every element closed, one root element.';
      findings.push({ rule: 'metadata/xml', file: file.path, line, message: reason, remedy });
    }
  }
  return { files, findings };
}

function readRoot(tree: SourceTree, file: SourceFile): XmlElement {
  const source = tree.text(file);
  if (source.trim() === '') throw new MetadataError(file.path, 1, 'the file is empty');
  return parseXml(source, file.path);
}
