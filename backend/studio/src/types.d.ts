declare module '*.css';
declare module 'lwc/synthetic-shadow';
declare module 'studio/app' {
  export { default } from './components/app/app.ts';
}
