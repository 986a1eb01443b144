// The host's own script. Backchat needs none of it.
const [theme, badge, simulate] = ['theme', 'chats-badge', 'simulate'].map((id) => document.getElementById(id));

// The style sheet looks at what is chosen.
theme.value = sessionStorage.theme ?? 'auto';
theme.onchange = () => (sessionStorage.theme = theme.value);

document.addEventListener('chat-new-messages', () => (badge.textContent = Number(badge.textContent) + 1));
document.addEventListener('chat-open', () => (badge.textContent = ''));

async function simulated(request) {
  const answer = await fetch('/api/simulate', request);
  if (answer.ok) simulate.checked = (await answer.json()).on;
}
simulate.onchange = async () => {
  const body = JSON.stringify({on: simulate.checked});
  await simulated({method: 'POST', headers: {'content-type': 'application/json'}, body});
  await simulated();
};
await simulated();
