import { api, LightningElement } from 'lwc';
import type { ChecklistAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { linkTo } from '../../api/routes.ts';
import { timeText } from '../../api/wording.ts';

const WORDS = {
  done: 'Done',
  confirmed: 'Confirmed',
  open: 'Open',
  to_confirm: 'To confirm',
  not_needed: 'Not needed'
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
    const needed = points.filter(({ state }) => state !== 'not_needed');
    return `Checklist: ${needed.filter(isDone).length} of ${needed.length} done`;
  }

  get rows() {
    return (this.points ?? []).map((point, index) => {
      const { title, state, isConfirmable, confirmedBy, confirmedAt } = point;
      const theme =
        state === 'not_needed' ? '' : `slds-theme_${isDone(point) ? 'success' : 'warning'}`;
      return {
        ...point,
        title: `${index + 1}. ${title}`,
        stateText: WORDS[state],
        badge: `slds-badge ${theme}`,
        confirmedText: confirmedBy && `Confirmed by ${confirmedBy} at ${timeText(confirmedAt)}.`,
        canConfirm: this.mayChange && isConfirmable,
        buttonLabel: isDone(point) ? 'Take back' : 'Confirm',
        buttonTitle: `${isDone(point) ? 'Take back' : 'Confirm'}: ${title}`,
        wanted: String(!isDone(point)),
        link: isDone(point) ? undefined : linkOf(point)
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

type Point = ChecklistAnswer['points'][number];

function isDone({ state }: Point): boolean {
  return state === 'done' || state === 'confirmed';
}

/** Where a point is mended; pages of the org open beside the Studio. */
function linkOf({ mend, title }: Point) {
  if (!mend) return undefined;
  const isOrg = mend.kind === 'org';
  return {
    href: isOrg ? mend.url : linkTo(mend.route),
    text: isOrg ? `${mend.label} in Salesforce` : mend.label,
    title: `${mend.label}: ${title}`,
    target: isOrg ? '_blank' : undefined
  };
}
