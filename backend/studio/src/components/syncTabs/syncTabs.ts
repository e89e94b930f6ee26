import { api, LightningElement } from 'lwc';
import { linkTo, PAGES, type Place } from '../../api/routes.ts';

/** The pages about one connection, each under an address of its own. */
export default class SyncTabs extends LightningElement {
  @api place!: Place;

  get tabs() {
    const wanted = this.place.query.get('connection');
    const query = wanted === null ? '' : `?connection=${encodeURIComponent(wanted)}`;
    return PAGES.filter(({ route, within }) => route === '/sync' || within === '/sync').map(
      ({ route, label }) => {
        const isCurrent = route === this.place.route;
        return {
          ...{ route, label, href: linkTo(`${route}${query}`) },
          className: isCurrent ? 'tab tab_current' : 'tab',
          current: isCurrent ? 'page' : undefined
        };
      }
    );
  }
}
