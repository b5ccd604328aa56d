// Charts of weeks and months, whose values show where one points; a table on the page has the same figures.
import { html, dateOf, useEffect, useRef, useState } from './common.js';
import {
  colourOf,
  css,
  dashOf,
  hatch,
  mark,
  markWithheld,
  nameEnds,
  points,
  roomFor,
  textured,
} from './chart-marks.js';

const HEIGHT = 240;

function useDark() {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const [dark, set] = useState(query.matches);
  useEffect(() => {
    const follow = () => set(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return dark;
}

const dayOf = (at) => dateOf(at * 1000);

// Some of the given values of x, as many as there is room for: each tick is a week that has a value.
const LABEL = 80;
const some = (x, width) => x.filter((_, i) => i % Math.ceil((x.length * LABEL) / Math.max(LABEL, width)) === 0);

function Plot({ label, options, data, pick, depends }) {
  const place = useRef(null);
  const dark = useDark();
  useEffect(() => {
    const ink = css('--soft');
    const grid = css('--line');
    const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } };
    const plot = new uPlot({ width: place.current.clientWidth, height: HEIGHT, ...options(axis) }, data, place.current);
    const observer = new ResizeObserver(() => plot.setSize({ width: place.current.clientWidth, height: HEIGHT }));
    observer.observe(place.current);
    const click = () => {
      if (pick && plot.cursor.idx !== null && plot.cursor.idx !== undefined) pick(plot.cursor.idx);
    };
    plot.over.addEventListener('click', click);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [depends, dark]);
  return html`
    <div class=${pick ? 'chart pick' : 'chart'} ref=${place} role="img" aria-label=${label}></div>
  `;
}

const weekAxis = (axis, x, ahead, room) => ({
  ...axis,
  splits: (u) => some(x, u.width - LABEL - room),
  values: (u, splits) => splits.map((at) => dayOf(at - ahead)),
});
const valueOf = (value, unit) =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString(undefined, { maximumFractionDigits: 1 }).replace('-', '−') + (unit ? ' ' + unit : '');

const isThere = (value) => value !== null && value !== undefined;
const lastOf = (values) => values.filter(isThere).at(-1);

// Lines of one value for each x. Each has dashes, points and a name of its own.
export const Lines = ({ label, x, xLabel, series, markers = [], unit }) => html`
  <${Plot}
    label=${label}
    data=${[x, ...series.map((one) => one.values)]}
    depends=${JSON.stringify([x, series, markers])}
    options=${(axis) => ({
      padding: [null, roomFor(series.map((one) => one.label)), null, null],
      scales: { x: { time: false } },
      axes: [
        { ...axis, incrs: [1, 2, 3, 4, 6, 12, 24], label: xLabel, labelSize: 20 },
        { ...axis, label: unit, labelGap: 0, size: 64 },
      ],
      legend: { markers: { fill: (u, i) => colourOf(series[i - 1]?.colour ?? '--soft') } },
      series: [
        { label: xLabel, value: (u, at) => (isThere(at) ? String(at) : '') },
        ...series.map((one, i) => ({
          label: one.label,
          stroke: colourOf(one.colour),
          width: 2,
          dash: dashOf(i),
          points: { show: false },
          value: (u, value, at, i) => (isThere(i) ? valueOf(value, unit) : ''),
        })),
      ],
      hooks: {
        draw: [
          (u) => {
            points(u, x, series);
            mark(u, markers);
            nameEnds(
              u,
              series
                .filter((one) => isThere(lastOf(one.values)))
                .map((one) => ({ name: one.label, value: lastOf(one.values) })),
            );
          },
        ],
      },
    })}
  />
`;

// The names of the parts of the last bar that has values, each at the middle of its part.
const namesOf = (series, tops) => {
  const last = tops.findLastIndex(isThere);
  if (last < 0) return [];
  let below = 0;
  return series.flatMap((one) => {
    const value = one.values[last];
    if (!isThere(value)) return [];
    below += value;
    return [{ name: one.label, value: below - value / 2 }];
  });
};

// Where the bars of each part end, which stand on those below; a part without a value has none.
export const stackOf = (series) => {
  const tops = series[0].values.map(() => null);
  const sums = series.map((one) =>
    one.values.map((value, at) => {
      if (!isThere(value)) return null;
      tops[at] = (tops[at] ?? 0) + value;
      return tops[at];
    }),
  );
  return { sums, tops };
};
export const isHatched = (series, at) => series.some((one) => !isThere(one.values[at]));

// Bars of weeks, each of several parts; above them a week is hatched of which some part has no value, and one that is
// withheld in part is marked.
export const Stacks = ({ label, x, series, markers = [], unit, pick, withheld = [] }) => {
  const { sums, tops } = stackOf(series);
  const gaps = x.map((_, at) => (isHatched(series, at) ? (tops[at] ?? 0) : null));
  const highest = Math.max(5, ...tops.map((value) => value ?? 0));
  const drawn = series.map((one, i) => ({ ...one, sums: sums[i] })).reverse();
  // a bar stands over its whole week, which begins at x
  const week = 7 * 86400;
  const middle = x.map((at) => at + week / 2);
  const room = roomFor(series.map((one) => one.label));
  return html`
    <${Plot}
      label=${label}
      pick=${pick}
      data=${[middle, ...drawn.map((one) => one.sums)]}
      depends=${JSON.stringify([x, series, markers, withheld])}
      options=${(axis) => ({
        padding: [null, room, null, null],
        scales: {
          x: { range: [x[0] - 0.1 * week, x[x.length - 1] + 1.1 * week] },
          y: { range: [0, 1.15 * highest] },
        },
        axes: [weekAxis(axis, middle, week / 2, room), { ...axis, label: unit, labelGap: 0, size: 64 }],
        legend: { markers: { fill: (u, i) => colourOf(drawn[i - 1]?.colour ?? '--soft') } },
        series: [
          { label: 'Week from', value: (u, at) => (isThere(at) ? dayOf(at - week / 2) : '') },
          ...drawn.map((one) => ({
            label: one.label,
            stroke: colourOf(one.colour),
            fill: () => textured(colourOf(one.colour), one.texture),
            width: 0,
            paths: uPlot.paths.bars({ size: [0.7, 56] }),
            points: { show: false },
            value: (u, value, at, i) => (isThere(i) ? valueOf(one.values[i], unit) : ''),
          })),
        ],
        hooks: {
          draw: [
            (u) => {
              const column = Math.abs(u.valToPos(x[0] + week, 'x', true) - u.valToPos(x[0], 'x', true));
              hatch(u, middle, gaps, Math.min(0.7 * column, 56 * devicePixelRatio));
              markWithheld(u, middle, tops, withheld);
              mark(u, markers);
              nameEnds(u, namesOf(series, tops));
            },
          ],
        },
      })}
    />
  `;
};
