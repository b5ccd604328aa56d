// The evidence of a day as lanes and as a table: how it is counted, why, and objections to it.
import { html, useState, send, hours, clock, now, me, midnightOf } from './common.js';

const WHY = {
  outside: 'outside working time',
  underMeeting: 'during a meeting',
  underManual: 'during manual work',
  capped: 'beyond the limit of a long wait: you are assumed to have turned to other work',
  unattended: 'unattended: other work of yours was recorded meanwhile',
  shared: 'already counted with other evidence',
};
const KINDS = { meeting: 'Meeting', manual: 'Manual work', wait: 'Wait', absence: 'Absence', presence: 'Presence' };

const LANES = ['meeting', 'manual', 'wait', 'absence', 'presence'];

export const Lanes = ({ day }) => {
  const times = day.segments
    .flatMap((one) => [new Date(one.start), new Date(one.end)])
    .concat(
      day.evidence
        .filter((one) => one.kind !== 'absence')
        .flatMap((one) => [new Date(one.start), new Date(one.end ?? now())]),
    );
  // what is left of the working time is technical work only where everything is known
  const known = day.known.meetings === 'known' && day.known.tools === 'known';
  const isOpen = (segment) => !known && ['technical', 'focus'].includes(segment.kind);
  const midnight = midnightOf(day.date, day.timeZone);
  const clip = (time) => Math.min(Math.max(time, midnight), midnight + 25 * 3600e3);
  const hour = 3600e3;
  const begin =
    Math.floor(Math.min(...(times.length ? times.map((one) => clip(+one)) : [midnight + 8 * hour])) / hour) * hour;
  const end = Math.max(
    begin + 8 * hour,
    Math.ceil(Math.max(...(times.length ? times.map((one) => clip(+one)) : [0])) / hour) * hour,
  );
  const x = (time) => 110 + (880 * (Math.min(Math.max(+new Date(time), begin), end) - begin)) / (end - begin);
  const lanes = LANES.filter((kind) => day.evidence.some((one) => one.kind === kind));
  const top = (i) => 24 + 26 * i;
  const bottom = top(lanes.length) + 44;
  const ticks = [];
  for (let t = begin; t <= end; t += hour) ticks.push(t);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="The day as lanes">
      <svg
        class="lanes"
        viewBox=${`0 0 1000 ${bottom}`}
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
          (t) => html`
            <g>
              <line class="grid-line" x1=${x(t)} x2=${x(t)} y1="18" y2=${bottom - 6}></line>
              <text x=${x(t)} y="12" text-anchor="middle">${clock(t)}</text>
            </g>
          `,
        )}
        ${lanes.map(
          (kind, i) => html`
            <g>
              <text x="0" y=${top(i) + 14}>${KINDS[kind]}</text>
              ${day.evidence
                .filter((one) => one.kind === kind)
                .map(
                  (one) => html`
                    <rect
                      class=${`${kind}${one.objected ? ' struck' : one.counted === 0 ? ' gone' : ''}`}
                      x=${x(one.start)}
                      y=${top(i)}
                      width=${Math.max(3, x(one.end ?? now()) - x(one.start))}
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
        <text x="0" y=${top(lanes.length) + 26}>Counted as</text>
        ${day.segments.map(
          (one) => html`
            <rect
              class=${isOpen(one) ? '' : one.kind}
              fill=${isOpen(one) ? 'url(#unaccounted)' : undefined}
              x=${x(one.start)}
              y=${top(lanes.length) + 10}
              width=${Math.max(0.5, x(one.end) - x(one.start))}
              height="24"
            >
              <title>${`${isOpen(one) ? 'not accounted for' : one.kind} ${clock(one.start)}–${clock(one.end)}`}</title>
            </rect>
          `,
        )}
      </svg>
    </div>
  `;
};

const reasons = (one) =>
  one.objected
    ? 'you marked this as wrong'
    : one.counted === null || one.counted === undefined
      ? one.kind === 'absence'
        ? 'reduces working time'
        : 'shows that you were at work'
      : Object.entries(one.why)
          .map(([why, seconds]) => `${hours(seconds)} h ${WHY[why]}`)
          .join(', ') || 'counts in full';

const from = (one) => (one.own ? 'you' : one.identity.split(':')[0]);

const explain = (one) => {
  const period = `${clock(one.start)}–${one.end ? clock(one.end) : 'now'}`;
  return `${KINDS[one.kind]} ${one.subject ?? ''} ${period}, from ${from(one)}: ${reasons(one)}`;
};

export const Evidence = ({ day, after }) => {
  const [problem, setProblem] = useState(null);
  const act = async (path, one) => {
    setProblem(null);
    try {
      await send(path, { identity: one.identity, id: one.id });
      after();
    } catch (e) {
      setProblem(e.message);
    }
  };
  return html`
    ${
      problem &&
      html`
        <p class="problem" role="alert">${problem}</p>
      `
    }
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col" class="text">Kind</th>
            <th scope="col" class="text">Subject</th>
            <th scope="col" class="text">From</th>
            <th scope="col">Counted, h</th>
            <th scope="col" class="text">Why</th>
            <th class="act"><span class="note">Objection</span></th>
          </tr>
        </thead>
        <tbody>
          ${
            day.evidence.length === 0 &&
            html`
              <tr><td class="text note" colspan="7">There is no evidence for this day.</td></tr>
            `
          }
          ${[...day.evidence]
            .sort((a, b) => a.start.localeCompare(b.start))
            .map(
              (one) => html`
                <tr key=${one.identity + one.id} class=${one.objected ? 'objected' : ''}>
                  <td class="text">${clock(one.start)}–${one.end ? clock(one.end) : 'now'}</td>
                  <td class="text">
                    <span class=${'key ' + one.kind}></span>
                    ${KINDS[one.kind]}${' '}${
                      one.own &&
                      html`
                        <span class="own">yours</span>
                      `
                    }
                  </td>
                  <td class="text">
                    ${
                      /^https?:\/\//i.test(one.url ?? '')
                        ? html`
                            <a href=${one.url} rel="noreferrer noopener">${one.subject}</a>
                          `
                        : (one.subject ?? '–')
                    }
                  </td>
                  <td class="text">${from(one)}</td>
                  <td>${one.counted == null ? '–' : hours(one.counted)}</td>
                  <td class="text note why">${reasons(one)}</td>
                  <td class="act">
                    ${
                      me.person &&
                      (one.objected && !one.end
                        ? ''
                        : one.objected
                          ? html`
                              <button class="small" onClick=${() => act('/api/objections/right', one)}>Undo</button>
                            `
                          : html`
                              <button class="small" onClick=${() => act('/api/objections/wrong', one)}>
                                Mark as wrong
                              </button>
                            `)
                    }
                  </td>
                </tr>
              `,
            )}
        </tbody>
      </table>
    </div>
  `;
};
