// The evidence of a day as lanes on an axis of time, as wide as the page is.
import { html, useEffect, useRef, useState, clock, midnightOf, now } from './common.js';

export const KINDS = {
  meeting: 'Meeting',
  manual: 'Manual work',
  wait: 'Wait',
  absence: 'Absence',
  presence: 'Presence',
};

const LANES = ['meeting', 'manual', 'wait', 'absence', 'presence'];
const HOUR = 3600e3;
// What is nearer to the working time, or lasts longer, is on its axis in any case.
const NEAR = 2 * HOUR;
const LONG = HOUR / 2;
const NARROW = 600;
const TICK = 84;

const startOf = (one) => Date.parse(one.start);
const endOf = (one) => (one.end ? Date.parse(one.end) : now());

// The first and last instant of the axis, and the short evidence far from the working time, which would stretch it.
export const axisOf = (day, whole) => {
  const midnight = midnightOf(day.date, day.timeZone);
  const clip = (time) => Math.min(Math.max(time, midnight), midnight + 25 * HOUR);
  const pieces = day.evidence.filter((one) => one.kind !== 'absence');
  const work = day.segments.length > 0 ? day.segments : pieces.filter((one) => endOf(one) - startOf(one) >= LONG);
  let from = work.length > 0 ? Math.min(...work.map(startOf)) : midnight + 9 * HOUR;
  let to = work.length > 0 ? Math.max(...work.map(endOf)) : midnight + 17 * HOUR;
  let far = pieces;
  let isGrowing = true;
  while (isGrowing) {
    const [begin, end] = [from, to];
    const isOn = (one) =>
      whole ||
      endOf(one) - startOf(one) >= LONG ||
      (endOf(one) >= begin - NEAR && startOf(one) <= end + NEAR) ||
      work.includes(one);
    const taken = far.filter(isOn);
    far = far.filter((one) => !isOn(one));
    taken.forEach((one) => {
      from = Math.min(from, startOf(one));
      to = Math.max(to, endOf(one));
    });
    isGrowing = taken.length > 0;
  }
  const begin = Math.floor(clip(from) / HOUR) * HOUR;
  return { begin, end: Math.max(begin + 8 * HOUR, Math.ceil(clip(to) / HOUR) * HOUR), far };
};

// As many hours apart as their labels need.
const ticksOf = (begin, end, width) => {
  const most = Math.max(2, Math.floor(width / TICK));
  const step = [1, 2, 3, 4, 6, 12].find((hours) => (end - begin) / (hours * HOUR) <= most) ?? 24;
  const ticks = [];
  for (let t = begin; t <= end; t += step * HOUR) ticks.push(t);
  return ticks;
};

// The width of an element, as it changes.
const useWidth = (usual) => {
  const ref = useRef(null);
  const [width, set] = useState(usual);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry.contentRect.width > 0) set(Math.round(entry.contentRect.width));
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
};

const named = (one) => `${KINDS[one.kind]} ${clock(one.start)}–${one.end ? clock(one.end) : 'now'}`;

const Far = ({ far, showAll }) =>
  far.length > 0 &&
  html`
    <p class="note">
      Far from the working time, and not on this axis:${' '} ${far.map(named).join(', ')}.${' '}
      <button class="link" onClick=${showAll}>Show the whole day</button>
    </p>
  `;

export const Lanes = ({ day, explain }) => {
  const [ref, width] = useWidth(1000);
  const [whole, setWhole] = useState(false);
  const { begin, end, far } = axisOf(day, whole);
  // what is left of the working time is technical work only where everything is known
  const known = day.known.meetings === 'known' && day.known.tools === 'known';
  const isOpen = (segment) => !known && ['technical', 'focus'].includes(segment.kind);
  const isNarrow = width < NARROW;
  const left = isNarrow ? 0 : 110;
  const x = (time) => left + ((width - left) * (Math.min(Math.max(time, begin), end) - begin)) / (end - begin);
  const lanes = LANES.filter((kind) => day.evidence.some((one) => one.kind === kind));
  const lane = isNarrow ? 40 : 26;
  const label = isNarrow ? 14 : 0;
  const top = (i) => 24 + lane * i + label;
  const counted = top(lanes.length) + (isNarrow ? 4 : 10);
  const bottom = counted + 34;
  const ticks = ticksOf(begin, end, width - left);
  const anchor = (i) => (i === 0 ? 'start' : ticks[i] === end ? 'end' : 'middle');
  const name = (y, text) => html`
    <text x="0" y=${isNarrow ? y - 3 : y + 14}>${text}</text>
  `;
  return html`
    <div ref=${ref} class="lanes">
      <svg
        class="lanes"
        viewBox=${`0 0 ${width} ${bottom}`}
        role="img"
        aria-label="Evidence by kind, and below it how working time was counted; the tables have the same figures"
      >
        <defs>
          <pattern id="unaccounted" width="8" height="24" patternUnits="userSpaceOnUse">
            <rect class="gap" width="8" height="24"></rect>
            <path class="hatch" d="M0 24 L6 0 L8 0 L2 24 Z"></path>
          </pattern>
        </defs>
        ${ticks.map(
          (t, i) => html`
            <g>
              <line class="grid-line" x1=${x(t)} x2=${x(t)} y1="18" y2=${bottom - 6}></line>
              <text class="tick" x=${x(t)} y="12" text-anchor=${anchor(i)}>${clock(t)}</text>
            </g>
          `,
        )}
        ${lanes.map(
          (kind, i) => html`
            <g>
              ${name(top(i), KINDS[kind])}
              ${day.evidence
                .filter((one) => one.kind === kind && !far.includes(one))
                .map(
                  (one) => html`
                    <rect
                      class=${`${kind}${one.objected ? ' struck' : one.counted === 0 ? ' gone' : ''}`}
                      x=${Math.min(x(startOf(one)), width - 3)}
                      y=${top(i)}
                      width=${Math.max(3, x(endOf(one)) - x(startOf(one)))}
                      height="18"
                      rx="3"
                    >
                      <title>${explain(one)}</title>
                    </rect>
                  `,
                )}
            </g>
          `,
        )}
        ${name(counted + (isNarrow ? 0 : 2), 'Counted as')}
        ${day.segments.map(
          (one) => html`
            <rect
              class=${isOpen(one) ? '' : one.kind}
              fill=${isOpen(one) ? 'url(#unaccounted)' : undefined}
              x=${x(startOf(one))}
              y=${counted}
              width=${Math.max(0.5, x(endOf(one)) - x(startOf(one)))}
              height="24"
            >
              <title>${`${isOpen(one) ? 'not accounted for' : one.kind} ${clock(one.start)}–${clock(one.end)}`}</title>
            </rect>
          `,
        )}
      </svg>
    </div>
    <${Far} far=${far} showAll=${() => setWhole(true)} />
  `;
};
