export { judgeChecklist, type ChecklistFacts } from './judge-checklist.ts';
export { isConfirmable, type ChecklistPoint, type Mend, type PointState } from './point.ts';
