// Shared by the sections of a team's page: hours by kind, and notes on missing data.
import { html, ago, count, PARTS } from './common.js';
import { isAtMost, knownHours, knownNote, knownShare, titleOf } from './known.js';

export const CoverageNote = ({ coverage }) => {
  if (!coverage) return null;
  const missing = coverage.people - coverage.calendars;
  const stale = coverage.sources.filter((source) => source.state === 'stale' || source.state === 'silent');
  const calendars = missing > 0 ? `, calendars missing for ${missing}` : '';
  const from = `From ${coverage.tools} of ${count(coverage.people, 'person', 'people')}${calendars}`;
  return html`
    <p class="note">
      ${from}${
        stale.length
          ? html`
              ;${' '}
              <strong class="problem">stale: ${stale.map((source) => source.name).join(', ')}</strong>
            `
          : ''
      }.
    </p>
  `;
};

const LATE = {
  stale: (source) => `${source.name} was last read ${ago(source.readTo)} ago`,
  silent: (source) => `${source.name} was never read`,
  calls: (source) => `${source.name} only sends webhooks, so a lost one is not noticed`,
};

// Why waits may be missing: tools that were not read lately, or that tell of nobody. Nothing where all are read.
export const unreadTools = ({ tools, sources }) => {
  if (tools === 0) return 'no tool is read that tells of these people';
  const late = sources.filter((source) => source.kind !== 'calendar' && LATE[source.state]);
  return late.map((source) => LATE[source.state](source)).join('; ');
};

export const KnownNote = ({ known }) => {
  const note = knownNote(known);
  return note
    ? html`
        <p class="note known">${note}</p>
      `
    : null;
};

export const Parts = ({ now, known, before, knownBefore }) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">Working time</th>
        <th scope="col">Hours</th>
        <th scope="col">Share</th>
        ${
          before &&
          html`
            <th scope="col">Before</th>
          `
        }
      </tr>
    </thead>
    <tbody>
      ${PARTS.concat([['focus', 'Focus']]).map(
        ([part, title]) => html`
          <tr>
            <td>
              ${
                part === 'focus'
                  ? html`
                      <span class="note">${title}</span>
                    `
                  : html`
                      <span class=${'key ' + (isAtMost(part, known) ? 'unaccounted' : part)}></span>
                      ${
                        part === 'technical' &&
                        now.rest > 0 &&
                        html`
                          <span class="key rest"></span>
                        `
                      }
                      ${titleOf(part, title, known, now.rest > 0 || (before && before.rest > 0))}
                    `
              }
            </td>
            <td>${knownHours(part, now, known)}</td>
            <td>${knownShare(part, now, known)}</td>
            ${
              before &&
              html`
                <td>${knownShare(part, before, knownBefore)}</td>
              `
            }
          </tr>
        `,
      )}
    </tbody>
  </table>
`;
