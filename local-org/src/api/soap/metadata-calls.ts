import type { XmlElement } from '../../metadata/index.ts';
import type { Deployments } from '../../deploy/index.ts';
import type { Org } from '../../org.ts';
import type { Session } from '../../records/index.ts';
import { deployOptions, deployResult, requireMetadataAccess } from '../metadata/index.ts';
import { describeMetadata } from './describe-metadata.ts';
import { childOf, fieldsOf } from './envelope.ts';
import { listMetadata } from './list-metadata.ts';
import { SoapFault } from './soap-fault.ts';

export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** What the Metadata API's SOAP calls return. Throws SoapFault, and DeployFault for refused deployments. */
export class MetadataCalls {
  private readonly org: Org;
  private readonly deployments: Deployments;

  constructor(org: Org, deployments: Deployments) {
    this.org = org;
    this.deployments = deployments;
  }

  answer(method: string, args: XmlElement, session: Session): unknown {
    requireMetadataAccess(session);
    const { userId } = session;
    switch (method) {
      case 'deploy':
        return this.deploy(args, userId);
      case 'checkDeployStatus': {
        const includeDetails = childOf(args, 'includeDetails')?.value === 'true';
        const job = this.deployments.get(required(args, 'asyncProcessId'));
        return deployResult(this.org, job, includeDetails);
      }
      case 'cancelDeploy': {
        const { id } = this.deployments.cancel(required(args, 'String', 'id'), userId);
        return { done: false, id };
      }
      case 'deployRecentValidation':
        return this.deployments.startValidated(userId, required(args, 'validationId')).id;
      case 'describeMetadata':
        return describeMetadata(this.org);
      case 'listMetadata':
        return listMetadata(
          this.org,
          args.children
            .filter(({ name }) => name.endsWith('queries'))
            .map((one) => required(one, 'type'))
        );
      default:
        throw new SoapFault('NOT_IMPLEMENTED', `not implemented in local-org: ${method}`);
    }
  }

  private deploy(args: XmlElement, userId: string): unknown {
    const zip = Buffer.from(required(args, 'ZipFile'), 'base64');
    const options = childOf(args, 'DeployOptions');
    const job = this.deployments.start(
      userId,
      zip,
      deployOptions(options ? fieldsOf(options) : {})
    );
    return { done: false, id: job.id, state: 'Queued' };
  }
}

/** The text of the argument, under the first name it has. */
function required(args: XmlElement, ...names: string[]): string {
  const found = names.map((name) => childOf(args, name)?.value).find((value) => value);
  if (found !== undefined) return found;
  throw new SoapFault('INVALID_FIELD', `Required argument ${names.join(' or ')} is missing`);
}
