export {
  ImportInputError,
  ImportInterruptedError,
  ImportRequestError,
  WorkspaceMismatchError
} from './import-errors.ts';
export {
  PRIVATE_CONVERSATIONS,
  type ImportConnector,
  type ImportCounts,
  type ImportNote,
  type ImportOptions,
  type ImportProgress,
  type ImportRequest,
  type ImportResult,
  type OnImportProgress,
  type PrivateConversations,
  type Rejection
} from './import-request.ts';
export { Importer } from './importer.ts';
