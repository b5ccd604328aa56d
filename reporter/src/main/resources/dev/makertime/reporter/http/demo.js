// The line that says that this is a demo, how fast its time goes, and which time it is there.
import { html, useState, useEffect, useTick, hear, now, me } from './common.js';

const EVERY = 2000;

const timeIn = (zone) =>
  new Date(now()).toLocaleString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });

const paceOf = ({ pace, usual }) => {
  if (pace === 0) return 'Its time begins once its history is read';
  if (pace > usual) return 'Its nights and weekends pass in seconds';
  if (usual === 1) return 'In working hours its time goes like yours; its nights and weekends pass in seconds';
  return `Its time is accelerated: ${usual} times as fast`;
};

export const DemoLine = () => {
  const [demo, setDemo] = useState(me.demo);
  useTick(1000);
  useEffect(() => {
    if (!demo.zone) return undefined;
    const timer = setInterval(async () => {
      const answer = await fetch('/api/me').catch(() => null);
      if (!answer?.ok) return;
      const viewer = await answer.json();
      hear(viewer.now, viewer.demo.pace);
      setDemo(viewer.demo);
    }, EVERY);
    return () => clearInterval(timer);
  }, []);
  return html`
    <p class="demo">
      <strong>Demo</strong>
      ${' '}of a simulated organization.
      ${
        demo.zone &&
        html`
          ${' '}${paceOf(demo)}. There it is${' '}
          <time>${timeIn(demo.zone)}</time>
          ${' '}(${demo.zone.split('/').pop().replace('_', ' ')}).
        `
      }
    </p>
  `;
};
