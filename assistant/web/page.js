// Runs once on the element that holds the answers; sends the custom events 'ask', 'rate' and 'restart' to the server.
const find = (selector, inside = element) => inside.querySelector(selector);
const send = (label, turn, comment) => trigger('rate', { turn, label, comment });

function open(id) {
  const fold = document.getElementById(id);
  if (!fold) return;
  fold.open = true;
  fold.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  find('summary', fold).focus({ preventScroll: true });
}

element.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-ask]');
  const link = event.target.closest('[data-opens]');
  const rate = event.target.closest('.rate');
  if (chip) trigger('ask', { question: chip.dataset.ask });
  if (rate) send(rate.dataset.label, rate.dataset.turn, '');
  if (event.target.closest('[data-restart]')) trigger('restart', {});
  if (link) { event.preventDefault(); open(link.dataset.opens); }
});

element.addEventListener('submit', (event) => {
  event.preventDefault();
  const row = event.target.closest('.feedback');
  const text = find('input', event.target).value.trim();
  if (text) send(row.dataset.label, row.dataset.turn, text);
});

window.assistantPage = {
  // The newest answer into view, where a chip far down the page was pressed.
  settle() {
    const turn = find('.turn');
    if (turn && turn.getBoundingClientRect().top < 0) turn.scrollIntoView({ block: 'start', behavior: 'smooth' });
  },
  begin() { document.querySelector('#question textarea').focus(); },
  // Only what the server has kept is shown as kept.
  confirm(text) {
    if (!text) return;
    const told = JSON.parse(text);
    const row = find(`.feedback[data-turn="${CSS.escape(told.turn)}"]`);
    if (!row) return;
    find('.receipt', row).textContent = told.text;
    if (!told.kept) return;
    row.dataset.label = told.label;
    for (const button of row.querySelectorAll('.rate')) {
      if (button.dataset.label === told.label) button.setAttribute('aria-pressed', 'true');
    }
    const form = find('.comment', row);
    form.hidden = !told.more;
  },
};
