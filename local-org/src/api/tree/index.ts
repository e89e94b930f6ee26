export { treeRoutes } from './tree.ts';
