import { LightningElement } from 'lwc';
import type { SignInOptions, UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';
import { OPEN_PAGES, PAGES, placeOf, type Place } from '../../api/routes.ts';

/** The Studio: who is signed in, where they are, and the page that belongs there. */
export default class App extends LightningElement {
  place: Place = placeOf(window.location.hash);
  user: UserAnswer | undefined;
  options: SignInOptions | undefined;
  failure: ApiFailure | undefined;
  isLoading = true;
  declare refs: { main: HTMLElement; toasts: HTMLElement & { show(toast: object): void } };

  private readonly onHash = () => this.go();

  override connectedCallback(): void {
    window.addEventListener('hashchange', this.onHash);
    void this.load();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.onHash);
  }

  /** Which page the place, the user and the role ask for. */
  get shows(): Record<string, boolean> {
    const { route } = this.place;
    if (this.isLoading || this.failure) return {};
    const open = OPEN_PAGES[route];
    if (open !== undefined) return { [open]: true };
    const { user } = this;
    if (!user) return { signIn: true };
    const page = PAGES.find((one) => one.route === route && one.roles.includes(user.role));
    if (page?.within === '/sync' || route === '/sync') return { syncSection: true };
    return page ? { [NAMES[page.route] ?? 'nowhere']: true } : { nowhere: true };
  }

  async load(): Promise<void> {
    try {
      this.options = await backend.signInOptions();
      this.user = (await backend.me().catch(unlessSignedOut))?.user;
      this.failure = undefined;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isLoading = false;
    this.nameTab();
  }

  handleSignedIn(event: CustomEvent<{ route?: string } | null>): void {
    const route = event.detail?.route;
    if (route !== undefined) window.location.hash = route;
    void this.load();
  }

  async handleSignOut(): Promise<void> {
    await backend.signOut().catch(() => undefined);
    this.user = undefined;
    window.location.hash = '/';
  }

  handleTell(event: CustomEvent<object>): void {
    this.refs.toasts.show(event.detail);
  }

  private go(): void {
    this.place = placeOf(window.location.hash);
    this.nameTab();
    // As after loading a page: the keyboard goes on at the beginning of what is new.
    this.refs.main.focus();
  }

  private nameTab(): void {
    const page = PAGES.find(({ route }) => route === this.place.route);
    document.title = this.user && page ? `${page.label} · Porchlight` : 'Porchlight';
  }
}

const NAMES: Readonly<Record<string, string>> = {
  '/': 'overview',
  '/connections': 'connections',
  '/people': 'people',
  '/api-keys': 'apiKeys',
  '/outbox': 'outbox',
  '/audit-log': 'auditLog',
  '/support': 'support',
  '/account': 'account'
};

function unlessSignedOut(error: unknown): undefined {
  if (error instanceof ApiFailure && error.status === 401) return undefined;
  throw error;
}
