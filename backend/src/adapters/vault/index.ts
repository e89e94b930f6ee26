export { DamagedSecretError, WrongMasterKeyError } from './errors.ts';
export { Vault } from './vault.ts';
