import type { TestRun } from '../apex/index.ts';
import type { Component } from './component.ts';

export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg';

/** Documented: DeployOptions. */
export interface DeployOptions {
  /** What package.xml names may be missing from the zip. */
  readonly allowMissingFiles: boolean;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly rollbackOnError: boolean;
  readonly testLevel: TestLevel;
  /** Classes to run with RunSpecifiedTests. */
  readonly runTests: readonly string[];
}

export type DeployStatus =
  'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceling' | 'Canceled';

/** What became of one component (documented: DeployMessage). */
export interface DeployMessage {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly changed: boolean;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

/** One deployment from its request to its end. */
export interface DeployJob {
  readonly id: string;
  readonly userId: string;
  readonly options: DeployOptions;
  readonly createdAt: Date;
  status: DeployStatus;
  startedAt?: Date;
  completedAt?: Date;
  canceledBy?: string;
  /** Of a deployment that was refused as a whole. */
  error?: { readonly code: string; readonly message: string };
  total: number;
  messages: readonly DeployMessage[];
  run?: TestRun;
  /** What a quick deploy would take: kept by a successful validation that ran tests. */
  validated?: readonly Component[];
}

export function isDone({ status }: DeployJob): boolean {
  return !['Pending', 'InProgress', 'Canceling'].includes(status);
}
