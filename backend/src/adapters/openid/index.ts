export { OpenIdRefusedError, OpenIdUnavailableError } from './errors.ts';
export {
  IdentityProvider,
  type IdentityProviderSettings,
  type Profile,
  type ProviderRequest
} from './identity-provider.ts';
