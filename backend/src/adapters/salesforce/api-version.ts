/** Spring '26: in every org, Developer Edition and sandbox alike. */
export const API_VERSION = '66.0';

/** Root of all REST resources of that version. */
export const API_ROOT = `/services/data/v${API_VERSION}`;
