import { LightningElement } from 'lwc';
import { RefreshEventName, refreshView } from 'lightning/refresh';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';
import { currentPage, followPages, goToAddress } from '../../../platform/page-location.js';
import { session } from '../../../platform/session.js';
import { viewOf } from './views.js';

const APP_KEY = 'local-org-app';

/** The page around all pages: header, navigation, the page itself, messages. */
export default class App extends LightningElement {
  appName = sessionStorage.getItem(APP_KEY);
  views = [];
  visits = 0;

  connectedCallback() {
    this.stopFollowing = followPages(() => this.show());
    this.template.addEventListener('click', this.handleClick);
    window.addEventListener(ShowToastEventName, this.handleToast);
    window.addEventListener(RefreshEventName, refreshView);
    this.show();
  }

  disconnectedCallback() {
    this.stopFollowing();
    window.removeEventListener(ShowToastEventName, this.handleToast);
    window.removeEventListener(RefreshEventName, refreshView);
  }

  get apps() {
    return session.apps;
  }

  get app() {
    return this.apps.find(({ name }) => name === this.appName) ?? this.apps[0];
  }

  get activeAddress() {
    return window.location.pathname;
  }

  async show() {
    const reference = currentPage();
    const appTarget = reference?.attributes.appTarget;
    if (reference?.type === 'standard__app') {
      this.openApp(appTarget);
      return;
    }
    const visit = ++this.visits;
    const view = await viewOf(reference, this.app?.name);
    // Another page may have been asked for meanwhile.
    if (visit !== this.visits) return;
    const isFirst = this.views.length === 0;
    this.views = [{ ...view, key: `${visit}` }];
    if (!isFirst) this.refs.main.focus();
  }

  openApp(name) {
    const app = this.apps.find((one) => one.name === name);
    if (app) {
      this.appName = app.name;
      sessionStorage.setItem(APP_KEY, app.name);
    }
    goToAddress(app?.tabs[0]?.href ?? '/lightning/page/home', true);
  }

  handleSkip() {
    this.refs.main.focus();
  }

  handleToast = ({ detail }) => {
    // The base component of the same name shows its own.
    if (detail?.toast === undefined) this.refs.toasts.show(detail);
  };

  /** Links inside of the org change the page without loading everything anew. */
  handleClick = (event) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = event.composedPath().find((one) => one.tagName === 'A');
    const href = link?.getAttribute('href') ?? '';
    if (!isPlain || event.defaultPrevented || link?.target || !href.startsWith('/lightning')) {
      return;
    }
    event.preventDefault();
    goToAddress(href);
  };
}
