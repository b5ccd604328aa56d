// The operator's page: readiness, lag, dead letters, webhooks and sources.
import { html, useLive, useTick, State, when, since, Sources, Table } from './common.js';
import { Check, DeadLetters, Elsewhere, Setups, Strangers } from './operator.js';

const Calls = ({ calls }) => {
  useTick(10000);
  return html`
    <${Table}
      rows=${calls}
      columns=${[
        ['Source', (of) => of.source, 'text'],
        ['Accepted', (of) => of.accepted],
        ['Ignored', (of) => of.ignored],
        ['Dead letters', (of) => of.setAside],
        ['Refused', (of) => of.refused],
        ['Last webhook', (of) => (of.last ? since(of.last) : 'none since the collector started'), 'text'],
        ['Last refused, and why', (of) => (of.reason ? since(of.refusedAt, of.reason) : '–'), 'text why'],
      ]}
    />
    <p class="note">
      Since midnight UTC, or since the collector started; updated every five seconds. A polled source appears here only
      if it also sends webhooks.
    </p>
  `;
};

const spooled = (bytes) =>
  bytes == null ? 'unknown: the collector runs in another process' : (bytes / 1048576).toFixed(1) + ' MiB';

export const SystemPage = () => {
  const [s, state] = useLive('system', '');
  return html`
    <h1>System</h1>
    <${State} state=${state} />
    ${
      s.state?.stall &&
      html`
        <p class="problem" role="alert">
          <strong>Days have not been up to date since ${when(s.state.stall.since)}.</strong>
          ${' '}${s.state.stall.reason} ${s.state.stall.action} New evidence is stored meanwhile.
        </p>
      `
    }
    <div class="grid">
      ${
        s.state &&
        html`
          <section aria-labelledby="parts">
            <h2 id="parts">State</h2>
            <table>
              <tbody>
                <tr>
                  <td>Consumer lag of streams, in records</td>
                  <td>${s.state.lag ?? 'unknown'}</td>
                </tr>
                <tr>
                  <td>Spool on disk</td>
                  <td>${spooled(s.state.spoolBytes)}</td>
                </tr>
                ${Object.entries(s.state.versions).map(
                  ([name, version]) => html`
                    <tr>
                      <td>${name}</td>
                      <td>${version}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          </section>
        `
      }
      ${
        s.sources &&
        html`
          <section class="wide" aria-labelledby="sources">
            <h2 id="sources">Sources</h2>
            <${Sources} sources=${s.sources} />
          </section>
        `
      }
      ${
        s.calls !== undefined &&
        html`
          <section class="wide" aria-labelledby="calls">
            <h2 id="calls">Webhooks today</h2>
            ${
              s.calls === null
                ? html`
                    <p class="note">
                      The collector runs in a process of its own. Its log and its metrics, at${' '}
                      <code>/metrics</code>
                      ${' '}on the port${' '}
                      <code>collector.port</code>
                      , count webhooks by source.
                    </p>
                  `
                : s.calls.length === 0
                  ? html`
                      <p class="note">No webhook has arrived since the collector started.</p>
                    `
                  : html`
                      <${Calls} calls=${s.calls} />
                    `
            }
          </section>
        `
      }
      ${
        s.setups?.length > 0 &&
        html`
          <${Setups} setups=${s.setups} calls=${s.calls} />
        `
      }
      ${
        s.check &&
        html`
          <${Check} check=${s.check} />
        `
      }
      ${
        s.calls === null &&
        html`
          <${Elsewhere} />
        `
      }
      ${
        s.deadLetters &&
        html`
          <${DeadLetters} reasons=${s.deadLetters} rereading=${s.rereading} />
        `
      }
      ${
        s.strangers &&
        html`
          <${Strangers} strangers=${s.strangers} />
        `
      }
    </div>
  `;
};
