import { z } from 'zod';
import { plainText, typedText } from './plain-text.ts';

/** An id of ours, or a name. */
export const entityId = plainText(64);
export const idParams = z.strictObject({ id: entityId });

/** What people search for. */
export const searchText = typedText(200);

export const pageLimit = z.coerce.number().int().min(1).max(200).default(50);
