import type { Flag } from './flag.ts';

export interface OpportunityTables {
  org_opportunities: OrgOpportunityTable;
  org_contact_roles: OrgContactRoleTable;
}

export interface OrgOpportunityTable {
  connection_id: string;
  record_id: string;
  account_id: string | null;
  stage_name: string;
  is_closed: Flag;
  is_won: Flag;
  owner_id: string;
  owner_email: string | null;
  amount: number | null;
  /** Of the record in the org. */
  created_at: string;
  close_date: string;
  system_modstamp: string;
  /** Kept, so that nothing is sent to what is gone. */
  is_deleted: Flag;
}

export interface OrgContactRoleTable {
  connection_id: string;
  record_id: string;
  opportunity_id: string;
  contact_id: string;
  role: string | null;
  is_primary: Flag;
}
