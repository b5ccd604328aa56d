// What is drawn on a chart beside its values, so that it can be read without colours: textures of bars, shapes of
// points, names at the ends of lines, first days of migrations, and weeks that are unknown or withheld in part.

export const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const colourOf = (name) => (name.startsWith('--') ? css(name) : name);
const FONT = '12px system-ui';
const scaledFont = () => 12 * devicePixelRatio + 'px system-ui';
const LINE = 14;
const MOST_POINTS = 12;

// Dashes of lines and shapes of their points, by their place.
export const DASHES = [[], [9, 4], [2, 3], [12, 3, 2, 3]];
const SHAPES = [
  (path, x, y, r) => path.arc(x, y, r, 0, 2 * Math.PI),
  (path, x, y, r) => path.rect(x - r, y - r, 2 * r, 2 * r),
  (path, x, y, r) => polygon(path, [x, y - 1.3 * r], [x + 1.2 * r, y + r], [x - 1.2 * r, y + r]),
  (path, x, y, r) => polygon(path, [x, y - 1.4 * r], [x + 1.4 * r, y], [x, y + 1.4 * r], [x - 1.4 * r, y]),
];

function polygon(path, first, ...others) {
  path.moveTo(...first);
  others.forEach((one) => path.lineTo(...one));
  path.closePath();
}

export const dashOf = (i) => DASHES[i % DASHES.length];

// The first days of migrations, with their names.
export function mark(u, markers) {
  markers.forEach((marker, i) => {
    const at = u.valToPos(marker.at, 'x', true);
    if (at < u.bbox.left || at > u.bbox.left + u.bbox.width) return;
    const context = u.ctx;
    context.save();
    context.strokeStyle = css('--mark');
    context.fillStyle = css('--mark');
    context.font = scaledFont();
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

// A column of which some part is not shown is hatched above the others: that part is unknown, not zero. Columns that
// are shown whole have no floor.
export function hatch(u, x, floors, width) {
  const context = u.ctx;
  context.save();
  context.strokeStyle = css('--line');
  context.lineWidth = devicePixelRatio;
  floors.forEach((floor, i) => {
    if (floor === null) return;
    const left = u.valToPos(x[i], 'x', true) - width / 2;
    context.save();
    context.beginPath();
    context.rect(left, u.bbox.top, width, u.valToPos(floor, 'y', true) - u.bbox.top);
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

// A triangle above each column of which a part is withheld: it may be higher.
export function markWithheld(u, x, values, withheld) {
  const context = u.ctx;
  const r = 4 * devicePixelRatio;
  context.save();
  context.fillStyle = css('--ink');
  values.forEach((value, i) => {
    if (value === null || !withheld[i]) return;
    context.beginPath();
    SHAPES[2](context, u.valToPos(x[i], 'x', true), u.valToPos(value, 'y', true) - 2 * r, r);
    context.fill();
  });
  context.restore();
}

// What a bar is filled with: one colour, or one with lines or dots on it.
export function textured(colour, texture) {
  if (!texture) return colour;
  const size = 6 * devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, size, size);
  context.fillStyle = css('--card');
  context.beginPath();
  if (texture === 'lines') context.rect(0, 0, size, size / 4);
  else context.arc(size / 2, size / 2, size / 5, 0, 2 * Math.PI);
  context.fill();
  return context.createPattern(tile, 'repeat');
}

// The points of each line in a shape of their own; of long lines only some, the last among them.
export function points(u, x, series) {
  const context = u.ctx;
  const every = Math.ceil(x.length / MOST_POINTS);
  context.save();
  series.forEach((one, i) => {
    context.fillStyle = colourOf(one.colour);
    one.values.forEach((value, at) => {
      if (value === null || value === undefined || (x.length - 1 - at) % every > 0) return;
      context.beginPath();
      SHAPES[i % SHAPES.length](
        context,
        u.valToPos(x[at], 'x', true),
        u.valToPos(value, 'y', true),
        3.5 * devicePixelRatio,
      );
      context.fill();
    });
  });
  context.restore();
}

// The room that names need at the right of a chart.
export const roomFor = (names) => {
  const context = document.createElement('canvas').getContext('2d');
  context.font = FONT;
  return Math.ceil(Math.max(0, ...names.map((name) => context.measureText(name).width))) + 12;
};

// Names at the right, each as near to its value as the others let it be.
export function nameEnds(u, ends) {
  const gap = LINE * devicePixelRatio;
  const places = ends
    .map((end) => ({ ...end, y: u.valToPos(end.value, 'y', true) }))
    .sort((one, other) => one.y - other.y);
  const bottom = u.bbox.top + u.bbox.height;
  places.forEach((one, i) => {
    if (i > 0) one.y = Math.max(one.y, places[i - 1].y + gap);
  });
  [...places].reverse().forEach((one, i, all) => {
    one.y = Math.min(one.y, i > 0 ? all[i - 1].y - gap : bottom - gap / 3);
  });
  const context = u.ctx;
  context.save();
  context.fillStyle = css('--ink');
  context.font = scaledFont();
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  places.forEach((one) => context.fillText(one.name, u.bbox.left + u.bbox.width + 6 * devicePixelRatio, one.y));
  context.restore();
}
