// The dashboard: chooses the page by the address. The API checks permissions, so this script does not.
import { html, useState, useEffect, pageOf, send, know, me, RENEWED } from './common.js';
import { Overview } from './overview.js';
import { TeamPage } from './team.js';
import { PersonPage } from './person.js';
import { SystemPage } from './system.js';
import { Scenarios } from './simulation.js';
import { BeforeAfter } from './comparison.js';
import { Platform } from './platform.js';
import { Survey } from './survey.js';
import { DemoLine } from './demo.js';
import { Tour } from './tour.js';

function places() {
  const all = [];
  if (me.teams.length > 1) all.push(['#/overview', 'Overview']);
  if (me.person) all.push(['#/me', 'My days']);
  me.teams.forEach((team) => all.push(['#/team/' + encodeURIComponent(team), team]));
  if (me.roles.includes('manager')) all.push(['#/scenarios', 'Simulation'], ['#/changes', 'Comparison']);
  if (['lead', 'manager'].some((role) => me.roles.includes(role))) all.push(['#/platform', 'Platform']);
  if (me.roles.includes('manager')) all.push(['#/survey', 'Survey']);
  if (me.roles.includes('operator')) all.push(['#/system', 'System']);
  return all;
}

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const partsOf = (hash) => pageOf(hash).split('/').map(decoded);

const TITLES = {
  overview: 'Overview',
  me: 'My days',
  scenarios: 'Simulation',
  changes: 'Comparison',
  platform: 'Platform',
  survey: 'Survey',
  system: 'System',
};

// What the browser's tab says.
const titleOf = (hash) => {
  const [, kind, name] = partsOf(hash);
  if (kind === 'team' && name) return `Team ${name}`;
  if (kind === 'person' && name) return `Days of ${name}`;
  return TITLES[kind] ?? 'Page not found';
};

const Here = ({ hash }) => {
  const [, kind, name] = partsOf(hash);
  if (kind === 'team' && name)
    return html`
      <${TeamPage} key=${name} team=${name} />
    `;
  if (kind === 'overview')
    return html`
      <${Overview} />
    `;
  if (kind === 'me' && me.person)
    return html`
      <${PersonPage} person=${me.person} />
    `;
  if (kind === 'person' && name)
    return html`
      <${PersonPage} key=${name} person=${name} />
    `;
  if (kind === 'scenarios')
    return html`
      <${Scenarios} />
    `;
  if (kind === 'changes')
    return html`
      <${BeforeAfter} />
    `;
  if (kind === 'platform')
    return html`
      <${Platform} />
    `;
  if (kind === 'survey')
    return html`
      <${Survey} />
    `;
  if (kind === 'system')
    return html`
      <${SystemPage} />
    `;
  return html`
    <h1>Page not found</h1>
    <p>There is no such page.</p>
  `;
};

const App = () => {
  const first = () => location.hash || places()[0]?.[0] || '#/';
  const [hash, setHash] = useState(first());
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (!location.hash) history.replaceState(null, '', first());
    const follow = (event) => {
      setHash(first());
      const isOther = pageOf(new URL(event.oldURL).hash) !== pageOf(location.hash);
      if (isOther) document.querySelector('main').focus();
    };
    const again = () => setTurn((n) => n + 1);
    addEventListener('hashchange', follow);
    addEventListener(RENEWED, again);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener(RENEWED, again);
    };
  }, []);
  useEffect(() => {
    document.title = `${titleOf(hash)} · makertime`;
  }, [pageOf(hash)]);
  const out = async () => {
    await send('/logout', {}).catch(() => {});
    location.assign('/login');
  };
  return html`
    <a
      class="skip"
      href="#main"
      onClick=${(event) => {
        event.preventDefault();
        document.querySelector('main').focus();
      }}
    >
      Skip to the figures
    </a>
    <header>
      <strong>makertime</strong>
      <nav aria-label="Pages">
        ${places().map(
          ([to, title]) => html`
            <a href=${to} aria-current=${pageOf(hash) === to ? 'page' : null}>${title}</a>
          `,
        )}
        ${
          me.people.length > 0 &&
          html`
            <select
              aria-label="Days of a person"
              onChange=${(event) => {
                if (event.target.value) location.hash = '#/person/' + encodeURIComponent(event.target.value);
              }}
            >
              <option value="">Days of…</option>
              ${me.people.map(
                (id) => html`
                  <option selected=${pageOf(hash) === '#/person/' + encodeURIComponent(id)}>${id}</option>
                `,
              )}
            </select>
          `
        }
      </nav>
      <span class="who">${me.name}</span>
      ${
        me.login &&
        html`
          <button class="small" onClick=${out}>Log out</button>
        `
      }
    </header>
    ${
      me.demo &&
      html`
        <${DemoLine} />
      `
    }
    <main id="main" tabindex="-1">
      ${
        me.demo &&
        html`
          <${Tour} hash=${hash} />
        `
      }
      <${Here} hash=${hash} />
    </main>
    <footer><a href="/glossary">Glossary</a></footer>
  `;
};

// Opens the page that was requested before the login.
function askedFor() {
  const page = sessionStorage.getItem('page');
  sessionStorage.removeItem('page');
  if (page && !location.hash && places().some(([to]) => to === pageOf(page))) location.hash = page;
}

async function start() {
  const answer = await fetch('/api/me');
  if (answer.status === 401) {
    location.assign('/login');
    return;
  }
  know(await answer.json());
  askedFor();
  const place = document.getElementById('app');
  place.textContent = '';
  preact.render(
    html`
      <${App} />
    `,
    place,
  );
}

start();
