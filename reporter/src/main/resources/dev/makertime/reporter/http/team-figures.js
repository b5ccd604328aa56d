// Shared by the sections of a team's page: hours by kind, and notes on missing data.
import { html, count, partsOf, me } from './common.js';
import { isAtMost, knownHours, knownNote, knownShare, titleOf } from './known.js';

export const Withheld = ({ period }) => html`
  <p class="withheld">
    Withheld: fewer than ${me.minimumGroup} people
    worked${period.leftOut > 1 ? ` on each of ${period.leftOut} days` : ''}.
  </p>
`;

export const LeftOut = ({ period }) =>
  period.leftOut > 0
    ? html`
        <p class="note">${count(period.leftOut, 'day')} of fewer than ${me.minimumGroup} people left out.</p>
      `
    : null;

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
      ${partsOf(now, before)
        .concat([['focus', 'of it focus']])
        .map(
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
                        ${titleOf(part, title, known)}
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
