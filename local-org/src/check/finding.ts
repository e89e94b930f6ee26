/** One thing Salesforce or a house rule would refuse, with the place and the way out. */
export interface Finding {
  /** `apex/user-mode`, `soql/field`, `metadata/element`. */
  readonly rule: string;
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** By file, then line: the order in which somebody repairs them. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.message.localeCompare(b.message)
  );
}
