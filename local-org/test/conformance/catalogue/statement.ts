/** How well a statement about Salesforce is witnessed. */
export type Evidence = 'recorded' | 'documented' | 'unconfirmed';

/** One thing Salesforce does on the wire. */
export interface Statement {
  /** `<section>/<name>`, what a test attaches itself to. */
  readonly id: string;
  readonly says: string;
  readonly evidence: Evidence;
  /** Why no test shows it. */
  readonly left?: string;
}

/** Seen in traffic of a real org. */
export function recorded(id: string, says: string, left?: string): Statement {
  return { id, says, evidence: 'recorded', ...(left !== undefined && { left }) };
}

/** Stated in Salesforce's own documentation. */
export function documented(id: string, says: string, left?: string): Statement {
  return { id, says, evidence: 'documented', ...(left !== undefined && { left }) };
}

/** General knowledge only: the org answers strictly and leaves a marker in its log. */
export function unconfirmed(
  id: string,
  says: string,
  left = 'unconfirmed: never asserted as a fact'
): Statement {
  return { id, says, evidence: 'unconfirmed', left };
}
