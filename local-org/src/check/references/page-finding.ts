import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';

/** A finding in the file of a Lightning page. */
export function pageFinding({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or change what it names.';
  return { rule: 'references/flexipage', file, line, message, remedy };
}
