// What hours cost, marked as an estimate, for those who may see money: /api/me has the cost of an hour for nobody else.
import { html, me, number } from './common.js';

// To two digits: an estimate has no more.
const rounded = (value) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / unit) * unit;
};
const inCurrency = (value) => `${number(value, 0)}\u00a0${me.hourCost.currency}`;

// Some hours as money; nothing for who may not see it, and where they are nothing.
export const costOf = (seconds, isLeast) => {
  const cost = me.hourCost ? rounded((seconds / 3600) * me.hourCost.hour) : 0;
  return cost > 0 ? `${isLeast ? 'at least ' : 'some '}${inCurrency(cost)}` : null;
};

export const CostNote = () =>
  me.hourCost
    ? html`
        <p class="note">
          Money is an estimate at the organization's mean cost of ${inCurrency(me.hourCost.monthlyCost)} for a
          person-month of ${number(me.hourCost.monthHours, 0)} hours. It shows nobody's pay and no other costs.
        </p>
      `
    : null;
