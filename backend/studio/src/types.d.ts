declare module '*.css';
declare module 'lwc/synthetic-shadow';
declare module 'studio/*' {
  import type { LightningElement } from 'lwc';
  const component: typeof LightningElement;
  export default component;
}
