// Simulations that are kept under a name in this browser. Each is a link, which others can open too.
import { html, Table, me, number, useState } from './common.js';
import { money } from './simulation-knobs.js';
import { titleOf } from './simulation-board.js';

const MOST = 20;
const LONGEST = 60;
const place = () => 'makertime.simulations.' + me.name;

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(place()) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => one.name && one.choices) : [];
  } catch {
    return [];
  }
};

const write = (all) => {
  try {
    localStorage.setItem(place(), JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
};

const rowsOf = (name, found) =>
  found.missing
    ? [{ name, scenario: 'hours are not known' }]
    : Object.entries(found.measurable.results.scenarios)
        .filter(([scenario]) => scenario !== 'current')
        .map(([scenario, one]) => ({
          name,
          scenario: titleOf(scenario),
          months: one.breakEvenFractional == null ? 'never' : number(one.breakEvenFractional),
          npv: money(one.npv, found.inputs.org.currency),
          assumed: money(found.scenarios[scenario].npv, found.inputs.org.currency),
        }));

const Compared = ({ rows }) => html`
  <div class="fit">
    <${Table}
      rows=${rows}
      columns=${[
        ['Kept as', (row) => row.name, 'text why'],
        ['Scenario', (row) => row.scenario, 'text'],
        ['Payback period, months', (row) => row.months ?? '–'],
        ['Net present value', (row) => row.npv ?? '–'],
        ['With assumptions', (row) => row.assumed ?? '–'],
      ]}
    />
  </div>
`;

// choices is the page's address without the page; compute asks for the answer of such choices.
export const Saved = ({ page, choices, compute }) => {
  const [all, setAll] = useState(read());
  const [name, setName] = useState('');
  const [rows, setRows] = useState(null);
  const [note, setNote] = useState(null);
  const keep = (next) => {
    setAll(next);
    setRows(null);
    setNote(write(next) ? null : 'This browser keeps nothing: its storage is off or full.');
  };
  const save = (event) => {
    event.preventDefault();
    const title = name.trim().slice(0, LONGEST);
    if (title) keep([...all.filter((one) => one.name !== title), { name: title, choices }].slice(-MOST));
    setName('');
  };
  // one after the other: a newer request of the same viewer ends the one before
  const compare = async () => {
    setNote('Computing…');
    const found = [];
    try {
      for (const one of [{ name: 'as it is now on this page', choices }, ...all])
        found.push(...rowsOf(one.name, await compute(one.choices)));
      setRows(found);
      setNote(null);
    } catch (problem) {
      setNote(problem.message);
    }
  };
  return html`
    <section aria-labelledby="kept">
      <h2 id="kept">Kept under a name</h2>
      <form class="line" onSubmit=${save}>
        <div>
          <label for="keep-as">Keep these sliders as</label>
          <input id="keep-as" maxlength=${LONGEST} value=${name} onInput=${(event) => setName(event.target.value)} />
        </div>
        <button disabled=${!name.trim()}>Keep</button>
      </form>
      ${
        all.length > 0 &&
        html`
          <ul>
            ${all.map(
              (one) => html`
                <li key=${one.name}>
                  <a href=${`${page}?${one.choices}`}>${one.name}</a>
                  ${' '}
                  <button
                    class="small"
                    aria-label=${'Remove ' + one.name}
                    onClick=${() => keep(all.filter((other) => other.name !== one.name))}
                  >
                    Remove
                  </button>
                </li>
              `,
            )}
          </ul>
          <button onClick=${compare}>Compare them</button>
        `
      }
      ${
        note &&
        html`
          <p class="note" role="status">${note}</p>
        `
      }
      ${
        rows &&
        html`
          <${Compared} rows=${rows} />
        `
      }
      <p class="note">They stay in this browser. To share one, send its link: it has all sliders in it.</p>
    </section>
  `;
};
