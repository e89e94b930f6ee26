const FIRST = 31;
const LAST = 68;
const SUMMER_14 = 2014;
const SEASONS = ['Summer', 'Winter', 'Spring'];

/** The API versions of this org, oldest first, as `GET /services/data` lists them. */
export const versions = Array.from({ length: LAST - FIRST + 1 }, (_, index) => {
  const season = SEASONS[index % SEASONS.length] ?? '';
  // Winter '15 is released in 2014 and named after the next year, and Spring '15 follows it.
  const year = SUMMER_14 + Math.ceil(index / SEASONS.length);
  const version = `${FIRST + index}.0`;
  return {
    label: `${season} '${String(year).slice(2)}`,
    url: `/services/data/v${version}`,
    version
  };
});

export function isVersion(version: string): boolean {
  return versions.some((known) => known.version === version);
}

/** Whether the version is at least the given major one. */
export function isAtLeast(version: string, major: number): boolean {
  return Number(version) >= major;
}
