const VERSION = 1;
const MAX_WEEKS = 53;

/**
 * @typedef {object} TrendWeek
 * @property {string} start the Monday it begins with (UTC), `2026-09-07`
 * @property {number} count
 * @property {Record<string, number>} byType empty where the trend does not tell types apart
 */

/**
 * Reads what the sync stores in CommunityTrend__c and ActivityTrend__c, oldest week first:
 * `{"v":1,"weeks":[{"start":"2026-09-07","count":12}]}`, or `"byType":{"message":10}` for the count.
 * @param {string} json
 * @returns {TrendWeek[] | null} null when the text is no trend
 */
export function readTrend(json) {
    const trend = parsed(json);
    if (trend?.v !== VERSION || !Array.isArray(trend.weeks) || trend.weeks.length > MAX_WEEKS) {
        return null;
    }
    const weeks = trend.weeks.map(readWeek);
    return weeks.includes(null) ? null : weeks;
}

/**
 * All types of these weeks, the most frequent first.
 * @param {TrendWeek[]} weeks
 * @returns {{ type: string, counts: number[], total: number }[]} one count per week
 */
export function typesOf(weeks) {
    const types = [...new Set(weeks.flatMap((week) => Object.keys(week.byType)))];
    return types
        .map((type) => {
            const counts = weeks.map((week) => week.byType[type] ?? 0);
            return { type, counts, total: sum(counts) };
        })
        .sort((a, b) => b.total - a.total || a.type.localeCompare(b.type));
}

/** @param {number[]} numbers */
export function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}

function parsed(json) {
    try {
        return JSON.parse(json);
    } catch {
        return null;
    }
}

function readWeek(week) {
    if (!isDay(week?.start)) {
        return null;
    }
    if (week.byType === undefined) {
        return isCount(week.count) ? { start: week.start, count: week.count, byType: {} } : null;
    }
    if (!isRecord(week.byType) || !Object.values(week.byType).every(isCount)) {
        return null;
    }
    // Without the prototype, a type may have any name.
    const byType = Object.assign(Object.create(null), week.byType);
    return { start: week.start, count: sum(Object.values(byType)), byType };
}

function isDay(text) {
    return (
        typeof text === 'string' &&
        /^\d{4}-\d{2}-\d{2}$/.test(text) &&
        !Number.isNaN(Date.parse(text))
    );
}

function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
