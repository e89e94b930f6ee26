export {
  ImportInputError,
  ImportInterruptedError,
  ImportRequestError,
  WorkspaceMismatchError
} from './import-errors.ts';
export type {
  ImportConnector,
  ImportCounts,
  ImportNote,
  ImportOptions,
  ImportProgress,
  ImportRequest,
  ImportResult,
  OnImportProgress,
  PrivateConversations,
  Rejection
} from './import-request.ts';
export { Importer } from './importer.ts';
