import type { Actor } from './audit-entry.ts';

/** Something we made in an org for good: disconnecting leaves it in place. */
export interface ProvisionedItem {
  readonly orgId: string;
  readonly kind: 'object' | 'field' | 'permission_set' | 'license' | 'assignment';
  /** `Session__c`, `Lead.DemoSessions__c`, the name of a permission set; an assignment adds to whom. */
  readonly name: string;
  /** The connection for which it was made. */
  readonly connectionId: string;
  readonly madeAt: string;
  readonly madeBy: Actor;
}
