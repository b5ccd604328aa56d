// First contact: asks the server for its state, and shows the form of the step.
const byId = (id) => document.getElementById(id);
const STEPS = { ASK: 'ask', READING: 'ask', REVIEW: 'review', WRITING: 'review', DONE: 'done' };
const STATES = { READING: 'Reading…', WRITING: 'Writing, and trying each source…' };
let shown = null;

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) byId('problem').textContent = (await answer.json().catch(() => ({}))).detail ?? 'It failed.';
  await look();
}

function show(state) {
  ['ask', 'review', 'done'].forEach((id) => {
    byId(id).hidden = STEPS[state.step] !== id;
  });
  byId('state').textContent = STATES[state.step] ?? '';
  byId('problem').textContent = state.problem ?? '';
  document.querySelectorAll('form button').forEach((button) => {
    button.disabled = state.step in STATES;
  });
  byId('lines').replaceChildren(
    ...state.lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
  );
  if (state.step === 'REVIEW' && shown !== 'REVIEW' && shown !== 'WRITING') {
    byId('organization').value = state.organization;
    byId('makertime').value = state.makertime;
    byId('organization').focus();
  }
  shown = state.step;
}

async function look() {
  const answer = await fetch('/setup/state').catch(() => null);
  if (answer?.ok) show(await answer.json());
  else if (shown === 'DONE') await open();
}

// The dashboard answers at the same address once makertime has started.
async function open() {
  const ready = await fetch('/health/ready').catch(() => null);
  if (ready?.ok) location.assign('/');
}

byId('ask-form').addEventListener('submit', (event) => {
  event.preventDefault();
  post('/setup/ask', Object.fromEntries(new FormData(event.target)));
});

byId('review-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const data = Object.fromEntries(new FormData(event.target));
  const calendars = Object.fromEntries(
    data.calendars
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((parts) => parts.length === 2),
  );
  post('/setup/write', { organization: data.organization, makertime: data.makertime, calendars });
});

look();
setInterval(look, 1000);
