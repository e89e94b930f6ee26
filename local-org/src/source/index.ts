export { mergeSource } from './merge-source.ts';
export { readSource, writeSource, type SourceContent } from './source-content.ts';
export { withoutChildren, xmlChildren, type XmlChild } from './xml-children.ts';
