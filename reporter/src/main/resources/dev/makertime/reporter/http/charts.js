// Charts of weeks and months, whose values show where one points; a table on the page has the same figures.
import { html, dateOf, useEffect, useRef, useState } from './common.js';

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colourOf = (name) => (name.startsWith('--') ? css(name) : name);
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

function mark(u, markers) {
  markers.forEach((marker, i) => {
    const at = u.valToPos(marker.at, 'x', true);
    if (at < u.bbox.left || at > u.bbox.left + u.bbox.width) return;
    const context = u.ctx;
    context.save();
    context.strokeStyle = css('--mark');
    context.fillStyle = css('--mark');
    context.font = 12 * devicePixelRatio + 'px system-ui';
    context.setLineDash([6, 4]);
    context.beginPath();
    context.moveTo(at, u.bbox.top);
    context.lineTo(at, u.bbox.top + u.bbox.height);
    context.stroke();
    context.textAlign = at > u.bbox.left + u.bbox.width / 2 ? 'right' : 'left';
    context.fillText(' ' + marker.name + ' ', at, u.bbox.top + (12 + 15 * i) * devicePixelRatio);
    context.restore();
  });
}

// A column of which nothing is shown is hatched: it is unknown, not zero.
function hatch(u, x, values, width) {
  const context = u.ctx;
  context.save();
  context.strokeStyle = css('--line');
  context.lineWidth = devicePixelRatio;
  values.forEach((value, i) => {
    if (value !== null) return;
    const left = u.valToPos(x[i], 'x', true) - width / 2;
    context.save();
    context.beginPath();
    context.rect(left, u.bbox.top, width, u.bbox.height);
    context.clip();
    context.beginPath();
    for (let y = u.bbox.top - width; y < u.bbox.top + u.bbox.height; y += 8 * devicePixelRatio) {
      context.moveTo(left, y + width);
      context.lineTo(left + width, y);
    }
    context.stroke();
    context.restore();
  });
  context.restore();
}

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

const weekAxis = (axis, x, ahead) => ({
  ...axis,
  splits: (u) => some(x, u.width - LABEL),
  values: (u, splits) => splits.map((at) => dayOf(at - ahead)),
});
const valueOf = (value, unit) =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString(undefined, { maximumFractionDigits: 1 }).replace('-', '−') + (unit ? ' ' + unit : '');

// Lines of one value for each x.
export const Lines = ({ label, x, xLabel, series, markers = [], unit }) => html`
  <${Plot}
    label=${label}
    data=${[x, ...series.map((one) => one.values)]}
    depends=${JSON.stringify([x, series, markers])}
    options=${(axis) => ({
      scales: { x: { time: false } },
      axes: [
        { ...axis, incrs: [1, 2, 3, 4, 6, 12, 24], label: xLabel, labelSize: 20 },
        { ...axis, label: unit, labelGap: 0, size: 64 },
      ],
      series: [
        { label: xLabel, value: (u, at) => (at === null ? '–' : String(at)) },
        ...series.map((one) => ({
          label: one.label,
          stroke: colourOf(one.colour),
          width: 2,
          dash: one.dash,
          points: { show: x.length < 30 },
          value: (u, value) => valueOf(value, unit),
        })),
      ],
      hooks: { draw: [(u) => mark(u, markers)] },
    })}
  />
`;

// Bars of weeks, each of several parts; a week without values is hatched.
export const Stacks = ({ label, x, series, markers = [], unit, pick }) => {
  const sums = [];
  series.forEach((one, i) =>
    sums.push(one.values.map((value, at) => (value === null ? null : value + (i > 0 ? sums[i - 1][at] : 0)))),
  );
  const highest = Math.max(5, ...sums[sums.length - 1].map((value) => value ?? 0));
  const drawn = series.map((one, i) => ({ ...one, sums: sums[i] })).reverse();
  // a bar stands over its whole week, which begins at x
  const week = 7 * 86400;
  const middle = x.map((at) => at + week / 2);
  return html`
    <${Plot}
      label=${label}
      pick=${pick}
      data=${[middle, ...drawn.map((one) => one.sums)]}
      depends=${JSON.stringify([x, series, markers])}
      options=${(axis) => ({
        scales: {
          x: { range: [x[0] - 0.1 * week, x[x.length - 1] + 1.1 * week] },
          y: { range: [0, 1.1 * highest] },
        },
        axes: [weekAxis(axis, middle, week / 2), { ...axis, label: unit, labelGap: 0, size: 64 }],
        series: [
          { label: 'Week from', value: (u, at) => (at === null ? '–' : dayOf(at - week / 2)) },
          ...drawn.map((one) => ({
            label: one.label,
            stroke: colourOf(one.colour),
            fill: colourOf(one.colour),
            width: 0,
            paths: uPlot.paths.bars({ size: [0.7, 56] }),
            points: { show: false },
            value: (u, value, at, i) => valueOf(i === null || i === undefined ? null : one.values[i], unit),
          })),
        ],
        hooks: {
          draw: [
            (u) => {
              const column = Math.abs(u.valToPos(x[0] + week, 'x', true) - u.valToPos(x[0], 'x', true));
              hatch(u, middle, sums[sums.length - 1], Math.min(0.7 * column, 56 * devicePixelRatio));
              mark(u, markers);
            },
          ],
        },
      })}
    />
  `;
};
