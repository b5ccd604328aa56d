// The form that adds missing evidence; it previews the changes first.
import { html, useState, send, sentence, PARTS, midnightOf } from './common.js';

// Hours and minutes, since a change may be less than a tenth of an hour.
const time = (seconds) => `${Math.floor(seconds / 3600)}:${String(Math.round((seconds % 3600) / 60)).padStart(2, '0')}`;
const AFTER_HOURS = [
  ['meeting', 'Meetings after hours'],
  ['manual', 'Manual work after hours'],
];

const changesOf = (day) =>
  [
    ...[['available', 'Working time'], ...PARTS, ['focus', 'of it focus']].map(([part, title]) => [
      title,
      day.before[part],
      day.after[part],
    ]),
    ...AFTER_HOURS.map(([part, title]) => [title, day.before.afterHours[part], day.after.afterHours[part]]),
  ].filter(([, before, after]) => before !== after);

export const Preview = ({ preview }) => html`
  <div class="preview" role="status">
    ${
      preview.days.every((day) => changesOf(day).length === 0) &&
      html`
        <p>No hours change: it does not count, other evidence covers this time, or the time is in the future.</p>
      `
    }
    ${preview.days
      .map((day) => [day, changesOf(day)])
      .filter(([, changes]) => changes.length > 0)
      .map(
        ([day, changes]) => html`
          <table>
            <thead>
              <tr>
                <th scope="col" class="text">${day.date} would change</th>
                <th scope="col">from, h</th>
                <th scope="col">to, h</th>
              </tr>
            </thead>
            <tbody>
              ${changes.map(
                ([title, before, after]) => html`
                  <tr>
                    <td class="text">${title}</td>
                    <td>${time(before)}</td>
                    <td>${time(after)}</td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        `,
      )}
  </div>
`;

export const Missing = ({ date, zone, after }) => {
  const [problem, setProblem] = useState(null);
  const [asked, setAsked] = useState(null);
  const draft = (form) => {
    const data = Object.fromEntries(new FormData(form));
    const begins = midnightOf(date, zone);
    const near = (at) =>
      [-1, 0, 1]
        .map((days) => Date.parse(`${date}T${at}:00`) + days * 86400e3)
        .find((one) => one >= begins && one < begins + 86400e3) ?? Date.parse(`${date}T${at}:00`);
    const start = near(data.from);
    const end = near(data.to) + (data.next ? 86400e3 : 0);
    if (end <= start)
      throw new Error(
        `The end, ${data.to}, is not after the start, ${data.from}. ` +
          'If it ended after midnight, tick “ended the next day”.',
      );
    return {
      kind: data.kind,
      start: new Date(start).toISOString(),
      end: new Date(end).toISOString(),
      subject: data.subject,
    };
  };
  const changed = () => {
    setAsked(null);
    setProblem(null);
  };
  const add = async (event) => {
    event.preventDefault();
    const form = event.target;
    setProblem(null);
    try {
      if (asked) {
        await send('/api/objections/missing', asked.body);
        setAsked(null);
        form.reset();
        after();
      } else {
        const body = draft(form);
        const answer = await send('/api/objections/missing/preview', body);
        setAsked({ body, preview: await answer.json() });
      }
    } catch (e) {
      setAsked(null);
      setProblem(sentence(e.message));
    }
  };
  return html`
    <details class="act">
      <summary>Add missing evidence</summary>
      <form class="line" onSubmit=${add} onInput=${changed}>
        <div>
          <label for="kind">What</label>
          <select id="kind" name="kind">
            <option value="manual">Manual work</option>
            <option value="meeting">Meeting</option>
            <option value="wait">Wait</option>
            <option value="absence">Absence</option>
          </select>
        </div>
        <div>
          <label for="from">From</label>
          <input id="from" name="from" type="time" required />
        </div>
        <div>
          <label for="to">To</label>
          <input id="to" name="to" type="time" required />
        </div>
        <div>
          <label for="next">
            <input id="next" name="next" type="checkbox" value="yes" />
            ${' '}ended the next day
          </label>
        </div>
        <div>
          <label for="subject">Project (optional)</label>
          <input id="subject" name="subject" maxlength="200" />
        </div>
        <button>${asked ? 'Add it' : 'Preview'}</button>
      </form>
      ${
        asked &&
        html`
          <${Preview} preview=${asked.preview} />
        `
      }${
        problem &&
        html`
          <p class="problem" role="alert">${problem}</p>
        `
      }
    </details>
  `;
};
