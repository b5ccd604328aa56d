// Follows the figures: when the store has changed, the page's main part is fetched anew and replaced,
// what the reader has opened stays open.
(() => {
  let shown = null;
  const say = (text) => {
    const place = document.getElementById('freshness');
    if (place) place.textContent = text;
  };
  const renew = async () => {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const open = new Set([...document.querySelectorAll('details[open] strong')].map((name) => name.textContent));
    page.querySelectorAll('details').forEach((one) => { one.open = open.has(one.querySelector('strong').textContent); });
    document.getElementById('report').replaceWith(document.adoptNode(page.getElementById('report')));
  };
  const look = async () => {
    try {
      const { version } = await (await fetch('/api/version')).json();
      if (shown !== null && version !== shown) await renew();
      shown = version;
      say('Live, as of ' + new Date().toLocaleTimeString() + '.');
    } catch (gone) {
      say('The reporter does not answer; these figures may be old.');
    }
    setTimeout(look, 2000);
  };
  look();
})();
