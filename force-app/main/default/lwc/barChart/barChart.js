import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import byWeek from '@salesforce/label/c.ChartByWeek';
import hideTable from '@salesforce/label/c.ChartHideTable';
import noActivity from '@salesforce/label/c.ChartNoActivity';
import notYet from '@salesforce/label/c.ChartNotYet';
import numbers from '@salesforce/label/c.ChartNumbers';
import otherTypes from '@salesforce/label/c.ChartOtherTypes';
import showTable from '@salesforce/label/c.ChartShowTable';
import total from '@salesforce/label/c.ChartTotal';
import unreadable from '@salesforce/label/c.ChartUnreadable';
import week from '@salesforce/label/c.ChartWeek';
import words from '@salesforce/label/c.ChartWords';
import { readTrend, sum, typesOf } from 'c/activityTrend';

// The drawing is stretched to the width of its card: units, not pixels.
const SLOT = 10;
const GAP = 2;
const HEIGHT = 100;

// One colour each; more of them could not be told apart.
const MAX_SERIES = 5;

const number = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Activity by week, stacked by type where the trend tells types apart. */
export default class BarChart extends LightningElement {
    /** JSON as the sync stores it; see activityTrend. @type {string | null} */
    @api trend;

    /** Whether the sync has been here: then a trend that is missing has no activity in it. @type {boolean} */
    @api isSynced = false;

    /** The names people know the types by. @type {Record<string, string>} */
    @api typeLabels = {};

    isTableShown = false;
    labels = { byWeek, noActivity, notYet, total, unreadable, week };

    get weeks() {
        return readTrend(this.trend);
    }

    get isMissing() {
        return !this.trend && !this.isSynced;
    }

    get isUnreadable() {
        return Boolean(this.trend) && this.weeks === null;
    }

    get isQuiet() {
        return !this.trend || this.total === 0;
    }

    get total() {
        return sum(this.weeks.map(({ count }) => count));
    }

    get highest() {
        return Math.max(...this.weeks.map(({ count }) => count));
    }

    get highestText() {
        return number.format(this.highest);
    }

    get viewBox() {
        return `0 0 ${this.weeks.length * SLOT} ${HEIGHT}`;
    }

    /** The most frequent types, and the rest as one. */
    get series() {
        const types = typesOf(this.weeks);
        const shown = types.length > MAX_SERIES + 1 ? types.slice(0, MAX_SERIES) : types;
        const rest = types.slice(shown.length);
        const all = shown.map(({ type, counts }) => ({
            name: this.typeLabels[type] ?? type,
            counts
        }));
        if (rest.length > 0) {
            const counts = this.weeks.map((_, index) => sum(rest.map((one) => one.counts[index])));
            all.push({ name: otherTypes, counts });
        }
        return all.map((one, index) => ({
            ...one,
            key: `series-${index}`,
            barClass: `bar bar-${index}`,
            swatchClass: `swatch swatch-${index}`,
            total: number.format(sum(one.counts))
        }));
    }

    get isStacked() {
        return this.series.length > 0;
    }

    get bars() {
        const single = [{ name: total, counts: this.weeks.map(({ count }) => count) }];
        const stack = this.isStacked ? this.series : single;
        return this.weeks.flatMap(({ start }, index) => {
            let top = HEIGHT;
            return stack
                .filter(({ counts }) => counts[index] > 0)
                .map(({ name, counts, barClass = 'bar bar-0' }) => {
                    const height = (counts[index] / this.highest) * HEIGHT;
                    top -= height;
                    return {
                        key: `${start} ${name}`,
                        barClass,
                        x: index * SLOT + GAP / 2,
                        y: top,
                        width: SLOT - GAP,
                        height,
                        title: `${dayText(start)}, ${name}: ${number.format(counts[index])}`
                    };
                });
        });
    }

    get firstDay() {
        return dayText(this.weeks[0].start);
    }

    get lastDay() {
        return this.weeks.length > 1 ? dayText(this.weeks.at(-1).start) : '';
    }

    /** The chart for those who do not see it. */
    get description() {
        const strongest = this.weeks.find(({ count }) => count === this.highest);
        return fill(words, [
            byWeek,
            number.format(this.total),
            this.weeks.length,
            dayText(strongest.start),
            this.highestText
        ]);
    }

    get columns() {
        return this.series.map(({ key, name }) => ({ key, name }));
    }

    get rows() {
        return this.weeks.map(({ start, count }, index) => ({
            start,
            day: dayText(start),
            count: number.format(count),
            cells: this.series.map(({ key, counts }) => ({
                key,
                value: number.format(counts[index])
            }))
        }));
    }

    get tableName() {
        return fill(numbers, [byWeek]);
    }

    get tableButton() {
        return this.isTableShown ? hideTable : showTable;
    }

    get tableClass() {
        return this.isTableShown ? 'numbers' : 'slds-assistive-text';
    }

    /** What may scroll must be reached by the keyboard; what is not seen must not. */
    get tableFocus() {
        return this.isTableShown ? '0' : null;
    }

    handleTableToggle() {
        this.isTableShown = !this.isTableShown;
    }
}

function dayText(start) {
    return day.format(new Date(start));
}

function fill(text, values) {
    return values.reduce((filled, value, index) => filled.replace(`{${index}}`, () => value), text);
}
