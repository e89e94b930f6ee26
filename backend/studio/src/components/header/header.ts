import { api, LightningElement } from 'lwc';
import type { UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { linkTo, PAGES } from '../../api/routes.ts';
import { ROLE_LABELS } from '../../api/wording.ts';

/** Name, pages of the role, who is signed in. */
export default class Header extends LightningElement {
  @api user!: UserAnswer;
  isOpen = false;
  private shownRoute = '/';

  /** The page shown. Going to another one closes the menu. */
  @api
  get route(): string {
    return this.shownRoute;
  }
  set route(route: string) {
    this.shownRoute = route;
    this.isOpen = false;
  }

  get expanded(): 'true' | 'false' {
    return this.isOpen ? 'true' : 'false';
  }

  get menuClass(): string {
    return this.isOpen ? 'pages' : 'pages folded';
  }

  get whoClass(): string {
    return this.isOpen ? 'who' : 'who folded';
  }

  get roleLabel(): string {
    return ROLE_LABELS[this.user.role];
  }

  get pages() {
    const section = PAGES.find(({ route }) => route === this.route)?.within ?? this.route;
    return PAGES.filter(
      ({ roles, within, isPersonal }) =>
        within === undefined && !isPersonal && roles.includes(this.user.role)
    ).map(({ route, label }) => {
      const isCurrent = route === section;
      return {
        ...{ route, label, href: linkTo(route) },
        className: isCurrent ? 'link link_current' : 'link',
        current: isCurrent ? 'page' : undefined
      };
    });
  }

  handleMenu(): void {
    this.isOpen = !this.isOpen;
  }

  handleSignOut(): void {
    this.dispatchEvent(new CustomEvent('signout'));
  }
}
