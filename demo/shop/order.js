// Order status page: asks the order API and shows what it says. All text goes in as text nodes.

const form = document.querySelector('#order-form');
const message = document.querySelector('#order-message');
const result = document.querySelector('#order-result');

const titles = {
  processing: 'We are packing it',
  in_transit: 'On its way',
  late: 'Late, and we are sorry',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};
const reached = { processing: 1, in_transit: 2, late: 2, delivered: 3, cancelled: 0 };
const facts = [
  ['Order', 'number'],
  ['Placed', 'placed', 'date'],
  ['Items', 'items_text'],
  ['Total', 'total'],
  ['Carrier', 'carrier'],
  ['Parcel number', 'tracking_number'],
  ['Expected', 'expected', 'date'],
  ['Delivered', 'delivered', 'date'],
  ['Cancelled', 'cancelled', 'date'],
];

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

function show(order) {
  const title = result.querySelector('.state');
  title.textContent = titles[order.status] ?? order.status;
  title.dataset.status = order.status;
  result.querySelectorAll('.way li').forEach((item, index) => {
    const done = index < (reached[order.status] ?? 0);
    item.classList.toggle('reached', done);
  });
  const list = result.querySelector('dl');
  list.replaceChildren();
  for (const [label, key, kind] of facts) {
    if (order[key] === undefined) continue;
    const term = document.createElement('dt');
    term.textContent = label;
    const value = document.createElement('dd');
    value.textContent = kind === 'date' ? dates.format(new Date(`${order[key]}T00:00:00Z`)) : order[key];
    list.append(term, value);
  }
  result.hidden = false;
  title.focus();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  result.hidden = true;
  message.textContent = 'Looking it up…';
  const number = encodeURIComponent(form.elements.number.value.trim());
  const email = encodeURIComponent(form.elements.email.value.trim());
  try {
    const response = await fetch(`/api/orders/${number}?email=${email}`);
    if (response.status === 404) {
      message.textContent = 'We found no order with this number and e-mail address. Please compare them with the confirmation e-mail.';
    } else if (response.ok) {
      show(await response.json());
      message.textContent = '';
    } else {
      message.textContent = 'Our order system is not answering at the moment. Please try again in a minute.';
    }
  } catch {
    message.textContent = 'The order system could not be reached. Are you connected to the internet?';
  }
});
