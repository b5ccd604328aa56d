// A tour of the demo's four screens: it comes in as each visitor in turn. Skipped or finished, it stays away.
import { html, useState, useEffect, me, pageOf } from './common.js';

const KEY = 'tour';
const STEPS = [
  {
    of: '#/team/',
    title: 'A team, as its lead sees it',
    text:
      'What the team waits for now, and what waiting and manual work took. Sums of fewer than five people are' +
      ' withheld: nobody can be singled out.',
  },
  {
    of: '#/me',
    title: 'A day, as its engineer sees it',
    text:
      'All evidence of a day, and how it was counted. Engineers mark what is wrong and add what is missing. They also' +
      ' see who looked at their days.',
  },
  {
    of: '#/scenarios',
    title: 'A simulation, before a change',
    text: 'A manager compares ways of working in hours and money. Each figure is marked: measured, assumed or unknown.',
  },
  {
    of: '#/scenarios',
    page: '#/changes',
    title: 'A comparison, after a change',
    text: 'What changed with a migration, how certain that is, and what was promised before it.',
  },
];

const visitorOf = (step) => me.demo.visitors.find((one) => one.page.startsWith(step.of));
const pageFor = (step) => step.page ?? visitorOf(step).page;
const stepAt = (hash) => STEPS.findIndex((step) => pageFor(step) === pageOf(hash));

// Shows a step's screen; where that is another visitor's, it logs in as them.
async function open(step) {
  const visitor = visitorOf(step);
  if (visitor.title === me.name) {
    location.hash = pageFor(step);
    return;
  }
  const answer = await fetch('/login', {
    method: 'POST',
    headers: { 'X-CSRF-Token': me.csrf },
    body: new URLSearchParams({ token: visitor.token }),
  }).catch(() => null);
  if (!answer?.ok) {
    location.assign('/login');
    return;
  }
  sessionStorage.setItem(KEY, 'next');
  history.replaceState(null, '', '/' + pageFor(step));
  location.reload();
}

export const Tour = ({ hash }) => {
  const [done, setDone] = useState(localStorage.getItem(KEY) === 'done');
  const at = stepAt(hash);
  const end = () => {
    localStorage.setItem(KEY, 'done');
    setDone(true);
  };
  const again = () => {
    localStorage.removeItem(KEY);
    setDone(false);
    if (at < 0) open(STEPS[0]);
  };
  useEffect(() => {
    if (sessionStorage.getItem(KEY)) document.querySelector('main').focus();
    sessionStorage.removeItem(KEY);
  }, []);
  if (done || at < 0)
    return html`
      <p class="tour note"><button class="small" onClick=${again}>Take the tour</button></p>
    `;
  const step = STEPS[at];
  return html`
    <aside
      class="tour"
      aria-labelledby="tour"
      onKeyDown=${(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <h2 id="tour">${step.title}</h2>
      <p>${step.text}</p>
      <p class="acts">
        <span class="note">Tour, ${at + 1} of ${STEPS.length}</span>
        ${
          at > 0 &&
          html`
            <button onClick=${() => open(STEPS[at - 1])}>Back</button>
          `
        }
        ${
          at < STEPS.length - 1
            ? html`
                <button onClick=${() => open(STEPS[at + 1])}>Next: ${STEPS[at + 1].title}</button>
                <button class="skip-tour" onClick=${end}>Skip the tour</button>
              `
            : html`
                <button class="skip-tour" onClick=${end}>End the tour</button>
              `
        }
      </p>
    </aside>
  `;
};
