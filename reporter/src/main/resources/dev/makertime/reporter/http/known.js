// How much of the working time is known, and figures that say so.
import { html, hours, number, partsOf, share, useRef, PARTS, REST } from './common.js';

// How much of some working time is known: { known, partial, unknown }, in seconds. Without it all is.
const allOf = (time) => (time ? time.known + time.partial + time.unknown : 0);
export const isUnknown = (time) => allOf(time) > 0 && time.known + time.partial === 0;
export const isKnown = (time) => allOf(time) === (time ? time.known : 0);
export const knownPart = (time) => (allOf(time) > 0 ? time.known / allOf(time) : 1);
export const seenPart = (time) => (allOf(time) > 0 ? (time.known + time.partial) / allOf(time) : 1);
const TIMES = { meeting: 'meetings', technical: 'both', focus: 'both', rest: 'both', afterHours: 'both' };
export const knownOf = (part, known) => (known ? known[TIMES[part] ?? 'tools'] : null);
// a part of the working time that is left over, though not everything of it is known
export const isAtMost = (part, known) => ['technical', 'focus', 'rest'].includes(part) && known && !isKnown(known.both);
// Technical work and what is withheld are one figure, so that a week with more of it withheld does not look like less
// work.
const secondsOf = (part, sums) => (part === 'technical' ? sums.technical + (sums.rest ?? 0) : sums[part]);
const EXTRAS = { focus: 'focus', waitUpper: 'wait_upper', afterHours: 'after_hours' };
const isWithRest = (part) => part === 'technical' || part === 'rest';

// How a figure is to be read: '', '≤', '≥', or a word that stands in its place. What is withheld may have been in any
// part, so that a part is the least that it can be; of what is left over, not all known, it is no bound at all.
export const markOf = (part, sums, known) => {
  const time = knownOf(part, known);
  if (part === 'focus' && time && time.known === 0 && allOf(time) > 0) return 'unknown';
  if (secondsOf(part, sums) === 0 && part !== 'technical' && isUnknown(time)) return 'unknown';
  const isLeft = isAtMost(part, known);
  const lacks = sums.withheld?.includes(EXTRAS[part]) || (sums.rest > 0 && !isWithRest(part));
  if (lacks) return isLeft || sums[part] === 0 ? 'withheld' : '≥';
  return isLeft ? '≤' : '';
};
const isWord = (mark) => mark.length > 1;
// What rounds to nothing, and may be more, is more than nothing: "at least 0" would say less than is known.
const marked = (mark, text, nothing) => {
  if (mark === '≥' && (text === nothing || text.startsWith('<'))) return `>\u00a0${nothing}`;
  if (mark === '' || text.startsWith('<')) return text;
  return `${mark}\u00a0${text}`;
};
export const knownHours = (part, sums, known) => {
  const mark = markOf(part, sums, known);
  return isWord(mark) ? mark : marked(mark, hours(secondsOf(part, sums)), number(0));
};
// of the time of which anything is known
export const knownShare = (part, sums, known) => {
  const mark = markOf(part, sums, known);
  if (isWord(mark)) return '';
  const isLeft = ['technical', 'focus', 'rest'].includes(part);
  const seen = isLeft ? 1 : seenPart(knownOf(part, known));
  return seen === 0 ? '' : marked(mark, share(secondsOf(part, sums), sums.available * seen), share(0, 1));
};
export const titleOf = (part, title, known, isWithheld) => {
  if (part !== 'technical') return title;
  if (isAtMost(part, known)) return 'Not accounted for: technical work at most';
  return isWithheld ? REST[1] : title;
};
const percent = (part) => Math.round(100 * part) + ' %';
export const knownNote = (known) =>
  known && !(isKnown(known.meetings) && isKnown(known.tools))
    ? `Known: ${percent(knownPart(known.meetings))} of meetings, ` +
      `${percent(knownPart(known.tools))} of manual work and waiting.` +
      (isUnknown(known.meetings) ? ' Connect calendars to know the meetings.' : '')
    : '';

// Fills of meetings and manual work that differ without colours: dots and lines, as in charts.
export const Textures = ({ of, width, height }) => html`
  <pattern id=${of + '-meeting'} width=${width} height=${height} patternUnits="userSpaceOnUse">
    <rect class="meeting" width=${width} height=${height}></rect>
    <rect class="gap" x=${width / 3} y=${height / 3} width=${width / 3} height=${height / 3}></rect>
  </pattern>
  <pattern id=${of + '-manual'} width=${width} height=${height} patternUnits="userSpaceOnUse">
    <rect class="manual" width=${width} height=${height}></rect>
    <rect class="gap" width=${width} height=${height / 4}></rect>
  </pattern>
`;
export const isTextured = (part) => part === 'meeting' || part === 'manual';

let bars = 0;
export const Bar = ({ sums, parts = partsOf(sums), label, known }) => {
  const hatch = useRef(null);
  hatch.current ??= 'hatch' + ++bars;
  let x = 0;
  const whole = Math.max(1, sums.available);
  return html`
    <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=${label}>
      <defs>
        <pattern id=${hatch.current} width="12" height="10" patternUnits="userSpaceOnUse">
          <rect class="gap" width="12" height="10"></rect>
          <path class="hatch" d="M0 10 L6 0 L9 0 L3 10 Z"></path>
        </pattern>
        <${Textures} of=${hatch.current} width=${12} height=${10 / 3} />
      </defs>
      ${parts.map(([part]) => {
        const width = (1000 * sums[part]) / whole;
        const at = x;
        x += width;
        const pattern = isAtMost(part, known) ? '' : isTextured(part) ? '-' + part : null;
        return html`
          <rect
            class=${pattern === null ? part : ''}
            fill=${pattern === null ? undefined : `url(#${hatch.current}${pattern})`}
            x=${at}
            y="0"
            width=${width}
            height="10"
          ></rect>
        `;
      })}
    </svg>
  `;
};

export const describe = (sums, known) =>
  PARTS.map(([part, title]) => {
    const figure = knownHours(part, sums, known);
    const unit = isWord(markOf(part, sums, known)) ? '' : ' h';
    return `${titleOf(part, title, known, sums.rest > 0)} ${figure}${unit}`;
  }).join(', ');
