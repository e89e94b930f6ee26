import { api, LightningElement } from 'lwc';
import type { StatusAnswer, UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { listenToStatus } from '../../api/live-status.ts';
import { mayManage } from '../../api/routes.ts';
import { describeRun } from '../../api/run-wording.ts';
import { wordsOf } from '../../api/wording.ts';

/** How things stand, as they change. */
export default class Overview extends LightningElement {
  @api user!: UserAnswer;
  status: StatusAnswer | undefined;
  isBroken = false;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.stop = listenToStatus(
      (status) => {
        this.status = status;
        this.isBroken = false;
      },
      () => (this.isBroken = true)
    );
  }

  override disconnectedCallback(): void {
    this.stop?.();
  }

  /** Changes with what the checklist goes by. */
  get stamp(): string {
    const [run] = this.status?.lastRuns ?? [];
    return `${this.status?.connection?.state} ${run?.id} ${run?.status}`;
  }

  get mayChange(): boolean {
    return mayManage(this.user);
  }

  get isLoading(): boolean {
    return !this.status && !this.isBroken;
  }

  get connection() {
    const { connection } = this.status ?? {};
    const isWell = connection?.state === 'connected';
    return (
      connection && {
        ...connection,
        stateText: wordsOf(connection.state),
        badge: `slds-badge slds-m-left_x-small ${isWell ? 'slds-theme_success' : 'slds-theme_warning'}`
      }
    );
  }

  get figures(): { label: string; value: string }[] {
    if (!this.status) return [];
    const { counts, outbox, apiUse } = this.status;
    return Object.entries({
      Communities: counts.communities,
      Members: counts.members,
      Activities: counts.activities,
      Pending: outbox.pending,
      Waiting: outbox.waiting,
      Parked: outbox.parked,
      'API calls in 24 hours': apiUse.callsLast24Hours
    }).map(([label, value]) => ({ label, value: value.toLocaleString() }));
  }

  get runs() {
    return (this.status?.lastRuns ?? []).map(describeRun);
  }

  get issues() {
    return (this.status?.issues ?? []).map((issue) => ({
      ...issue,
      key: `${issue.object} ${issue.recordKey} ${issue.field} ${issue.code}`
    }));
  }
}
