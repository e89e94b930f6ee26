import { api, LightningElement } from 'lwc';
import type { SyncViewAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { hasRun } from '../../api/live-sync.ts';

/** A part of a page that shows what runs leave behind: it asks anew when one has begun or ended. */
export default abstract class RunFollower extends LightningElement {
  private shownView!: SyncViewAnswer;

  @api
  get view(): SyncViewAnswer {
    return this.shownView;
  }

  set view(view: SyncViewAnswer) {
    const before = this.shownView as SyncViewAnswer | undefined;
    this.shownView = view;
    if (hasRun(before, view)) void this.load();
  }

  override connectedCallback(): void {
    void this.load();
  }

  protected abstract load(): Promise<void>;
}
