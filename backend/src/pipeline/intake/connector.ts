import type { Activity, Community, Platform, Session } from '../../domain/index.ts';
import type { MemberDetails } from '../../rules/index.ts';
import type { ImportCounts, ImportNote, ImportRequest, Rejection } from './import-request.ts';

/** Where records come from, before it is settled what we call it. */
export interface CommunityOrigin extends Omit<Community, 'name' | 'platform'> {
  readonly platform: Platform;
  /** The name the input gives itself, if it does. */
  readonly givenName: string | null;
}

/** One record on its way in. The community goes first by itself: it is known after the inspection. */
export type IntakeRecord =
  | { readonly kind: 'member'; readonly member: MemberDetails }
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'session'; readonly session: Session };

/** Input that has been read through once and found good. */
export interface Inspection {
  /** Null when the records belong to no community. */
  readonly origin: CommunityOrigin | null;
  readonly counts: ImportCounts;
  readonly rejected: readonly Rejection[];
  readonly rejectedCount: number;
  readonly notes: readonly ImportNote[];
  /** Reads again, members before activities; no external id comes twice. */
  records(): AsyncIterable<IntakeRecord>;
  close(): Promise<void>;
}

/** A kind of source that can be read twice: first to check and count everything, then to import it. */
export interface Connector {
  /** Reads everything and keeps nothing of size; throws an AppError when the input as a whole is bad. */
  inspect(request: ImportRequest, onRead: (activities: number) => void): Promise<Inspection>;
}
