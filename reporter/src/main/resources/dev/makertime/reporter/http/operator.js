// What an operator looks at and starts: setups and test calls, dead letters, the check of all sources, strangers.
import { html, useState, send, ask, sentence, count, when, since, Table } from './common.js';

// Text that is put into a file or a terminal, with a button that copies it.
const Copied = ({ text, what }) => {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  return html`
    <button class="small" aria-label=${`Copy ${what}`} onClick=${copy}>${done ? 'Copied' : 'Copy'}</button>
  `;
};

const Setup = ({ setup, today }) => html`
  <details>
    <summary>${setup.source}: ${setup.path}</summary>
    <ul>
      ${setup.settings.map(
        (line) => html`
          <li>${line}</li>
        `,
      )}
      <li>
        ${
          setup.secretIn
            ? html`
                The secret is in the environment variable${' '}
                <code>${setup.secretIn}</code>
                ${' '}of the collector.
              `
            : 'The secret is in makertime.yaml; better is a variable of the environment.'
        }
      </li>
    </ul>
    <p>
      A test call, which counts nothing. Type it where that variable is set:${' '}
      <${Copied} text=${setup.call} what=${`the test call of ${setup.source}`} />
    </p>
    <pre class="scroll" tabindex="0">${setup.call}</pre>
    <p class="note" role="status">
      ${
        today?.last
          ? html`
              Last webhook ${since(today.last)}.
            `
          : 'No webhook has arrived since the collector started.'
      }
    </p>
  </details>
`;

export const Setups = ({ setups, calls }) => html`
  <section class="wide" aria-labelledby="setups">
    <h2 id="setups">Connect webhooks, and send a test call</h2>
    ${setups.map(
      (setup) => html`
        <${Setup} key=${setup.source} setup=${setup} today=${(calls ?? []).find((of) => of.source === setup.source)} />
      `,
    )}
  </section>
`;

const jobState = (job) => {
  if (job.running) return `Running: ${job.done} of ${job.all || '…'}`;
  return job.ended
    ? html`
        Last time: ${since(job.ended)}
      `
    : 'Not run since makertime started.';
};

// A job that is started here: how far it is, and what came of it.
const Job = ({ job, path, title }) => {
  const [problem, setProblem] = useState(null);
  const start = () => {
    setProblem(null);
    send(path, {}).catch((e) => setProblem(sentence(e.message)));
  };
  return html`
    <p>
      <button disabled=${job.running} onClick=${start}>${title}</button>
      ${' '}
      <span class="note" role="status">${jobState(job)}</span>
    </p>
    ${
      job.running &&
      html`
        <progress max=${Math.max(1, job.all)} value=${job.done} aria-label=${title}></progress>
      `
    }
    ${
      problem &&
      html`
        <p class="problem" role="alert">${problem}</p>
      `
    }
    ${
      job.lines.length > 0 &&
      html`
        <${Table}
          rows=${job.lines}
          columns=${[
            ['Of', (line) => line.name, 'text'],
            [
              'State',
              (line) => html`
                <span class=${'badge ' + (line.fine ? 'fresh' : 'stale')}>${line.fine ? 'fine' : 'not fine'}</span>
              `,
              'text',
            ],
            ['Result', (line) => line.text, 'text why'],
          ]}
        />
      `
    }
  `;
};

const READ = "makertime read gitlab --header 'X-Gitlab-Event: Pipeline Hook' < payload.json";

// What an operator does where the collector runs in a process of its own: this page cannot start it there.
export const Elsewhere = () => html`
  <section class="wide" aria-labelledby="elsewhere">
    <h2 id="elsewhere">Check, and read dead letters again</h2>
    <p>
      The collector runs in a process of its own, so this page cannot start them. On its machine, this command connects
      to the brokers and to all sources:
    </p>
    <pre class="scroll" tabindex="0">makertime check --config /etc/makertime/makertime.yaml</pre>
    <p>
      After an upgrade, this command shows whether a stored payload can be read now. The payload is the field${' '}
      <code>payload</code>
      ${' '}of a record of the topic${' '}
      <code>makertime.dead-letters.v1</code>
      :
    </p>
    <pre class="scroll" tabindex="0">${READ}</pre>
  </section>
`;

export const Check = ({ check }) => html`
  <section class="wide" aria-labelledby="check">
    <h2 id="check">Check of the brokers and all sources</h2>
    <p class="note">
      It connects to each of them once, as the command${' '}
      <code>makertime check</code>
      ${' '}does.
    </p>
    <${Job} job=${check} path="/api/check" title="Check now" />
  </section>
`;

const Each = () => {
  const [letters, setLetters] = useState(null);
  const [problem, setProblem] = useState(null);
  const look = () => {
    setProblem(null);
    ask('/api/dead-letters').then(setLetters, (e) => setProblem(sentence(e.message)));
  };
  return html`
    <p><button onClick=${look}>${letters ? 'Look again' : 'Look at the latest'}</button></p>
    ${
      problem &&
      html`
        <p class="problem" role="alert">${problem}</p>
      `
    }
    ${
      letters &&
      html`
        <p class="note">
          ${count(letters.length, 'dead letter')}. The content may be about people, so only its hash is shown: the first
          16 digits of the SHA-256 of the field${' '}
          <code>payload</code>
          ${' '}on the topic.
        </p>
        <${Table}
          rows=${letters}
          columns=${[
            ['Time', (row) => when(row.time), 'text'],
            ['Source', (row) => row.source, 'text'],
            ['Reason', (row) => row.reason, 'text why'],
            ['Hash', (row) => row.hash ?? 'not kept', 'text'],
            ['Characters', (row) => row.size],
          ]}
        />
      `
    }
  `;
};

export const DeadLetters = ({ reasons, rereading }) => html`
  <section class="wide" aria-labelledby="letters">
    <h2 id="letters">Dead letters</h2>
    ${
      reasons.length === 0
        ? html`
            <p class="note">There are none.</p>
          `
        : html`
            <${Table}
              rows=${reasons}
              columns=${[
                ['Source', (row) => row.source, 'text'],
                ['Reason', (row) => row.reason, 'text why'],
                ['Count', (row) => row.count],
                ['Last', (row) => since(row.last), 'text'],
              ]}
            />
            ${
              rereading &&
              html`
                <${Each} />
                <h3>After an upgrade</h3>
                <p class="note">
                  Webhooks that could not be read are read again. What can be read now is counted; nothing counts twice.
                  The counts above stay until the dead letters are deleted, after 30 days.
                </p>
                <${Job} job=${rereading} path="/api/dead-letters/read-again" title="Read them again" />
              `
            }
          `
    }
  </section>
`;

// As it stands under identities of a person, or under bots.
const lineOf = (identity) => `- ${JSON.stringify(identity)}`;

export const Strangers = ({ strangers }) => html`
  <section class="wide" aria-labelledby="strangers">
    <h2 id="strangers">Unattributed identities</h2>
    ${
      strangers.length === 0
        ? html`
            <p class="note">There are none.</p>
          `
        : html`
            <${Table}
              rows=${strangers}
              columns=${[
                ['Identity', (row) => row.identity, 'text'],
                ['Activities', (row) => row.activities],
                ['First', (row) => when(row.first), 'text'],
                ['Last', (row) => since(row.last), 'text'],
                ['Similar name', (row) => row.likelyOwner ?? '–', 'text'],
                [
                  'Line for organization.yaml',
                  (row) => html`
                    <code>${lineOf(row.identity)}</code>
                    ${' '}
                    <${Copied} text=${lineOf(row.identity)} what=${`the line of ${row.identity}`} />
                  `,
                  'text',
                ],
              ]}
            />
            <p class="note">
              Put the line under${' '}
              <code>identities</code>
              ${' '}of a person, or under${' '}
              <code>bots</code>
              . Under a person, all of its activities count for that person, also those of the past; under bots none
              ever counts. Similar name is the person whose name is most like it, which is only a guess: ask first.
            </p>
          `
    }
  </section>
`;
