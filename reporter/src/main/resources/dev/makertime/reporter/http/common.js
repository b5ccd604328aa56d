// Shared by all pages: formats of figures, the address, the event stream.
const { h } = preact;
export const { useState, useEffect, useLayoutEffect, useRef } = preactHooks;
export const html = htm.bind(h);

export const PARTS = [
  ['meeting', 'Meetings'],
  ['manual', 'Manual work'],
  ['queue', 'Wait: queue'],
  ['run', 'Wait: run'],
  ['resume', 'Wait: resume'],
  ['technical', 'Technical work'],
];
export const REST = ['rest', 'Technical work, with withheld hours'];
// The parts of sums; the last one, which is not split further, only where there is any.
export const partsOf = (...sums) => (sums.some((one) => one && one.rest) ? [...PARTS, REST] : PARTS);
// In tenths; what is less than half of one is no zero.
export const hours = (seconds) =>
  seconds > 0 && seconds < 180
    ? '< ' + number(0.1)
    : (seconds / 3600).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
// A count with its noun: 1 day, 2 days.
export const count = (number, one, many = one + 's') => `${number} ${number === 1 ? one : many}`;
export const share = (part, whole) => (whole > 0 ? Math.round((100 * part) / whole) + '\u00a0%' : '–');
export const clock = (instant) =>
  new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
// Dates are written one way on all pages, such as 2026-06-01; this is the locale that writes them so.
export const dateOf = (instant) => new Date(instant).toLocaleDateString('sv-SE');
export const when = (instant) => `${dateOf(instant)} ${clock(instant)}`;
// The reporter's clock: ages are those of its instants, whatever the browser's clock says, and in a demo however fast
// it goes.
let told = { instant: Date.now(), at: Date.now(), pace: 1 };
export const hear = (instant, pace = 1) => {
  told = { instant: Date.parse(instant), at: Date.now(), pace };
};
export const now = () => told.instant + (Date.now() - told.at) * told.pace;
export const ago = (instant, at = now()) => {
  const minutes = Math.max(0, Math.floor((at - new Date(instant)) / 60000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return minutes + ' min';
  return minutes < 48 * 60
    ? Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min'
    : Math.floor(minutes / 1440) + ' days';
};
export const number = (value, digits = 1) =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });
export const plus = (date, days) =>
  new Date(Date.parse(date + 'T00:00:00Z') + days * 86400000).toISOString().slice(0, 10);
export const mondayOf = (date) => plus(date, -((new Date(date + 'T00:00:00Z').getUTCDay() + 6) % 7));
// The Monday of a week such as 2026-W07: the first week of a year has its fourth of January.
export const mondayOfWeek = (label) => {
  const [year, week] = label.split('-W').map(Number);
  return plus(mondayOf(`${year}-01-04`), 7 * (week - 1));
};

export let me = null;
export function know(viewer) {
  me = viewer;
  if (viewer.now) hear(viewer.now, viewer.demo?.pace);
}

// Asks anew who is looking, where a page has learned of other teams than it began with.
export const RENEWED = 'renewed';
export async function renew() {
  know(await ask('/api/me'));
  dispatchEvent(new Event(RENEWED));
}

export async function send(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
    body: JSON.stringify(body),
  });
  if (answer.status === 401) location.assign('/login');
  if (!answer.ok) {
    const problem = new Error((await answer.json().catch(() => ({}))).detail || 'the request failed');
    problem.status = answer.status;
    throw problem;
  }
  return answer;
}

export const ask = async (path) => {
  const answer = await fetch(path);
  const body = await answer.json();
  if (answer.status === 401) location.assign('/login');
  if (!answer.ok) throw new Error(body.detail);
  return body;
};

export const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.?!]$/.test(text) ? '' : '.');

// The address has the page and what is chosen on it: #/team/churn?period=last-week.
const hashParts = (hash) => {
  const [page, query] = hash.split('?');
  return [page, new URLSearchParams(query ?? '')];
};
export const pageOf = (hash) => hashParts(hash)[0];
export const choicesOf = (hash) => hashParts(hash)[1];

// A choice on a page that is part of its address, so that reload, back and a link that is sent keep it.
export function useAddress(name, usual) {
  const read = () => hashParts(location.hash)[1].get(name) ?? usual;
  const [value, set] = useState(read());
  useEffect(() => {
    const follow = () => set(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [name, usual]);
  const choose = (next) => {
    const [page, query] = hashParts(location.hash);
    if (next === usual || next === null) query.delete(name);
    else query.set(name, next);
    location.hash = page + (query.size > 0 ? '?' + query : '');
  };
  return [value, choose];
}

// The sections of a page, updated by the event stream.
export function useLive(page, name) {
  const [sections, setSections] = useState({});
  const [state, setState] = useState('loading');
  useEffect(() => {
    setSections({});
    setState('loading');
    const source = new EventSource(`/api/live?page=${page}&name=${encodeURIComponent(name)}`);
    const names = [
      'overview',
      'now',
      'today',
      'week',
      'trend',
      'subjects',
      'coverage',
      'unattributed',
      'small',
      'day',
      'opensOn',
      'weeks',
      'looks',
      'agreement',
      'sources',
      'state',
      'deadLetters',
      'strangers',
      'calls',
      'setups',
      'check',
      'rereading',
      'nobody',
    ];
    names.forEach((section) =>
      source.addEventListener(section, (event) => {
        setSections((before) => ({ ...before, [section]: JSON.parse(event.data) }));
        setState('live');
      }),
    );
    source.addEventListener('gone', () => {
      source.close();
      setState('gone');
    });
    source.onopen = () => setState((was) => (was === 'loading' ? was : 'live'));
    source.onerror = async () => {
      if (source.readyState === EventSource.CLOSED) {
        const answer = await fetch(`/api/page?page=${page}&name=${encodeURIComponent(name)}`).catch(() => null);
        if (answer && answer.status === 401) setState('gone');
        else if (answer && (answer.status === 403 || answer.status === 400)) {
          const problem = await answer.json().catch(() => ({}));
          setState(problem.detail ? sentence(problem.detail) : 'refused');
        } else {
          setState('lost');
          setTimeout(() => setState((was) => (was === 'lost' ? 'again' : was)), 3000);
        }
      } else setState('lost');
    };
    return () => source.close();
  }, [page, name, state === 'again']);
  return [sections, state];
}

export function useTick(millis) {
  const [, set] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => set((n) => n + 1), Math.max(1000, millis / Math.max(1, told.pace)));
    return () => clearInterval(timer);
  }, []);
}

export const STATES = {
  loading: 'Loading…',
  live: 'Live',
  lost: 'The reporter does not answer; these figures may be old. Retrying…',
  again: 'Retrying…',
  refused: 'You may not see this page.',
};

export const State = ({ state }) =>
  state === 'gone'
    ? html`
        <p class="state bad" role="alert">
          You are no longer logged in.${' '}
          <a href="/login">Log in</a>
        </p>
      `
    : html`
        <p class=${'state' + (['loading', 'live', 'again'].includes(state) ? '' : ' bad')} role="status">
          ${STATES[state] ?? state}
        </p>
      `;

// Lets the words of a table wrap where it is wider than its place, and shows its rows as cards where that is not
// enough. It is measured, so that no table has widths of its own to keep in mind.
const fit = (box) => {
  const table = box?.querySelector('table');
  if (!table) return;
  const isWide = () => table.offsetWidth > box.clientWidth;
  table.classList.remove('wrap', 'cards');
  if (isWide()) table.classList.add('wrap');
  if (isWide()) table.classList.replace('wrap', 'cards');
};

// A table as wide as its place, or cards. Each cell has its column's title as data-label, which a card shows.
export const Fitting = ({ label, children }) => {
  const box = useRef(null);
  useLayoutEffect(() => fit(box.current));
  useEffect(() => {
    const again = () => fit(box.current);
    const follow = new ResizeObserver(again);
    follow.observe(box.current);
    // what is closed has no widths
    const closed = box.current.closest('details');
    closed?.addEventListener('toggle', again);
    return () => {
      follow.disconnect();
      closed?.removeEventListener('toggle', again);
    };
  }, []);
  return html`
    <div class="scroll" ref=${box} tabindex="0" role="group" aria-label=${label}>${children}</div>
  `;
};

// A table by columns. Each has a title, what it shows of a row, and 'text' where that is no figure.
export const Table = ({ columns, rows }) => html`
  <${Fitting} label=${`Table by ${columns[0][0].toLowerCase()}`}>
    <table>
      <thead>
        <tr>
          ${columns.map(
            ([title, , kind]) => html`
              <th scope="col" class=${kind && 'text'}>${title}</th>
            `,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`
            <tr>
              ${columns.map(
                ([title, show, kind]) => html`
                  <td class=${kind} data-label=${title}>${show(row)}</td>
                `,
              )}
            </tr>
          `,
        )}
      </tbody>
    </table>
  <//>
`;

// An instant, and how long ago that was.
export const since = (instant, text = when(instant)) => html`
  ${text}${' '}
  <span class="note">${ago(instant)} ago</span>
`;

const SOURCE_STATES = { fresh: 'fresh', stale: 'stale', silent: 'never answered', calls: 'webhook only' };

export const Sources = ({ sources }) => {
  useTick(10000);
  const state = (source) => html`
    <span class=${'badge ' + source.state}>${SOURCE_STATES[source.state]}</span>
  `;
  return html`
    <${Table}
      rows=${sources}
      columns=${[
        ['Source', (source) => source.name, 'text'],
        ['Kind', (source) => source.kind, 'text'],
        ['State', state, 'text'],
        ['Read up to', (source) => (source.readTo ? since(source.readTo) : '–'), 'text'],
      ]}
    />
  `;
};

// The offset of a time zone at an instant, from which the start of a date in that zone follows.
const offset = (at, zone) => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(at)
      .map((one) => [one.type, one.value]),
  );
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at;
};

export const midnightOf = (date, zone) => {
  const utc = Date.parse(date + 'T00:00:00Z');
  return utc - offset(utc - offset(utc, zone), zone);
};
