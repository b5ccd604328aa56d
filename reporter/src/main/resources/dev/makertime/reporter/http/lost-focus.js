// What broke the focus of one's own day: each cause with its share, and what would come back without it.
import { html, Table, clock, hours } from './common.js';
import { lasting } from './evidence.js';
import { KINDS } from './lanes.js';

const seriesOf = (id) => id.slice(0, id.lastIndexOf('/') < 0 ? undefined : id.lastIndexOf('/'));

// A meeting is named by when it was, as it has no title here.
const nameOf = (piece, day) => {
  if (piece.kind !== 'meeting') return `${KINDS[piece.kind]}: ${piece.key}`;
  const begins = day.evidence
    .filter((one) => one.kind === 'meeting' && !one.objected && seriesOf(one.id) === piece.key)
    .map((one) => clock(one.start))
    .sort();
  return `Meeting at ${begins.join(', ')}`;
};

const storyOf = (lost) =>
  `Without anything in between, ${hours(lost.potential)} h of this day would have been focus; ${hours(lost.focus)} h ` +
  'were. Shares add up to what was lost. What would come back without one cause alone is beside it.';

const isAllKnown = (known) => [known.meetings, known.tools].every((one) => one === 'known');

export const LostFocus = ({ day }) => {
  const { lost } = day;
  const pieces = (lost?.pieces ?? []).filter((piece) => piece.seconds > 0);
  if (pieces.length === 0) return null;
  return html`
    <details class="lost">
      <summary>What broke focus: ${hours(lost.potential - lost.focus)} h were lost</summary>
      <p class="note">${storyOf(lost)}${isAllKnown(day.known) ? '' : ' What is not known of this day is not here.'}</p>
      <${Table}
        rows=${pieces}
        columns=${[
          ['By', (piece) => nameOf(piece, day), 'text'],
          ['Lost', (piece) => lasting(piece.seconds)],
          ['Would come back', (piece) => lasting(piece.last)],
        ]}
      />
    </details>
  `;
};
