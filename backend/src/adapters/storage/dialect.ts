/** The two databases we run on; SQL that differs asks this, nothing else. */
export type Dialect = 'sqlite' | 'postgres';
