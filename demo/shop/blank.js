// The page of `demo/run FILE`: loads itself again when the shown file was saved, and lists what is wrong with it.

new EventSource('/shown/events').addEventListener('message', () => location.reload());

const answer = await fetch('/shown/problems');
if (answer.ok) {
  const { ok, text } = await answer.json();
  const place = document.querySelector('#problems');
  place.textContent = text;
  place.hidden = ok && text === '';
}
