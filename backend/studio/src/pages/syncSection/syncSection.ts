import { api, LightningElement } from 'lwc';
import type {
  SyncViewAnswer,
  UserAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { listenToSync } from '../../api/live-sync.ts';
import { mayManage, PAGES, type Place } from '../../api/routes.ts';
import { wordsOf } from '../../api/wording.ts';

/** Everything about the sync of one connection: which one, its tabs, and what each of them shows. */
export default class SyncSection extends LightningElement {
  @api user!: UserAnswer;
  view: SyncViewAnswer | undefined;
  failure: ApiFailure | undefined;
  isBroken = false;
  hasNoConnection = false;
  private stop: (() => void) | undefined;
  private shownPlace!: Place;

  @api
  get place(): Place {
    return this.shownPlace;
  }

  set place(place: Place) {
    const before = this.shownPlace as Place | undefined;
    this.shownPlace = place;
    // Another connection by the address alone: from a link, or from the browser's history.
    if (before && wantedBy(before) !== wantedBy(place)) void this.watch();
  }

  override connectedCallback(): void {
    void this.watch();
  }

  override disconnectedCallback(): void {
    this.stop?.();
  }

  get isLoading(): boolean {
    return !this.view && !this.failure && !this.hasNoConnection;
  }

  get heading(): string {
    return PAGES.find(({ route }) => route === this.place.route)?.label ?? 'Sync';
  }

  get connectionId(): string {
    return this.view?.connection.id ?? '';
  }

  get mayChange(): boolean {
    return mayManage(this.user);
  }

  get connection() {
    const { name, username, state, stateReason } = this.view?.connection ?? {};
    const isWell = state === 'connected';
    return {
      ...{ name, username, stateReason, stateText: wordsOf(state ?? '') },
      badge: `slds-badge slds-m-horizontal_x-small ${isWell ? 'slds-theme_success' : 'slds-theme_warning'}`
    };
  }

  get shows(): Record<string, boolean> {
    const { route, rest } = this.place;
    if (!this.view) return {};
    if (route === '/history' && rest) return { run: true };
    return route === '/api-use' ? { apiUse: true } : { [route.slice(1)]: true };
  }

  get runId(): string {
    return this.place.rest;
  }

  get recordKey(): string {
    return this.place.query.get('key') ?? '';
  }

  private async watch(): Promise<void> {
    this.stop?.();
    this.view = undefined;
    this.failure = undefined;
    try {
      const id = wantedBy(this.place) ?? (await backend.status()).connection?.id;
      this.hasNoConnection = id === undefined;
      if (id === undefined) return;
      // Asked first: a stream that does not begin cannot say why.
      this.view = await backend.syncView(id);
      this.stop = listenToSync(
        this.view.connection.id,
        (view) => {
          this.view = view;
          this.isBroken = false;
        },
        () => (this.isBroken = true)
      );
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}

function wantedBy({ query }: Place): string | undefined {
  return query.get('connection') ?? undefined;
}
