import { addressOf } from '../page-reference.js';
import { currentPage, followPages, goTo } from '../page-location.js';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds `this[NavigationMixin.Navigate]` and `this[NavigationMixin.GenerateUrl]` (documented: lightning/navigation). */
export function NavigationMixin(Base) {
  return class extends Base {
    [Navigate](reference, replace) {
      goTo(reference, replace);
    }

    async [GenerateUrl](reference) {
      return addressOf(reference);
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire: the page that is shown. */
export class CurrentPageReference {
  constructor(emit) {
    this.emit = emit;
  }

  connect() {
    this.stop = followPages(() => this.emit(currentPage()));
    this.emit(currentPage());
  }

  disconnect() {
    this.stop();
  }

  update() {}
}

/** Wire: what `navigate` and `generateUrl` need. */
export class NavigationContext {
  constructor(emit) {
    this.emit = emit;
  }

  connect() {
    this.emit({});
  }

  disconnect() {}

  update() {}
}

export function navigate(_context, reference, replace) {
  goTo(reference, replace);
}

export function generateUrl(_context, reference) {
  return addressOf(reference);
}
