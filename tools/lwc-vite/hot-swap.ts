/** A changed template takes the place of the old one in every element that shows it. */
export function withTemplateSwap(code: string): string {
  return `${code}
import { swapTemplate as __swapTemplate } from 'lwc';
if (import.meta.hot) import.meta.hot.accept((next) => { if (next) __swapTemplate(tmpl, next.default); });
`;
}

const COMPONENT = '__lwc_component_class_internal';

/** A changed class makes its elements anew; what cannot be swapped loads the page again. */
export function withComponentSwap(code: string): string {
  if (!code.includes(COMPONENT)) return code;
  return `${code}
import { swapComponent as __swapComponent } from 'lwc';
if (import.meta.hot) import.meta.hot.accept((next) => {
  try {
    if (next && __swapComponent(${COMPONENT}, next.default)) return;
  } catch {
    // A file that was half written is no component.
  }
  import.meta.hot.invalidate();
});
`;
}
