// Figures of a page as files, and on paper. A file has what the page's own answer has, and no more.
import { html, useState, me, midnightOf, plus } from './common.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
];

const withFormat = (path, format) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;

const Links = ({ what, path, formats }) =>
  formats.map(
    ([format, title]) => html`
      <a class="button small" href=${withFormat(path, format)} download aria-label=${`${what} as ${title}`}>${title}</a>
      ${' '}
    `,
  );

const Print = () => html`
  <button class="small" onClick=${() => print()}>Print or PDF</button>
`;

// What a page shows, as files and on paper.
export const Downloads = ({ what, path }) => html`
  <p class="files">
    <span class="note">${what} as${' '}</span>
    <${Links} what=${what} path=${path} formats=${FORMATS} />
    <${Print} />
  </p>
`;

// The same where the figures follow from a body that is sent.
export const PostedDownloads = ({ what, path, body }) => {
  const [problem, setProblem] = useState(null);
  const save = async (format) => {
    setProblem(null);
    const answer = await fetch(withFormat(path, format), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      setProblem((await answer.json().catch(() => ({}))).detail ?? 'the request failed');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'))?.[1] ?? `makertime.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return html`
    <p class="files">
      <span class="note">${what} as${' '}</span>
      ${FORMATS.map(
        ([format, title]) => html`
          <button class="small" aria-label=${`${what} as ${title}`} onClick=${() => save(format)}>${title}</button>
          ${' '}
        `,
      )}
      <${Print} />
      ${
        problem &&
        html`
          <span class="problem" role="alert">${problem}</span>
        `
      }
    </p>
  `;
};

const ALL = [['json', 'JSON'], ...FORMATS];

// All days and all evidence of the viewer, to take away.
export const OwnData = ({ person, today, zone }) => {
  const [from, setFrom] = useState(plus(today, -90));
  const [to, setTo] = useState(today);
  const isPeriod = from && to && from <= to;
  const start = isPeriod && new Date(midnightOf(from, zone)).toISOString();
  const end = isPeriod && new Date(midnightOf(plus(to, 1), zone)).toISOString();
  return html`
    <section class="wide" aria-labelledby="data">
      <h2 id="data">Your data</h2>
      <form class="line" onSubmit=${(event) => event.preventDefault()}>
        <div>
          <label for="data-from">From</label>
          <input id="data-from" type="date" max=${today} value=${from} onChange=${(e) => setFrom(e.target.value)} />
        </div>
        <div>
          <label for="data-to">to</label>
          <input id="data-to" type="date" max=${today} value=${to} onChange=${(e) => setTo(e.target.value)} />
        </div>
      </form>
      ${
        isPeriod
          ? html`
              <p class="files">
                <span class="note">Your days as${' '}</span>
                <${Links}
                  what="Your days"
                  path=${`/api/days?person=${encodeURIComponent(person)}&from=${from}&to=${to}`}
                  formats=${ALL}
                />
              </p>
              <p class="files">
                <span class="note">Your evidence as${' '}</span>
                <${Links} what="Your evidence" path=${`/api/activities?from=${start}&to=${end}`} formats=${ALL} />
              </p>
              <p class="note">
                CSV and XLSX of days have hours, JSON has seconds. Today is in them as of your last evidence. Days older
                than the retention are deleted and not in them.
              </p>
            `
          : html`
              <p class="problem" role="alert">The first day is after the last one.</p>
            `
      }
    </section>
  `;
};
