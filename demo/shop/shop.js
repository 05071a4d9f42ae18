// The shop's own small script: the basket's count, and buttons that open the help desk.

const basketKey = 'basket';

function showCount() {
  const count = Number(sessionStorage.getItem(basketKey)) || 0;
  for (const place of document.querySelectorAll('[data-basket]')) place.textContent = String(count);
}

for (const form of document.querySelectorAll('form[data-buy]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem(basketKey, String((Number(sessionStorage.getItem(basketKey)) || 0) + 1));
    showCount();
    form.querySelector('[role="status"]').textContent = form.dataset.buy;
  });
}

// Buttons and links into the help desk. Without it (a blocker, an old browser) the links lead to the help page.
for (const way of document.querySelectorAll('button[data-help], a[data-help], a[data-question]')) {
  way.addEventListener('click', (event) => {
    if (!window.waypost) return;
    event.preventDefault();
    const { help, question } = way.dataset;
    if (question) window.waypost.ask(question);
    else if (help === 'person') window.waypost.person();
    else window.waypost.open();
  });
}

showCount();
