// Only comforts: every page works without this file.

// A form that shows its result while figures are typed.
for (const form of document.querySelectorAll('[data-live]')) {
  const place = form.dataset.live;
  const address = form.action.split('#')[0];
  let waiting, asked = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const turn = ++asked;
      const query = new URLSearchParams(new FormData(form));
      const reply = await fetch(`${address}?${query}`);
      if (!reply.ok || turn !== asked) return;
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      document.querySelector(place).replaceChildren(...page.querySelector(place).childNodes);
      history.replaceState(null, '', `${address}?${query}`);
    }, 350);
  });
}

// A job that tells how far it is.
for (const card of document.querySelectorAll('[data-job]')) {
  const look = async () => {
    const reply = await fetch(card.dataset.job).catch(() => null);
    if (reply?.status === 404 || reply?.status === 401) return;
    const told = reply?.ok ? await reply.json() : { state: 'running', percent: 0 };
    if (reply?.ok) card.querySelector('progress').value = told.percent;
    const said = card.querySelector('.said');
    if (told.state === 'running') {
      if (told.total) said.textContent = `正在进行：${told.done} / ${told.total}。现在的资料照常使用，可以离开本页。`;
      setTimeout(look, 700);
    } else if (told.state === 'done') {
      said.textContent = '已完成。';
      location.assign(`${told.next}?told=${encodeURIComponent(card.querySelector('h1').textContent + '：已完成')}`);
    } else {
      said.textContent = '没有成功。';
      const fault = card.querySelector('.fault');
      fault.textContent = told.fault;
      fault.hidden = false;
    }
  };
  look();
}

// A filter applies itself.
for (const form of document.querySelectorAll('form.filter')) {
  form.addEventListener('change', () => form.requestSubmit());
}
