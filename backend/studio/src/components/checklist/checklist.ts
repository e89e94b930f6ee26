import { api, LightningElement } from 'lwc';
import type { ChecklistAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { timeText } from '../../api/wording.ts';

const WORDS = {
  done: 'Done',
  confirmed: 'Confirmed',
  open: 'Open',
  to_confirm: 'To confirm'
} as const;

/** The sixteen points to see to when an org is connected, with their state as it is now. */
export default class Checklist extends LightningElement {
  @api mayChange = false;
  points: ChecklistAnswer['points'] | undefined;
  failure: ApiFailure | undefined;
  @api connectionId = '';
  private shownStamp = '';

  /** Says that things may have changed: the points are asked for again. */
  @api
  get stamp(): string {
    return this.shownStamp;
  }

  set stamp(stamp: string) {
    const isNew = stamp !== this.shownStamp;
    this.shownStamp = stamp;
    if (isNew && this.isConnected) void this.load();
  }

  override connectedCallback(): void {
    void this.load();
  }

  get isLoading(): boolean {
    return !this.points && !this.failure;
  }

  get heading(): string {
    const { points = [] } = this;
    const done = points.filter(({ state }) => state === 'done' || state === 'confirmed').length;
    return `Checklist: ${done} of ${points.length} done`;
  }

  get rows() {
    return (this.points ?? []).map((point, index) => {
      const { title, state, isConfirmable, confirmedBy, confirmedAt } = point;
      const isDone = state === 'done' || state === 'confirmed';
      return {
        ...point,
        title: `${index + 1}. ${title}`,
        stateText: WORDS[state],
        badge: `slds-badge slds-m-left_x-small ${isDone ? 'slds-theme_success' : 'slds-theme_warning'}`,
        confirmedText: confirmedBy && `Confirmed by ${confirmedBy} at ${timeText(confirmedAt)}.`,
        canConfirm: this.mayChange && isConfirmable,
        buttonLabel: isDone ? 'Take back' : 'Confirm',
        buttonTitle: `${isDone ? 'Take back' : 'Confirm'}: ${title}`,
        wanted: String(!isDone)
      };
    });
  }

  handleConfirm(event: Event): Promise<void> {
    const { id = '', wanted } = (event.currentTarget as HTMLElement).dataset;
    return this.attempt(() => backend.confirm(this.connectionId, id, wanted === 'true'));
  }

  private load(): Promise<void> {
    return this.attempt(() => backend.checklist(this.connectionId));
  }

  private async attempt(work: () => Promise<ChecklistAnswer['points']>): Promise<void> {
    this.failure = undefined;
    try {
      this.points = await work();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}
