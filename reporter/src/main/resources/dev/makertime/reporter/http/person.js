// One's own days: what is known, what counts of it and why, and what one says against it.
import { html, useState, useEffect, useLive, State, send, sentence, hours, clock, when, PARTS, Sources, me } from './common.js';

const WHY = {
  outside: 'outside working time',
  underMeeting: 'during a meeting',
  underManual: 'during manual work',
  capped: 'of a long wait: by then you are taken to have turned to other work',
  unattended: 'not waited for: you were seen at other work meanwhile',
  shared: 'counted with another piece',
};
const KINDS = { meeting: 'Meeting', manual: 'Manual work', wait: 'Wait', absence: 'Absence', presence: 'Sign of work' };


// The offset of a zone at an instant, and from it when a date begins there.
const offset = (at, zone) => {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at).map((one) => [one.type, one.value]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at;
};
const midnightOf = (date, zone) => {
  const utc = Date.parse(date + 'T00:00:00Z');
  return utc - offset(utc - offset(utc, zone), zone);
};

const LANES = ['meeting', 'manual', 'wait', 'absence', 'presence'];

const Lanes = ({ day }) => {
  const times = day.segments.flatMap((one) => [new Date(one.start), new Date(one.end)]).concat(day.evidence.filter((one) => one.kind !== 'absence').flatMap((one) => [new Date(one.start), new Date(one.end ?? Date.now())]));
  const midnight = midnightOf(day.date, day.timeZone);
  const clip = (time) => Math.min(Math.max(time, midnight), midnight + 25 * 3600e3);
  const hour = 3600e3;
  const begin = Math.floor(Math.min(...(times.length ? times.map((one) => clip(+one)) : [midnight + 8 * hour])) / hour) * hour;
  const end = Math.max(begin + 8 * hour, Math.ceil(Math.max(...(times.length ? times.map((one) => clip(+one)) : [0])) / hour) * hour);
  const x = (time) => 110 + (880 * (Math.min(Math.max(+new Date(time), begin), end) - begin)) / (end - begin);
  const lanes = LANES.filter((kind) => day.evidence.some((one) => one.kind === kind));
  const top = (i) => 24 + 26 * i;
  const bottom = top(lanes.length) + 44;
  const ticks = [];
  for (let t = begin; t <= end; t += hour) ticks.push(t);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The day as lanes"><svg class="lanes" viewBox=${`0 0 1000 ${bottom}`} role="img" aria-label="Evidence by kind above what working time counted as; the tables below have the same">
    ${ticks.map((t) => html`<g><line class="grid-line" x1=${x(t)} x2=${x(t)} y1="18" y2=${bottom - 6}></line><text x=${x(t)} y="12" text-anchor="middle">${clock(t)}</text></g>`)}
    ${lanes.map((kind, i) => html`<g><text x="0" y=${top(i) + 14}>${KINDS[kind]}</text>
      ${day.evidence.filter((one) => one.kind === kind).map((one) => html`<rect class=${`${kind}${one.objected ? ' struck' : one.counted === 0 ? ' gone' : ''}`} x=${x(one.start)} y=${top(i)} width=${Math.max(3, x(one.end ?? Date.now()) - x(one.start))} height="18" rx="3"><title>${explain(one)}</title></rect>`)}</g>`)}
    <text x="0" y=${top(lanes.length) + 26}>Counted as</text>
    ${day.segments.map((one) => html`<rect class=${one.kind} x=${x(one.start)} y=${top(lanes.length) + 10} width=${Math.max(0.5, x(one.end) - x(one.start))} height="24"><title>${`${one.kind} ${clock(one.start)}–${clock(one.end)}`}</title></rect>`)}
  </svg></div>`;
};

const reasons = (one) =>
  one.objected ? 'you said that this is wrong'
    : one.counted === null || one.counted === undefined ? (one.kind === 'absence' ? 'takes working time away' : 'shows you at work')
      : Object.entries(one.why).map(([why, seconds]) => `${hours(seconds)} h ${WHY[why]}`).join(', ') || 'all of it counts';

const from = (one) => (one.own ? 'you' : one.identity.split(':')[0]);

const explain = (one) => `${KINDS[one.kind]} ${one.subject ?? ''} ${clock(one.start)}–${one.end ? clock(one.end) : 'now'}, from ${from(one)}: ${reasons(one)}`;

const Evidence = ({ day, after }) => {
  const [problem, setProblem] = useState(null);
  const act = async (path, one) => {
    setProblem(null);
    try { await send(path, { identity: one.identity, id: one.id }); after(); } catch (e) { setProblem(e.message); }
  };
  return html`${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <div class="scroll"><table><thead><tr><th scope="col">When</th><th scope="col" class="text">What</th><th scope="col" class="text">Of</th><th scope="col" class="text">From</th><th scope="col">Counts, h</th><th scope="col" class="text">Why</th><th class="act"><span class="note">Objection</span></th></tr></thead><tbody>
    ${day.evidence.length === 0 && html`<tr><td class="text note" colspan="7">Nothing is known of this day.</td></tr>`}
    ${[...day.evidence].sort((a, b) => a.start.localeCompare(b.start)).map((one) => html`<tr key=${one.identity + one.id} class=${one.objected ? 'objected' : ''}><td class="text">${clock(one.start)}–${one.end ? clock(one.end) : 'now'}</td>
      <td class="text"><span class=${'key ' + one.kind}></span>${KINDS[one.kind]} ${one.own && html`<span class="own">yours</span>`}</td>
      <td class="text">${one.url ? html`<a href=${one.url} rel="noreferrer noopener">${one.subject}</a>` : one.subject ?? '–'}</td>
      <td class="text">${from(one)}</td><td>${one.counted == null ? '–' : hours(one.counted)}</td><td class="text note why">${reasons(one)}</td>
      <td class="act">${me.person && (one.objected && !one.end ? '' : one.objected ? html`<button class="small" onClick=${() => act('/api/objections/right', one)}>It is right</button>` : html`<button class="small" onClick=${() => act('/api/objections/wrong', one)}>Wrong</button>`)}</td></tr>`)}
    </tbody></table></div>`;
};

// Hours and minutes: what is added may be less than a tenth of an hour.
const time = (seconds) => `${Math.floor(seconds / 3600)}:${String(Math.round((seconds % 3600) / 60)).padStart(2, '0')}`;
const AFTER_HOURS = [['meeting', 'Meetings after hours'], ['manual', 'Manual work after hours']];

const changesOf = (day) => [
  ...[['available', 'Working time'], ...PARTS, ['focus', 'of it focus']].map(([part, title]) => [title, day.before[part], day.after[part]]),
  ...AFTER_HOURS.map(([part, title]) => [title, day.before.afterHours[part], day.after.afterHours[part]]),
].filter(([, before, after]) => before !== after);

const Preview = ({ preview }) => html`<div class="preview" role="status">
  ${preview.days.every((day) => changesOf(day).length === 0) && html`<p>No hours change: what you add lies under other evidence, or is still to come.</p>`}
  ${preview.days.map((day) => [day, changesOf(day)]).filter(([, changes]) => changes.length > 0).map(([day, changes]) => html`<table><thead><tr><th scope="col" class="text">${day.date} would change</th><th scope="col">from, h</th><th scope="col">to, h</th></tr></thead><tbody>
    ${changes.map(([title, before, after]) => html`<tr><td class="text">${title}</td><td>${time(before)}</td><td>${time(after)}</td></tr>`)}</tbody></table>`)}</div>`;

const Missing = ({ date, zone, after }) => {
  const [problem, setProblem] = useState(null);
  const [asked, setAsked] = useState(null);
  const draft = (form) => {
    const data = Object.fromEntries(new FormData(form));
    const begins = midnightOf(date, zone);
    const near = (at) => [-1, 0, 1].map((days) => Date.parse(`${date}T${at}:00`) + days * 86400e3).find((one) => one >= begins && one < begins + 86400e3) ?? Date.parse(`${date}T${at}:00`);
    const start = near(data.from);
    const end = near(data.to) + (data.next ? 86400e3 : 0);
    if (end <= start) throw new Error(`The end, ${data.to}, is not after the start, ${data.from}. If it went on past midnight, tick that it ended the next day.`);
    return { kind: data.kind, start: new Date(start).toISOString(), end: new Date(end).toISOString(), subject: data.subject };
  };
  const changed = () => { setAsked(null); setProblem(null); };
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
    } catch (e) { setAsked(null); setProblem(sentence(e.message)); }
  };
  return html`<details><summary>Something is missing</summary><form class="line" onSubmit=${add} onInput=${changed}>
    <div><label for="kind">What</label><select id="kind" name="kind"><option value="manual">Manual work</option><option value="meeting">Meeting</option><option value="wait">Wait</option><option value="absence">Absence</option></select></div>
    <div><label for="from">From</label><input id="from" name="from" type="time" required /></div>
    <div><label for="to">To</label><input id="to" name="to" type="time" required /></div>
    <div><label for="next"><input id="next" name="next" type="checkbox" value="yes" /> ended the next day</label></div>
    <div><label for="subject">Project (may be left out)</label><input id="subject" name="subject" maxlength="200" /></div>
    <button>${asked ? 'Add it' : 'See what changes'}</button></form>
    ${asked && html`<${Preview} preview=${asked.preview} />`}${problem && html`<p class="problem" role="alert">${problem}</p>`}</details>`;
};

const Day = ({ person, live, today }) => {
  const [date, setDate] = useState(null);
  const [other, setOther] = useState(null);
  const load = async (asked) => {
    if (!asked || asked === today) { setDate(null); setOther(null); return; }
    setDate(asked);
    const answer = await fetch(`/api/day?date=${asked}&person=${encodeURIComponent(person)}`);
    setOther(answer.ok ? await answer.json() : null);
  };
  useEffect(() => { if (date) load(date); }, [live]);
  const day = date ? other : live;
  const again = () => { if (date) setTimeout(() => load(date), 700); };
  return html`<section class="wide" aria-labelledby="day"><h2 id="day">${date ?? 'Today'}</h2>
    <form class="line" onSubmit=${(event) => event.preventDefault()}><div><label for="date">Day</label><input id="date" type="date" max=${today} value=${date ?? today} onChange=${(event) => load(event.target.value)} /></div>
    ${date && html`<button onClick=${() => load(null)}>Today</button>`}</form>
    ${!day ? html`<p class="note">Nothing to show.</p>` : html`
    ${day.figures.available > 0 && html`<p><span class="big">${hours(day.figures.available)}</span> <span class="note">hours of working time${day.figures.provisional ? ' so far' : ''}; ${hours(day.figures.technical)} left for technical work, ${hours(day.figures.focus)} of them in focus</span></p>`}
    <${Lanes} day=${day} /><ul class="row note">${PARTS.map(([part, title]) => html`<li><span class=${'key ' + part}></span>${title} ${hours(day.figures[part])}</li>`)}<li><span class="key focus"></span>Focus ${hours(day.figures.focus)}</li></ul>
    ${day.says.length > 0 && html`<ul class="says">${day.says.map((line) => html`<li>${line}</li>`)}</ul>`}
    <p class="note">Times are in your browser's zone; the day is one of ${day.timeZone}.</p>
    <${Evidence} day=${day} after=${again} />${me.person === person && html`<${Missing} date=${day.date} zone=${day.timeZone} after=${again} />`}`}
  </section>`;
};

const Weeks = ({ weeks }) => html`<section class="wide" aria-labelledby="weeks"><h2 id="weeks">Your weeks</h2>
  <div class="scroll"><table><thead><tr><th scope="col">Week</th><th scope="col">Available</th>${PARTS.map(([, title]) => html`<th scope="col">${title}</th>`)}<th scope="col">Focus</th><th scope="col">After hours</th></tr></thead><tbody>
  ${[...weeks].reverse().map((week) => html`<tr><td>${week.week}${week.provisional ? '*' : ''}</td><td>${hours(week.sums.available)}</td>${PARTS.map(([part]) => html`<td>${hours(week.sums[part])}</td>`)}<td>${hours(week.sums.focus)}</td><td>${hours(week.sums.afterHours)}</td></tr>`)}
  </tbody></table></div><p class="note">* provisional: not over yet, figures still move</p></section>`;

const Agreement = ({ agreement }) => {
  const [problem, setProblem] = useState(null);
  const say = (agreed) => send('/api/agreement', { team: agreement.team, agreed }).catch((e) => setProblem(e.message));
  return html`<section aria-labelledby="agreement"><h2 id="agreement">${agreement.team} is a small team</h2>
    <p>It has ${agreement.members} members; sums of fewer than ${agreement.minimumGroup} people are withheld. If all of you agree, weekly sums are shown, of weeks that begin after the last of you has agreed, once they are over. You may take it back at any time.</p>
    <button onClick=${() => say(!agreement.agreed)}>${agreement.agreed ? 'I do not agree any longer' : 'I agree'}</button>${problem && html`<p class="problem" role="alert">${problem}</p>`}</section>`;
};

const Looks = ({ looks }) => html`<section class="wide" aria-labelledby="looks"><h2 id="looks">Who looked at your days</h2>
  ${looks.length === 0 ? html`<p class="note">Nobody but you.</p>` : html`<table><tbody>${looks.map((look) => html`<tr><td class="text">${when(look.at)}</td><td class="text">${look.who}</td><td class="text">${look.what}</td></tr>`)}</tbody></table>`}</section>`;

export const PersonPage = ({ person }) => {
  const [s, state] = useLive('person', person);
  return html`<h1>${person === me.person ? 'My days' : person}</h1><${State} state=${state} />
    ${s.nobody && html`<p class="withheld">The organization file does not know ${person}; nothing is measured of whom it does not know.</p>`}
    <div class="grid">${s.day && html`<${Day} key=${person} person=${person} live=${s.day} today=${s.day.date} />`}
    ${s.weeks && html`<${Weeks} weeks=${s.weeks} />`}${s.agreement && html`<${Agreement} agreement=${s.agreement} />`}${s.looks && html`<${Looks} looks=${s.looks} />`}
    ${s.coverage && html`<section class="wide" aria-labelledby="coverage"><h2 id="coverage">What is read of you</h2>${s.coverage.sources.length === 0 ? html`<p class="note">No source knows you by any of your identities.</p>` : html`<${Sources} sources=${s.coverage.sources} />`}</section>`}</div>`;
};
