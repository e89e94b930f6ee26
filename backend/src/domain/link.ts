export type MatchRule =
  'contact_email' | 'lead_email' | 'account_domain' | 'manual' | 'ambiguous' | 'none';

/** Who a member is in one org, and why we think so. */
export interface MemberLink {
  readonly connectionId: string;
  readonly memberKey: string;
  readonly contactId: string | null;
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly rule: MatchRule;
  /** A sentence a person can check, for example `E-mail equals that of Contact Ada Stone`. */
  readonly evidence: string | null;
  /** 0 to 100. */
  readonly confidence: number;
  readonly matchedAt: string;
  /** Chosen by a person: never overwritten. */
  readonly locked: boolean;
  /** Record ids to choose from when the rule is `ambiguous`. */
  readonly candidates: readonly string[];
}
