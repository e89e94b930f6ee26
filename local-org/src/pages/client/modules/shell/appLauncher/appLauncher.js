import { api } from 'lwc';
import LightningModal from 'lightning/modal';

/** All apps and what they open; closes with the address that was chosen. */
export default class AppLauncher extends LightningModal {
  @api apps = [];

  get items() {
    const tabs = new Map(this.apps.flatMap((app) => app.tabs.map((tab) => [tab.name, tab])));
    return [...tabs.values()].sort((a, b) => a.label.localeCompare(b.label));
  }

  get tiles() {
    return this.apps.map(({ name, label, description }) => ({
      name,
      label,
      description,
      href: `/lightning/app/${name}`
    }));
  }

  handleOpen(event) {
    event.preventDefault();
    this.close(event.currentTarget.getAttribute('href'));
  }
}
