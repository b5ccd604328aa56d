// The evidence of a day as a table: how it is counted, why, and objections to it.
import { html, Fitting, useEffect, useRef, useState, send, sentence, clock, me } from './common.js';
import { KINDS } from './lanes.js';
import { Preview } from './missing.js';

const WHY = {
  outside: 'outside working time',
  underMeeting: 'during a meeting',
  underManual: 'during manual work',
  capped: 'beyond the limit of a long wait: you are assumed to have turned to other work',
  unattended: 'unattended: other work of yours was recorded meanwhile',
  shared: 'already counted with other evidence',
};

// Of a piece of evidence minutes matter, which tenths of an hour would hide.
export const lasting = (seconds) => {
  if (seconds > 0 && seconds < 60) return '< 1 min';
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
};

const reasons = (one) =>
  one.objected
    ? 'you marked this as wrong' + (one.reason ? `: ${one.reason}` : '')
    : one.counted === null || one.counted === undefined
      ? one.kind === 'absence'
        ? 'reduces working time'
        : 'shows that you were at work'
      : Object.entries(one.why)
          .map(([why, seconds]) => `${lasting(seconds)} ${WHY[why]}`)
          .join(', ') || 'counts in full';

// Calendars know people by their e-mail address: what is from one of theirs is from a calendar, not from mail.
const sourceOf = (identity) => identity.split(':')[0].replace(/^email$/, 'calendar');
const from = (one) => (one.own ? 'you' : sourceOf(one.identity));

const periodOf = (one) => `${clock(one.start)}–${one.end ? clock(one.end) : 'now'}`;

export const explain = (one) =>
  `${KINDS[one.kind]} ${one.subject ?? ''} ${periodOf(one)}, from ${from(one)}: ${reasons(one)}`;

// What would change, and a reason, before a piece of evidence is marked as wrong.
const Doubt = ({ one, preview, confirm, cancel }) => {
  const reason = useRef(null);
  useEffect(() => reason.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    confirm(reason.current.value);
  };
  return html`
    <tr class="doubt">
      <td class="text" colspan="7">
        <form class="line" onSubmit=${submit}>
          <div>
            <label for="reason">Why is ${KINDS[one.kind].toLowerCase()}, ${periodOf(one)}, wrong? (optional)</label>
            <input id="reason" ref=${reason} maxlength="200" />
          </div>
          <button>Mark as wrong</button>
          <button type="button" onClick=${cancel}>Cancel</button>
        </form>
        <p class="note">Only you see the reason. You can undo it at any time.</p>
        <${Preview} preview=${preview} />
      </td>
    </tr>
  `;
};

const Subject = ({ one, isOwn }) =>
  isOwn && /^https?:\/\//i.test(one.url ?? '')
    ? html`
        <a href=${one.url} rel="noreferrer noopener" title="Opens it in its tool">${one.subject ?? 'open'}</a>
      `
    : (one.subject ?? '–');

const Row = ({ one, isOwn, doubt, undo }) => html`
  <tr class=${one.objected ? 'objected' : ''}>
    <td class="text" data-label="When">${periodOf(one)}</td>
    <td class="text" data-label="Kind">
      <span class=${'key ' + one.kind}></span>
      ${KINDS[one.kind]}${' '}${
        one.own &&
        html`
          <span class="own">yours</span>
        `
      }
    </td>
    <td class="text" data-label="Subject"><${Subject} one=${one} isOwn=${isOwn} /></td>
    <td class="text" data-label="From">${from(one)}</td>
    <td data-label="Counted">${one.counted == null ? '–' : lasting(one.counted)}</td>
    <td class="text note why" data-label="Why">${reasons(one)}</td>
    <td class="act">
      ${
        me.person &&
        !(one.objected && !one.end) &&
        (one.objected
          ? html`
              <button class="small" onClick=${undo}>Undo</button>
            `
          : html`
              <button class="small" onClick=${doubt}>Mark as wrong</button>
            `)
      }
    </td>
  </tr>
`;

export const Evidence = ({ day, isOwn, after }) => {
  const [problem, setProblem] = useState(null);
  const [doubted, setDoubted] = useState(null);
  const act = async (path, one, more) => {
    setProblem(null);
    try {
      return await send(path, { identity: one.identity, id: one.id, ...more });
    } catch (e) {
      setProblem(sentence(e.message));
      return null;
    }
  };
  const change = async (path, one, more) => {
    if (await act(path, one, more)) {
      setDoubted(null);
      after();
    }
  };
  const doubt = async (one) => {
    const answer = await act('/api/objections/wrong/preview', one);
    if (answer) setDoubted({ key: keyOf(one), preview: await answer.json() });
  };
  return html`
    ${
      problem &&
      html`
        <p class="problem" role="alert">${problem}</p>
      `
    }
    <${Fitting} label="Evidence of the day">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col" class="text">Kind</th>
            <th scope="col" class="text">Subject</th>
            <th scope="col" class="text">From</th>
            <th scope="col">Counted</th>
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
                <${Row}
                  key=${keyOf(one)}
                  one=${one}
                  isOwn=${isOwn}
                  doubt=${() => doubt(one)}
                  undo=${() => change('/api/objections/right', one)}
                />
                ${
                  doubted?.key === keyOf(one) &&
                  html`
                    <${Doubt}
                      key=${keyOf(one) + '?'}
                      one=${one}
                      preview=${doubted.preview}
                      confirm=${(reason) => change('/api/objections/wrong', one, { reason })}
                      cancel=${() => setDoubted(null)}
                    />
                  `
                }
              `,
            )}
        </tbody>
      </table>
    <//>
  `;
};

const keyOf = (one) => one.identity + ' ' + one.id;
