// The dashboard. Everything shown comes from /api/live, section by section, and is what the viewer may
// see: nothing is hidden here. Preact draws, uPlot draws lines, this file says what.
const { h, render } = preact;
const { useState, useEffect, useRef } = preactHooks;
const html = htm.bind(h);

const PARTS = [
  ['meeting', 'Meetings'],
  ['manual', 'Manual work'],
  ['queue', 'Wait: queue'],
  ['run', 'Wait: run'],
  ['resume', 'Wait: resume'],
  ['technical', 'Technical work'],
];
const WHY = {
  outside: 'outside working time',
  underMeeting: 'during a meeting',
  underManual: 'during manual work',
  capped: 'longer than anybody is taken to wait',
  unattended: 'at other work meanwhile',
  shared: 'counted with another piece',
};
const KINDS = { meeting: 'Meeting', manual: 'Manual work', wait: 'Wait', absence: 'Absence', presence: 'Sign of work' };

const hours = (seconds) => (seconds / 3600).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = (part, whole) => (whole > 0 ? Math.round((100 * part) / whole) + ' %' : '–');
const clock = (instant) => new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
const when = (instant) => new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const ago = (instant, now = Date.now()) => {
  const minutes = Math.max(0, Math.floor((now - new Date(instant)) / 60000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return minutes + ' min';
  return minutes < 48 * 60 ? Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min' : Math.floor(minutes / 1440) + ' days';
};
const isoWeek = (week) => week.replace(/^\d+-/, '');

let me = null;

async function send(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
    body: JSON.stringify(body),
  });
  if (answer.status === 401) location.assign('/login');
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail || 'it did not work');
  return answer;
}

// A page's sections, kept up to date.
function useLive(page, name) {
  const [sections, setSections] = useState({});
  const [state, setState] = useState('loading');
  useEffect(() => {
    setSections({});
    setState('loading');
    const source = new EventSource(`/api/live?page=${page}&name=${encodeURIComponent(name)}`);
    const names = ['now', 'today', 'week', 'trend', 'subjects', 'coverage', 'unattributed', 'small', 'day', 'weeks', 'looks', 'agreement', 'sources', 'state', 'deadLetters', 'strangers'];
    names.forEach((section) =>
      source.addEventListener(section, (event) => {
        setSections((before) => ({ ...before, [section]: JSON.parse(event.data) }));
        setState('live');
      }));
    source.addEventListener('gone', () => {
      source.close();
      setState('gone');
    });
    source.onopen = () => setState((was) => (was === 'loading' ? was : 'live'));
    source.onerror = async () => {
      if (source.readyState === EventSource.CLOSED) {
        const answer = await fetch('/api/me').catch(() => null);
        if (answer && answer.status === 401) setState('gone');
        else if (answer && answer.ok) setState('refused');
        else { setState('lost'); setTimeout(() => setState((was) => (was === 'lost' ? 'again' : was)), 3000); }
      } else setState('lost');
    };
    return () => source.close();
  }, [page, name, state === 'again']);
  return [sections, state];
}

function useTick(millis) {
  const [, set] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => set((n) => n + 1), millis);
    return () => clearInterval(timer);
  }, []);
}

const STATES = {
  loading: 'Loading…',
  live: 'Live',
  lost: 'The reporter does not answer; these figures may be old. Trying again…',
  again: 'Trying again…',
  refused: 'This page is not for you.',
};

const State = ({ state }) =>
  state === 'gone'
    ? html`<p class="state bad" role="alert">You are not logged in any longer. <a href="/login">Log in</a></p>`
    : html`<p class=${'state' + (state === 'lost' || state === 'refused' ? ' bad' : '')} role="status">${STATES[state]}</p>`;

const Bar = ({ sums, parts = PARTS, label }) => {
  let x = 0;
  const whole = Math.max(1, sums.available);
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${parts.map(([part]) => {
      const width = (1000 * sums[part]) / whole;
      const at = x;
      x += width;
      return html`<rect class=${part} x=${at} y="0" width=${width} height="10"></rect>`;
    })}
  </svg>`;
};

const describe = (sums) => PARTS.map(([part, title]) => `${title} ${hours(sums[part])} h`).join(', ');

const Withheld = ({ period }) =>
  html`<p class="withheld">Withheld: fewer than ${me.minimumGroup} people were at work${period.leftOut > 1 ? ` on each of ${period.leftOut} days` : ''}.</p>`;

const LeftOut = ({ period }) =>
  period.leftOut > 0 ? html`<p class="note">${period.leftOut} ${period.leftOut === 1 ? 'day' : 'days'} of fewer than ${me.minimumGroup} people left out.</p>` : null;

const FromWhom = ({ coverage }) => {
  if (!coverage) return null;
  const missing = coverage.people - coverage.calendars;
  const stale = coverage.sources.filter((source) => source.state === 'stale' || source.state === 'silent');
  return html`<p class="note">From ${coverage.tools} of ${coverage.people} people${missing > 0 ? `, calendars missing for ${missing}` : ''}${stale.length ? html`; <strong class="problem">stale: ${stale.map((source) => source.name).join(', ')}</strong>` : ''}.</p>`;
};

const Parts = ({ now, before }) => html`
  <table>
    <thead><tr><th scope="col">Working time</th><th scope="col">Hours</th><th scope="col">Share</th>${before && html`<th scope="col">Before</th>`}</tr></thead>
    <tbody>
      ${PARTS.concat([['focus', 'of it focus']]).map(([part, title]) => html`<tr>
        <td>${part === 'focus' ? html`<span class="note">${title}</span>` : html`<span class=${'key ' + part}></span>${title}`}</td>
        <td>${hours(now[part])}</td><td>${share(now[part], now.available)}</td>
        ${before && html`<td>${share(before[part], before.available)}</td>`}
      </tr>`)}
    </tbody>
  </table>`;

const Now = ({ now }) => {
  useTick(10000);
  if (!now) return null;
  return html`<section aria-labelledby="now"><h2 id="now">Waiting now</h2>
    ${now.people === 0
      ? html`<p><span class="big">0</span></p><p class="note">Nobody waits for a machine.</p>`
      : html`<div class="row"><div><div class="big">${now.people}</div><div class="note">${now.people === 1 ? 'person' : 'people'}</div></div>
          <div><div class="big">${now.runs}</div><div class="note">${now.runs === 1 ? 'run' : 'runs'}</div></div>
          <div><div class="big">${ago(now.since)}</div><div class="note">the longest</div></div></div>`}
  </section>`;
};

const Today = ({ today, coverage }) => {
  const period = today.period;
  return html`<section aria-labelledby="today"><h2 id="today">Today so far <span class="note">${today.date}</span></h2>
    ${period.days === 0 && period.leftOut === 0 && html`<p class="note">Nobody has worked yet today.</p>`}
    ${period.days === 0 && period.leftOut > 0 && html`<${Withheld} period=${period} />`}
    ${period.days > 0 && html`<p><span class="big">${hours(period.sums.available)}</span> <span class="note">hours of ${period.people} people</span></p>
      <${Bar} sums=${period.sums} label=${describe(period.sums)} /><${Parts} now=${period.sums} />`}
    <${FromWhom} coverage=${coverage} />
  </section>`;
};

const Week = ({ week, coverage }) => html`<section aria-labelledby="week"><h2 id="week">This week against the last ${week.weeksBefore}</h2>
  ${week.now.days === 0 && week.now.leftOut > 0
    ? html`<${Withheld} period=${week.now} />`
    : html`<p><span class="big">${hours(week.now.sums.available)}</span> <span class="note">hours in ${isoWeek(week.week)}; ${week.weeksBefore ? hours(week.before.sums.available / week.weeksBefore) + ' a week before' : 'no weeks before'}</span></p>
      <${Bar} sums=${week.now.sums} label=${describe(week.now.sums)} />
      <${Parts} now=${week.now.sums} before=${week.before.days > 0 ? week.before.sums : null} />
      <${LeftOut} period=${{ leftOut: week.now.leftOut + week.before.leftOut }} />`}
  <${FromWhom} coverage=${coverage} />
</section>`;

const SubjectTable = ({ rows, title }) => html`<table><thead><tr><th scope="col">${title}</th><th scope="col">People</th><th scope="col">Hours</th></tr></thead><tbody>
  ${rows.length === 0 && html`<tr><td class="text note" colspan="3">Nothing of at least ${me.minimumGroup} people.</td></tr>`}
  ${rows.map((row) => html`<tr><td class="text">${row.subject ?? html`<span class="note">others, of fewer than ${me.minimumGroup} people each</span>`}</td><td>${row.people}</td><td>${hours(row.seconds)}</td></tr>`)}
</tbody></table>`;

const Subjects = ({ subjects }) => html`<section class="wide" aria-labelledby="subjects"><h2 id="subjects">What time went to since ${subjects.from}</h2>
  <div class="grid"><div><${SubjectTable} rows=${subjects.waiting} title="Waiting" /></div><div><${SubjectTable} rows=${subjects.manual} title="Manual work" /></div></div>
</section>`;

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Lines by a library; the same figures are in a table for whoever cannot see lines.
const Lines = ({ label, x, series, markers = [], time = true, unit }) => {
  const place = useRef(null);
  const dark = useDark();
  useEffect(() => {
    const ink = css('--soft');
    const grid = css('--line');
    const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } };
    const options = {
      width: place.current.clientWidth,
      height: 240,
      scales: { x: { time } },
      legend: { live: false },
      axes: [time ? { ...axis, values: (u, splits) => splits.map((at) => new Date(at * 1000).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })) } : axis, { ...axis, label: unit, labelGap: 0, size: 64 }],
      series: [{}, ...series.map((one) => ({ label: one.label, stroke: one.colour.startsWith('--') ? css(one.colour) : one.colour, width: 2, dash: one.dash, points: { show: x.length < 30 } }))],
      hooks: { draw: [(u) => markers.forEach((marker) => {
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
        context.fillText(' ' + marker.name + ' ', at, u.bbox.top + 12 * devicePixelRatio);
        context.restore();
      })] },
    };
    const plot = new uPlot(options, [x, ...series.map((one) => one.values)], place.current);
    const observer = new ResizeObserver(() => plot.setSize({ width: place.current.clientWidth, height: 240 }));
    observer.observe(place.current);
    return () => { observer.disconnect(); plot.destroy(); };
  }, [JSON.stringify([x, series, markers]), dark]);
  return html`<div class="chart" ref=${place} role="img" aria-label=${label}></div>`;
};

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

const at = (date) => Date.parse(date + 'T00:00:00') / 1000;

const Trend = ({ trend, coverage }) => {
  const weeks = trend.weeks.filter((week) => week.period && week.period.days > 0);
  const of = (pick) => weeks.map((week) => Math.round((1000 * pick(week.period.sums)) / Math.max(1, week.period.sums.available)) / 10);
  const waiting = (sums) => sums.queue + sums.run + sums.resume;
  const leftOut = trend.weeks.reduce((sum, week) => sum + (week.period ? week.period.leftOut : 0), 0);
  return html`<section class="wide" aria-labelledby="trend"><h2 id="trend">Week by week, share of working time</h2>
    ${weeks.length === 0 ? html`<p class="withheld">No week can be shown.</p>` : html`
    <${Lines} label="Shares of working time by week; the table below has the same figures" unit="%" x=${weeks.map((week) => at(week.monday))}
      markers=${trend.markers.map((marker) => ({ at: at(marker.date), name: marker.name }))}
      series=${[
        { label: 'Meetings', colour: '--meeting', values: of((sums) => sums.meeting) },
        { label: 'Manual work', colour: '--manual', values: of((sums) => sums.manual) },
        { label: 'Waiting', colour: '--queue', values: of(waiting) },
        { label: 'Technical work', colour: '--focus', values: of((sums) => sums.technical), dash: [6, 3] },
      ]} />
    <details><summary>As a table, in hours</summary><div class="scroll"><table><thead><tr><th scope="col">Week</th><th scope="col">People</th><th scope="col">Available</th>${PARTS.map(([, title]) => html`<th scope="col">${title}</th>`)}<th scope="col">Focus</th><th scope="col">Wait, upper end</th></tr></thead><tbody>
      ${weeks.map((week) => html`<tr><td>${week.week}${week.period.provisional ? '*' : ''}</td><td>${week.period.people}</td><td>${hours(week.period.sums.available)}</td>${PARTS.map(([part]) => html`<td>${hours(week.period.sums[part])}</td>`)}<td>${hours(week.period.sums.focus)}</td><td>${hours(week.period.sums.waitUpper)}</td></tr>`)}
    </tbody></table></div><p class="note">* not over yet</p></details>`}
    <${LeftOut} period=${{ leftOut }} /><${FromWhom} coverage=${coverage} />
  </section>`;
};

const Sources = ({ sources }) => {
  useTick(10000);
  return html`<div class="scroll"><table><thead><tr><th scope="col">Source</th><th scope="col" class="text">Kind</th><th scope="col" class="text">State</th><th scope="col" class="text">Read up to</th></tr></thead><tbody>
  ${sources.map((source) => html`<tr><td class="text">${source.name}</td><td class="text">${source.kind}</td><td class="text"><span class=${'badge ' + source.state}>${{ fresh: 'fresh', stale: 'stale', silent: 'never answered', calls: 'only calls' }[source.state]}</span></td><td class="text">${source.readTo ? html`${when(source.readTo)} <span class="note">${ago(source.readTo)} ago</span>` : '–'}</td></tr>`)}
</tbody></table></div>`;
};

const Coverage = ({ coverage, unattributed }) => html`<section class="wide" aria-labelledby="coverage"><h2 id="coverage">What the figures rest on</h2>
  <p>Tools tell of ${coverage.tools} of ${coverage.people} people, calendars of ${coverage.calendars}.${unattributed && unattributed.identities > 0 ? ` ${unattributed.identities} ${unattributed.identities === 1 ? 'identity is' : 'identities are'} nobody's, and in no team's figures.` : ''}</p>
  <details><summary>${coverage.sources.length} sources</summary><${Sources} sources=${coverage.sources} /></details>
</section>`;

const TeamPage = ({ team }) => {
  const [s, state] = useLive('team', team);
  return html`<h1>${team}</h1><${State} state=${state} />
    ${s.small && html`<p class="withheld">This team has ${s.small.members} ${s.small.members === 1 ? 'member' : 'members'}; sums of fewer than ${s.small.minimumGroup} are withheld. ${s.small.agreed} of them ${s.small.agreed === 1 ? 'agrees' : 'agree'} to weekly sums; it takes all.</p>`}
    <div class="grid">
      ${s.now && html`<${Now} now=${s.now} />`}
      ${s.today && html`<${Today} today=${s.today} coverage=${s.coverage} />`}
      ${s.week && html`<${Week} week=${s.week} coverage=${s.coverage} />`}
      ${s.trend && html`<${Trend} trend=${s.trend} coverage=${s.coverage} />`}
      ${s.subjects && html`<${Subjects} subjects=${s.subjects} />`}
      ${s.coverage && html`<${Coverage} coverage=${s.coverage} unattributed=${s.unattributed} />`}
    </div>`;
};

const LANES = ['meeting', 'manual', 'wait', 'absence', 'presence'];

const Lanes = ({ day }) => {
  const times = day.segments.flatMap((one) => [new Date(one.start), new Date(one.end)]).concat(day.evidence.filter((one) => one.kind !== 'absence').flatMap((one) => [new Date(one.start), new Date(one.end ?? Date.now())]));
  const midnight = new Date(day.date + 'T00:00:00').getTime();
  const clip = (time) => Math.min(Math.max(time, midnight), midnight + 26 * 3600e3);
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

const explain = (one) => `${KINDS[one.kind]} ${one.subject ?? ''} ${clock(one.start)}–${one.end ? clock(one.end) : 'now'}, from ${one.identity.split(':')[0]}: ${reasons(one)}`;

const Evidence = ({ day, after }) => {
  const [problem, setProblem] = useState(null);
  const act = async (path, one) => {
    setProblem(null);
    try { await send(path, { identity: one.identity, id: one.id }); after(); } catch (e) { setProblem(e.message); }
  };
  return html`${problem && html`<p class="problem" role="alert">${problem}</p>`}
    <div class="scroll"><table><thead><tr><th scope="col">When</th><th scope="col" class="text">What</th><th scope="col" class="text">Of</th><th scope="col" class="text">From</th><th scope="col">Counts, h</th><th scope="col" class="text">Why</th><th class="act"><span class="note">Objection</span></th></tr></thead><tbody>
    ${day.evidence.length === 0 && html`<tr><td class="text note" colspan="7">Nothing is known of this day.</td></tr>`}
    ${day.evidence.map((one) => html`<tr key=${one.identity + one.id} class=${one.objected ? 'objected' : ''}><td class="text">${clock(one.start)}–${one.end ? clock(one.end) : 'now'}</td>
      <td class="text"><span class=${'key ' + one.kind}></span>${KINDS[one.kind]} ${one.own && html`<span class="own">yours</span>`}</td>
      <td class="text">${one.url ? html`<a href=${one.url} rel="noreferrer noopener">${one.subject}</a>` : one.subject ?? '–'}</td>
      <td class="text">${one.identity.split(':')[0]}</td><td>${one.counted == null ? '–' : hours(one.counted)}</td><td class="text note">${reasons(one)}</td>
      <td class="act">${me.person && (one.objected ? html`<button class="small" onClick=${() => act('/api/objections/right', one)}>It is right</button>` : html`<button class="small" onClick=${() => act('/api/objections/wrong', one)}>Wrong</button>`)}</td></tr>`)}
    </tbody></table></div>`;
};

const Missing = ({ date, after }) => {
  const [problem, setProblem] = useState(null);
  const add = async (event) => {
    event.preventDefault();
    const form = event.target;
    const data = Object.fromEntries(new FormData(form));
    const instant = (time) => new Date(`${date}T${time}:00`).toISOString();
    setProblem(null);
    try {
      await send('/api/objections/missing', { kind: data.kind, start: instant(data.from), end: instant(data.to), subject: data.subject });
      form.reset();
      after();
    } catch (e) { setProblem(e.message); }
  };
  return html`<details><summary>Something is missing</summary><form class="line" onSubmit=${add}>
    <div><label for="kind">What</label><select id="kind" name="kind"><option value="manual">Manual work</option><option value="meeting">Meeting</option><option value="wait">Wait</option><option value="absence">Absence</option></select></div>
    <div><label for="from">From</label><input id="from" name="from" type="time" required /></div>
    <div><label for="to">To</label><input id="to" name="to" type="time" required /></div>
    <div><label for="subject">Project (may be left out)</label><input id="subject" name="subject" maxlength="200" /></div>
    <button>Add</button></form>${problem && html`<p class="problem" role="alert">${problem}</p>`}</details>`;
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
    <p class="note">Times are in your browser's zone; the day is one of ${day.timeZone}.</p>
    <${Evidence} day=${day} after=${again} />${me.person === person && html`<${Missing} date=${day.date} after=${again} />`}`}
  </section>`;
};

const Weeks = ({ weeks }) => html`<section class="wide" aria-labelledby="weeks"><h2 id="weeks">Your weeks</h2>
  <div class="scroll"><table><thead><tr><th scope="col">Week</th><th scope="col">Available</th>${PARTS.map(([, title]) => html`<th scope="col">${title}</th>`)}<th scope="col">Focus</th><th scope="col">After hours</th></tr></thead><tbody>
  ${[...weeks].reverse().map((week) => html`<tr><td>${week.week}${week.provisional ? '*' : ''}</td><td>${hours(week.sums.available)}</td>${PARTS.map(([part]) => html`<td>${hours(week.sums[part])}</td>`)}<td>${hours(week.sums.focus)}</td><td>${hours(week.sums.afterHours)}</td></tr>`)}
  </tbody></table></div><p class="note">* not over yet</p></section>`;

const Agreement = ({ agreement }) => {
  const [problem, setProblem] = useState(null);
  const say = (agreed) => send('/api/agreement', { team: agreement.team, agreed }).catch((e) => setProblem(e.message));
  return html`<section aria-labelledby="agreement"><h2 id="agreement">${agreement.team} is a small team</h2>
    <p>It has ${agreement.members} members; sums of fewer than ${agreement.minimumGroup} people are withheld. If all of you agree, weekly sums are shown once each week is over. You may take it back at any time.</p>
    <button onClick=${() => say(!agreement.agreed)}>${agreement.agreed ? 'I do not agree any longer' : 'I agree'}</button>${problem && html`<p class="problem" role="alert">${problem}</p>`}</section>`;
};

const Looks = ({ looks }) => html`<section class="wide" aria-labelledby="looks"><h2 id="looks">Who looked at your days</h2>
  ${looks.length === 0 ? html`<p class="note">Nobody but you.</p>` : html`<table><tbody>${looks.map((look) => html`<tr><td class="text">${when(look.at)}</td><td class="text">${look.who}</td><td class="text">${look.what}</td></tr>`)}</tbody></table>`}</section>`;

const PersonPage = ({ person }) => {
  const [s, state] = useLive('person', person);
  return html`<h1>${person === me.person ? 'My days' : person}</h1><${State} state=${state} />
    <div class="grid">${s.day && html`<${Day} key=${person} person=${person} live=${s.day} today=${s.day.date} />`}
    ${s.weeks && html`<${Weeks} weeks=${s.weeks} />`}${s.agreement && html`<${Agreement} agreement=${s.agreement} />`}${s.looks && html`<${Looks} looks=${s.looks} />`}
    ${s.coverage && html`<section class="wide" aria-labelledby="coverage"><h2 id="coverage">What is read of you</h2><${Sources} sources=${s.coverage.sources} /></section>`}</div>`;
};

const SystemPage = () => {
  const [s, state] = useLive('system', '');
  return html`<h1>System</h1><${State} state=${state} /><div class="grid">
    ${s.state && html`<section aria-labelledby="parts"><h2 id="parts">Parts</h2><table><tbody>
      <tr><td>Records that streams has not worked off</td><td>${s.state.lag ?? 'not known'}</td></tr>
      <tr><td>Waiting on disk for the broker</td><td>${s.state.spoolBytes == null ? 'the collector runs elsewhere' : (s.state.spoolBytes / 1048576).toFixed(1) + ' MiB'}</td></tr>
      ${Object.entries(s.state.versions).map(([name, version]) => html`<tr><td>${name}</td><td>${version}</td></tr>`)}</tbody></table></section>`}
    ${s.deadLetters && html`<section class="two" aria-labelledby="letters"><h2 id="letters">Set aside</h2>${s.deadLetters.length === 0 ? html`<p class="note">Nothing was set aside.</p>` : html`<div class="scroll"><table><thead><tr><th scope="col">Source</th><th scope="col" class="text">Reason</th><th scope="col">Count</th><th scope="col" class="text">Last</th></tr></thead><tbody>
      ${s.deadLetters.map((row) => html`<tr><td class="text">${row.source}</td><td class="text">${row.reason}</td><td>${row.count}</td><td class="text">${when(row.last)}</td></tr>`)}</tbody></table></div>`}</section>`}
    ${s.sources && html`<section class="wide" aria-labelledby="sources"><h2 id="sources">Sources</h2><${Sources} sources=${s.sources} /></section>`}
    ${s.strangers && html`<section class="wide" aria-labelledby="strangers"><h2 id="strangers">Identities that nobody owns</h2>${s.strangers.length === 0 ? html`<p class="note">There are none.</p>` : html`<div class="scroll"><table><thead><tr><th scope="col">Identity</th><th scope="col">Activities</th><th scope="col" class="text">First</th><th scope="col" class="text">Last</th><th scope="col" class="text">Perhaps</th></tr></thead><tbody>
      ${s.strangers.map((row) => html`<tr><td class="text">${row.identity}</td><td>${row.activities}</td><td class="text">${when(row.first)}</td><td class="text">${when(row.last)}</td><td class="text">${row.likelyOwner ?? '–'}</td></tr>`)}</tbody></table></div><p class="note">Give them to somebody, or to bots, in organization.yaml; what they did then counts from its first day.</p>`}</section>`}
  </div>`;
};

function places() {
  const all = [];
  if (me.person) all.push(['#/me', 'My days']);
  me.teams.forEach((team) => all.push(['#/team/' + encodeURIComponent(team), team]));
  if (me.roles.includes('operator')) all.push(['#/system', 'System']);
  return all;
}

const Here = ({ hash }) => {
  const [, kind, name] = hash.split('/').map(decodeURIComponent);
  if (kind === 'team' && name) return html`<${TeamPage} key=${name} team=${name} />`;
  if (kind === 'me' && me.person) return html`<${PersonPage} person=${me.person} />`;
  if (kind === 'person' && name) return html`<${PersonPage} key=${name} person=${name} />`;
  if (kind === 'system') return html`<${SystemPage} />`;
  return html`<h1>Nothing here</h1><p>There is no such page.</p>`;
};

const App = () => {
  const first = () => location.hash || places()[0]?.[0] || '#/';
  const [hash, setHash] = useState(first());
  useEffect(() => {
    const follow = () => { setHash(first()); document.querySelector('main').focus(); };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => { const title = document.querySelector('h1'); document.title = (title ? title.textContent + ' · ' : '') + 'makertime'; }, [hash]);
  const out = async () => { await send('/logout', {}).catch(() => {}); location.assign('/login'); };
  return html`<a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); document.querySelector('main').focus(); }}>To the figures</a>
    <header><strong>makertime</strong><nav aria-label="Pages">${places().map(([to, title]) => html`<a href=${to} aria-current=${hash === to ? 'page' : null}>${title}</a>`)}
    ${me.people.length > 0 && html`<select aria-label="Somebody's days" onChange=${(event) => { if (event.target.value) location.hash = '#/person/' + encodeURIComponent(event.target.value); }}><option value="">Somebody's days…</option>${me.people.map((id) => html`<option selected=${hash === '#/person/' + encodeURIComponent(id)}>${id}</option>`)}</select>`}</nav>
    <span class="who">${me.name}</span>${me.login && html`<button class="small" onClick=${out}>Log out</button>`}</header>
    <main id="main" tabindex="-1"><${Here} hash=${hash} /></main>`;
};

async function start() {
  const answer = await fetch('/api/me');
  if (answer.status === 401) { location.assign('/login'); return; }
  me = await answer.json();
  const place = document.getElementById('app');
  place.textContent = '';
  render(html`<${App} />`, place);
}

start();
