import type { CustomTab, LightningApp } from '../../metadata/ui/index.ts';
import { findObject, type Viewer } from '../viewer.ts';
import { iconOf, motifIcon } from './icons.ts';

export interface ShownTab {
  readonly name: string;
  readonly label: string;
  readonly icon: string;
  readonly href: string;
}

export interface ShownApp {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly color?: string;
  readonly tabs: readonly ShownTab[];
}

/** The apps of the viewer with the tabs they may open. */
export function appsOf(viewer: Viewer, granted: GrantedPages): ShownApp[] {
  return viewer.ui.apps
    .filter(({ name }) => granted.app(name))
    .map((app) => ({
      name: app.name,
      label: app.label,
      description: app.description,
      ...(app.color !== undefined && { color: app.color }),
      tabs: tabsOf(viewer, app, granted)
    }));
}

/** What the viewer's permission sets show beside objects. */
export interface GrantedPages {
  app(name: string): boolean;
  tab(name: string): boolean;
}

function tabsOf(viewer: Viewer, app: LightningApp, granted: GrantedPages): ShownTab[] {
  const [home, ...others] = app.tabs.includes('standard-home')
    ? ['standard-home', ...app.tabs.filter((tab) => tab !== 'standard-home')]
    : ['', ...app.tabs];
  const first = home
    ? [{ name: home, label: 'Home', icon: 'standard:home', href: '/lightning/page/home' }]
    : [];
  return [...first, ...others.flatMap((name) => shownTab(viewer, name, granted) ?? [])];
}

/** Undefined for a tab the viewer may not open and for what this org does not have. */
function shownTab(viewer: Viewer, name: string, granted: GrantedPages): ShownTab | undefined {
  const tab = viewer.ui.tabs.get(name);
  const object = findObject(viewer, name.replace(/^standard-/, ''));
  if (object) {
    if (!viewer.session.rights.canRead(object.name)) return undefined;
    const href = `/lightning/o/${name.replace(/^standard-/, '')}/list`;
    return { name, label: object.labelPlural, icon: iconOf(viewer, object), href };
  }
  if (!tab || !granted.tab(name)) return undefined;
  return customTab(tab);
}

function customTab({ name, label, motif }: CustomTab): ShownTab {
  return {
    name,
    label: label ?? name,
    icon: motifIcon(motif),
    href: `/lightning/n/${name}`
  };
}
