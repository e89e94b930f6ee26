import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import noActivity from '@salesforce/label/c.ChartNoActivity';
import sparkline from '@salesforce/label/c.ChartSparkline';
import total from '@salesforce/label/c.ChartTotal';
import week from '@salesforce/label/c.ChartWeek';

// The drawing is stretched to its place; the edge leaves room for the width of the line.
const WIDTH = 100;
const HEIGHT = 24;
const EDGE = 2;

const number = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** A small line: one value per week. */
export default class Sparkline extends LightningElement {
    /** What the values are. @type {string} */
    @api label;

    /** Oldest first; `start` is the week's first day. @type {{ start: string, value: number }[]} */
    @api points = [];

    labels = { noActivity, total, week };

    get isEmpty() {
        return this.points.length === 0;
    }

    get values() {
        return this.points.map(({ value }) => value);
    }

    get highest() {
        return Math.max(...this.values);
    }

    /** Coordinates for the line; a single value is a line of no length, which shows as a dot. */
    get line() {
        const places = this.values.map((value, index) => {
            const share = this.points.length > 1 ? index / (this.points.length - 1) : 0.5;
            const x = EDGE + share * (WIDTH - 2 * EDGE);
            const level = this.highest > 0 ? value / this.highest : 0;
            return `${round(x)},${round(HEIGHT - EDGE - level * (HEIGHT - 2 * EDGE))}`;
        });
        return (places.length === 1 ? [places[0], places[0]] : places).join(' ');
    }

    get description() {
        const texts = [this.values[0], this.values.at(-1), this.highest].map(number.format);
        return [this.label, ...texts].reduce(
            (text, value, index) => text.replace(`{${index}}`, () => value),
            sparkline
        );
    }

    get rows() {
        return this.points.map(({ start, value }) => ({
            start,
            day: day.format(new Date(start)),
            value: number.format(value)
        }));
    }
}

function round(coordinate) {
    return Math.round(coordinate * 100) / 100;
}
