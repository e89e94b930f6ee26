/** Type, points, half-life in days, daily cap, maximum points. */
export type WeightEntry = readonly [string, number, number, number, number];

/** Type, age in days, number of activities. */
export type DayEntry = readonly [string, number, number];

/** Number of the weight set, today, teammate?, days, and what must come out: points and level. */
export type ScoreVector = readonly [number, string, boolean, readonly DayEntry[], number, string];
