// The page of `demo/run FILE`: loads itself again when the shown file was saved, and lists what is wrong with it.

new EventSource('/shown/events').addEventListener('message', () => location.reload());

const answer = await fetch('/shown/problems');
if (answer.ok) {
  const { ok, text } = await answer.json();
  const place = document.querySelector('#problems');
  for (const line of text.trimEnd().split('\n')) {
    const item = document.createElement('p');
    item.textContent = line.trim();
    item.classList.toggle('more', line.startsWith(' '));
    place.append(item);
  }
  place.hidden = ok && text === '';
}
