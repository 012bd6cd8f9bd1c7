// Sending: the same body with the same id until the server has answered, so that a lost answer posts once.

const cookie = (name) => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);

const token = (form) => cookie("csrftoken") ?? form.elements.csrfmiddlewaretoken.value;

/**
 * One try. Answers {state, …}:
 *   "safe" with the receipt · "refused" with problems · "signin" · "stuck" when trying again will not help ·
 *   "waiting" when there was no answer.
 */
export async function send(form, body) {
  let answer;
  try {
    answer = await fetch(form.dataset.kirim, {
      method: "POST",
      redirect: "manual",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token(form) },
      body: JSON.stringify(body),
    });
  } catch {
    return { state: "waiting", why: "Belum ada sinyal. Isian Ibu aman di HP ini dan dikirim sendiri begitu tersambung." };
  }
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return { state: "signin" };
  if (answer.status === 400 || answer.status === 404) return { state: "stuck", why: "Server tidak mengenali kelompok ini. Isian Ibu tetap aman di HP ini. Tanyakan kepada Pokja II." };
  const said = await answer.json().catch(() => null);
  if (answer.status === 201 && said) return { state: "safe", receipt: said };
  if (answer.status === 422 && said?.problems) return { state: "refused", problems: said.problems };
  return { state: "waiting", why: "Server sedang sibuk. Isian Ibu aman di HP ini dan dicoba lagi sebentar." };
}

const PAUSES = [5, 15, 30, 60];

/** Tries again when the line is back, when the page is looked at, and after growing pauses. */
export function keepTrying(attempt) {
  let timer = 0;
  let tries = 0;
  const run = () => {
    clearTimeout(timer);
    attempt();
  };
  const wake = () => document.visibilityState === "visible" && run();
  return {
    start() {
      this.stop();
      addEventListener("online", run);
      document.addEventListener("visibilitychange", wake);
      timer = setTimeout(run, 1000 * PAUSES[Math.min(tries++, PAUSES.length - 1)]);
    },
    stop() {
      clearTimeout(timer);
      removeEventListener("online", run);
      document.removeEventListener("visibilitychange", wake);
    },
  };
}
