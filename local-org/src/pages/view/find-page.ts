import type { ObjectSchema } from '../../metadata/index.ts';
import type { Flexipage, RecordPageChoice } from '../../metadata/ui/index.ts';
import { sourceName, type Viewer } from '../viewer.ts';

export interface Place {
  /** Name of the app the viewer is in. */
  readonly app?: string;
  /** `Large` or `Small`. */
  readonly formFactor: string;
}

/**
 * The Lightning page of an object's records: the one its app has for them, the object's own, or — as an
 * administrator would activate it — the first that was made for the object; undefined where there is none.
 */
export function findRecordPage(
  { ui, ...viewer }: Viewer,
  object: ObjectSchema,
  { app, formFactor }: Place
): Flexipage | undefined {
  const name = sourceName({ ui, ...viewer }, object.name);
  const choices = ui.recordPages.filter(
    (choice) => choice.object === name && (choice.app === undefined || choice.app === app)
  );
  const fits = ({ formFactor: made }: RecordPageChoice) =>
    made === undefined || made === formFactor;
  const chosen = choices.find(fits) ?? choices[0];
  const made = [...ui.flexipages.values()].find(
    (page) => page.type === 'RecordPage' && page.object === name
  );
  return (chosen && ui.flexipages.get(chosen.page)) ?? made;
}
