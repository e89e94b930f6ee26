// Each section attaches its tests when it is loaded.
import './versions.ts';
import './limits.ts';
import './headers.ts';
import './rows.ts';
import './describe.ts';
import './errors.ts';
import './collections.ts';
import './composite.ts';
import './soql.ts';
import './oauth.ts';
import './multi-record.ts';
import './bulk.ts';
import './feeds-and-locks.ts';
import './platform.ts';
import './rules.ts';
